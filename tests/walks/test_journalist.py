"""A journalist asks who moved a deadline, when and why, and whether what is done is shown.

From the replayed record alone, in English, with what a spreadsheet can open at the end.
"""

import csv
import json
from io import StringIO
from pathlib import Path

from tests.cli.running import Run, dnatrack
from tests.history.repositories import git

MOVED = "dg-1-4/property-platform"


def ask(*arguments: str, at: Path) -> Run:
    run = dnatrack(*arguments, "--lang", "en", at=at)
    assert (run.code, run.err) == (0, "")
    return run


def test_who_moved_it_and_when(sample: Path) -> None:
    told = json.loads(ask("log", "dg-1-4", "--format", "json", at=sample).out)

    text = json.dumps(told, ensure_ascii=False)
    [event] = [one for one in _rows(told) if "postponed" in json.dumps(one)]
    commit = next(value for value in event.values() if _is_commit(value))
    assert MOVED.partition("/")[2] in text
    assert git(sample, "show", "-s", "--format=%cs", str(commit)) == "2020-06-29"


def test_on_whose_word_and_where_that_can_be_read(sample: Path) -> None:
    shown = ask("show", MOVED, at=sample).out
    source = ask("show", "S107", at=sample).out

    for word in ("2023", "2024", "국토교통부", "S107"):
        assert word in shown
    assert "https://www.asiae.co.kr/" in source
    assert MOVED in source


def test_what_is_said_to_be_done_names_what_shows_it(sample: Path) -> None:
    rows = _sheet(ask("list", "--milestones", "--format", "csv", at=sample).out)

    done = [row for row in rows if row["lifecycle"] == "done"]
    assert len(rows) > len(done) > 0
    assert [row["id"] for row in done if not row["evidence"]] == []
    first = done[0]["evidence"].split()[0]
    assert ask("show", first, at=sample).out.startswith(f"{first} ")


def test_a_spreadsheet_gets_the_moves_with_who_and_why(sample: Path) -> None:
    rows = {one["id"]: one for one in _sheet(ask("slips", "--format", "csv", at=sample).out)}

    row = rows[MOVED]

    assert (row["original_due"], row["current_due"], row["days"]) == ("2023", "2024", "366")
    assert (row["last_move"], row["reason"]) == ("2020-06-29", "target-changed")
    assert row["who"]


def test_nothing_was_moved_without_a_word(sample: Path) -> None:
    told = json.loads(ask("slips", "--format", "json", at=sample).out)

    assert told["undeclared"] == 0


def _sheet(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))


def _rows(told: dict[str, object]) -> list[dict[str, object]]:
    return [one for table in told.values() if isinstance(table, list) for one in table]


def _is_commit(value: object) -> bool:
    return isinstance(value, str) and len(value) == 40
