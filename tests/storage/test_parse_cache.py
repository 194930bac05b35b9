"""Files that were parsed before are not parsed again, and read as they did."""

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.loading.load import Parsed, load, parse
from dnatrack.loading.snapshot import Snapshot
from dnatrack.model.tracker import Tracker
from dnatrack.rules.examples import EXAMPLE_TASK, EXAMPLE_TASK_FILE, example_snapshot
from dnatrack.storage import cache
from dnatrack.storage.cache import CacheFile, RememberedFiles, blob_id, open_memory
from dnatrack.storage.data_folder import snapshot_of
from dnatrack.yamltext.value import Value
from tests.cli.running import ROOT

pytestmark = pytest.mark.usefixtures("cache_home")

TEXTS = st.text(st.characters())  # halves of characters, too
VALUES = st.recursive(
    st.none() | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
    max_leaves=20,
)


@pytest.fixture
def file(tmp_path: Path) -> CacheFile:
    return CacheFile(tmp_path / "file")


def keep(file: CacheFile, values: dict[bytes, Value], *, used: bytes = b"") -> None:
    """One run that reads what was `used` before, and remembers new values."""
    memory = RememberedFiles(file)
    memory.recall(used)
    for data, value in values.items():
        memory.remember(data, value)
    memory.save()


def kept(file: CacheFile, *contents: bytes) -> list[Value]:
    memory = RememberedFiles(file)
    return [memory.recall(data) for data in contents]


def test_a_file_that_was_parsed_is_remembered_by_its_content(tmp_path: Path) -> None:
    data = "title: 모바일 신분증\nsources: [S1, '']\nnote:\n".encode()
    first = open_memory(tmp_path / "data")
    parsed = parse("a.yaml", data, first)
    assert parse("a.yaml", b"a: &x 1\n", first).defects != ()
    first.save()

    second = open_memory(tmp_path / "data")

    assert second.recall(data) == {"title": "모바일 신분증", "sources": ["S1", ""], "note": None}
    assert parse("renamed.yaml", data, second) == parsed
    assert second.recall(data + b" ") is None
    assert second.recall(b"a: &x 1\n") is None
    assert open_memory(tmp_path / "other").recall(data) is None


def test_without_new_files_nothing_is_written(file: CacheFile) -> None:
    keep(file, {b"a": "b"})
    os.utime(file.path, (0, 0))

    keep(file, {}, used=b"a")

    assert file.path.stat().st_mtime == 0


def test_a_little_that_is_new_beside_much_is_written(file: CacheFile) -> None:
    keep(file, {b"much": "x" * 1000})
    keep(file, {b"little": "x" * 10})

    assert kept(file, b"much", b"little") == ["x" * 1000, "x" * 10]


def test_what_may_be_held_is_remembered_by_the_kind_of_file(tmp_path: Path) -> None:
    memory = open_memory(tmp_path / "data")
    memory.remember(b"a: b\n", {"a": "b"})
    memory.vouch("tasks/a.yaml", b"a: b\n")
    memory.remember(b"a: c\n", {"a": "c"})
    memory.vouch("tasks/a.yaml", b"a: &x 1\n")
    memory.save()

    again = open_memory(tmp_path / "data")
    for data in (b"a: b\n", b"a: c\n"):
        again.recall(data)

    assert again.is_sound("tasks/another.yaml", b"a: b\n")
    assert not again.is_sound("sources.yaml", b"a: b\n")
    assert not again.is_sound("tasks/a.yaml", b"a: c\n")
    assert not again.is_sound("tasks/a.yaml", b"a: &x 1\n")


@pytest.mark.parametrize("limit", ["MAX_CACHE_BYTES", "MAX_OLD_BYTES"])
def test_files_not_used_in_the_last_run_are_dropped_first(
    file: CacheFile, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(cache, limit, 300)
    keep(file, {b"used": "x" * 80, b"unused": "y" * 80})

    keep(file, {b"new": "z" * 80}, used=b"used")

    assert kept(file, b"used", b"unused", b"new") == ["x" * 80, None, "z" * 80]


def test_all_files_of_the_last_run_are_remembered_however_many(
    file: CacheFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "MAX_OLD_BYTES", 100)
    texts = [f"{number}" * 80 for number in range(5)]

    keep(file, {text.encode(): text for text in texts})

    assert kept(file, *(text.encode() for text in texts)) == texts


def test_where_nothing_can_be_remembered_everything_is_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DNATRACK_CACHE", "0")
    memory = open_memory(tmp_path / "data")

    parsed = [parse("a.yaml", b"a: b\n", memory) for _ in range(2)]
    memory.save()

    assert parsed == [Parsed({"a": "b"}, ())] * 2
    assert not (tmp_path / "cache").exists()


def test_the_key_is_the_id_that_git_gives_a_file() -> None:
    # echo 'test content' | git hash-object --stdin
    assert blob_id(b"test content\n").hex() == "d670460b4b4aece5915caf5c68d12f560a9fe3e4"


@given(st.dictionaries(st.binary(), VALUES.filter(lambda value: value is not None)))
def test_every_value_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, values: dict[bytes, Value]
) -> None:
    file = CacheFile(tmp_path_factory.mktemp("cache") / "file")
    keep(file, values)

    assert kept(file, *values) == [*values.values()]


@given(st.binary(max_size=100))
def test_whatever_lies_where_the_memory_is_kept_is_no_memory(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    file = CacheFile(tmp_path_factory.mktemp("cache") / "file")
    file.path.write_bytes(hashlib.sha256(content).digest() + content)

    assert kept(file, b"a") == [None]


DEFECTIVE = {
    "a field": EXAMPLE_TASK.replace("lead: mois", "lead: [mois]"),
    "what the task needs": EXAMPLE_TASK.replace("lifecycle: planned", "lifecycle: late"),
    "the text": EXAMPLE_TASK + "note: &a x\n",
}


def places(tracker: Tracker) -> list[object]:
    records = (*tracker.taskforces, *tracker.ministries, *tracker.tasks, *tracker.meetings)
    return [one.place for one in (*records, *(owed.milestone for owed in tracker.owed))]


@pytest.mark.parametrize(
    "snapshot",
    [
        pytest.param(snapshot_of(ROOT / "data"), id="the real data"),
        *(
            pytest.param(example_snapshot({EXAMPLE_TASK_FILE: text}), id=f"a defect in {where}")
            for where, text in DEFECTIVE.items()
        ),
    ],
)
def test_what_is_remembered_reads_as_it_did_at_first(file: CacheFile, snapshot: Snapshot) -> None:
    memory = RememberedFiles(file)
    first = load(snapshot, memory)
    memory.save()

    again = load(snapshot, RememberedFiles(file))

    assert (again.tracker, again.defects) == (first.tracker, first.defects)
    assert places(again.tracker) == places(first.tracker)
    assert (again.tracker, again.defects) == (load(snapshot).tracker, load(snapshot).defects)
