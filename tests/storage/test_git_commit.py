"""Real repositories, with hooks and settings of their own."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from dnatrack.storage.git_commit import Committed, commit_files
from dnatrack.storage.lock import LOCK, wait_for_turn
from tests.history.repositories import Step, git, repository
from tests.storage.folders import change, refusal

pytestmark = pytest.mark.usefixtures("somebody")

LINES = "one\ntwo\nthree\nfour\nfive\nsix\nseven\n"
FILES = {
    "data/tasks/a.yaml": "a: 1\n",
    "data/tasks/한글 이름.yaml": "b: 1\n",
    "data/other.yaml": LINES,
    "README.md": "readme\n",
}
A = ["tasks/a.yaml"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder in which a file was changed."""
    data = repository(tmp_path / "repository", [Step(FILES)]) / "data"
    change(data, {"tasks/a.yaml": "a: 2\n"})
    return data


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """A repository without a commit, and with a file."""
    top = repository(tmp_path / "top", [])
    change(top, {"a.yaml": "a: 1\n"})
    return top


def status(folder: Path) -> list[str]:
    out = git(folder, "-c", "core.quotePath=false", "status", "--porcelain", "--untracked-files")
    return sorted(line.strip() for line in out.splitlines())


def changed_by(folder: Path, revision: str = "HEAD") -> list[str]:
    asked = ("show", "--format=", "--name-status", "--no-renames", revision)
    return git(folder, "-c", "core.quotePath=false", *asked).splitlines()


def hook(data: Path, name: str, script: str) -> None:
    file = Path(git(data, "rev-parse", "--absolute-git-dir")) / "hooks" / name
    change(file.parent, {name: f"#!/bin/sh\n{script}\n"})
    file.chmod(0o755)


def refused(folder: Path, *paths: str, branch: str | None = None) -> str:
    return refusal(lambda: commit_files(folder, paths, "m", branch=branch))[0]


def test_changed_new_and_deleted_files_are_committed(data: Path) -> None:
    change(data, {"tasks/한글 이름.yaml": None, "tasks/새 파일.yaml": "c: 1\n"})
    paths = ["tasks/a.yaml", "tasks/한글 이름.yaml", "tasks/새 파일.yaml"]

    made = commit_files(data, paths, "완료: dg-1/첫째\n\n# 본문 'a'\n")

    assert made == Committed(git(data, "rev-parse", "HEAD"), "main")
    assert git(data, "log", "-1", "--format=%an %B") == "김주무관 완료: dg-1/첫째\n\n# 본문 'a'"
    assert changed_by(data) == [
        "M\tdata/tasks/a.yaml",
        "A\tdata/tasks/새 파일.yaml",
        "D\tdata/tasks/한글 이름.yaml",
    ]
    assert status(data) == []


def test_what_else_is_staged_stays_staged_to_the_line(data: Path) -> None:
    change(data, {"other.yaml": LINES.replace("one", "ONE"), "staged.yaml": "new\n"})
    git(data, "add", "other.yaml", "staged.yaml")
    git(data, "rm", "-q", "--cached", "../README.md")
    more = LINES.replace("one", "ONE").replace("seven", "SEVEN")
    change(data, {"other.yaml": more, "untracked.yaml": "u\n"})
    staged = git(data, "diff", "--cached", "--", ":/")
    unstaged = git(data, "diff", "--", "other.yaml")

    commit_files(data, A, "m")

    assert changed_by(data) == ["M\tdata/tasks/a.yaml"]
    assert git(data, "diff", "--cached", "--", ":/") == staged
    assert git(data, "diff", "--", ":/") == unstaged
    assert (data / "untracked.yaml").exists()


def test_a_name_is_no_pattern(data: Path) -> None:
    change(data, {"tasks/[a].yaml": "x\n"})

    commit_files(data, ["tasks/[a].yaml"], "m")

    assert changed_by(data) == ["A\tdata/tasks/[a].yaml"]


@pytest.mark.parametrize("branch", [None, "new"])
def test_the_first_commit_of_a_repository_that_is_the_data_folder(
    new: Path, branch: str | None
) -> None:
    change(new, {"staged.yaml": "s: 1\n"})
    git(new, "add", "staged.yaml")

    made = commit_files(new, ["a.yaml"], "m", branch=branch)

    assert made == Committed(git(new, "rev-parse", "HEAD"), branch or "main")
    assert changed_by(new) == ["A\ta.yaml"]
    assert status(new) == ["A  staged.yaml"]


def test_a_second_working_tree(data: Path, tmp_path: Path) -> None:
    git(data, "worktree", "add", "-q", "-b", "second", str(tmp_path / "second"))
    change(tmp_path / "second/data", {"tasks/a.yaml": "a: 3\n"})

    made = commit_files(tmp_path / "second/data", A, "m")

    assert made.branch == "second"
    assert changed_by(data, "second") == ["M\tdata/tasks/a.yaml"]
    assert status(data) == ["M data/tasks/a.yaml"]


def test_no_branch_is_checked_out(data: Path) -> None:
    git(data, "checkout", "-q", "--detach")

    assert commit_files(data, A, "m") == Committed(git(data, "rev-parse", "HEAD"), "")


