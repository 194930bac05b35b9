"""What the page on editing shows is what comes, in both languages."""

import re

import pytest

from tools.running import ROOT
from tools.walks import refreshed


def text_of(language: str) -> str:
    return (ROOT / "docs" / f"editing.{language}.md").read_text("utf-8")


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_outputs_that_the_page_shows_are_true(language: str) -> None:
    text = text_of(language)

    assert refreshed(text, language) == text


def test_both_languages_show_the_same_commands() -> None:
    def shown(language: str) -> list[str]:
        blocks = re.findall(r"^```console\n(.*?)^```$", text_of(language), re.DOTALL | re.MULTILINE)
        return re.findall(r"^\$ .*$", "".join(blocks), re.MULTILINE)

    assert shown("en") == shown("ko")
