"""A ledger that is remembered is the ledger that would be read."""

import gc
import os
from pathlib import Path

import pytest

from dnatrack.storage.git_read import GitRepository
from dnatrack.storage.ledger_cache import recall_ledger, remember_ledger
from dnatrack.storage.read_history import read_committed
from tests.history.repositories import Step, extend, git, milestone, moved, repository, task
from tests.history.telling import events_in, ledger_in, whole

TWO = "taskforces:\n- {id: dg, name: TF, milestones: [%s]}\n"
STEPS = [
    Step({**moved("2020-03"), "data/taskforces.yaml": TWO % milestone()}, author="이서기관"),
    Step({"data/tasks/dg-2.yaml": task("dg-2", milestone(lifecycle="done", done_on="2020-01"))}),
    Step({"data/tasks/dg-1.yaml": "broken: ["}),
    Step({"README": "x"}, "docs"),
    Step({"data/tasks/copy.yaml": task("dg-2", milestone(due="2020-05"))}),
    Step(moved("2020-06", revisions="[{on: 2020-02-01, from: 2020-03, to: 2020-06, reason: b}]")),
    Step({"data/tasks/dg-2.yaml": None}),
    Step({"data/tasks/dg-1.yaml": None, "data/tasks/새.yaml": "broken: ["}),
    Step({"data/taskforces.yaml": TWO % milestone(due="미정")}),
    Step({"data/tasks/새.yaml": task("dg-1", milestone(due="2020-09"), title="다른 과제")}),
    Step({"data/tasks/copy.yaml": None}),
    Step({"data/tasks/copy.yaml": task("dg-2", milestone(due="2021"))}),
    Step({"data/tasks/copy.yaml": task("dg-2", milestone("b", due="2022", formerly="[first]"))}),
    Step({"data/tasks/late.yaml": "id: late\nmilestones:\n- {id: x, due: 2020.03, title: : }\n"}),
    Step({"data/tasks/late.yaml": task("late", milestone("x", due="2021", part_of="dg-2/b"))}),
    Step({"data/tasks/copy.yaml": task("dg-2", milestone("c", title="새 것", due="2023"))}),
    Step({"data/tasks/copy.yaml": task("dg-2", milestone("c", due="2023", formerly="[b, first]"))}),
]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("DNATRACK_CACHE", raising=False)
    return tmp_path / "cache"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return repository(tmp_path / "it", STEPS)


