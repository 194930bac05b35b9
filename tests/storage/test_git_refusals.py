"""Where history cannot be read: a sentence and its cure, never an answer that looks empty."""

from datetime import UTC, date, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from dnatrack.storage.git_read import GitRepository
from dnatrack.storage.read_history import read_ledger
from tests.history.repositories import NOW, Step, extend, git, moved, repository
from tests.storage.folders import refusal

pytestmark = pytest.mark.usefixtures("nothing_remembered")

SEOUL = ZoneInfo("Asia/Seoul")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    steps = [Step(moved("2020-03"), day="2020-01-10"), Step(moved("2020-06"), day="2020-02-10")]
    return repository(tmp_path / "repository", steps)


@pytest.fixture
def shallow(folder: Path, tmp_path: Path) -> Path:
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{folder}", "shallow")
    return tmp_path / "shallow/data"


def refused(folder: Path) -> tuple[str, str]:
    return refusal(lambda: read_ledger(folder, NOW))


UNREADABLE = "git could not read the history: "


def test_a_folder_in_no_repository(tmp_path: Path) -> None:
    assert refused(tmp_path) == (
        f"`{tmp_path}` is in no git repository, so it has no history",
        "clone the repository, or begin one with `git init`",
    )


def test_a_folder_that_is_not_there_is_not_another_one(tmp_path: Path) -> None:
    assert refused(tmp_path / "not-there")[0].startswith("git could not read the history: ")


def test_a_shallow_clone_until_it_is_completed(shallow: Path) -> None:
    assert refused(shallow) == (
        "the history is cut off (a shallow clone), so the past is not known in full",
        "run `git fetch --unshallow`, or give the checkout of CI `fetch-depth: 0`",
    )
    git(shallow, "fetch", "-q", "--unshallow")

    assert len(read_ledger(shallow, NOW).events) == 3


def test_no_git_on_this_machine(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")

    assert refused(folder / "data") == (
        "there is no git on this machine",
        "install git and try again (https://git-scm.com)",
    )


def test_a_repository_of_somebody_else_unless_the_user_trusts_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert refused(folder / "data") == (
        f"the repository of `{folder / 'data'}` belongs to somebody else, so git does not read it",
        f"if you trust it: `git config --global --add safe.directory '{folder}'`",
    )

    for name, value in {"COUNT": "1", "KEY_0": "safe.directory", "VALUE_0": str(folder)}.items():
        monkeypatch.setenv(f"GIT_CONFIG_{name}", value)

    assert len(read_ledger(folder / "data", NOW).events) == 3


@pytest.mark.parametrize(
    "what", ["HEAD", "HEAD^", "HEAD:", "HEAD^:data", "HEAD:data/tasks/dg-1.yaml"]
)
def test_what_is_lost_or_damaged(folder: Path, what: str) -> None:
    lost = git(folder, "rev-parse", what)
    file = _loose(folder, lost)
    file.chmod(0o600)
    file.write_bytes(file.read_bytes()[:20])
    damaged, _ = refused(folder / "data")
    file.unlink()

    message, hint = refused(folder / "data")

    assert damaged.startswith(UNREADABLE)
    assert message.startswith(UNREADABLE)
    assert lost in message or what != "HEAD:data/tasks/dg-1.yaml"
    assert hint == "look at the repository with `git fsck`"


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("refs/heads/main", "nonsense\n", UNREADABLE),
        ("config", "[core\n", "git cannot read its settings: bad config "),
    ],
)
def test_a_repository_that_is_broken(folder: Path, file: str, text: str, said: str) -> None:
    (folder / ".git" / file).write_text(text)

    assert refused(folder / "data")[0].startswith(said)


def test_a_working_tree_whose_repository_is_gone(folder: Path, tmp_path: Path) -> None:
    git(folder, "worktree", "add", "-q", "../other")
    folder.rename(tmp_path / "elsewhere")

    assert f"{UNREADABLE}fatal: not a git repo" in refused(tmp_path / "other")[0]


