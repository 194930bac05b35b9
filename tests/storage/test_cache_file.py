"""What dnatrack remembers: files by their content, findings by all of them, each kind whole."""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dnatrack
from dnatrack.i18n import Text
from dnatrack.loading.snapshot import FileFault, Snapshot
from dnatrack.model.finding import Finding, Location, Severity
from dnatrack.storage import cache as cache_files
from dnatrack.storage.cache import (
    CacheFile,
    cache_file,
    recall_findings,
    remember_findings,
    snapshot_id,
    user_cache_folder,
)

pytestmark = pytest.mark.usefixtures("cache_home")


@pytest.fixture
def file(tmp_path: Path) -> CacheFile:
    return CacheFile(tmp_path / "new/folder/a")


def test_what_was_written_is_read_again(file: CacheFile) -> None:
    assert file.read() is None
    file.write(b"content")

    assert file.read() == b"content"
    assert list(file.path.parent.iterdir()) == [file.path]


@pytest.mark.parametrize("at", [0, 1, 31, 32, 38])
def test_a_file_that_is_cut_off_or_has_one_wrong_byte_holds_nothing(
    file: CacheFile, at: int
) -> None:
    file.write(b"content")
    whole = file.path.read_bytes()
    for damaged in (whole[:at], whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]):
        file.path.write_bytes(damaged)
        assert file.read() is None


def test_a_file_that_cannot_be_written_is_no_error(file: CacheFile) -> None:
    file.path.parent.parent.mkdir()
    file.path.parent.touch()

    file.write(b"content")

    assert file.read() is None


def test_what_is_too_large_is_not_written(file: CacheFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_files, "MAX_CACHE_BYTES", 6)

    file.write(b"content")

    assert not file.path.exists()


def test_of_writers_at_the_same_time_one_wins_and_nothing_is_left_over(file: CacheFile) -> None:
    contents = [bytes([number]) * 100_000 for number in range(8)]

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(file.write, contents * 5))
        read = set(threads.map(lambda _: file.read(), range(8)))

    assert len(read) == 1
    assert read <= set(contents)
    assert list(file.path.parent.iterdir()) == [file.path]


@pytest.mark.parametrize(
    ("room", "newest_first", "written", "left"),
    [
        (250, ["newest", "newer", "older", "oldest"], "now", {"now", "newest", "newer"}),
        (50, ["other.values", "mine.values"], "mine.findings", {"mine.findings", "mine.values"}),
    ],
    ids=["what was written longest ago goes first", "what is of the data in use stays"],
)
def test_the_folder_is_kept_small(  # noqa: PLR0913 - a row of the table
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    room: int,
    newest_first: list[str],
    written: str,
    left: set[str],
) -> None:
    monkeypatch.setattr(cache_files, "MAX_FOLDER_BYTES", room)
    for age, name in enumerate(newest_first):
        (tmp_path / name).write_bytes(b"x" * 60)
        os.utime(tmp_path / name, (1000 - age, 1000 - age))

    CacheFile(tmp_path / written).write(b"x" * 60)

    assert {one.name for one in tmp_path.iterdir()} == left


# Where it is kept, if it is.


def test_each_data_folder_and_kind_has_a_file_of_its_own(tmp_path: Path) -> None:
    files = {
        cache_file(tmp_path / "a", "values"),
        cache_file(tmp_path / "a", "findings"),
        cache_file(tmp_path / "b", "values"),
        cache_file(tmp_path / "b" / ".." / "a", "values"),
    }

    assert len(files - {None}) == 3


