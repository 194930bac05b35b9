"""The help: what a person looks for on one screen, and an example of each command that works."""

import shlex
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from dnatrack.cli.commands import COMMANDS, NEW, REPORT, example_of
from dnatrack.i18n import Language, say, use_language
from dnatrack.terminal_text import cell_width
from tests.cli.running import dnatrack, help_of

WIDTH = 80
NAMES = [
    *(one.name for one in COMMANDS if one.name != "serve"),  # which ends when it is told to
    *(f"new {one.name}" for one in NEW),
    *(f"report {one.name}" for one in REPORT),
]
FIRST = {
    "import": [["export", "xlsx", "-o", "milestones.xlsx"]],
    "report verify": [["report", "--since", "2026-06-30", "-o", "report.txt"]],
    "owners": [["set", "tracker.coordinator_team", "@org/all", "--accept-warnings"]],
}
"""What makes the file that an example names."""
IN_CI = {"GITHUB_ACTIONS": "true", "GITHUB_EVENT_PATH": "event.json"}
FINDS = {"audit"}
"""Ends with 1 on the sample, which holds what it looks for."""


def examples() -> Mapping[tuple[str, str], Language]:
    """The example of each command, by its name, with the first language that says so."""
    found: dict[tuple[str, str], Language] = {}
    for of in Language:
        use_language(of)
        for name in NAMES:
            found.setdefault((name, example_of(f"dnatrack {name}") or ""), of)
    use_language(Language.KO)
    return found


@pytest.mark.parametrize(("name", "example", "of"), [(*one, of) for one, of in examples().items()])
def test_the_example_of_a_command_works(
    name: str, example: str, of: Language, sample: Path, tmp_path: Path
) -> None:
    tracker = shutil.copytree(sample, tmp_path / "tracker")
    for before in FIRST.get(name, []):
        assert dnatrack(*before, at=tracker).code == 0
    if name == "comment":
        summary = dnatrack("diff", "HEAD~1", "--format", "comment", at=tracker).out
        (tracker / "summary.md").write_text(summary, "utf-8")
        (tracker / "event.json").write_text("{}", "utf-8")

    program, *words = shlex.split(example)
    run = dnatrack(*words, "--lang", of, at=tracker, **(IN_CI if name == "comment" else {}))

    assert (program, words[: name.count(" ") + 1]) == ("dnatrack", name.split())
    assert (run.code, run.err if run.code else "") == (int(name in FINDS), "")


HEADS = {
    Language.KO: (
        "완료로 처리하고 완료일과 증빙을 적습니다.",
        "예",
        "사용법",
        "[옵션] [과제|이정표]",
        {"인자:", "옵션:"},
    ),
    Language.EN: (
        "Write down that something was done: when, and what shows it.",
        "Example",
        "Usage",
        "[OPTIONS] [TASK|MILESTONE]",
        {"Arguments:", "Options:"},
    ),
}


@pytest.mark.parametrize("of", Language)
def test_a_help_begins_with_the_example(of: Language) -> None:
    says, example, usage, takes, headings = HEADS[of]

    lines = help_of("done", of).out.splitlines()

    assert lines[:4] == [
        says,
        "",
        f"{example}: dnatrack done dg-4-1/one-pc --on 2022-03 --evidence S2",
        f"{usage}: dnatrack done {takes}",
    ]
    assert headings <= set(lines)


@pytest.mark.parametrize("of", Language)
def test_each_command_has_one_line_below_a_heading(of: Language) -> None:
    use_language(of)

    lines = help_of("", of).out.splitlines()

    headings = list(dict.fromkeys(f"{say(one.heading)}:" for one in COMMANDS if one.heading))
    assert [line for line in lines if line in headings] == headings
    begin, end = lines.index(headings[0]), lines.index({"ko": "옵션:", "en": "Options:"}[of])
    below = [line.split(maxsplit=1) for line in lines[begin:end] if line.startswith("  ")]
    assert sorted(below) == sorted([one.name, say(one.says)] for one in COMMANDS)


@pytest.mark.parametrize("of", Language)
@pytest.mark.parametrize("name", ["", *NAMES])
def test_no_line_of_a_help_is_wider_than_the_screen_but_what_is_copied(
    name: str, of: Language
) -> None:
    run = help_of(name, of)

    wide = [line for line in run.out.splitlines() if cell_width(line) > WIDTH]
    assert (run.code, [line for line in wide if "dnatrack " not in line]) == (0, [])


def test_no_english_of_typer_is_left_in_korean() -> None:
    said = "".join(help_of(name, "ko").out for name in ("", "done", "new"))

    assert not [word for word in ("OPTIONS", "ARGS", "Show", "<str>", "default:") if word in said]
