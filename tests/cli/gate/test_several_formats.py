import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.cli.gate.tracker import LATER, write
from tests.cli.running import Run, dnatrack
from tests.formats.findings.commands import commands


@pytest.fixture(autouse=True)
def _silent_move(folder: Path) -> None:
    """A deadline moves without a word."""
    write(folder, LATER)


def validated(folder: Path, *formats: str, **environment: str) -> Run:
    asked = [part for one in formats for part in ("--format", one)]
    return dnatrack("validate", "--base", "HEAD", "--lang", "en", *asked, at=folder, **environment)


def test_one_run_serves_the_log_the_annotations_and_the_files(folder: Path, tmp_path: Path) -> None:
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
    run = validated(folder / "data/tasks", "github")

    (command,) = commands(run.out)
    assert command.properties["file"] == "data/tasks/example.yaml"


def test_the_summary_of_the_job_gets_the_whole_list(folder: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", "utf-8")

    validated(folder, "github", GITHUB_STEP_SUMMARY=str(summary))

    text = summary.read_text("utf-8")
    assert text.startswith("before\n5 files read; this change brings 1 error")
    assert "| error | data/tasks/example.yaml:12:10 |" in text


def test_other_formats_leave_the_summary_of_the_job_alone(folder: Path, tmp_path: Path) -> None:
    validated(folder, "concise", GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"))

    assert not (tmp_path / "summary.md").exists()


def test_a_format_for_a_file_alone_prints_nothing(folder: Path) -> None:
    run = validated(folder, "markdown=comment.md")

    assert run == Run(1, "", "")
    assert (folder / "comment.md").read_text("utf-8").startswith("5 files read")


def test_without_a_base_the_formats_work_alike(folder: Path) -> None:
    run = dnatrack("validate", "--format", "sarif", at=folder)

    assert run.code == 0
    assert json.loads(run.out)["runs"][0]["results"] == []


@pytest.mark.parametrize(
    ("formats", "message"),
    [
        (["full", "concise"], "only one format can go to standard output: full, concise"),
        (["json", "github"], "only one format can go to standard output: json, github"),
        (["full", "full"], "only one format can go to standard output: full, full"),
        (["sarif="], "`--format sarif=` names no file"),
        (["nothing"], "there is no format `nothing`"),
        (["nothing=file"], "there is no format `nothing`"),
        (["sarif=out", "junit=out"], "two formats go to `out`"),
        (["sarif=nowhere/out"], "`nowhere/out` could not be written"),
        (["sarif=data"], "`data` could not be written"),
    ],
)
def test_formats_that_cannot_be_served_are_a_sentence(
    folder: Path, formats: list[str], message: str
) -> None:
    run = validated(folder, *formats)

    assert (run.code, run.out) == (2, "")
    assert message in run.err
    assert "help: " in run.err
