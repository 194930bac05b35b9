"""What the READMEs say can be done, can be done; what they show is what comes."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from tools.readme_outputs import refreshed
from tools.running import ROOT, copy_data, run

READMES = {"en": "README.md", "ko": "README.ko.md"}
both = pytest.mark.parametrize("language", READMES)


def text_of(language: str) -> str:
    return (ROOT / READMES[language]).read_text("utf-8")


def commands_in_passing(text: str) -> list[str]:
    """The commands that stand in the text or in a table, without those with a blank to fill."""
    found = re.findall(r"`dnatrack ([^`]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    return [one for one in found if not re.search("[A-Z가-힣]{3,}|규칙|명령", one)]


def commit(folder: Path) -> None:
    """Make the copy a repository with a history of one commit, whatever git is set to here."""
    who = [
        "-c",
        "user.name=Officer",
        "-c",
        "user.email=o@example.org",
        "-c",
        "commit.gpgsign=false",
    ]
    for arguments in (["init", "-q"], ["add", "data"], [*who, "commit", "-q", "-m", "data"]):
        subprocess.run(["git", "-C", folder, *arguments], check=True)


@both
def test_the_outputs_that_a_readme_shows_are_true(language: str) -> None:
    text = text_of(language)

    assert refreshed(text, language) == text


def test_the_commands_that_a_readme_names_in_passing_work(tmp_path: Path) -> None:
    folder = copy_data(tmp_path)
    commit(folder)
    commands = {one for language in READMES for one in commands_in_passing(text_of(language))}

    done = {one: run(shlex.split(one), at=folder, language="en") for one in sorted(commands)}

    assert {one: ran.stderr for one, ran in done.items() if ran.returncode} == {}
    assert {"overdue --within 30d", "slips", "schema task"} <= commands  # the pattern finds them


@both
def test_the_make_targets_that_a_readme_names_exist(language: str) -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", text_of(language), re.MULTILINE))

    assert {"status", "overdue", "validate"} <= named <= set(targets)


def test_both_readmes_show_the_same_commands_and_edits() -> None:
    def shown(language: str) -> list[str]:
        text = text_of(language).replace("조달청 --on", "PPS --on")
        blocks = re.findall(r"^```(?:console|diff)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
        return re.findall(r"^(?:\$ |[-+@]).*$", "".join(blocks), re.MULTILINE)

    assert shown("en") == shown("ko")
