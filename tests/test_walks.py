"""What the pages on editing and on coordination show is what comes, in both languages."""

import re

import pytest

from tools.running import ROOT
from tools.walks import refreshed

pages = pytest.mark.parametrize("page", ["editing", "coordination"])


def text_of(page: str, language: str) -> str:
    return (ROOT / "docs" / f"{page}.{language}.md").read_text("utf-8")


@pages
@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_outputs_that_the_page_shows_are_true(page: str, language: str) -> None:
    text = text_of(page, language)

    assert refreshed(text, language) == text


@pages
def test_both_languages_show_the_same_commands(page: str) -> None:
    def shown(language: str) -> list[str]:
        text = text_of(page, language)
        blocks = re.findall(r"^```console\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
        return re.findall(r"^\$ .*$", "".join(blocks), re.MULTILINE)

    assert shown("en") == shown("ko") != []
