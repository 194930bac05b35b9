"""A reviewer's walk, from a fresh clone: what does this pull request do, and may it?"""

from pathlib import Path

import pytest

from tests.cli.running import ROOT, Run, dnatrack, new_source
from tests.history.repositories import Step, extend, git, repository

FILE = "data/tasks/dg-4-1.yaml"
MOVED = "dg-4-1/one-pc"


def files_of(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): file.read_text("utf-8")
        for file in (folder / "data").rglob("*.yaml")
    }


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What the reviewer cloned: the data on `main`, and a branch that moves a deadline."""
    made = repository(tmp_path / "forge", [Step(files_of(ROOT), "data", "2026-11-29")])
    text = (made / FILE).read_text("utf-8")
    head, milestone = text.split("  - id: one-pc\n")
    later = f"{head}  - id: one-pc\n{milestone.replace('due: 2021', 'due: 2027', 1)}"
    git(made, "branch", "silent")
    extend(made, [Step({FILE: later}, "tidy up", "2026-11-30")], branch="silent")
    git(made, "clone", "-q", "--branch", "main", str(made), str(tmp_path / "clone"))
    for key, value in (("user.name", "Reviewer"), ("user.email", "reviewer@example.org")):
        git(tmp_path / "clone", "config", key, value)
    git(tmp_path / "clone", "checkout", "-q", "silent")
    return tmp_path / "clone"


def ask(clone: Path, *arguments: str) -> Run:
    return dnatrack("--lang", "en", *arguments, at=clone)


def test_a_silent_move_is_stopped_told_and_mended(clone: Path) -> None:
    alone = ask(clone, "validate")
    gate = ask(clone, "validate", "--base", "origin/main", "--format", "concise")
    comment = ask(clone, "diff", "origin/main", "HEAD", "--format", "comment")

    assert alone.code == 0
    assert gate.code == 1
    assert "undeclared-slip" in gate.out
    assert f"{FILE}:" in gate.out
    assert MOVED in comment.out
    english, korean = comment.out.index("overdue"), comment.out.index("지연")
    assert english < korean

    git(clone, "checkout", "-q", "-B", "declared", "origin/main")
    options = ("--reason", "budget", "--authority", "the ministers' meeting", "--on", "2026-11-30")
    new = ("--source", "Minutes of the ministers' meeting", "--source-publisher", "mois")
    dated = ("--source-date", "2026-11-30", "--source-kind", "official")
    moved = ask(clone, "reschedule", MOVED, "2027", *options, *new, *dated, "--yes", "--commit")
    passed = ask(clone, "validate", "--base", "origin/main")
    said = ask(clone, "diff", "origin/main", "HEAD", "--format", "comment")
    slips = ask(clone, "slips", "--format", "csv")

    assert moved.code == 0, moved.err
    assert passed.code == 0, passed.out
    assert "the ministers' meeting" in said.out
    assert new_source() in said.out
    assert MOVED in slips.out
