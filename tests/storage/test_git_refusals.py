"""Where history cannot be read: a sentence and its cure, never an answer that looks empty."""

from datetime import UTC, date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from dnatrack.errors import DnatrackError
from dnatrack.storage.git_read import GitRepository
from dnatrack.storage.read_history import read_ledger
from tests.history.repositories import NOW, Step, extend, git, moved, repository

pytestmark = pytest.mark.usefixtures("nothing_remembered")

SEOUL = ZoneInfo("Asia/Seoul")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    steps = [Step(moved("2020-03"), day="2020-01-10"), Step(moved("2020-06"), day="2020-02-10")]
    return repository(tmp_path / "repository", steps)


def refusal(folder: Path) -> tuple[str, str]:
    with pytest.raises(DnatrackError) as raised:
        read_ledger(folder, NOW)
    error = raised.value
    return error.message.en, error.hint.en if error.hint else ""


def test_a_folder_in_no_repository(tmp_path: Path) -> None:
    assert refusal(tmp_path) == (
        f"`{tmp_path}` is in no git repository, so it has no history",
        "clone the repository, or begin one with `git init`",
    )


def test_a_folder_that_is_not_there_is_not_another_one(tmp_path: Path) -> None:
    assert refusal(tmp_path / "not-there")[0].startswith("git could not read the history: ")


