"""The documents as pages: each is there, leads somewhere, and runs nothing."""

import posixpath
import re
from functools import cache
from urllib.parse import unquote

import pytest

from dnatrack.rules.data import all_rules
from tools.docs_site import page_of, site_files
from tools.running import ROOT


@cache
def site() -> dict[str, str]:
    return {path: content.decode("utf-8", "replace") for path, content in site_files()}


def pages() -> dict[str, str]:
    """All but a template, which is copied as it is."""
    made = (path for path in site() if path.endswith(".html") and not (ROOT / path).exists())
    return {path: site()[path] for path in made}


def test_every_document_is_a_page() -> None:
    documents = (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"))

    assert {page_of(one.relative_to(ROOT).as_posix()) for one in documents} <= set(site())


@pytest.mark.parametrize("language", ["ko", "en"])
def test_rules_and_commands_are_among_them(language: str) -> None:
    rules = site()[f"docs/rules.{language}.html"]

    assert [one.id for one in all_rules() if f'<h2 id="{one.id}">' not in rules] == []
    assert 'id="dnatrack-status"' in site()[f"docs/commands.{language}.html"]


def test_every_link_leads_to_a_file_and_an_anchor_of_it() -> None:
    broken = []
    for path, text in pages().items():
        for link in re.findall(r' (?:href|src)="(?!https?:|data:)([^"]*)"', text):
            file, _, anchor = unquote(link).partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), file))
            there = site().get(target) if file else text
            if there is None or (anchor and not re.search(f'id="{re.escape(anchor)}"', there)):
                broken.append((path, link))

    assert broken == []


def test_a_page_runs_nothing_and_fetches_nothing() -> None:
    for text in pages().values():
        assert "default-src 'none'" in text
        assert not re.search(r"<script|<style| style=| on\w+=", text)


def test_a_page_leads_to_its_twin() -> None:
    assert 'href="../docs/tutorial.en.html" lang="en"' in site()["docs/tutorial.ko.html"]
    assert 'href="index.ko.html" lang="ko"' in site()["index.html"]


def test_a_cell_says_its_column_where_there_is_no_room_for_columns() -> None:
    assert re.search(r'<td data-label="\w+">', site()["docs/data-format.en.html"])
