from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from tests.judging.chains import waiting_of

NAMES = ("a", "b", "c", "d", "e", "f")
LINKS = st.dictionaries(st.sampled_from(NAMES), st.frozensets(st.sampled_from(NAMES)))


def lines_of(links: Mapping[str, frozenset[str]]) -> list[str]:
    return [f"t/{name} <- {' '.join(sorted(links.get(name, ())))}" for name in NAMES]


def test_both_sides_of_a_link_know_it() -> None:
    found = waiting_of("t/law", "t/decree <- law", "u/site <- t/decree t/law")

    assert found.waits_for == {
        "t/decree": ("t/law",),
        "t/law": (),
        "u/site": ("t/decree", "t/law"),
    }
    assert found.awaited_by == {
        "t/decree": ("u/site",),
        "t/law": ("t/decree", "u/site"),
        "u/site": (),
    }


def test_what_is_done_or_closed_holds_nobody_and_waits_for_nobody() -> None:
    found = waiting_of(
        "t/done lifecycle: done",
        "t/gone lifecycle: cancelled <- open",
        "t/open <- done",
        "t/paused lifecycle: on-hold <- open",
    )

    assert found.waits_for == {"t/open": (), "t/paused": ("t/open",)}


def test_what_is_done_later_still_holds_others_on_the_evaluation_day() -> None:
    found = waiting_of("t/a lifecycle: done, done_on: 2020-06", "t/b <- a")

    assert found.waits_for["t/b"] == ("t/a",)


def test_links_to_nothing_are_told() -> None:
    found = waiting_of("t/a <- u/none", "t/b lifecycle: done <- u/other")

    assert found.unknown == (("t/a", "u/none"),)


def test_a_longest_chain_goes_through_others() -> None:
    found = waiting_of("t/a", "t/b <- a", "t/c <- a b", "t/d <- a", "t/e <- c")

    assert found.longest_chain("t/a") == ("t/a", "t/b", "t/c", "t/e")
    assert found.all_waiting("t/a") == {"t/b", "t/c", "t/d", "t/e"}
    assert found.longest_chain("t/e") == ("t/e",)


def test_a_chain_ends_at_a_circle() -> None:
    found = waiting_of("t/a", "t/b <- a d", "t/c <- b", "t/d <- c", "t/e <- d", "t/f <- f")

    assert found.circling == {"t/b", "t/c", "t/d", "t/f"}
    assert found.longest_chain("t/a") == ("t/a", "t/b")
    assert found.longest_chain("t/b") == ("t/b",)
    assert found.all_waiting("t/b") == {"t/c", "t/d", "t/e"}


def test_ids_come_in_natural_order() -> None:
    found = waiting_of("t-10/a <- t-2/a", "t-9/a <- t-2/a", "t-2/a")

    assert found.awaited_by["t-2/a"] == ("t-9/a", "t-10/a")


def test_a_long_chain_is_no_deeper_than_the_stack() -> None:
    lines = (f"t/m{index} <- m{index - 1}" for index in range(1, 3000))

    found = waiting_of("t/m0", *lines)

    assert len(found.longest_chain("t/m0")) == len(found.all_waiting("t/m0")) + 1 == 3000


@given(LINKS)
def test_whoever_waits_for_itself_is_circling(links: Mapping[str, frozenset[str]]) -> None:
    found = waiting_of(*lines_of(links))
    circling = {
        id_
        for id_, waiters in found.awaited_by.items()
        if id_ in waiters or any(id_ in found.all_waiting(one) for one in waiters)
    }

    assert circling <= found.circling
    assert {*found.order, *found.circling} == set(found.pending)
    assert bool(circling) == bool(found.circling)


@given(LINKS)
def test_blockers_come_before_those_that_wait(links: Mapping[str, frozenset[str]]) -> None:
    found = waiting_of(*lines_of(links))
    places = {id_: index for index, id_ in enumerate(found.order)}

    for id_ in found.order:
        for blocker in found.waits_for[id_]:
            assert blocker in found.circling or places[blocker] < places[id_]


@given(LINKS, st.permutations(range(len(NAMES))))
def test_the_order_of_files_does_not_matter(
    links: Mapping[str, frozenset[str]], order: list[int]
) -> None:
    lines = lines_of(links)

    found = waiting_of(*(lines[index] for index in order))

    expected = waiting_of(*lines)
    assert (list(found.pending), found.waits_for, found.awaited_by, found.order) == (
        list(expected.pending),
        expected.waits_for,
        expected.awaited_by,
        expected.order,
    )