def test_a_shallow_clone(folder: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{folder}", "shallow")

    assert refusal(tmp_path / "shallow/data") == (
        "the history is cut off (a shallow clone), so the past is not known in full",
        "run `git fetch --unshallow`, or give the checkout of CI `fetch-depth: 0`",
    )


def test_a_shallow_clone_that_was_completed(folder: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{folder}", "shallow")
    git(tmp_path / "shallow", "fetch", "-q", "--unshallow")

    assert len(read_ledger(tmp_path / "shallow/data", NOW).events) == 3


def test_no_git_on_this_machine(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")

    assert refusal(folder / "data") == (
        "there is no git on this machine",
        "install git and try again (https://git-scm.com)",
    )


def test_a_repository_of_somebody_else(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")

    assert refusal(folder / "data") == (
        f"the repository of `{folder / 'data'}` belongs to somebody else, so git does not read it",
        f"if you trust it: `git config --global --add safe.directory '{folder}'`",
    )


def test_a_repository_of_somebody_else_that_the_user_trusts(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    for name, value in {"COUNT": "1", "KEY_0": "safe.directory", "VALUE_0": str(folder)}.items():
        monkeypatch.setenv(f"GIT_CONFIG_{name}", value)

    assert len(read_ledger(folder / "data", NOW).events) == 3


def test_a_content_that_is_not_there(folder: Path) -> None:
    lost = git(folder, "rev-parse", "HEAD:data/tasks/dg-1.yaml")
    _lose(folder, lost)

    message, hint = refusal(folder / "data")

    assert message.startswith("git could not read the history: ")
    assert lost in message
    assert hint == "look at the repository with `git fsck`"


def test_a_content_that_is_damaged(folder: Path) -> None:
    damaged = git(folder, "rev-parse", "HEAD:data/tasks/dg-1.yaml")
    _unpack(folder)
    file = _loose(folder, damaged)
    file.chmod(0o600)
    file.write_bytes(file.read_bytes()[:20])

    assert refusal(folder / "data")[0].startswith("git could not read the history: ")


@pytest.mark.parametrize("what", ["HEAD", "HEAD^", "HEAD:", "HEAD^:data"])
def test_a_commit_or_folder_that_is_not_there(folder: Path, what: str) -> None:
    _lose(folder, git(folder, "rev-parse", what))

    assert refusal(folder / "data")[0].startswith("git could not read the history: ")


def test_a_branch_that_holds_nonsense(folder: Path) -> None:
    (folder / ".git/refs/heads/main").write_text("nonsense\n")

    assert refusal(folder / "data")[0].startswith("git could not read the history: ")


def test_a_repository_that_is_broken(folder: Path) -> None:
    (folder / ".git/config").write_text("[core\n")

    assert refusal(folder / "data")[0].startswith("git cannot read its settings: bad config ")


def test_a_working_tree_whose_repository_is_gone(folder: Path, tmp_path: Path) -> None:
    git(folder, "worktree", "add", "-q", "../other")
    folder.rename(tmp_path / "elsewhere")

    assert "git could not read the history: fatal: not a git repo" in refusal(tmp_path / "other")[0]


@pytest.mark.parametrize(
    "word",
    [
        "nothing-by-that-name",
        "-x",
        "--all",
        "--output=/tmp/x",
        "HEAD~99",
        "HEAD^{blob}",
        "HEAD:data",
        "main:data/tasks/dg-1.yaml",
        "a b",
        "a\nb",
        "\0",
        "",
        "^HEAD",
        "HEAD..main",
        "main@{99}",
        ":/no such subject",
        "가지",
        "\udcff",
        "a" * 5000,
    ],
)
def test_a_word_that_names_no_commit(folder: Path, word: str) -> None:
    with pytest.raises(DnatrackError) as raised:
        GitRepository.around(folder / "data").commit_named(word)

    assert raised.value.message.en.startswith("there is no revision `")
    assert raised.value.hint is not None


@pytest.mark.parametrize("word", ["HEAD", "main", "v1", "v2", "main~0", "main@{0}", "가지"])
def test_words_that_name_a_commit(folder: Path, word: str) -> None:
    for name in (["tag", "v1"], ["tag", "-a", "v2", "-m", "two"], ["branch", "가지"]):
        git(folder, *name)

    found = GitRepository.around(folder / "data").commit_named(word)

    assert found == git(folder, "rev-parse", "HEAD")


def test_a_word_that_names_a_commit_that_was_cut_off(folder: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{folder}", "shallow")
    cut = GitRepository.around(tmp_path / "shallow/data")

    with pytest.raises(DnatrackError) as raised:
        cut.commit_named("HEAD~1")

    assert raised.value.hint is not None
    assert "unshallow" in raised.value.hint.en


class TestDays:
    def test_the_commit_of_a_day_is_the_last_one_up_to_its_end(self, folder: Path) -> None:
        found = GitRepository.around(folder / "data")

        commits = [found.commit_on(day, SEOUL) for day in (date(2020, 1, 10), date(2020, 2, 9))]

        assert commits == [git(folder, "rev-parse", "HEAD~1")] * 2
        assert found.commit_on(date(2020, 2, 10), SEOUL) == git(folder, "rev-parse", "HEAD")

    def test_the_day_ends_where_the_tracker_is(self, tmp_path: Path) -> None:
        steps = [
            Step(moved("2020-03"), day="2020-01-10"),
            Step(moved("2020-06"), day="2020-01-10T20:00:00+00:00"),
        ]
        folder = repository(tmp_path, steps)
        found = GitRepository.around(folder / "data")

        days = [found.commit_on(date(2020, 1, 10), zone) for zone in (SEOUL, UTC)]

        assert days == [git(folder, "rev-parse", "HEAD~1"), git(folder, "rev-parse", "HEAD")]

    def test_a_clock_that_was_ahead_does_not_hide_what_came_after(self, tmp_path: Path) -> None:
        days = ("2020-01-10", "2099-01-01", "2020-01-12")
        steps = [Step(moved(f"202{number}"), day=day) for number, day in enumerate(days)]
        folder = repository(tmp_path, steps)

        found = GitRepository.around(folder / "data").commit_on(date(2020, 1, 31), SEOUL)

        assert found == git(folder, "rev-parse", "HEAD")

    def test_a_day_before_the_first_commit(self, folder: Path) -> None:
        with pytest.raises(DnatrackError) as raised:
            GitRepository.around(folder / "data").commit_on(date(2019, 12, 31), SEOUL)

        assert raised.value.message.en == "no commit changed the data up to 2019-12-31"

    def test_a_day_that_was_cut_off(self, folder: Path, tmp_path: Path) -> None:
        git(tmp_path, "clone", "-q", "--depth=1", f"file://{folder}", "shallow")

        with pytest.raises(DnatrackError) as raised:
            GitRepository.around(tmp_path / "shallow/data").commit_on(date(2020, 1, 31), SEOUL)

        assert raised.value.message.en.startswith("the history is cut off")


def test_a_commit_without_the_data_folder(folder: Path) -> None:
    extend(folder, [Step({"data": None, "README": "x"})])
    (folder / "data").mkdir(exist_ok=True)
    found = GitRepository.around(folder / "data")

    with pytest.raises(DnatrackError) as raised:
        found.snapshot(git(folder, "rev-parse", "HEAD"))

    assert raised.value.message.en.endswith(" has no such data folder")


def _unpack(folder: Path) -> None:
    """Every object of a repository in a file of its own."""
    for pack in (folder / ".git/objects/pack").glob("*.pack"):
        content = pack.read_bytes()
        for part in pack.parent.glob(f"{pack.stem}.*"):
            part.unlink()
        git(folder, "unpack-objects", "-q", given=content)


def _loose(folder: Path, id_: str) -> Path:
    return folder / ".git/objects" / id_[:2] / id_[2:]


def _lose(folder: Path, id_: str) -> None:
    _unpack(folder)
    _loose(folder, id_).unlink()
