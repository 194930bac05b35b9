"""`dnatrack issues` and `dnatrack legislation` as people run them."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.running import ROOT, dnatrack

DATA = str(ROOT / "tests" / "reports" / "settling" / "data")


def ids(*arguments: str) -> dict[str, list[str]]:
    """What each table of a report holds, by the ids of its rows."""
    run = dnatrack(*arguments, "--data", DATA, "--on", "2020-06-30", "--format", "json")
    read = json.loads(run.out)
    return {
        key: [row["id"] for row in value]
        for key, value in read.items()
        if isinstance(value, list) and key != "partly_read"
    }


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], (["gov-1/who-pays"], ["data-1/agency"], ["gov-1/scope"])),
        (["--unsettled"], (["gov-1/who-pays"], ["data-1/agency"], [])),
        (["--tf", "data"], ([], ["data-1/agency"], [])),
        (["--ministry", "기재부"], (["gov-1/who-pays"], [], [])),
        (["--ministry", "MSIT", "--unsettled"], ([], ["data-1/agency"], [])),
    ],
)
def test_issues_by_what_was_asked_for(
    options: list[str], expected: tuple[list[str], list[str], list[str]]
) -> None:
    found = ids("issues", *options)

    assert (found["escalated"], found["unsettled"], found["settled"]) == expected


def test_laws_by_what_was_asked_for() -> None:
    assert ids("legislation", "--tf", "data")["legislation"] == []
    assert ids("legislation", "--ministry", "moef")["legislation"] == [
        "gov-1/act",
        "gov-1/decree",
        "gov-1/fees",
        "gov-1/rule",
    ]


def test_one_law_in_full() -> None:
    run = dnatrack("legislation", "de-2/acts-in-force", "--format", "json")

    read = json.loads(run.out)
    assert (run.code, read["format"], read["next"]) == (0, "dnatrack-law/1", None)
    assert [(row["stage"], row["days"]) for row in read["stages"]] == [
        ("assembly", None),
        ("cabinet", 19),
        ("promulgated", 7),
        ("in-force", 183),
    ]


def test_a_law_that_does_not_exist_is_told_with_what_was_meant() -> None:
    run = dnatrack("legislation", "de-2/acts-in-forse", "--lang", "en")

    assert (run.code, run.out) == (2, "")
    assert "there is no legislation `de-2/acts-in-forse`" in run.err
    assert "did you mean `de-2/acts-in-force`?" in run.err


def test_where_no_issue_is_recorded_one_learns_how(tmp_path: Path) -> None:
    data = shutil.copytree(ROOT / "data", tmp_path / "data")
    (data / "meetings.yaml").unlink()
    (data / "tasks/dm-1.yaml").unlink()

    run = dnatrack("issues", "--lang", "en", at=tmp_path)

    assert run.code == 0
    assert "No issue is recorded." in run.out
    assert "To record one, write id, title, between" in run.out


def test_where_there_is_no_data_nothing_is_shown(tmp_path: Path) -> None:
    assert dnatrack("issues", at=tmp_path).code == 2
    assert dnatrack("legislation", at=tmp_path).code == 2


DATA_OF_REPORTS = str(ROOT / "tests" / "reports" / "data")
OVERDUE = {
    "everything": ([], ["gov-1-1/law"]),
    "a taskforce": (["--tf", "media"], []),
    "a priority": (["--priority", "gov-1"], ["gov-1-1/law"]),
    "a working group": (["--group", "서비스반"], ["gov-1-1/law"]),
    "multi-ministry tasks": (["--multi-ministry"], ["gov-1-1/law"]),
    "tasks of a single ministry": (["--single-ministry"], []),
    "a kind": (["--kind", "service"], []),
    "a lifecycle": (["--lifecycle", "done"], []),
    "a signal": (["--signal", "red"], ["gov-1-1/law"]),
}


@pytest.mark.parametrize(("options", "late"), OVERDUE.values(), ids=OVERDUE)
def test_overdue_has_the_filters_of_list(options: list[str], late: list[str]) -> None:
    day = ("--on", "2020-12-15", "--format", "json", "--data", DATA_OF_REPORTS)

    run = dnatrack("overdue", *options, *day)

    assert [row["id"] for row in json.loads(run.out)["overdue"]] == late


def test_a_group_that_does_not_exist_is_told_with_what_was_meant() -> None:
    run = dnatrack("overdue", "--group", "g-9", "--lang", "en", "--data", DATA_OF_REPORTS)

    assert (run.code, run.out) == (2, "")
    assert "there is no group `g-9`" in run.err
