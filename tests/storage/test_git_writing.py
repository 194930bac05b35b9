from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from dnatrack.history.ledger import NewCommit
from dnatrack.storage.skeleton import write_repository
from tests.history.repositories import git
from tests.storage.folders import files_in, refusal

KOREA = timezone(timedelta(hours=9))
FIRST = NewCommit(
    "재구성", "a@example.invalid", datetime(2019, 10, 29, 9, tzinfo=KOREA), "처음\n\n본문\n",
    {"README.md": "# 읽기\n", "data/한글 이름.yaml": "a: 1\n"},
)  # fmt: skip
SECOND = NewCommit(
    "재구성", "a@example.invalid", datetime(2020, 1, 2, 9, 1, tzinfo=KOREA), "둘째\n",
    {"data/한글 이름.yaml": "a: 2\n"},
)  # fmt: skip


def test_a_repository_holds_the_commits_with_their_days_and_authors(tmp_path: Path) -> None:
    write_repository(tmp_path / "made", [FIRST, SECOND])

    assert git(tmp_path / "made", "log", "--format=%an <%ae> %aI, %cn %cI, %s").splitlines() == [
        f"재구성 <a@example.invalid> {day}, 재구성 {day}, {subject}"
        for day, subject in [
            ("2020-01-02T09:01:00+09:00", "둘째"),
            ("2019-10-29T09:00:00+09:00", "처음"),
        ]
    ]
    assert git(tmp_path / "made", "log", "-1", "--format=%B", "HEAD~") == "처음\n\n본문"


@pytest.mark.parametrize("is_there", [True, False])
def test_the_last_commit_is_checked_out_on_main(tmp_path: Path, *, is_there: bool) -> None:
    made = tmp_path / "made"
    if is_there:
        made.mkdir()
    write_repository(made, [FIRST, SECOND])

    assert (made / "README.md").read_text("utf-8") == "# 읽기\n"
    assert (made / "data" / "한글 이름.yaml").read_text("utf-8") == "a: 2\n"
    assert git(made, "status", "--porcelain", "--branch") == "## main"
    assert sorted(one.name for one in made.iterdir()) == [".git", "README.md", "data"]


def test_the_same_commits_get_the_same_ids_whatever_git_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = tmp_path / "template" / "hooks"
    template.mkdir(parents=True)
    (template / "post-checkout").write_text("#!/bin/sh\ntouch ../ran\nexit 1\n")
    (template / "post-checkout").chmod(0o755)
    config = tmp_path / "config"
    config.write_text(
        f"[init]\n defaultBranch = odd\n templateDir = {template.parent}\n"
        "[core]\n autocrlf = true\n[commit]\n gpgSign = true\n[user]\n useConfigOnly = true\n"
    )
    write_repository(tmp_path / "plain", [FIRST, SECOND])
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("GIT_DEFAULT_HASH", "sha256")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))

    write_repository(tmp_path / "odd", [FIRST, SECOND])

    assert git(tmp_path / "odd", "rev-parse", "HEAD") == git(
        tmp_path / "plain", "rev-parse", "HEAD"
    )
    assert (tmp_path / "odd" / "README.md").read_bytes() == "# 읽기\n".encode()
    assert not (tmp_path / "odd" / ".git" / "hooks").exists()
    assert not (tmp_path / "ran").exists()
    assert not (tmp_path / "elsewhere").exists()


def refused(folder: Path, *commits: NewCommit) -> str:
    return refusal(lambda: write_repository(folder, commits))[0]


def test_nothing_is_overwritten_and_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")

    assert refused(tmp_path, FIRST).startswith("there is something in")
    assert refused(tmp_path / "mine.txt", FIRST).endswith("is not a folder")
    assert files_in(tmp_path) == {"mine.txt": b"mine"}


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
@pytest.mark.parametrize("name", ["new/folder", "empty"])
def test_on_failure_nothing_is_left_behind(
    tmp_path: Path, name: str, error: type[BaseException]
) -> None:
    (tmp_path / "empty").mkdir()

    def interrupted() -> Iterator[NewCommit]:
        yield FIRST
        raise error

    with pytest.raises(error):
        write_repository(tmp_path / name, interrupted())

    assert [str(one.relative_to(tmp_path)) for one in tmp_path.rglob("*")] == ["empty"]


def test_what_git_refuses_is_a_sentence_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = NewCommit("a\n", "a@example.invalid", FIRST.when, "x\n", {})

    assert refused(tmp_path / "made", bad).startswith("the repository could not be made in")
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert refused(tmp_path / "made", FIRST).startswith("there is no git on this machine")
    assert list(tmp_path.iterdir()) == []
