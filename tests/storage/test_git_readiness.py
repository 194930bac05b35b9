"""What is refused before anything is written, since it could not be committed afterwards."""

import os
import subprocess
from pathlib import Path

import pytest

from dnatrack.errors import DnatrackError
from dnatrack.storage.git_commit import refuse_uncommitted
from tests.history.repositories import Step, git, repository

pytestmark = pytest.mark.usefixtures("somebody")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    files = {"data/a.yaml": "a: 1\n", "data/한글.yaml": "b: 1\n", "data/sub/c.yaml": "c: 1\n"}
    return repository(tmp_path / "repository", [Step(files)]) / "data"


def refusal(folder: Path, *paths: str, branch: str | None = None) -> tuple[str, str]:
    with pytest.raises(DnatrackError) as caught:
        refuse_uncommitted(folder, paths, branch=branch)
    assert caught.value.hint is not None
    return caught.value.message.en, caught.value.hint.en


def conflicting(data: Path) -> None:
    """Two branches that change the same line."""
    git(data, "switch", "-q", "-c", "side")
    (data / "a.yaml").write_text("a: side\n")
    git(data, "commit", "-q", "-a", "-m", "side")
    git(data, "switch", "-q", "main")
    (data / "a.yaml").write_text("a: main\n")
    git(data, "commit", "-q", "-a", "-m", "main")


def try_git(data: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=data, check=False, capture_output=True)


def test_files_as_they_are_committed_and_new_ones_are_fine(data: Path) -> None:
    (data / "new.yaml").write_text("new\n")
    (data / "sub/c.yaml").write_text("c: 2\n")

    refuse_uncommitted(data, ["a.yaml", "한글.yaml", "new.yaml", "later/x.yaml"], branch="new")


def test_a_touched_file_is_fine(data: Path) -> None:
    os.utime(data / "a.yaml", (0, 0))

    refuse_uncommitted(data, ["a.yaml"])


def test_a_name_is_no_pattern(data: Path) -> None:
    (data / "a.yaml").write_text("a: 2\n")

    refuse_uncommitted(data, ["[a].yaml", "*.yaml"])


def test_files_with_changes_are_named(data: Path) -> None:
    (data / "한글.yaml").write_text("b: 2\n")
    (data / "a.yaml").unlink()
    (data / "staged.yaml").write_text("new\n")
    git(data, "add", "staged.yaml")
    git(data, "mv", "sub/c.yaml", "sub/d.yaml")

    said, cure = refusal(data, "a.yaml", "한글.yaml", "staged.yaml", "sub/d.yaml")

    assert said == (
        "there are changes already that are not committed, so nothing was written:"
        " `a.yaml`, `staged.yaml`, `sub/d.yaml`, `한글.yaml`"
    )
    assert cure.endswith("commit these first (`git commit`) or put them away (`git stash`)")


def test_an_ignored_file_is_named(data: Path) -> None:
    (data / ".gitignore").write_text("/sub/*.yaml\n")

    said, _ = refusal(data, "a.yaml", "sub/c.yaml", "sub/new.yaml")

    assert said == "git is told to ignore `sub/new.yaml`"


@pytest.mark.parametrize(
    ("begin", "what"),
    [
        (["merge", "side"], "a merge"),
        (["cherry-pick", "side"], "a cherry-pick"),
        (["rebase", "side"], "a rebase"),
        (["revert", "HEAD~", "--no-edit"], "a revert"),
    ],
)
def test_what_is_half_done_is_said(data: Path, begin: list[str], what: str) -> None:
    conflicting(data)
    try_git(data, *begin)

    said, _ = refusal(data, "한글.yaml")

    assert said == (
        f"{what} is under way in the repository, so these files cannot be committed alone"
    )


def test_a_conflict_anywhere_is_said(data: Path) -> None:
    (data / "sub/c.yaml").write_text("c: stashed\n")
    git(data, "stash", "-q")
    (data / "sub/c.yaml").write_text("c: 2\n")
    git(data, "commit", "-q", "-a", "-m", "2")
    try_git(data, "stash", "pop")

    assert refusal(data / "sub", "new.yaml")[0] == (
        "there are conflicts in the repository, so nothing can be committed"
    )


def test_nobody_cannot_commit(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (data.parent / ".git/nobody").write_text("[user]\n useConfigOnly = true\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(data.parent / ".git/nobody"))
    for name in ("EMAIL", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"):
        monkeypatch.delenv(name, raising=False)

    said, cure = refusal(data, "a.yaml")

    assert said == "git does not know the name and address of who commits"
    assert cure == "tell it: `git config user.name NAME`, `git config user.email ADDRESS`"


@pytest.mark.parametrize("name", ["a b", "-x", "", "@{-1}", "a..b", "x.lock", "a\n", "HEAD", "@"])
def test_what_is_no_name_for_a_branch_is_refused(data: Path, name: str) -> None:
    git(data, "switch", "-q", "-c", "side")

    assert refusal(data, "a.yaml", branch=name)[0].endswith("is no name for a branch")


def test_a_branch_that_is_there_is_refused(data: Path) -> None:
    git(data, "branch", "side")

    assert refusal(data, "a.yaml", branch="side")[0] == "there is a branch `side` already"


@pytest.mark.parametrize(("there", "name"), [("a", "a/b"), ("a/b/c", "a"), ("a/b/c", "a/b")])
def test_a_branch_that_is_in_the_way_is_refused(data: Path, there: str, name: str) -> None:
    git(data, "branch", there)

    assert refusal(data, "a.yaml", branch=name)[0] == f"there is a branch `{there}` already"


def test_a_branch_beside_others_is_fine(data: Path) -> None:
    git(data, "branch", "a/b")

    refuse_uncommitted(data, ["a.yaml"], branch="a/bc")


def test_without_a_repository(tmp_path: Path) -> None:
    said, cure = refusal(tmp_path, "a.yaml")

    assert said == f"`{tmp_path}` is in no git repository, so nothing can be committed"
    assert cure == "run it without `--commit`, or begin one with `git init`"


def test_a_repository_without_commits_is_fine(tmp_path: Path) -> None:
    refuse_uncommitted(repository(tmp_path / "top", []), ["a.yaml"], branch="new")