@pytest.mark.parametrize(
    "word",
    [
        *("nothing-by-that-name", "-x", "--all", "--output=/tmp/x", "HEAD~99", "HEAD^{blob}"),
        *("HEAD:data", "main:data/tasks/dg-1.yaml", "a b", "a\nb", "\0", "", "^HEAD"),
        *("HEAD..main", "main@{99}", ":/no such subject", "가지", "\udcff", "a" * 5000),
    ],
)
def test_a_word_that_names_no_commit(folder: Path, word: str) -> None:
    said, _ = refusal(lambda: GitRepository.around(folder / "data").commit_named(word))

    assert said.startswith("there is no revision `")


@pytest.mark.parametrize("word", ["HEAD", "main", "v1", "v2", "main~0", "main@{0}", "가지"])
def test_words_that_name_a_commit(folder: Path, word: str) -> None:
    for name in (["tag", "v1"], ["tag", "-a", "v2", "-m", "two"], ["branch", "가지"]):
        git(folder, *name)

    found = GitRepository.around(folder / "data").commit_named(word)

    assert found == git(folder, "rev-parse", "HEAD")


def test_in_a_shallow_clone_the_way_out_is_to_complete_it(shallow: Path) -> None:
    cut = GitRepository.around(shallow)

    assert "unshallow" in refusal(lambda: cut.commit_named("HEAD~1"))[1]
    said, _ = refusal(lambda: cut.commit_on(date(2020, 1, 31), SEOUL))
    assert said.startswith("the history is cut off")


def days(*written: str) -> list[Step]:
    return [Step(moved(f"202{number}"), day=day) for number, day in enumerate(written)]


NIGHT = "2020-01-10T20:00:00+00:00"


@pytest.mark.parametrize(
    ("steps", "day", "zone", "commit"),
    [
        (days("2020-01-10", "2020-02-10"), "2020-01-10", SEOUL, "HEAD~1"),
        (days("2020-01-10", "2020-02-10"), "2020-02-09", SEOUL, "HEAD~1"),
        (days("2020-01-10", "2020-02-10"), "2020-02-10", SEOUL, "HEAD"),
        (days("2020-01-10", NIGHT), "2020-01-10", SEOUL, "HEAD~1"),
        (days("2020-01-10", NIGHT), "2020-01-10", UTC, "HEAD"),
        # A clock that was ahead does not hide what came after.
        (days("2020-01-10", "2099-01-01", "2020-01-12"), "2020-01-31", SEOUL, "HEAD"),
    ],
)
def test_the_commit_of_a_day_is_the_last_one_up_to_its_end_where_the_tracker_is(
    tmp_path: Path, steps: list[Step], day: str, zone: tzinfo, commit: str
) -> None:
    found = GitRepository.around(repository(tmp_path, steps) / "data")

    at = found.commit_on(date.fromisoformat(day), zone)

    assert at == git(tmp_path, "rev-parse", commit)


def test_a_day_before_the_first_commit(folder: Path) -> None:
    found = GitRepository.around(folder / "data")

    said, _ = refusal(lambda: found.commit_on(date(2019, 12, 31), SEOUL))

    assert said == "no commit changed the data up to 2019-12-31"


def test_a_commit_without_the_data_folder(folder: Path) -> None:
    extend(folder, [Step({"data": None, "README": "x"})])
    (folder / "data").mkdir(exist_ok=True)
    found = GitRepository.around(folder / "data")

    assert refusal(lambda: found.snapshot(git(folder, "rev-parse", "HEAD")))[0].endswith(
        " has no such data folder"
    )


def _loose(folder: Path, id_: str) -> Path:
    """The file of an object, after every object got one of its own."""
    for pack in (folder / ".git/objects/pack").glob("*.pack"):
        content = pack.read_bytes()
        for part in pack.parent.glob(f"{pack.stem}.*"):
            part.unlink()
        git(folder, "unpack-objects", "-q", given=content)
    return folder / ".git/objects" / id_[:2] / id_[2:]
