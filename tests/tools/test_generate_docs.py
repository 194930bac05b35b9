from pathlib import Path

import pytest

from dnatrack.checking.change_rules import all_change_rules
from dnatrack.checking.rules import all_rules
from dnatrack.i18n import Language, language
from tools.generate_docs import ROOT, documents, outdated


def generated(path: str) -> str:
    return next(document.text for document in documents() if document.path == path)


@pytest.mark.parametrize("path", ["docs/rules.ko.md", "docs/rules.en.md"])
def test_the_document_of_rules_says_what_the_rules_say(path: str) -> None:
    assert (ROOT / path).read_text("utf-8") == generated(path)


@pytest.mark.parametrize("path", ["docs/rules.ko.md", "docs/rules.en.md"])
def test_there_is_a_section_for_every_rule(path: str) -> None:
    sections = [line for line in generated(path).splitlines() if line.startswith("## ")]

    assert sections == [
        *(f"## {rule.id}" for rule in all_rules()),
        *(f"## {rule.id}" for rule in all_change_rules()),
    ]


def test_generating_leaves_the_language_in_force_alone() -> None:
    generated("docs/rules.en.md")

    assert language() is Language.KO


def test_a_document_that_is_not_there_is_outdated(tmp_path: Path) -> None:
    assert next(outdated(tmp_path)).path == "docs/rules.ko.md"
