from bench.measuring import Run, Samples
from bench.table import HEADER, Ratio, table

FAST, SLOW = Samples([Run(0.5, 20.0, 0.3)]), Samples([Run(2.0, 40.0, 1.5)])


def row_of(ratio: Ratio) -> str:
    return table([ratio]).splitlines()[-1]


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