@pytest.mark.parametrize(
    ("name", "value"),
    [("DNATRACK_CACHE", "0"), ("XDG_CACHE_HOME", "{}/data/cache"), ("GIT", "")],
    ids=["the switch", "inside the data folder", "inside the repository"],
)
def test_where_nothing_is_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    if name == "GIT":
        (tmp_path / ".git").mkdir()
    monkeypatch.setenv(name, value.format(tmp_path))
    remember_findings(tmp_path / "data", snapshot_id(DATA), FINDINGS)

    assert cache_file(tmp_path / "data", "values") is None
    assert recall_findings(tmp_path / "data", snapshot_id(DATA)) is None
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize(
    ("system", "variables", "folder"),
    [
        ("linux", {"HOME": "/home"}, "/home/.cache/dnatrack"),
        ("linux", {"HOME": "/home", "XDG_CACHE_HOME": "/other"}, "/other/dnatrack"),
        ("linux", {"HOME": "/home", "XDG_CACHE_HOME": "relative"}, "/home/.cache/dnatrack"),
        ("linux", {"HOME": "relative"}, None),
        ("darwin", {"HOME": "/home"}, "/home/Library/Caches/dnatrack"),
        ("win32", {"HOME": "/home", "LOCALAPPDATA": "/other"}, "/other/dnatrack"),
        ("win32", {"HOME": "/"}, None),
    ],
)
def test_the_cache_folder_of_each_system(
    system: str, variables: dict[str, str], folder: str | None
) -> None:
    assert user_cache_folder(system, variables) == (None if folder is None else Path(folder))


@pytest.mark.parametrize("is_edited", [True, False])
def test_an_edited_source_file_or_another_library_makes_another_program(
    tmp_path: Path, *, is_edited: bool
) -> None:
    shutil.copytree(Path(dnatrack.__file__).parent, tmp_path / "dnatrack")
    (tmp_path / "site-packages").mkdir()
    before, again = _program(tmp_path), _program(tmp_path)

    if is_edited:
        with (tmp_path / "dnatrack/yamltext/parse.py").open("a") as source:
            source.write("# edited\n")
    else:
        (tmp_path / "site-packages/new_library").mkdir()

    assert before == again != _program(tmp_path)


def _program(folder: Path) -> str:
    script = "from dnatrack.storage.cache import program; print(program().hex())"
    path = os.pathsep.join(map(str, (folder, folder / "site-packages")))
    return subprocess.run(
        [sys.executable, "-B", "-c", script],
        env={**os.environ, "PYTHONPATH": path},
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    ).stdout


# The findings of the last check.

DATA = Snapshot("working tree", {"a.yaml": b"a", "b.yaml": b"b"}, {"c.yaml": FileFault.TOO_LARGE})
FINDINGS = (
    Finding(
        Location("a.yaml", 1, 2, 3),
        Severity.ERROR,
        "wrong-type",
        Text("잘못 \ud800", "wrong"),
        Text("고치기", "mend"),
    ),
    Finding(Location("b.yaml"), Severity.NOTE, "missing-translation", Text("없음", "none")),
)


@pytest.mark.parametrize("findings", [(), FINDINGS])
def test_what_was_found_in_the_same_data_is_remembered(
    tmp_path: Path, findings: tuple[Finding, ...]
) -> None:
    assert recall_findings(tmp_path / "data", snapshot_id(DATA)) is None
    remember_findings(tmp_path / "data", snapshot_id(DATA), findings)

    assert recall_findings(tmp_path / "data", snapshot_id(DATA)) == findings


@pytest.mark.parametrize(
    "changed",
    [
        Snapshot("", {"a.yaml": b"ab", "b.yaml": b""}, DATA.faults),
        Snapshot("", DATA.files, {}),
        Snapshot("", DATA.files, {"c.yaml": FileFault.NO_PERMISSION}),
    ],
)
def test_of_data_that_changed_nothing_is_remembered(tmp_path: Path, changed: Snapshot) -> None:
    remember_findings(tmp_path / "data", snapshot_id(DATA), FINDINGS)

    assert recall_findings(tmp_path / "data", snapshot_id(changed)) is None


FILES = st.dictionaries(st.text(), st.binary())


@given(FILES, FILES)
def test_snapshots_have_the_same_id_exactly_if_their_files_are_the_same(
    one: dict[str, bytes], other: dict[str, bytes]
) -> None:
    same_id = snapshot_id(Snapshot("", one)) == snapshot_id(Snapshot("", other))

    assert same_id == (one == other)
