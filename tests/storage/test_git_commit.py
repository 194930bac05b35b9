"""Real repositories, with hooks and settings of their own."""

from pathlib import Path

import pytest

from dnatrack.errors import DnatrackError
from dnatrack.storage.git_commit import Committed, commit_files
from tests.history.repositories import Step, git, repository

pytestmark = pytest.mark.usefixtures("somebody")

FILES = {
    "data/tasks/a.yaml": "a: 1\n",
    "data/tasks/한글 이름.yaml": "b: 1\n",
    "data/other.yaml": "one\ntwo\nthree\nfour\nfive\nsix\nseven\n",
    "README.md": "readme\n",
}


@pytest.fixture
def top(tmp_path: Path) -> Path:
    return repository(tmp_path / "repository", [Step(FILES)])


@pytest.fixture
def data(top: Path) -> Path:
    return top / "data"


def status(folder: Path) -> list[str]:
    out = git(folder, "-c", "core.quotePath=false", "status", "--porcelain", "--untracked-files")
    return sorted(line.strip() for line in out.splitlines())


def changed_by(folder: Path, revision: str = "HEAD") -> list[str]:
    asked = ("show", "--format=", "--name-status", "--no-renames", revision)
    return git(folder, "-c", "core.quotePath=false", *asked).splitlines()


def hook(top: Path, name: str, script: str) -> None:
    file = top / ".git/hooks" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


def refusal(folder: Path, *paths: str, branch: str | None = None) -> str:
    with pytest.raises(DnatrackError) as caught:
        commit_files(folder, paths, "m", branch=branch)
    assert caught.value.hint is not None
    return caught.value.message.en


def test_changed_new_and_deleted_files_are_committed(data: Path) -> None:
    (data / "tasks/a.yaml").write_text("a: 2\n")
    (data / "tasks/한글 이름.yaml").unlink()
    (data / "tasks/새 파일.yaml").write_text("c: 1\n")
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
    other = data / "other.yaml"
    other.write_text("ONE\ntwo\nthree\nfour\nfive\nsix\nseven\n")
    (data / "staged.yaml").write_text("new\n")
    git(data, "add", "other.yaml", "staged.yaml")
    git(data, "rm", "-q", "--cached", "../README.md")
    other.write_text("ONE\ntwo\nthree\nfour\nfive\nsix\nSEVEN\n")
    (data / "untracked.yaml").write_text("u\n")
    (data / "tasks/a.yaml").write_text("a: 2\n")
    staged = git(data, "diff", "--cached", "--", ":/")
    unstaged = git(data, "diff", "--", "other.yaml")

    commit_files(data, ["tasks/a.yaml"], "m")

    assert changed_by(data) == ["M\tdata/tasks/a.yaml"]
    assert git(data, "diff", "--cached", "--", ":/") == staged
    assert git(data, "diff", "--", ":/") == unstaged
    assert (data / "untracked.yaml").exists()


def test_a_name_is_no_pattern(data: Path) -> None:
    (data / "tasks/[a].yaml").write_text("x\n")
    (data / "tasks/a.yaml").write_text("a: 2\n")

    commit_files(data, ["tasks/[a].yaml"], "m")

    assert changed_by(data) == ["A\tdata/tasks/[a].yaml"]


def test_the_data_folder_may_be_the_whole_repository(tmp_path: Path) -> None:
    top = repository(tmp_path / "top", [Step({"a.yaml": "a: 1\n"})])
    (top / "a.yaml").write_text("a: 2\n")

    commit_files(top, ["a.yaml"], "m")

    assert changed_by(top) == ["M\ta.yaml"]


def test_the_first_commit_of_a_repository(tmp_path: Path) -> None:
    top = repository(tmp_path / "top", [])
    (top / "a.yaml").write_text("a: 1\n")
    (top / "staged.yaml").write_text("s: 1\n")
    git(top, "add", "staged.yaml")

    made = commit_files(top, ["a.yaml"], "m")

    assert made == Committed(git(top, "rev-parse", "HEAD"), "main")
    assert changed_by(top) == ["A\ta.yaml"]
    assert status(top) == ["A  staged.yaml"]


def test_a_second_working_tree(top: Path, tmp_path: Path) -> None:
    git(top, "worktree", "add", "-q", "-b", "second", str(tmp_path / "second"))
    data = tmp_path / "second/data"
    (data / "tasks/a.yaml").write_text("a: 2\n")

    made = commit_files(data, ["tasks/a.yaml"], "m")

    assert made.branch == "second"
    assert changed_by(top, "second") == ["M\tdata/tasks/a.yaml"]
    assert status(top) == []


def test_no_branch_is_checked_out(data: Path) -> None:
    git(data, "checkout", "-q", "--detach")
    (data / "tasks/a.yaml").write_text("a: 2\n")

    assert commit_files(data, ["tasks/a.yaml"], "m") == Committed(
        git(data, "rev-parse", "HEAD"), ""
    )


