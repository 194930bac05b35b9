from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.judging.judgement import judge
from dnatrack.judging.waiting import Effect, Impact, Waiting, impact, slip_due, waiting_on
from dnatrack.model.milestone import Milestone
from dnatrack.model.period import Period, PeriodError, Span
from tests.judging.making import milestone_of, task_of, tracker_of
from tests.rules.rows import Row, rows

TODAY = date(2020, 1, 20)


def waiting_of(*lines: str, today: date = TODAY) -> Waiting:
    """Who waits for whom: `t/b due: 2020-03, lifecycle: on-hold <- t/a u/c`."""
    milestones: defaultdict[str, list[Milestone]] = defaultdict(list)
    for line in lines:
        left, _, blockers = line.partition("<-")
        id_, _, fields = left.strip().partition(" ")
        task, _, own = id_.partition("/")
        milestones[task].append(milestone_of(fields.strip(), own, blocked_by=blockers.split()))
    tasks = (task_of(*found, id_=id_) for id_, found in milestones.items())
    return waiting_on(judge(tracker_of(*tasks), today))


NAMES = ("a", "b", "c", "d", "e", "f")
LINKS = st.dictionaries(st.sampled_from(NAMES), st.frozensets(st.sampled_from(NAMES)))


def lines_of(links: Mapping[str, frozenset[str]]) -> list[str]:
    return [f"t/{name} <- {' '.join(sorted(links.get(name, ())))}" for name in NAMES]


@rows(Path(__file__).parent / "waits.yaml")
def test_who_waits_for_whom(row: Row) -> None:
    found = waiting_of(*row["given"])

    ids = row.get("all_waiting", ()), row.get("chains", ())
    told = {
        "waits_for": {id_: [*links] for id_, links in found.waits_for.items()},
        "awaited_by": {id_: [*links] for id_, links in found.awaited_by.items()},
        "unknown": [[*link] for link in found.unknown],
        "circling": sorted(found.circling),
        "all_waiting": {id_: sorted(found.all_waiting(id_)) for id_ in ids[0]},
        "chains": {id_: [*found.longest_chain(id_)] for id_ in ids[1]},
    }
    assert {key: said for key, said in told.items() if key in row} == {
        key: said for key, said in row.items() if key in told
    }


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

    found, expected = (waiting_of(*one) for one in ([lines[at] for at in order], lines))
    assert [*found.pending] == [*expected.pending]
    assert (found.waits_for, found.awaited_by) == (expected.waits_for, expected.awaited_by)
    assert found.order == expected.order


ORIGIN = "t/a"


def told(id_: str, found: Impact) -> str:
    one = found.touched[id_]
    moved = f" {one.days:+} {one.to}" if one.to else ""
    slack = "-" if one.slack is None else one.slack
    chain = " ".join(found.chain(id_))
    return f"{id_} {one.outcome}{moved}, slack {slack}, spare {one.spare}; {chain}"


@rows(Path(__file__).parent / "impacts.yaml")
def test_what_follows_from_a_move(row: Row) -> None:
    today = date.fromisoformat(row["on"]) if "on" in row else TODAY

    found = impact(waiting_of(*row["given"], today=today), ORIGIN, Period.parse(row["to"]))

    assert [told(id_, found) for id_ in found.touched] == row["touched"]


def test_what_had_no_deadline_moves_by_no_number_of_days() -> None:
    assert impact(waiting_of("t/a"), ORIGIN, Period.parse("2020-04")).days is None


def test_longer_chains_come_first_and_each_behind_what_it_waits_for() -> None:
    links = ("a", "b <- a", "c <- a", "d <- c", "e <- c", "f <- e")
    lines = (f"t/{one[0]} due: 2020-02{one[1:]}" for one in links)

    found = impact(waiting_of(*lines), ORIGIN, Period.parse("2020-03"))

    ids = [one.judged.owed.id for one in found.along_chains]
    assert ids == ["t/c", "t/e", "t/f", "t/d", "t/b"]


