"""What the READMEs say can be done, can be done; what they show is what comes."""

import re
import shlex
from pathlib import Path

import pytest

from tools.consoles import refresh_readme
from tools.running import ROOT, run

pytestmark = pytest.mark.slow

READMES = {"en": "README.md", "ko": "README.ko.md"}
MOST_LINES = 200
FOUND = 1  # `audit` ends so on the sample
both = pytest.mark.parametrize("language", READMES)


def text_of(language: str) -> str:
    return (ROOT / READMES[language]).read_text("utf-8")


def commands_in_passing(text: str) -> list[str]:
    """The commands that stand in the text or in a table, without those with a blank to fill."""
    found = re.findall(r"`dnatrack ([^`]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    return [one for one in found if not re.search("[A-Z가-힣]{3,}|규칙|명령", one)]


@both
def test_a_readme_is_read_in_one_go(language: str) -> None:
    assert len(text_of(language).splitlines()) <= MOST_LINES


@both
def test_the_outputs_that_a_readme_shows_are_true(language: str) -> None:
    text = text_of(language)

    assert refresh_readme(text, language) == text


def test_the_commands_that_a_readme_names_in_passing_work(tmp_path: Path) -> None:
    run(["init", "--sample", "history", "sample"], at=tmp_path, language="en")
    commands = {one for language in READMES for one in commands_in_passing(text_of(language))}

    done = {
        one: run(shlex.split(one), at=tmp_path / "sample", language="en")
        for one in sorted(commands)
    }

    failed = {one: ran.stderr for one, ran in done.items() if ran.returncode not in (0, FOUND)}
    assert failed == {}
    assert {"overdue --within 30d", "slips", "silent"} <= commands  # the pattern finds them


@both
def test_the_make_targets_that_a_readme_names_exist(language: str) -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", text_of(language), re.MULTILINE))

    assert {"status", "overdue", "validate"} <= named <= set(targets)
