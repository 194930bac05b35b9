"""What commands that read answer: the rows of a table."""

import json
import shutil
from pathlib import Path

from tests.cli.running import ROOT, dnatrack, dnatrack_bytes
from tests.cli.scenes import listed, play
from tests.rules.rows import Row, rows

REPORTS = ROOT / "tests/reports"
PLACES = {
    "chained": REPORTS / "chained",
    "settling": REPORTS / "settling/data",
    "small": REPORTS / "data",
}


def touched(folder: Path) -> dict[Path, int]:
    return {one: one.stat().st_mtime_ns for one in folder.rglob("*")}


@rows(Path(__file__).parent / "questions.yaml")
def test_an_answer(folder: Path, tmp_path: Path, row: Row) -> None:
    place = row.get("at", "real")
    more = f" --data {PLACES[place]}" if place in PLACES else ""
    at = folder if place == "real" else tmp_path
    before = touched(at)

    lines = [f"{line}{more}" for line in listed(row["run"])]
    run = play(at, {**row, "run": lines, "at": ""})

    assert touched(at) == before
    assert {"error", "err"} & row.keys() or not run.err


# What no row can say.

CHAINED = PLACES["chained"]


def test_the_data_of_a_milestone_is_not_touched(tmp_path: Path) -> None:
    folder = shutil.copytree(CHAINED, tmp_path / "data")
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}

    dnatrack("impact", "id-law/act", "--slip", "1m", "--data", str(folder))
    dnatrack("waiting", "--data", str(folder))

    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before


def test_what_a_milestone_waits_for_can_be_recorded_as_the_report_says(tracker: Path) -> None:
    first, second = "de-2/acts-in-force", "dg-5-3/contract-law"

    written = dnatrack("set", f"{second}.blocked_by", "--add", first, at=tracker)
    run = dnatrack("waiting", "--on", "2020-03-31", "--format", "json", at=tracker)

    assert written.code == 0
    holding = [(row["id"], row["chain"]) for row in json.loads(run.out)["holding"]]
    assert (first, [first, second]) in holding


def test_where_no_issue_is_recorded_one_learns_how(tracker: Path) -> None:
    (tracker / "data/meetings.yaml").unlink()
    (tracker / "data/tasks/dm-1.yaml").unlink()

    run = dnatrack("issues", "--lang", "en", at=tracker)

    assert run.code == 0
    assert "No issue is recorded." in run.out
    assert "To record one, write id, title, between" in run.out


def test_a_console_that_knows_only_ascii_can_be_read_too() -> None:
    run = dnatrack_bytes("timeline", "dg-2-4", "--on", "2021-07-01", "--lang", "en", "--width",
                         "80", LC_ALL="C", PYTHONIOENCODING="ascii")  # fmt: skip
    shown = run.stdout.decode("ascii")
    (card,) = (line for line in shown.splitlines() if "first-card" in line)

    assert "First mobile ID" in card
    assert card.replace(" ", "").endswith("######v|")
    assert "# due (done)   v done   | as of 1 Jul 2021" in shown


def test_an_error_in_the_data_ends_with_1_and_names_its_line(tmp_path: Path) -> None:
    (tmp_path / "taskforces.yaml").write_text("taskforces:\n  - id: 가\n")

    run = dnatrack("validate", "--format", "concise", at=tmp_path)

    assert (run.code, run.err) == (1, "")
    assert "taskforces.yaml:2:9: error id-format: " in run.out


def test_the_rules_are_listed_for_people_and_programs() -> None:
    table = dnatrack("rules", "--lang", "ko")
    read = json.loads(dnatrack("rules", "--format", "json", "--lang", "en").out)

    assert (table.code, read["format"]) == (0, "dnatrack-rules/1")
    assert all(row["rule"] in table.out for row in read["rules"])
    assert all(set(row["summary"]) == {"ko", "en"} for row in read["rules"])