def test_a_new_branch(data: Path) -> None:
    before = git(data, "rev-parse", "HEAD")

    made = commit_files(data, A, "m", branch="완료/dg-1")

    assert made == Committed(git(data, "rev-parse", "완료/dg-1"), "완료/dg-1")
    assert git(data, "rev-parse", "main") == before
    git(data, "switch", "-q", "-")
    assert git(data, "symbolic-ref", "HEAD") == "refs/heads/main"


@pytest.mark.parametrize("start", ["main", "--detach"])
def test_a_commit_that_fails_leaves_no_branch(data: Path, start: str) -> None:
    git(data, "checkout", "-q", start)
    hook(data, "pre-commit", "exit 1")
    before = (git(data, "show-ref", "--head"), (data.parent / ".git/HEAD").read_text())

    refused(data, *A, branch="new")

    assert (git(data, "show-ref", "--head"), (data.parent / ".git/HEAD").read_text()) == before


def test_a_first_commit_that_fails_leaves_no_branch(new: Path) -> None:
    hook(new, "pre-commit", "exit 1")

    refused(new, "a.yaml", branch="new")

    assert git(new, "symbolic-ref", "HEAD") == "refs/heads/main"
    assert status(new) == ["?? a.yaml"]


def test_a_hook_that_refuses_is_quoted_and_nothing_is_left_staged(data: Path) -> None:
    hook(data, "pre-commit", "echo '기한이 없습니다'; echo 'line two' >&2; exit 1")
    change(data, {"new.yaml": "new\n"})
    git(data, "rm", "-q", "--cached", "../README.md")
    staged = git(data, "ls-files", "--stage", ":/")

    said = refused(data, *A, "new.yaml")

    assert said == "the files were written, but not committed: 기한이 없습니다 line two"
    assert git(data, "ls-files", "--stage", ":/") == staged
    assert (data / "new.yaml").read_text() == "new\n"


def test_hooks_see_what_is_to_be_committed_and_may_change_it(data: Path) -> None:
    add = "echo 'a: 3' > data/tasks/a.yaml; git add -- 'data/tasks/[a].yaml'"
    hook(data, "pre-commit", f"git diff --cached --name-only > seen\n{add}")
    hook(data, "commit-msg", 'echo "Signed-off-by: 훅" >> "$1"')

    commit_files(data, A, "m")

    assert (data.parent / "seen").read_text() == "data/tasks/a.yaml\n"
    assert git(data, "show", "HEAD:./tasks/a.yaml") == "a: 3"
    assert git(data, "log", "-1", "--format=%B") == "m\nSigned-off-by: 훅"
    assert status(data) == ["?? seen"]


@pytest.mark.parametrize(
    ("settings", "script", "said"),
    [
        ([], 'read answer; test "$answer" = yes', "not committed"),
        (["commit.gpgSign=true", "gpg.program=/nonexistent/gpg"], "", "/nonexistent/gpg"),
    ],
    ids=["a hook that asks gets no answer and hangs nobody", "settings of the repository hold"],
)
def test_what_git_cannot_do_is_said(
    data: Path, settings: Sequence[str], script: str, said: str
) -> None:
    hook(data, "pre-commit", script)
    for one in settings:
        git(data, "config", *one.split("="))

    assert said in refused(data, *A)


def test_no_editor_is_opened_and_the_repository_says_who_commits(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("GIT_EDITOR", "EDITOR", "VISUAL"):
        monkeypatch.setenv(name, "touch opened; false")
    for one in ("commit.verbose true", "commit.template none", "user.name 이주무관"):
        git(data, "config", *one.split())

    commit_files(data, A, "m")

    assert list(data.parent.rglob("opened")) == []
    assert git(data, "log", "-1", "--format=%an") == "이주무관"


def test_two_that_commit_at_once_both_do(data: Path) -> None:
    hook(data, "pre-commit", "sleep 0.5")
    change(data, {"other.yaml": "one\n"})
    code = (
        "import sys; from pathlib import Path; from dnatrack.storage.git_commit import *;"
        "commit_files(Path(sys.argv[1]), sys.argv[2:], 'm')"
    )

    both = [
        subprocess.Popen([sys.executable, "-c", code, str(data), path])
        for path in ("tasks/a.yaml", "other.yaml")
    ]

    assert [one.wait(60) for one in both] == [0, 0]
    commits = [changed_by(data, "HEAD"), changed_by(data, "HEAD~")]
    assert sorted(commits) == [["M\tdata/other.yaml"], ["M\tdata/tasks/a.yaml"]]
    assert status(data) == []


def test_whoever_waits_too_long_for_a_turn_goes_ahead(data: Path) -> None:
    with wait_for_turn(data), wait_for_turn(data, wait_seconds=0):
        commit_files(data, A, "m")

    assert changed_by(data) == ["M\tdata/tasks/a.yaml"]
    assert not (data / LOCK).exists()


def test_nothing_changed_is_said(data: Path) -> None:
    said = refused(data, "other.yaml", branch="new")

    assert said == "there is nothing to commit in `other.yaml`"
    assert git(data, "branch", "--format=%(refname:short)") == "main"


def test_inside_a_hook_of_another_repository(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))

    commit_files(data, A, "m")

    assert changed_by(data) == ["M\tdata/tasks/a.yaml"]
