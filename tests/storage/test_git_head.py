"""The commit that is checked out, told from the files of git without asking it."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.storage.git_files import commit_of
from tests.history.repositories import Step, git, repository

MORE = ("commit", "-q", "--allow-empty", "-m", "more")
PACK = ("pack-refs", "--all")


@pytest.fixture
def top(tmp_path: Path) -> Path:
    return repository(tmp_path / "it", [Step({"data/tasks/a.yaml": "a"})])


@pytest.mark.parametrize(
    "commands",
    [
        [],
        [("checkout", "-q", "-b", "기능/새-과제"), MORE],
        [("checkout", "-q", "--detach"), MORE],
        [("branch", "main2"), ("tag", "-a", "v1", "-m", "one"), PACK],
        [PACK, MORE],
    ],
    ids=["a branch", "one with slashes and Hangul", "detached", "packed", "written after packing"],
)
def test_the_commit_that_is_checked_out(top: Path, commands: Sequence[Sequence[str]]) -> None:
    for one in commands:
        git(top, *one)

    head = git(top, "rev-parse", "HEAD")
    assert [commit_of(top), commit_of(top / "data/tasks")] == [head, head]


def test_the_commit_of_a_second_working_tree_is_its_own(top: Path) -> None:
    git(top, "worktree", "add", "-q", "-b", "other", "../other")
    git(top.parent / "other", *MORE)
    git(top, *PACK)

    assert commit_of(top.parent / "other/data") == git(top, "rev-parse", "other")
    assert commit_of(top) == git(top, "rev-parse", "main") != git(top, "rev-parse", "other")


def test_the_commit_of_a_submodule_is_its_own(top: Path, tmp_path: Path) -> None:
    outer = repository(tmp_path / "outer", [Step({"README": "x"})])
    git(outer, "submodule", "--quiet", "add", str(top), "inner")

    assert commit_of(outer / "inner/data") == git(top, "rev-parse", "HEAD")
    assert commit_of(outer) == git(outer, "rev-parse", "HEAD")


def test_a_repository_with_long_ids(tmp_path: Path) -> None:
    repository(tmp_path, [Step({"a": "a"})], options=["--object-format=sha256"])

    assert commit_of(tmp_path) == git(tmp_path, "rev-parse", "HEAD")


def test_without_a_commit_or_a_repository_there_is_none(tmp_path: Path) -> None:
    repository(tmp_path / "it", [])

    assert commit_of(tmp_path / "it") is None
    assert commit_of(tmp_path / "not/there") is None


@pytest.mark.parametrize(
    "head",
    [
        b"ref: refs/heads/.invalid",  # what git writes where branches are in a reftable
        b"ref: ../../../../etc/passwd",
        b"ref: refs/heads/../../HEAD",
        b"ref: refs/heads/../../../outside",
        b"ref: refs/heads/a",
        b"ref: refs/heads/circle",
        b"ref: refs/heads/\xff",
        *(b"ref: ", b"", b"\xff\xfe", b"0123", b"x" * 100_000),
    ],
)
def test_a_head_that_leads_nowhere_has_none(tmp_path: Path, head: bytes) -> None:
    (tmp_path / "outside").write_text("0123456789" * 4)
    heads = tmp_path / ".git/refs/heads"
    heads.mkdir(parents=True)
    (heads / "circle").write_text("ref: refs/heads/back\n")
    (heads / "back").write_text("ref: refs/heads/circle\n")
    (tmp_path / ".git/HEAD").write_bytes(head)

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
