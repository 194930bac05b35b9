import pytest

from bench.measuring import Run, Samples
from bench.table import HEADER, Ratio, row_of, table, without

FAST, SLOW = Samples([Run(0.5, 20.0, 0.3)]), Samples([Run(2.0, 40.0, 1.5)])


def test_a_ratio_within_its_goal_is_met() -> None:
    row = row_of(Ratio("a", "b", FAST, SLOW, 1.0))

    assert row == "| a | b | 0.25 × | 0.25 × | 0.20 × | ≤ 1.0 × | met | 0.500 / 2.0 | 20 / 40 |"


def test_a_ratio_above_its_goal_is_missed() -> None:
    row = row_of(Ratio("a", "b", SLOW, FAST, 1.0))

    assert row == (
        "| a | b | 4.00 × | 4.00 × | 5.00 × | ≤ 1.0 × | **missed** | 2.0 / 0.500 | 40 / 20 |"
    )


def test_a_ratio_without_a_goal_is_neither() -> None:
    row = row_of(Ratio("a", "b", FAST, SLOW))

    assert row == "| a | b | 0.25 × | 0.25 × | 0.20 × |  |  | 0.500 / 2.0 | 20 / 40 |"


def test_memory_is_compared_where_memory_is_asked_for() -> None:
    row = row_of(Ratio("a", "b", SLOW, FAST, 10).of_memory())

    assert row == "| a | b | 2.00 × |  |  | ≤ 10.0 × | met | 2.0 / 0.500 | 40 / 20 |"


def test_a_peer_that_was_stopped_bounds_the_ratio_from_above() -> None:
    stopped = Samples([Run(None, 40.0, 300)], stopped_after=600)

    row = row_of(Ratio("a", "b", FAST, stopped, 1.0))

    assert row == (
        "| a | b | < 0.00 × | < 0.00 × | < 0.00 × | ≤ 1.0 × | met | 0.500 / > 600.0 | 20 / 40 |"
    )


def test_every_row_has_as_many_cells_as_the_header() -> None:
    row = row_of(Ratio("a", "b", FAST, SLOW, 1.0))

    assert row.count("|") == HEADER[0].count("|")


def test_a_table_is_its_header_and_a_row_for_each_ratio() -> None:
    ratio = Ratio("a", "b", FAST, SLOW)

    assert table([ratio, ratio]).splitlines() == [*HEADER, row_of(ratio), row_of(ratio)]


def test_a_goal_is_as_precise_as_it_was_set() -> None:
    row = row_of(Ratio("a", "b", FAST, SLOW, 0.05))

    assert "| ≤ 0.05 × | **missed** |" in row


def test_runs_less_what_it_takes_to_start() -> None:
    runs = Samples([Run(3.0, 20.0, 2.0), Run(2.5, 30.0, 1.5)])

    assert without(runs, FAST) == Samples([Run(2.5, 20.0, 1.7), Run(2.0, 30.0, 1.2)])


@pytest.mark.parametrize(
    "runs",
    [
        Samples([Run(0.25, 20.0, 0.5)]),
        Samples([Run(1.5, 20.0, 0.5), Run(0.75, 20.0, 0.5)]),
        Samples([Run(2.5, 20.0, 0.25)]),
    ],
    ids=["faster than the start", "within what starts differ", "less of the processor"],
)
def test_what_is_no_longer_than_the_start_says_nothing(runs: Samples) -> None:
    started = Samples([Run(0.5, 20.0, 0.3), Run(1.0, 20.0, 0.3), Run(1.0, 20.0, 0.3)])

    assert without(runs, started) is None
