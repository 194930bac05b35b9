from pathlib import Path

import pytest

from dnatrack.i18n import Language, language
from dnatrack.rules.changes import all_change_rules
from dnatrack.rules.data import all_rules
from tools.generate_docs import ROOT, outdated, references


def rules_in(language: Language) -> str:
    return next(references([language])).text


@pytest.mark.parametrize("language", Language)
def test_there_is_a_section_for_every_rule(language: Language) -> None:
    sections = [line for line in rules_in(language).splitlines() if line.startswith("## ")]

    assert sections == [
        *(f"## {rule.id}" for rule in all_rules()),
        *(f"## {rule.id}" for rule in all_change_rules()),
    ]


def test_generating_leaves_the_language_in_force_alone() -> None:
    rules_in(Language.EN)

    assert language() is Language.KO


def test_a_document_that_is_not_there_is_outdated(tmp_path: Path) -> None:
    assert next(outdated(tmp_path)).path == "docs/data-format.ko.md"


def test_the_references_go_where_nothing_is_committed() -> None:
    ignored = (ROOT / ".gitignore").read_text("utf-8").splitlines()

    assert "/build/" in ignored
    assert [one.path for one in references([Language.KO])] == [
        "build/docs/rules.ko.md",
        "build/docs/commands.ko.md",
    ]
