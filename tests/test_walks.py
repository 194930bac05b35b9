"""The pages on editing and on coordination are the same walk in both languages.

That what they show is what comes, `make docs-check` and the tests of the generator say.
"""

import re

import pytest

from tools.running import ROOT

pages = pytest.mark.parametrize("page", ["editing", "coordination"])


def text_of(page: str, language: str) -> str:
    return (ROOT / "docs" / f"{page}.{language}.md").read_text("utf-8")


@pages
def test_both_languages_show_the_same_commands(page: str) -> None:
    def shown(language: str) -> list[str]:
        text = text_of(page, language)
        blocks = re.findall(r"^```console\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
        return re.findall(r"^\$ .*$", "".join(blocks), re.MULTILINE)

    assert shown("en") == shown("ko") != []
