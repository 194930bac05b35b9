import os
import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.storage.git_files import commit_of

SETTINGS = {
    "user.name": "a",
    "user.email": "a@example.org",
    "init.defaultBranch": "main",
    "protocol.file.allow": "always",
    "commit.gpgSign": "false",
}


def git(folder: Path, *arguments: str) -> str:
    settings = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
    without_git = {name: value for name, value in os.environ.items() if "GIT_" not in name}
    return subprocess.run(
        ["git", *settings, *arguments],
        cwd=folder,
        env=without_git,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    (folder / "data" / "tasks").mkdir(parents=True)
    (folder / "data" / "taskforces.yaml").write_text("taskforces: []\n")
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "first")
    return folder


def test_the_commit_of_a_branch_is_found_from_a_folder_below(repository: Path) -> None:
    head = git(repository, "rev-parse", "HEAD")

    found = [commit_of(repository), commit_of(repository / "data" / "tasks")]

    assert found == [head, head]


def test_the_commit_of_a_branch_with_slashes_and_hangul(repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "기능/새-과제")
    git(repository, "commit", "-q", "--allow-empty", "-m", "second")

    assert commit_of(repository) == git(repository, "rev-parse", "HEAD")


def test_the_commit_of_a_detached_head(repository: Path) -> None:
    git(repository, "checkout", "-q", "--detach")

    assert commit_of(repository) == git(repository, "rev-parse", "HEAD")


def test_the_commit_of_a_packed_branch(repository: Path) -> None:
    git(repository, "branch", "main2")
    git(repository, "tag", "-a", "v1", "-m", "one")
    git(repository, "pack-refs", "--all")
    assert not (repository / ".git/refs/heads/main").exists()

    assert commit_of(repository) == git(repository, "rev-parse", "HEAD")


def test_a_branch_written_after_packing_counts(repository: Path) -> None:
    git(repository, "pack-refs", "--all")
    git(repository, "commit", "-q", "--allow-empty", "-m", "second")

    assert commit_of(repository) == git(repository, "rev-parse", "HEAD")


def test_the_commit_of_a_second_working_tree_is_its_own(repository: Path) -> None:
    git(repository, "worktree", "add", "-q", "-b", "other", "../other")
    other = repository.parent / "other"
    git(other, "commit", "-q", "--allow-empty", "-m", "second")
    git(repository, "pack-refs", "--all")

    assert commit_of(other / "data") == git(other, "rev-parse", "HEAD")
    assert commit_of(repository) == git(repository, "rev-parse", "HEAD")
    assert commit_of(other) != commit_of(repository)


def test_the_commit_of_a_submodule_is_its_own(repository: Path, tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    outer.mkdir()
    git(outer, "init", "-q")
    git(outer, "submodule", "--quiet", "add", str(repository), "inner")
    git(outer, "commit", "-q", "-m", "outer")

    assert commit_of(outer / "inner" / "data") == git(repository, "rev-parse", "HEAD")
    assert commit_of(outer) == git(outer, "rev-parse", "HEAD")


def test_a_repository_with_long_ids(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--object-format=sha256")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "first")

    assert commit_of(tmp_path) == git(tmp_path, "rev-parse", "HEAD")


def test_a_repository_without_a_commit_has_none(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")

    assert commit_of(tmp_path) is None


def test_a_folder_without_a_repository_has_none(tmp_path: Path) -> None:
    assert commit_of(tmp_path / "not" / "there") is None


@pytest.mark.parametrize(
    "head",
    [
        b"ref: refs/heads/.invalid",  # what git writes where branches are in a reftable
        b"ref: ../../../../etc/passwd",
        b"ref: refs/heads/../../HEAD",
        b"ref: refs/heads/a",
        b"ref: refs/heads/\xff",
        b"ref: ",
        b"",
        b"\xff\xfe",
        b"0123",
        b"x" * 100_000,
    ],
)
def test_a_head_that_leads_nowhere_has_none(tmp_path: Path, head: bytes) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/HEAD").write_bytes(head)

    assert commit_of(tmp_path) is None


def test_a_branch_that_leads_out_of_the_repository_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside").write_text("0123456789" * 4)
    (tmp_path / ".git/refs/heads").mkdir(parents=True)
    (tmp_path / ".git/HEAD").write_text("ref: refs/heads/../../../outside\n")

    assert commit_of(tmp_path) is None


def test_branches_that_name_each_other_end(tmp_path: Path) -> None:
    (tmp_path / ".git/refs/heads").mkdir(parents=True)
    (tmp_path / ".git/HEAD").write_text("ref: refs/heads/a\n")
    (tmp_path / ".git/refs/heads/a").write_text("ref: refs/heads/b\n")
    (tmp_path / ".git/refs/heads/b").write_text("ref: refs/heads/a\n")

    assert commit_of(tmp_path) is None


@given(st.binary(max_size=60), st.binary(max_size=60), st.binary(max_size=200))
def test_whatever_the_files_of_git_hold_nothing_is_raised(
    tmp_path_factory: pytest.TempPathFactory, head: bytes, common: bytes, packed: bytes
) -> None:
    folder = tmp_path_factory.mktemp("git")
    (folder / ".git").mkdir()
    (folder / ".git/HEAD").write_bytes(b"ref: refs/heads/a" + head)
    (folder / ".git/commondir").write_bytes(common)
    (folder / ".git/packed-refs").write_bytes(packed)

    commit = commit_of(folder)

    assert commit is None or re.fullmatch("[0-9a-f]{40}|[0-9a-f]{64}", commit)


@given(st.binary(max_size=60))
def test_whatever_a_git_file_names_nothing_is_raised(
    tmp_path_factory: pytest.TempPathFactory, named: bytes
) -> None:
    folder = tmp_path_factory.mktemp("git")
    (folder / ".git").write_bytes(b"gitdir: " + named)

    assert commit_of(folder) is None
