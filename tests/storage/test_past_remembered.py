"""A ledger that is remembered is the ledger that would be read."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from dnatrack.app.workspace import Workspace
from dnatrack.history.ledger import Ledger
from dnatrack.loading.load import NoMemory, load
from dnatrack.storage.data_folder import snapshot_of
from dnatrack.storage.git_read import GitRepository
from dnatrack.storage.ledger_cache import recall_ledger, remember_ledger
from dnatrack.storage.read_history import SharedMemory, read_committed
from dnatrack.yamltext.value import Value
from tests.history.repositories import Step, extend, git, milestone, moved, repository, task
from tests.history.telling import events_in, ledger_in, whole

Reading = Callable[[Path], Ledger]
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


pytestmark = pytest.mark.usefixtures("cache_home")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return repository(tmp_path / "it", STEPS)


@pytest.fixture
def same_as_anew(monkeypatch: pytest.MonkeyPatch) -> Reading:
    """A ledger, after it was found to be what it would be if nothing were remembered."""

    def read(data: Path) -> Ledger:
        found = ledger_in(data)
        with monkeypatch.context() as patch:
            patch.setenv("DNATRACK_CACHE", "0")
            assert whole(found) == whole(ledger_in(data))
        return found

    return read


def test_what_is_remembered_is_what_was_read(folder: Path, same_as_anew: Reading) -> None:
    first = whole(same_as_anew(folder / "data"))

    remembered = recall_ledger(folder / "data")

    assert remembered is not None
    assert whole(remembered) == first


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
    tmp_path: Path, every: int, same_as_anew: Reading
) -> None:
    folder = repository(tmp_path / "it", STEPS[:1])
    for first in range(1, len(STEPS), every):
        extend(folder, STEPS[first : first + every])
        same_as_anew(folder / "data")


def test_resuming_from_a_ledger_that_is_some_commits_old(
    folder: Path, same_as_anew: Reading
) -> None:
    for back in range(1, len(STEPS)):
        git(folder, "checkout", "-q", f"main~{back}")
        read_committed(folder / "data")
        git(folder, "checkout", "-q", "main")

        same_as_anew(folder / "data")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of all contents that git is asked for, one after the other."""
    found: list[str] = []
    read = GitRepository.blobs

    def blobs(self: GitRepository, ids: list[str]) -> object:
        found.extend(ids)
        return read(self, ids)

    monkeypatch.setattr(GitRepository, "blobs", blobs)
    return found


def test_only_what_is_new_is_read(
    folder: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read_committed(folder / "data")
    extend(folder, [Step(moved("2020-12"))])
    monkeypatch.setattr(GitRepository, "commits", None)
    asked.clear()

    read_committed(folder / "data")

    assert asked == [git(folder, "rev-parse", "HEAD:data/tasks/dg-1.yaml")]


def test_nothing_is_read_where_nothing_is_new(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = whole(read_committed(folder / "data"))
    for name in ("blobs", "commits", "commits_after"):
        monkeypatch.setattr(GitRepository, name, None)

    assert whole(read_committed(folder / "data")) == first


@pytest.mark.usefixtures("nothing_remembered")
def test_what_was_parsed_for_the_files_is_not_read_for_the_history(
    folder: Path, asked: list[str]
) -> None:
    extend(folder, [Step({"data/tasks/list.yaml": "- no task\n"})])
    data, parsed = folder / "data", dict[str, Value]()
    load(snapshot_of(data), SharedMemory(NoMemory(), parsed))
    known = set(parsed)

    found = read_committed(data, parsed=parsed)

    assert known & set(asked) == {git(folder, "rev-parse", "HEAD:data/tasks/list.yaml")}
    assert whole(found) == whole(read_committed(data))


@pytest.mark.usefixtures("nothing_remembered")
def test_the_state_of_now_reads_nothing_twice(folder: Path, asked: list[str]) -> None:
    Workspace(folder / "data").now("2021-01-01")

    names = ("taskforces", "tasks/copy", "tasks/late")
    at_head = [git(folder, "rev-parse", f"HEAD:data/{name}.yaml") for name in names]
    assert set(at_head).isdisjoint(asked)


def test_a_few_commits_more_do_not_write_a_large_ledger_again(
    tmp_path: Path, same_as_anew: Reading
) -> None:
    files = {f"data/tasks/a-{number}.yaml": task(f"a-{number}") for number in range(100)}
    folder = repository(tmp_path / "it", [Step(files)])
    head = read_committed(folder / "data").head
    extend(folder, [Step({"data/tasks/a-1.yaml": task("a-1", milestone())})])

    same_as_anew(folder / "data")

    remembered = recall_ledger(folder / "data")
    assert (remembered and remembered.head) == head


REWRITTEN = {
    "an amended commit": ["commit -q --allow-empty --amend -m amended"],
    "another branch": ["checkout -q -b other HEAD~5", "commit -q --allow-empty -m other"],
    "an older commit": ["checkout -q HEAD~3"],
    "a commit that was thrown away": [
        "reset -q --hard HEAD~2",
        "reflog expire --expire=now --all",
        "gc -q --prune=now",
    ],
    "the line is now the side of a merge": [
        "checkout -q -b other HEAD~3",
        "merge -q --no-ff -m merge main",
    ],
}


@pytest.mark.parametrize("commands", REWRITTEN.values(), ids=REWRITTEN)
def test_events_of_commits_that_are_not_on_the_line_never_show(
    folder: Path, commands: list[str], same_as_anew: Reading
) -> None:
    extend(folder, [Step(moved("2020-12"))])
    read_committed(folder / "data")
    for one in commands:
        git(folder, *one.split())

    same_as_anew(folder / "data")


def test_a_damaged_ledger_is_read_anew(
    folder: Path, cache_home: Path, same_as_anew: Reading
) -> None:
    read_committed(folder / "data")
    (file,) = (cache_home / "dnatrack").glob("*.ledger")
    file.write_bytes(file.read_bytes()[:-1])

    assert recall_ledger(folder / "data") is None
    same_as_anew(folder / "data")


def test_the_ledger_of_another_repository_is_read_anew(
    folder: Path, tmp_path: Path, same_as_anew: Reading
) -> None:
    other = repository(tmp_path / "other", [Step(moved("1999"), author="박사무관")])
    remember_ledger(folder / "data", read_committed(other / "data"))

    same_as_anew(folder / "data")


def test_what_is_not_committed_is_not_remembered(folder: Path) -> None:
    (folder / "data/tasks/dg-5.yaml").write_text(task("dg-5"))
    ledger_in(folder / "data")

    remembered = recall_ledger(folder / "data")

    assert remembered is not None
    assert "dg-5" not in remembered.items
    assert events_in(folder / "data")[-1] == "dg-5 created"


def test_nothing_is_remembered_where_nothing_shall_be(
    folder: Path, cache_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DNATRACK_CACHE", "0")

    read_committed(folder / "data")

    assert not os.path.lexists(cache_home)