def read_anew(data: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    with monkeypatch.context() as patch:
        patch.setenv("DNATRACK_CACHE", "0")
        return whole(ledger_in(data))


def test_what_is_remembered_is_what_was_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = whole(read_committed(folder / "data"))

    remembered = recall_ledger(folder / "data")

    assert remembered is not None
    assert whole(remembered) == first == read_anew(folder / "data", monkeypatch)


def test_authors_have_the_names_that_mailmap_gives_them_now(folder: Path) -> None:
    line = "이새이름 <lee@example.org> 이서기관 <kim@example.org>\n"
    git(folder, "config", "mailmap.file", str(folder / "mine"))
    (folder / "mine").write_text(line)
    before = _authors(folder)

    (folder / ".mailmap").write_text(line)
    changed = _authors(folder)
    (folder / ".mailmap").unlink()

    kim = ("김주무관", "kim@example.org")
    assert before == {kim, ("이서기관", "kim@example.org")}
    assert changed == {kim, ("이새이름", "lee@example.org")}
    assert _authors(folder) == before


def _authors(folder: Path) -> set[tuple[str, str]]:
    commits = (event.commit for event in read_committed(folder / "data").events)
    return {(one.author, one.email) for one in commits}


@pytest.mark.parametrize("every", [1, 2, 3, 5])
def test_resuming_gives_the_same_ledger_as_reading_anew(
    tmp_path: Path, every: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = repository(tmp_path / "it", STEPS[:1])
    found = []
    for first in range(1, len(STEPS), every):
        extend(folder, STEPS[first : first + every])
        found.append((whole(ledger_in(folder / "data")), read_anew(folder / "data", monkeypatch)))

    assert [resumed for resumed, _ in found] == [anew for _, anew in found]


def test_resuming_from_a_ledger_that_is_some_commits_old(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for back in range(1, len(STEPS)):
        git(folder, "checkout", "-q", f"main~{back}")
        read_committed(folder / "data")
        git(folder, "checkout", "-q", "main")

        resumed = whole(read_committed(folder / "data"))

        assert resumed == read_anew(folder / "data", monkeypatch)


def test_only_what_is_new_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_committed(folder / "data")
    extend(folder, [Step(moved("2020-12"))])
    asked: list[str] = []
    read = GitRepository.blobs

    def blobs(self: GitRepository, ids: list[str]) -> object:
        asked.extend(ids)
        return read(self, ids)

    monkeypatch.setattr(GitRepository, "blobs", blobs)
    monkeypatch.setattr(GitRepository, "commits", None)

    read_committed(folder / "data")

    assert asked == [git(folder, "rev-parse", "HEAD:data/tasks/dg-1.yaml")]


def test_nothing_is_read_where_nothing_is_new(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = whole(read_committed(folder / "data"))
    for name in ("blobs", "commits", "commits_after"):
        monkeypatch.setattr(GitRepository, name, None)

    assert whole(read_committed(folder / "data")) == first


def test_a_few_commits_more_do_not_write_a_large_ledger_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {f"data/tasks/a-{number}.yaml": task(f"a-{number}") for number in range(100)}
    folder = repository(tmp_path / "it", [Step(files)])
    head = read_committed(folder / "data").head
    extend(folder, [Step({"data/tasks/a-1.yaml": task("a-1", milestone())})])

    found = whole(ledger_in(folder / "data"))

    remembered = recall_ledger(folder / "data")
    assert (remembered and remembered.head) == head
    assert found == read_anew(folder / "data", monkeypatch)


class TestRewrittenHistory:
    """Events of commits that are not on the line never show."""

    def test_an_amended_commit(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        extend(folder, [Step(moved("2020-12"))])
        read_committed(folder / "data")
        (folder / "data/tasks/dg-1.yaml").write_text(task("dg-1", milestone(due="2020-10")))
        git(folder, "commit", "-q", "-a", "--amend", "-m", "amended")

        assert whole(read_committed(folder / "data")) == read_anew(folder / "data", monkeypatch)

    def test_another_branch(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        read_committed(folder / "data")
        git(folder, "checkout", "-q", "-b", "other", "HEAD~5")
        extend(folder, [Step(moved("2020-12"))], branch="other")

        assert whole(read_committed(folder / "data")) == read_anew(folder / "data", monkeypatch)

    def test_an_older_commit(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        read_committed(folder / "data")
        git(folder, "checkout", "-q", "HEAD~3")

        assert whole(read_committed(folder / "data")) == read_anew(folder / "data", monkeypatch)

    def test_a_commit_that_was_thrown_away(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        read_committed(folder / "data")
        git(folder, "reset", "-q", "--hard", "HEAD~2")
        git(folder, "reflog", "expire", "--expire=now", "--all")
        git(folder, "gc", "-q", "--prune=now")

        assert whole(read_committed(folder / "data")) == read_anew(folder / "data", monkeypatch)

    def test_what_was_the_line_is_now_the_side_of_a_merge(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        git(folder, "branch", "other", "HEAD~3")
        read_committed(folder / "data")
        git(folder, "checkout", "-q", "other")
        git(folder, "merge", "-q", "--no-ff", "-m", "merge (#5)", "main")

        assert whole(read_committed(folder / "data")) == read_anew(folder / "data", monkeypatch)


@pytest.mark.parametrize("at", [0, 50, -1, 40, 1000])
def test_a_damaged_ledger_is_read_anew(
    folder: Path, cache: Path, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_committed(folder / "data")
    (file,) = (cache / "dnatrack").glob("*.ledger")
    content = bytearray(file.read_bytes())
    content[at] ^= 1
    file.write_bytes(content)

    assert recall_ledger(folder / "data") is None
    assert whole(ledger_in(folder / "data")) == read_anew(folder / "data", monkeypatch)


@pytest.mark.parametrize("length", [0, 10, 32, 40, 500])
def test_a_ledger_that_was_cut_off_is_read_anew(
    folder: Path, cache: Path, length: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_committed(folder / "data")
    (file,) = (cache / "dnatrack").glob("*.ledger")
    file.write_bytes(file.read_bytes()[:length])

    assert recall_ledger(folder / "data") is None
    assert whole(ledger_in(folder / "data")) == read_anew(folder / "data", monkeypatch)


def test_the_ledger_of_another_repository_is_read_anew(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = repository(tmp_path / "other", [Step(moved("1999"), author="박사무관")])
    remember_ledger(folder / "data", read_committed(other / "data"))

    assert whole(ledger_in(folder / "data")) == read_anew(folder / "data", monkeypatch)


def test_what_is_not_committed_is_not_remembered(folder: Path) -> None:
    (folder / "data/tasks/dg-5.yaml").write_text(task("dg-5"))
    ledger_in(folder / "data")

    remembered = recall_ledger(folder / "data")

    assert remembered is not None
    assert "dg-5" not in remembered.items
    assert events_in(folder / "data")[-1] == "dg-5 created"


def test_garbage_is_collected_as_before(folder: Path) -> None:
    was_on = gc.isenabled()

    read_committed(folder / "data")

    assert gc.isenabled() == was_on


def test_nothing_is_remembered_where_nothing_shall_be(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DNATRACK_CACHE", "0")

    read_committed(folder / "data")

    assert not os.path.lexists(cache)
