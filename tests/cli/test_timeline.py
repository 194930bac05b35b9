"""`dnatrack timeline` as people run it, on the data of this repository."""

import json

import pytest

from tests.cli.running import dnatrack, dnatrack_bytes

DAY = ("--on", "2020-12-31", "--lang", "en")


def test_a_range_of_periods() -> None:
    run = dnatrack("timeline", "dg-2-4", "--from", "2021-H2", "--to", "2021", *DAY,
                   "--format", "json")  # fmt: skip
    shown = json.loads(run.out)

    assert run.code == 0
    assert (shown["from"], shown["to"]) == ("2021-07-01", "2021-12-31")
    assert [row["id"] for row in shown["timeline"]] == [
        "digital-government",
        "dg-2-4",
        "dg-2-4/three-cards",
        "dg-2-4/driving-licence",
    ]
    assert (shown["milestones"], shown["before"], shown["after"]) == (4, 1, 1)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--from", "2021", "--to", "2020"), "`--to 2020` is before `--from 2021`"),
        (("--from", "soon"), "`--from soon` is no day or period"),
        (("--by", "day"), "there is no `--by day`"),
        (("dg-2-44",), "there is no task, taskforce or priority `dg-2-44`"),
    ],
)
def test_options_that_make_no_sense(options: tuple[str, ...], said: str) -> None:
    run = dnatrack("timeline", *options, *DAY)

    assert (run.code, run.out) == (2, "")
    assert said in run.err


def test_a_console_that_knows_only_ascii_can_be_read_too() -> None:
    run = dnatrack_bytes("timeline", "dg-2-4", "--on", "2021-07-01", "--lang", "en", "--width",
                         "80", LC_ALL="C", PYTHONIOENCODING="ascii")  # fmt: skip
    shown = run.stdout.decode("ascii")
    (card,) = (line for line in shown.splitlines() if "first-card" in line)

    assert "First mobile ID" in card
    assert card.replace(" ", "").endswith("######v|")
    assert "# due (done)   v done   | as of 1 Jul 2021" in shown