def test_a_new_branch(data: Path) -> None:
    before = git(data, "rev-parse", "HEAD")
    (data / "tasks/a.yaml").write_text("a: 2\n")

    made = commit_files(data, ["tasks/a.yaml"], "m", branch="완료/dg-1")

    assert made == Committed(git(data, "rev-parse", "완료/dg-1"), "완료/dg-1")
    assert git(data, "rev-parse", "main") == before
    git(data, "switch", "-q", "-")
    assert git(data, "symbolic-ref", "HEAD") == "refs/heads/main"


def test_a_new_branch_for_the_first_commit(tmp_path: Path) -> None:
    top = repository(tmp_path / "top", [])
    (top / "a.yaml").write_text("a: 1\n")

    assert commit_files(top, ["a.yaml"], "m", branch="new").branch == "new"


@pytest.mark.parametrize("start", ["main", "--detach"])
def test_a_commit_that_fails_leaves_no_branch(data: Path, start: str) -> None:
    git(data, "checkout", "-q", start)
    hook(data.parent, "pre-commit", "exit 1")
    (data / "tasks/a.yaml").write_text("a: 2\n")
    before = (git(data, "show-ref", "--head"), (data.parent / ".git/HEAD").read_text())

    refusal(data, "tasks/a.yaml", branch="new")

    assert (git(data, "show-ref", "--head"), (data.parent / ".git/HEAD").read_text()) == before


def test_a_first_commit_that_fails_leaves_no_branch(tmp_path: Path) -> None:
    top = repository(tmp_path / "top", [])
    hook(top, "pre-commit", "exit 1")
    (top / "a.yaml").write_text("a: 1\n")

    refusal(top, "a.yaml", branch="new")

    assert git(top, "symbolic-ref", "HEAD") == "refs/heads/main"
    assert status(top) == ["?? a.yaml"]


def test_a_hook_that_refuses_is_quoted_and_nothing_is_left_staged(data: Path) -> None:
    hook(data.parent, "pre-commit", "echo '기한이 없습니다'; echo 'line two' >&2; exit 1")
    (data / "tasks/a.yaml").write_text("a: 2\n")
    (data / "new.yaml").write_text("new\n")
    git(data, "rm", "-q", "--cached", "../README.md")
    staged = git(data, "ls-files", "--stage", ":/")

    said = refusal(data, "tasks/a.yaml", "new.yaml")

    assert said == "the files were written, but not committed: 기한이 없습니다 line two"
    assert git(data, "ls-files", "--stage", ":/") == staged
    assert (data / "new.yaml").read_text() == "new\n"


def test_hooks_see_what_is_to_be_committed_and_may_change_it(data: Path) -> None:
    hook(
        data.parent,
        "pre-commit",
        "git diff --cached --name-only > seen\n"
        "echo 'a: 3' > data/tasks/a.yaml; git add -- 'data/tasks/[a].yaml'",
    )
    hook(data.parent, "commit-msg", 'echo "Signed-off-by: 훅" >> "$1"')
    (data / "tasks/a.yaml").write_text("a: 2\n")

    commit_files(data, ["tasks/a.yaml"], "m")

    assert (data.parent / "seen").read_text() == "data/tasks/a.yaml\n"
    assert git(data, "show", "HEAD:./tasks/a.yaml") == "a: 3"
    assert git(data, "log", "-1", "--format=%B") == "m\nSigned-off-by: 훅"
    assert status(data) == ["?? seen"]


def test_a_hook_that_asks_gets_no_answer_and_hangs_nobody(data: Path) -> None:
    hook(data.parent, "pre-commit", 'read answer; test "$answer" = yes')
    (data / "tasks/a.yaml").write_text("a: 2\n")

    assert "not committed" in refusal(data, "tasks/a.yaml")


def test_no_editor_is_opened(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_EDITOR", "EDITOR", "VISUAL"):
        monkeypatch.setenv(name, "touch opened; false")
    git(data, "config", "commit.verbose", "true")
    git(data, "config", "commit.template", "none")
    (data / "tasks/a.yaml").write_text("a: 2\n")

    commit_files(data, ["tasks/a.yaml"], "m")

    assert [one for one in (*data.iterdir(), *data.parent.iterdir()) if one.name == "opened"] == []


def test_settings_of_the_repository_hold(data: Path) -> None:
    git(data, "config", "user.name", "이주무관")
    git(data, "config", "commit.gpgSign", "true")
    git(data, "config", "gpg.program", "/nonexistent/gpg")
    (data / "tasks/a.yaml").write_text("a: 2\n")

    assert "/nonexistent/gpg" in refusal(data, "tasks/a.yaml")
    git(data, "config", "commit.gpgSign", "false")
    commit_files(data, ["tasks/a.yaml"], "m")

    assert git(data, "log", "-1", "--format=%an") == "이주무관"


def test_nothing_changed_is_said(data: Path) -> None:
    assert refusal(data, "tasks/a.yaml", branch="new") == (
        "there is nothing to commit in `tasks/a.yaml`"
    )
    assert git(data, "branch", "--format=%(refname:short)") == "main"


def test_inside_a_hook_of_another_repository(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    (data / "tasks/a.yaml").write_text("a: 2\n")

    commit_files(data, ["tasks/a.yaml"], "m")

    assert changed_by(data) == ["M\tdata/tasks/a.yaml"]
