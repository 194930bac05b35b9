"""The walks know every field: one that the schema gets later makes these tests fail."""

from dnatrack.loading.load import load
from dnatrack.model.data_files import DataPath
from dnatrack.rules.examples import EXAMPLE_TASK, example_snapshot
from dnatrack.rules.items import shown_names
from dnatrack.rules.references import Cited, citations, citations_of
from tests.checking.complete_data import COMPLETE_TRACKER, NAME, SOURCE, places_of


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
