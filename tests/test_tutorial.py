"""What the tutorials tell a reader to do works, and shows what they say it shows."""

import re
from pathlib import Path

import pytest

from tools.consoles import Session
from tools.running import ROOT

pytestmark = pytest.mark.slow

both = pytest.mark.parametrize("language", ["en", "ko"])


def text_of(language: str) -> str:
    return (ROOT / "docs" / f"tutorial.{language}.md").read_text("utf-8")


def session_at(place: Path, language: str) -> Session:
    desk = place / "desk"
    desk.mkdir()
    return Session(desk, language, home=place)


def shown(language: str) -> list[str]:
    """The commands and edits of a tutorial, without the words that are in its language."""
    found = re.findall(
        r"^```(console|diff)\n(.*?)^```$", text_of(language), re.DOTALL | re.MULTILINE
    )
    typed = {"console": r"^\$ .*$", "diff": r"^[-+@].*$"}
    lines = [line for kind, block in found for line in re.findall(typed[kind], block, re.MULTILINE)]
    return [re.sub(r'"[^"@]*"|(title|publisher|note|authority): .*', r"\1", one) for one in lines]


@both
def test_the_steps_of_a_tutorial_do_what_it_says(tmp_path: Path, language: str) -> None:
    text = text_of(language)

    assert session_at(tmp_path, language).refreshed(text) == text


@both
def test_a_tutorial_stops_the_silent_move_and_lets_the_declared_one_pass(language: str) -> None:
    stopped, passed = re.findall(
        r"^\$ dnatrack validate --base main\n(.*?)^\$ echo \$\?\n(.)",
        text_of(language),
        re.DOTALL | re.MULTILINE,
    )

    assert ("undeclared-slip" in stopped[0], stopped[1]) == (True, "1")
    assert ("undeclared-slip" in passed[0], passed[1]) == (False, "0")


def test_both_tutorials_show_the_same_commands_and_edits() -> None:
    assert shown("en") == shown("ko")
