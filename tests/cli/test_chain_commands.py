"""`waiting` and `impact` as people run them."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.running import ROOT, dnatrack

CHAINED = ROOT / "tests/reports/chained"
DATA = ("--data", str(CHAINED), "--on", "2020-05-20", "--lang", "en")


def moved(*options: str) -> tuple[str, list[str]]:
    """Where the origin is moved to, and what has to follow."""
    run = dnatrack("impact", "id-law/act", *options, *DATA, "--format", "json")
    found = json.loads(run.out)
    return found["to"], [row["id"] for row in found["moves"]]


@pytest.mark.parametrize(
    ("options", "to", "moves"),
    [
        (["--slip", "30d"], "2020-07-30", []),
        (["--slip", "6w"], "2020-08-11", []),
        (["--slip", "4m"], "2020-10-30", ["id-law/decree"]),
        (["--slip", "4개월"], "2020-10-30", ["id-law/decree"]),
        (["--to", "2020-10-30"], "2020-10-30", ["id-law/decree"]),
        (["--to", "2020-H2"], "2020-H2", ["id-law/decree"]),
    ],
)
def test_a_slip_or_a_new_deadline_can_be_supposed(
    options: list[str], to: str, moves: list[str]
) -> None:
    assert moved(*options) == (to, moves)


def test_the_data_of_a_milestone_is_not_touched(tmp_path: Path) -> None:
    folder = shutil.copytree(CHAINED, tmp_path / "data")
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}

    dnatrack("impact", "id-law/act", "--slip", "1m", "--data", str(folder))
    dnatrack("waiting", "--data", str(folder))

    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before


def test_what_holds_others_can_be_narrowed_to_a_ministry() -> None:
    options = ("--ministry", "msit", "--lead-only")

    run = dnatrack("waiting", *options, *DATA, "--format", "json")

    ids = [row["id"] for row in json.loads(run.out)["holding"]]
    assert ids == ["mobile-id/platform", "mobile-id/service"]


def test_one_milestone_shows_both_its_sides() -> None:
    run = dnatrack("waiting", "id-law/decree", *DATA, "--format", "json")

    found = json.loads(run.out)
    assert [row["id"] for row in found["waits_for"]] == ["id-law/act"]
    assert [(row["id"], row["step"]) for row in found["awaited_by"]] == [
        ("media-pass/left", 1),
        ("media-pass/right", 2),
        ("media-pass/left", 3),
        ("mobile-id/platform", 1),
        ("mobile-id/service", 2),
        ("media-pass/pass", 3),
        ("mobile-id/review", 3),
    ]


def test_what_a_milestone_waits_for_can_be_recorded_as_the_report_says(tmp_path: Path) -> None:
    folder = shutil.copytree(ROOT / "data", tmp_path / "data")
    first, second = "de-2/acts-in-force", "dg-5-3/contract-law"

    written = dnatrack("set", f"{second}.blocked_by", "--add", first, "--data", str(folder))
    run = dnatrack("waiting", "--data", str(folder), "--on", "2020-03-31", "--format", "json")

    assert written.code == 0
    holding = [(row["id"], row["chain"]) for row in json.loads(run.out)["holding"]]
    assert (first, [first, second]) in holding


MISTAKES = {
    "unknown milestone": (
        ["waiting", "id-law/atc"],
        "`id-law/atc` is no id of a milestone",
        "did you mean `id-law/act`?",
    ),
    "a task": (
        ["impact", "id-law", "--slip", "3d"],
        "`id-law` is no id of a milestone",
        "there are: `id-law/act`, `id-law/decree`, `id-law/study`",
    ),
    "neither slip nor deadline": (
        ["impact", "id-law/act"],
        "give one of `--slip` and `--to`",
        "write it as `--slip 30d` or as `--to 2020-H2`",
    ),
    "both slip and deadline": (
        ["impact", "id-law/act", "--slip", "3d", "--to", "2021"],
        "give one of `--slip` and `--to`",
        "write it as `--slip 30d` or as `--to 2020-H2`",
    ),
    "no span": (
        ["impact", "id-law/act", "--slip", "soon"],
        "`--slip soon` is no span of time",
        "write it as `--slip 30d`, `--slip 6w` or `--slip 2m`",
    ),
    "no period": (
        ["impact", "id-law/act", "--to", "하반기"],
        "`--to 하반기` is no day or period",
        "the year is missing: put it first, as in `YYYY-H2`",
    ),
    "nothing to slip from": (
        ["impact", "mobile-id/review", "--slip", "3d"],
        "`mobile-id/review` has no deadline",
        "name one: `--to 2020-H2`",
    ),
    "too far": (
        ["impact", "id-law/act", "--slip", "99999m"],
        "`--slip 99999m` leads beyond the year 2199",
        "write it as `--slip 30d`",
    ),
    "over already": (
        ["impact", "id-law/study", "--slip", "3d"],
        "`id-law/study` is over already (done on time)",
        "`--on` shows how it was on an earlier day",
    ),
}


@pytest.mark.parametrize(("words", "message", "hint"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_gets_a_way_out(words: list[str], message: str, hint: str) -> None:
    run = dnatrack(*words, *DATA)

    assert (run.code, run.out) == (2, "")
    assert run.err == f"error: {message}\n  help: {hint}\n"


def test_what_cannot_be_read_is_not_called_unknown() -> None:
    run = dnatrack("waiting", "gov-1-2/broken", "--data", "tests/reports/data", "--lang", "en")

    assert run.code == 2
    assert run.err == "error: `gov-1-2/broken` cannot be read\n  help: see `dnatrack validate`\n"
