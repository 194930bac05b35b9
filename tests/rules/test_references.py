"""The walks over all references know every field, and find every circle."""

from hypothesis import given
from hypothesis import strategies as st

from dnatrack.loading.load import load
from dnatrack.model.data_files import DataPath
from dnatrack.rules.examples import EXAMPLE_TASK, example_snapshot
from dnatrack.rules.items import shown_names
from dnatrack.rules.references import Cited, circles, citations, citations_of, draw_circle
from tests.rules.complete_data import COMPLETE_TRACKER, NAME, SOURCE, places_of


def test_what_leads_nowhere_is_no_circle() -> None:
    assert list(circles({"a": ["b", "c"], "b": ["c"], "c": []})) == []


def test_what_is_not_listed_ends_a_way() -> None:
    assert list(circles({"a": ["elsewhere"]})) == []


def test_a_thing_that_refers_to_itself_is_a_circle_of_one() -> None:
    assert list(circles({"a": ["a"]})) == [("a",)]


def test_a_circle_begins_with_its_first_member() -> None:
    assert list(circles({"x": ["b"], "a": ["b"], "b": ["c"], "c": ["a"]})) == [("b", "c", "a")]


def test_circles_apart_from_each_other_are_all_given() -> None:
    references = {"a": ["b"], "b": ["a"], "c": ["d"], "d": ["c"]}

    assert list(circles(references)) == [("a", "b"), ("c", "d")]


def test_a_way_longer_than_the_stack_is_followed() -> None:
    way = {str(number): [str((number + 1) % 5000)] for number in range(5000)}

    assert [len(circle) for circle in circles(way)] == [5000]


NAMES = st.sampled_from("abcdef")


@given(st.dictionaries(NAMES, st.lists(NAMES, max_size=3)))
def test_a_circle_is_given_just_where_there_is_one(references: dict[str, list[str]]) -> None:
    found = list(circles(references))

    for circle in found:
        for member, following in zip(circle, (*circle[1:], circle[0]), strict=True):
            assert following in references[member]
    assert bool(found) == has_circle(references)


def has_circle(references: dict[str, list[str]]) -> bool:
    """Whether something is left when all that refers to nothing is taken away again and again."""
    left = dict(references)
    while ends := [name for name in left if not set(left[name]) & left.keys()]:
        for name in ends:
            del left[name]
    return bool(left)


def test_a_long_circle_is_drawn_without_its_middle() -> None:
    assert draw_circle(tuple("abcdefghijklm")) == "a → b → c → d → e → f → g → … → m → a"


def test_eight_members_are_not_too_many_to_be_drawn() -> None:
    assert draw_circle(tuple("abcdefgh")) == "a → b → c → d → e → f → g → h → a"


def test_a_short_circle_is_drawn_in_full() -> None:
    assert draw_circle(("a", "b")) == "a → b → a"


# One that the schema gets later makes these tests fail.


def test_every_field_that_holds_a_source_is_a_citation() -> None:
    found = {
        citation.place(index)
        for citation in citations(COMPLETE_TRACKER)
        for index in range(len(citation.sources))
    }

    assert found == places_of(SOURCE)
    assert len(found) > 30


def test_every_field_that_holds_a_name_is_shown() -> None:
    found = {shown.place for shown in shown_names(COMPLETE_TRACKER)}

    assert found == places_of(NAME)
    assert len(found) > 10


def test_all_cited_sources_are_known_at_once() -> None:
    assert citations_of(COMPLETE_TRACKER) == Cited(frozenset({SOURCE}), ())


def test_lists_in_which_a_source_stands_twice_are_known_at_once() -> None:
    files = {"tasks/example.yaml": EXAMPLE_TASK.replace("[S1]", "[S1, S1]")}
    tracker = load(example_snapshot(files)).tracker

    assert [one.place(1) for one in citations_of(tracker).with_repetition] == [
        DataPath("tasks/example.yaml", ("sources", 1))
    ]
