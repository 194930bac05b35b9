from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.judging.ministries import Lineage, lineage, lineages
from dnatrack.loading.build import build
from dnatrack.model.ministry import Ministry

LAST, NEXT = "2025-09-30", "2025-10-01"
BEFORE, AFTER = date(2025, 9, 30), date(2025, 10, 1)


def ministry(id_: str, *successors: tuple[str, str], until: str | None = LAST) -> Ministry:
    """A ministry that ends on `until`, with `(id, relation)` of what took over the day after."""
    taken = [{"id": one, "from": NEXT, "relation": relation} for one, relation in successors]
    names = [{"ko": id_, **({"until": until} if until else {})}]
    shape = {"id": id_, "names": names, "successors": taken, "sources": ["S1"]}
    return build(Ministry, shape)


def standing(id_: str, *successors: tuple[str, str]) -> Ministry:
    return ministry(id_, *successors, until=None)


def found(id_: str, *ministries: Ministry, today: date = AFTER) -> Lineage:
    return lineage({one.id: one for one in ministries}, id_, today)


@pytest.mark.parametrize("relation", ["replacement", "merger"])
def test_one_that_is_replaced_or_merged_hands_over(relation: str) -> None:
    old = ministry("kostat", ("mods", relation))

    assert found("kostat", old, standing("mods")) == Lineage(("kostat", "mods"))


def test_it_keeps_its_promises_up_to_its_last_day() -> None:
    old = ministry("kostat", ("mods", "replacement"))

    assert found("kostat", old, standing("mods"), today=BEFORE) == Lineage(("kostat",))


@pytest.mark.parametrize("heirs", [("a", "b"), ("a",)])
def test_a_split_assigns_nobody(heirs: tuple[str, ...]) -> None:
    old = ministry("moef", *((one, "split") for one in heirs))

    assert found("moef", old) == Lineage(("moef",), is_unassigned=True, candidates=heirs)


def test_two_that_replaced_one_leave_it_open_which() -> None:
    old = ministry("old", ("a", "replacement"), ("b", "merger"))

    assert found("old", old) == Lineage(("old",), is_unassigned=True, candidates=("a", "b"))


def test_a_split_beside_a_replacement_leaves_it_open() -> None:
    old = ministry("old", ("a", "replacement"), ("b", "split"))

    assert found("old", old) == Lineage(("old",), is_unassigned=True, candidates=("a", "b"))


def test_a_transfer_leaves_the_promises_with_a_ministry_that_stands() -> None:
    assert found("motie", standing("motie", ("mcee", "transfer"))) == Lineage(("motie",))


def test_a_transfer_alone_assigns_nobody() -> None:
    old = ministry("old", ("a", "transfer"))

    assert found("old", old) == Lineage(("old",), is_unassigned=True, candidates=("a",))


def test_a_transfer_does_not_stand_in_the_way_of_a_replacement() -> None:
    old = ministry("kcc", ("part", "transfer"), ("kmcc", "replacement"))

    assert found("kcc", old) == Lineage(("kcc", "kmcc"))


def test_one_that_ended_without_successors_is_unassigned() -> None:
    assert found("old", ministry("old")) == Lineage(("old",), is_unassigned=True)


def test_a_successor_counts_from_its_day_on() -> None:
    early = ministry("old", ("new", "replacement"), until="2025-08-31")

    assert found("old", early, today=BEFORE) == Lineage(("old",), is_unassigned=True)


def test_promises_go_along_a_chain_as_far_as_it_is_known() -> None:
    chain = (
        ministry("a", ("b", "replacement")),
        ministry("b", ("c", "merger")),
        ministry("c", ("d", "split"), ("e", "split")),
    )

    assert found("a", *chain) == Lineage(("a", "b", "c"), is_unassigned=True, candidates=("d", "e"))


def test_in_a_circle_promises_stay_where_they_are_written() -> None:
    circle = (
        ministry("a", ("b", "replacement")),
        ministry("b", ("c", "replacement")),
        ministry("c", ("b", "replacement")),
    )

    assert found("a", *circle) == Lineage(("a",), is_unassigned=True, candidates=("b",))
    assert found("b", *circle) == Lineage(("b",), is_unassigned=True, candidates=("c",))


def test_a_ministry_that_replaces_itself_assigns_nobody() -> None:
    alone = ministry("a", ("a", "replacement"))

    assert found("a", alone) == Lineage(("a",), is_unassigned=True, candidates=("a",))


def test_a_ministry_that_is_not_registered_answers_itself() -> None:
    old = ministry("old", ("nobody-knows", "replacement"))

    assert found("old", old) == Lineage(("old", "nobody-knows"))
    assert found("nobody-knows", old) == Lineage(("nobody-knows",))


IDS = st.sampled_from("abcde")
RELATIONS = st.sampled_from(["split", "merger", "replacement", "transfer"])
MINISTRIES: st.SearchStrategy[dict[str, Any]] = st.dictionaries(
    IDS,
    st.tuples(st.lists(st.tuples(IDS, RELATIONS), max_size=3), st.sampled_from([LAST, None])),
)


@given(MINISTRIES)
def test_every_lineage_ends_with_one_that_stands_or_is_unassigned(shape: dict[str, Any]) -> None:
    known = {id_: ministry(id_, *taken, until=until) for id_, (taken, until) in shape.items()}

    for id_, one in lineages(known, AFTER).items():
        last = known.get(one.holder)
        assert one.path[0] == id_
        assert len(one.path) == len(set(one.path))
        assert one.is_unassigned == (last is not None and last.is_over(AFTER))
