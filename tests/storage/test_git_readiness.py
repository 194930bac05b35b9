"""What is refused before anything is written, since it could not be committed afterwards."""

import os
import subprocess
from pathlib import Path

import pytest

from dnatrack.storage.git_commit import refuse_uncommitted
from tests.history.repositories import Step, git, repository
from tests.storage.folders import change, refusal

pytestmark = pytest.mark.usefixtures("somebody")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    files = {"data/a.yaml": "a: 1\n", "data/한글.yaml": "b: 1\n", "data/sub/c.yaml": "c: 1\n"}
    return repository(tmp_path / "repository", [Step(files)]) / "data"


def refused(folder: Path, *paths: str, branch: str | None = None) -> tuple[str, str]:
    return refusal(lambda: refuse_uncommitted(folder, paths, branch=branch))


def test_files_as_they_are_committed_and_new_ones_are_fine(data: Path) -> None:
    change(data, {"new.yaml": "new\n", "sub/c.yaml": "c: 2\n"})
    os.utime(data / "a.yaml", (0, 0))

    refuse_uncommitted(data, ["a.yaml", "한글.yaml", "new.yaml", "later/x.yaml"], branch="new")
    refuse_uncommitted(repository(data.parent / "top", []), ["a.yaml"], branch="new")


def test_a_name_is_no_pattern(data: Path) -> None:
    change(data, {"a.yaml": "a: 2\n"})

    refuse_uncommitted(data, ["[a].yaml", "*.yaml"])


def test_files_with_changes_are_named(data: Path) -> None:
    change(data, {"한글.yaml": "b: 2\n", "a.yaml": None, "staged.yaml": "new\n"})
    git(data, "add", "staged.yaml")
    git(data, "mv", "sub/c.yaml", "sub/d.yaml")

    said, cure = refused(data, "a.yaml", "한글.yaml", "staged.yaml", "sub/d.yaml")

    assert said == (
        "there are changes already that are not committed, so nothing was written:"
        " `a.yaml`, `staged.yaml`, `sub/d.yaml`, `한글.yaml`"
    )
    assert cure == (
        "run it without `--commit`, or commit these first (`git commit`) or put them away "
        "(`git stash`)"
    )


def test_an_ignored_file_is_named(data: Path) -> None:
    change(data, {".gitignore": "/sub/*.yaml\n"})

    said, _ = refused(data, "a.yaml", "sub/c.yaml", "sub/new.yaml")

    assert said == "git is told to ignore `sub/new.yaml`"


UNDER_WAY = "{} is under way in the repository, so these files cannot be committed alone"
CONFLICT = "there are conflicts in the repository, so nothing can be committed"


@pytest.mark.parametrize(
    ("begin", "said"),
    [
        ("merge side", UNDER_WAY.format("a merge")),
        ("cherry-pick side", UNDER_WAY.format("a cherry-pick")),
        ("rebase side", UNDER_WAY.format("a rebase")),
        ("revert HEAD~ --no-edit", UNDER_WAY.format("a revert")),
        ("stash apply", CONFLICT),
    ],
)
def test_what_is_half_done_is_said(data: Path, begin: str, said: str) -> None:
    git(data, "branch", "side")
    for branch in ("side", "main"):
        git(data, "switch", "-q", branch)
        change(data, {"a.yaml": f"a: {branch}\n"})
        git(data, "commit", "-q", "-a", "-m", branch)
    change(data, {"a.yaml": "a: stashed\n"})
    git(data, "stash", "-q")
    change(data, {"a.yaml": "a: 3\n"})
    git(data, "commit", "-q", "-a", "-m", "3")
    subprocess.run(["git", *begin.split()], cwd=data, check=False, capture_output=True)

    assert refused(data / "sub", "new.yaml")[0] == said


def test_nobody_cannot_commit(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (data.parent / ".git/nobody").write_text("[user]\n useConfigOnly = true\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(data.parent / ".git/nobody"))
    for name in ("EMAIL", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"):
        monkeypatch.delenv(name, raising=False)

    assert refused(data, "a.yaml") == (
        "git does not know the name and address of who commits",
        "tell it: `git config user.name NAME`, `git config user.email ADDRESS`",
    )


@pytest.mark.parametrize("name", ["a b", "-x", "", "@{-1}", "a..b", "x.lock", "a\n", "HEAD", "@"])
def test_what_is_no_name_for_a_branch_is_refused(data: Path, name: str) -> None:
    git(data, "switch", "-q", "-c", "side")

    assert refused(data, "a.yaml", branch=name)[0].endswith("is no name for a branch")


@pytest.mark.parametrize(
    ("there", "name"), [("side", "side"), ("a", "a/b"), ("a/b/c", "a"), ("a/b/c", "a/b")]
)
def test_a_branch_that_is_there_or_in_the_way_is_refused(data: Path, there: str, name: str) -> None:
    git(data, "branch", there)

    assert refused(data, "a.yaml", branch=name)[0] == f"there is a branch `{there}` already"
    refuse_uncommitted(data, ["a.yaml"], branch=f"{there}r")


def test_without_a_repository(tmp_path: Path) -> None:
    assert refused(tmp_path, "a.yaml") == (
        f"`{tmp_path}` is in no git repository, so nothing can be committed",
        "run it without `--commit`, or begin one with `git init`",
    )
