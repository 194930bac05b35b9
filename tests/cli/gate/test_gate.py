"""`validate --base` as officers and CI jobs run it."""

import json
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.cli.gate.tracker import LATER, declared_on, write
from tests.cli.running import Run, dnatrack
from tests.cli.scenes import play
from tests.formats.findings.commands import commands
from tests.history.repositories import Step, extend, git
from tests.rules.rows import Row, rows

GATE = "validate --base main --format concise"
POSTPONED = {"data/tasks/example.yaml": {"due: 2020-03": "due: 2020-06"}}
SILENT = "tasks/example.yaml:12:10: error undeclared-slip: "

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="moves folders with links")


@rows(Path(__file__).parent / "gate.yaml")
def test_the_gate(folder: Path, row: Row) -> None:
    play(folder, row)


# What no row can say: what depends on where the folder is, on its commits, or on every case.


@pytest.mark.parametrize(
    ("committed", "code"),
    [("2020-03-19T14:59", 1), ("2020-03-19T15:00", 0), ("2020-06-01", 0)],
    ids=["the evening before in Seoul", "the same day in Seoul", "long after"],
)
def test_the_day_of_a_change_is_that_of_its_commit_where_the_tracker_is(
    folder: Path, committed: str, code: int
) -> None:
    step = Step({"data/tasks/example.yaml": declared_on("2020-03-20")}, day=committed)
    extend(folder, [step], branch="change")

    run = play(folder, {"run": GATE, "code": f"{code}"})

    assert ("error dated-ahead: 2020-03-20 is after" in run.out) == bool(code)
    assert play(folder, {"run": f"{GATE} --head change", "code": f"{code}"}) == run


def test_nothing_is_written_into_the_repository(folder: Path) -> None:
    before = git(folder, "status", "--porcelain", "--ignored")

    play(folder, {"run": GATE})

    assert git(folder, "status", "--porcelain", "--ignored") == before


@pytest.mark.parametrize("head", ["", "--head HEAD"])
@pytest.mark.parametrize("to", [".", "promises", "ledger", "a"])
def test_a_slip_in_a_folder_that_moves_is_stopped(folder: Path, to: str, head: str) -> None:
    move = f"git mv {'data/*' if to == '.' else 'data'} {to}; {'commit' if head else ''}"
    run = f"{GATE} --data {to} {head}"

    play(folder, {"edit": POSTPONED, "do": move, "run": run, "code": "1", "out": SILENT,
                  "not": "resolved"})  # fmt: skip


@pytest.mark.parametrize(
    ("link", "real", "named"), [("data", "real/data", "data"), ("plans", "real", "plans/data")]
)
def test_a_link_in_place_of_the_folder_or_above_is_refused(
    folder: Path, link: str, real: str, named: str
) -> None:
    move = f"mkdir real; git mv data real/data; ln -s {real} {link}"
    said = f"`{folder / link}` is a link to"

    play(folder, {"do": move, "run": f"{GATE} --data {named}", "error": said, "help": ""})


@pytest.mark.parametrize(
    ("link", "target"),
    [("tasks/example.yaml", "tasks/real.txt"), ("tasks", "real"), ("sources.yaml", "s.txt")],
)
@pytest.mark.parametrize("head", ["", "--head HEAD"])
def test_a_link_in_place_of_something_in_the_folder_is_a_finding(
    folder: Path, link: str, target: str, head: str
) -> None:
    move = f"cd data; mv {link} {target}; ln -s {Path(target).name} {link}; cd ..;"
    said = f"data/{link}:1:1: error unreadable-file: no ordinary file (a link, "

    play(folder, {"do": f"{move} {'commit' if head else ''}", "run": f"{GATE} {head}", "code": "1",
                  "out": said})  # fmt: skip


@pytest.mark.parametrize("made", ["echo 'taskforces: []' >", "touch", "ln -s nowhere"])
def test_a_file_at_the_root_does_not_hide_the_data_from_the_gate(folder: Path, made: str) -> None:
    play(folder, {"edit": POSTPONED, "do": f"{made} taskforces.yaml", "run": GATE, "code": "2"})
    play(folder, {"run": "status", "code": "2"})
    play(folder, {"run": f"{GATE} --data data", "code": "1"})


def test_reports_say_where_a_history_begins_that_holds_promises_from_the_start(
    folder: Path,
) -> None:
    commit = git(folder, "rev-parse", "HEAD")
    said = (
        f"The history begins at commit {commit[:10]} with 1 promise; what was before is not in "
        "this history."
    )

    for command in (["slips"], ["audit"], ["report", "--since", "HEAD"]):
        run = dnatrack(*command, "--lang", "en", "--format", "markdown", at=folder)
        found = json.loads(dnatrack(*command, "--format", "json", at=folder).out)

        assert said in run.out
        assert found["begins"] == {"commit": commit, "day": "2020-01-02", "promises": 1}
    doctor = dnatrack("doctor", "--lang", "en", at=folder).out
    assert f"the history begins at commit {commit[:10]} with 1 promise" in " ".join(doctor.split())


# Several formats at once.


def validated(folder: Path, *formats: str, at: str = ".") -> Run:
    asked = [part for one in formats for part in ("--format", one)]
    return dnatrack("validate", "--base", "HEAD", "--lang", "en", *asked, at=folder / at)


def test_one_run_serves_the_log_the_annotations_and_the_files(folder: Path, tmp_path: Path) -> None:
    write(folder, LATER)

    run = validated(
        folder, "github", "full", "sarif=out.sarif", "junit=../junit.xml", "gitlab=q.json"
    )

    assert run.code == 1
    assert [one.name for one in commands(run.out) if one.properties] == ["error"]
    sarif = json.loads((folder / "out.sarif").read_text("utf-8"))
    assert [one["ruleId"] for one in sarif["runs"][0]["results"]] == ["undeclared-slip"]
    junit = ET.fromstring((tmp_path / "junit.xml").read_bytes())  # noqa: S314 - our own output
    assert junit.attrib["failures"] == "1"
    assert len(json.loads((folder / "q.json").read_text("utf-8"))) == 1


def test_a_text_beside_commands_cannot_give_any(folder: Path) -> None:
    write(folder, LATER.replace("예시 보고서", "##[error]가짜"))

    run = validated(folder, "full", "github")

    first, *_, last = [one for one in run.out.splitlines() if "::" in one and " " not in one]
    name, word = first.strip(":").split("::")
    assert name == "stop-commands"
    assert last == f"::{word}::"
    assert "##[error]" in run.out.split(last)[0]


def test_paths_are_those_of_the_repository_wherever_the_command_runs(folder: Path) -> None:
    write(folder, LATER)

    run = validated(folder, "github", at="data/tasks")

    (command,) = commands(run.out)
    assert command.properties["file"] == "data/tasks/example.yaml"
