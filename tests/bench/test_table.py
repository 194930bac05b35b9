import pytest

from bench.__main__ import PROJECT, TABLE_IN_DOCUMENT
from bench.measuring import Run, Samples
from bench.table import HEADER, Ratio, row_of, without

FAST, SLOW = Samples([Run(0.5, 20.0, 0.3)]), Samples([Run(2.0, 40.0, 1.5)])
STOPPED = Samples([Run(None, 40.0, 300)], stopped_after=600)
ROWS = {
    "met": (
        Ratio("a", "b", FAST, SLOW, 1.0),
        "| a | b | 0.25 × | 0.25 × | 0.20 × | ≤ 1.0 × | met | 0.500 / 2.0 | 20 / 40 |",
    ),
    "missed": (
        Ratio("a", "b", SLOW, FAST, 1.0),
        "| a | b | 4.00 × | 4.00 × | 5.00 × | ≤ 1.0 × | **missed** | 2.0 / 0.500 | 40 / 20 |",
    ),
    "missed by little": (
        Ratio("a", "b", FAST, SLOW, 0.05),
        "| a | b | 0.25 × | 0.25 × | 0.20 × | ≤ 0.05 × | **missed** | 0.500 / 2.0 | 20 / 40 |",
    ),
    "no goal": (
        Ratio("a", "b", FAST, SLOW),
        "| a | b | 0.25 × | 0.25 × | 0.20 × |  |  | 0.500 / 2.0 | 20 / 40 |",
    ),
    "of memory": (
        Ratio("a", "b", SLOW, FAST, 10).of_memory(),
        "| a | b | 2.00 × |  |  | ≤ 10.0 × | met | 2.0 / 0.500 | 40 / 20 |",
    ),
    "a peer that was stopped": (
        Ratio("a", "b", FAST, STOPPED, 1.0),
        "| a | b | < 0.00 × | < 0.00 × | < 0.00 × | ≤ 1.0 × | met | 0.500 / > 600.0 | 20 / 40 |",
    ),
}


@pytest.mark.parametrize(("ratio", "row"), ROWS.values(), ids=ROWS)
def test_a_ratio_is_a_row_below_the_header(ratio: Ratio, row: str) -> None:
    assert row_of(ratio) == row
    assert row.count("|") == HEADER[0].count("|")


def test_the_document_has_one_place_for_the_table() -> None:
    document = (PROJECT / "docs" / "benchmarks.md").read_text(encoding="utf-8")

    assert len(TABLE_IN_DOCUMENT.findall(document)) == 1


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
