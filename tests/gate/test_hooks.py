""".pre-commit-hooks.yaml, with pre-commit itself: it installs dnatrack from a repository."""

import sys
from pathlib import Path

import pytest

from tests.gate.dnatrack_copy import Hooks
from tests.gate.tracker import commit, edit, write_tracker
from tests.history.repositories import git

pytestmark = pytest.mark.slow


@pytest.fixture
def tracker(tmp_path: Path, hooks: Hooks) -> Path:
    """A tracker with both hooks that check, installed as `pre-commit install` does."""
    write_tracker(tmp_path)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    (tmp_path / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hooks.repository}\n  rev: {hooks.revision}\n"
        "  hooks: [{id: dnatrack-validate-changed}, {id: dnatrack-validate}]\n"
    )
    commit(tmp_path, "start")
    code, said = hooks.run(sys.executable, "-m", "pre_commit", "install", at=tmp_path)
    assert code == 0, said
    return tmp_path


def committing(tracker: Path, hooks: Hooks, *files: str) -> tuple[int, str]:
    """What comes of a commit of `files` by hand."""
    git(tracker, "add", "--", *files)
    return hooks.run("git", "commit", "--message=change", at=tracker)


def results(said: str) -> list[tuple[str, str]]:
    """Each hook's name, and what came of it."""
    lines = (line.partition("...") for line in said.splitlines() if line.startswith("dnatrack "))
    return [(name, rest.strip(".")) for name, _, rest in lines]


def test_try_repo_runs_all_hooks_on_what_is_wrong(hooks: Hooks, tmp_path: Path) -> None:
    data = write_tracker(tmp_path)
    edit(data / "tasks/other.yaml", "lead: moef", "lead: nobody")
    git(tmp_path, "init", "--quiet")
    commit(tmp_path, "start")

    code, said = hooks.run(
        *(sys.executable, "-m", "pre_commit", "try-repo", str(hooks.repository), "--all-files"),
        at=tmp_path,
    )

    assert code == 1, said
    assert results(said) == [
        ("dnatrack fmt", "Passed"),
        ("dnatrack validate", "Failed"),
        ("dnatrack validate (changed files)", "Failed"),
    ]
    assert said.count("data/tasks/other.yaml:4:7: error unknown-ministry") == 2


def test_a_commit_that_is_in_order_is_made(tracker: Path, hooks: Hooks) -> None:
    edit(tracker / "data/tasks/other.yaml", "lead: moef", "lead: mois")

    code, said = committing(tracker, hooks, "data/tasks/other.yaml")

    assert code == 0, said
    assert results(said) == [
        ("dnatrack validate (changed files)", "Passed"),
        ("dnatrack validate", "Passed"),
    ]


def test_a_commit_with_a_mistake_is_not_made(tracker: Path, hooks: Hooks) -> None:
    edit(tracker / "data/tasks/other.yaml", "lead: moef", "lead: nobody")
    before = git(tracker, "rev-parse", "HEAD")

    code, said = committing(tracker, hooks, "data/tasks/other.yaml")

    assert code == 1
    assert "data/tasks/other.yaml:4:7: error unknown-ministry" in said
    assert git(tracker, "rev-parse", "HEAD") == before


@pytest.mark.parametrize(("arguments", "expected"), [("[]", 0), ("[--base=main]", 1)])
def test_only_with_a_base_a_hook_stops_a_deadline_that_moves_in_silence(
    tracker: Path, hooks: Hooks, arguments: str, expected: int
) -> None:
    config = tracker / ".pre-commit-config.yaml"
    given = f"{{id: dnatrack-validate, args: {arguments}}}"
    config.write_text(config.read_text().replace("{id: dnatrack-validate}", given))
    git(tracker, "add", "--all")
    edit(tracker / "data/tasks/example.yaml", "due: 2030-03", "due: 2030-09")

    code, said = committing(tracker, hooks, "data/tasks/example.yaml")

    assert code == expected, said
    assert ("undeclared-slip" in said) == bool(expected)


def test_a_deletion_that_breaks_other_files_is_not_made(tracker: Path, hooks: Hooks) -> None:
    """Nothing is left to be checked by name, but the whole is checked always."""
    git(tracker, "rm", "--quiet", "data/ministries.yaml")

    code, said = committing(tracker, hooks)

    assert code == 1
    assert results(said) == [
        ("dnatrack validate (changed files)", "(no files to check)Skipped"),
        ("dnatrack validate", "Failed"),
    ]


def test_the_fast_hook_alone_lets_old_mistakes_of_other_files_pass(
    tracker: Path, hooks: Hooks
) -> None:
    config = tracker / ".pre-commit-config.yaml"
    config.write_text(config.read_text().replace(", {id: dnatrack-validate}", ""))
    edit(tracker / "data/tasks/other.yaml", "lead: moef", "lead: nobody")
    git(tracker, "add", "--all")
    git(tracker, "-c", "core.hooksPath=/dev/null", "commit", "--quiet", "--message=old mistake")
    edit(tracker / "data/tasks/example.yaml", "lead: mois", "lead: moef")

    code, said = committing(tracker, hooks, "data/tasks/example.yaml")

    assert code == 0, said


def test_a_commit_of_something_else_is_not_held_up(tracker: Path, hooks: Hooks) -> None:
    (tracker / "README.md").write_text("# 장부\n", "utf-8")

    code, said = committing(tracker, hooks, "README.md")

    assert code == 0, said


def test_a_commit_of_an_untidy_file_is_not_made_but_the_file_is_formatted(
    tracker: Path, hooks: Hooks
) -> None:
    config = tracker / ".pre-commit-config.yaml"
    config.write_text(config.read_text().replace("dnatrack-validate-changed", "dnatrack-fmt"))
    git(tracker, "add", "--all")
    edit(tracker / "data/tasks/other.yaml", "lead: moef", "lead:   moef")

    code, said = committing(tracker, hooks, "data/tasks/other.yaml")

    assert code == 1
    assert results(said) == [("dnatrack fmt", "Failed"), ("dnatrack validate", "Passed")]
    assert "data/tasks/other.yaml: " in said
    assert git(tracker, "diff", "--unified=0").splitlines()[-2:] == [
        "-lead:   moef",
        "+lead: moef",
    ]