@pytest.mark.parametrize(
    ("due", "span", "becomes"),
    [
        ("2020-03-15", Span(days=30), "2020-04-14"),
        ("2020-03", Span(days=30), "2020-04"),
        ("2020-03", Span(days=31), "2020-05-01"),
        ("2020-H1", Span(days=30), "2020-07-30"),
        ("2020-H1", Span(months=6), "2020-H2"),
        ("2020-02", Span(months=1), "2020-03"),
        ("2020-02-29", Span(months=1), "2020-03-29"),
        ("2020-Q4", Span(), "2020-Q4"),
    ],
)
def test_a_slip_is_exact(due: str, span: Span, becomes: str) -> None:
    assert slip_due(Period.parse(due), span) == Period.parse(becomes)


def test_a_slip_can_be_too_far() -> None:
    with pytest.raises(PeriodError):
        slip_due(Period.parse("2199"), Span(days=1))


LINKED = ("a", "b", "c", "d", "e")
DUES = ("", "2020", "2020-H1", "2020-H2", "2020-Q2", "2020-02", "2020-03-10", "2020-12-31", "2021")
STATES = ("planned", "planned", "planned", "on-hold", "unknown", "done")
SLIPS = st.integers(0, 500)


@st.composite
def chains(draw: st.DrawFn) -> Waiting:
    lines = ["t/a due: 2020-02"]
    for name in LINKED[1:]:
        due, state = draw(st.sampled_from(DUES)), draw(st.sampled_from(STATES))
        dated = f"due: {due}, " if due else ""
        blockers = draw(st.frozensets(st.sampled_from(LINKED)))
        lines.append(f"t/{name} {dated}lifecycle: {state} <- {' '.join(sorted(blockers))}")
    order = draw(st.permutations(lines))
    return waiting_of(*order, today=date(2020, 7, 10))


def by(waiting: Waiting, days: int) -> Impact:
    due = waiting.pending[ORIGIN].due
    assert due is not None
    return impact(waiting, ORIGIN, slip_due(due, Span(days=days)))


def new_ends(waiting: Waiting, found: Impact) -> dict[str, date]:
    """The last day of each after all has moved; nothing where none is known."""
    dues = {id_: one.due for id_, one in waiting.pending.items()}
    dues |= {id_: one.to for id_, one in found.touched.items() if one.to}
    dues[ORIGIN] = found.to
    return {id_: due.last for id_, due in dues.items() if due}


@given(chains())
def test_moving_by_nothing_moves_nothing(waiting: Waiting) -> None:
    assert by(waiting, 0).touched == {}


@given(chains(), SLIPS)
def test_nothing_moves_to_an_earlier_day(waiting: Waiting, days: int) -> None:
    for one in by(waiting, days).touched.values():
        assert (one.days > 0) == (one.outcome is Effect.MOVES)


@given(chains(), SLIPS, SLIPS)
def test_who_slips_further_moves_at_least_as_much(waiting: Waiting, days: int, more: int) -> None:
    less, further = by(waiting, days), by(waiting, days + more)

    for id_, end in new_ends(waiting, less).items():
        assert end <= new_ends(waiting, further)[id_]


@given(chains(), SLIPS)
def test_every_move_is_needed(waiting: Waiting, days: int) -> None:
    found = by(waiting, days)

    for one in found.touched.values():
        if one.to and one.judged.due:
            assert one.judged.due.last < one.bound
            assert one.to.first <= one.bound <= one.to.last


@given(chains(), SLIPS)
def test_the_moves_are_enough(waiting: Waiting, days: int) -> None:
    found = by(waiting, days)
    ends = new_ends(waiting, found)

    changed = {ORIGIN, *(id_ for id_, one in found.touched.items() if one.to)} if days else set()
    for id_ in changed:
        for waiter in waiting.awaited_by[id_]:
            left = found.touched.get(waiter)
            is_judged = left is None or left.outcome in {Effect.MOVES, Effect.HOLDS}
            if waiter != ORIGIN and is_judged:
                assert ends[id_] <= ends[waiter]


@given(chains(), SLIPS)
def test_every_chain_leads_from_the_origin_along_links(waiting: Waiting, days: int) -> None:
    found = by(waiting, days)

    for id_ in found.touched:
        chain = found.chain(id_)
        assert chain[0] == ORIGIN
        for before, after in pairwise(chain):
            assert before in waiting.waits_for[after]
    assert {one.judged.owed.id for one in found.along_chains} == set(found.touched)
