import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import dnatrack
from dnatrack.storage import cache as cache_files
from dnatrack.storage.cache import CacheFile, cache_file, user_cache_folder

pytestmark = pytest.mark.usefixtures("cache_home")


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    file = CacheFile(tmp_path / "new" / "folder" / "a")

    file.write(b"content")

    assert file.read() == b"content"
    assert [one.name for one in file.path.parent.iterdir()] == ["a"]


def test_a_file_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert CacheFile(tmp_path / "a").read() is None


@pytest.mark.parametrize("at", [0, 31, 32, -1])
def test_a_file_with_one_wrong_byte_holds_nothing(tmp_path: Path, at: int) -> None:
    file = CacheFile(tmp_path / "a")
    file.write(b"content")
    damaged = bytearray(file.path.read_bytes())
    damaged[at] ^= 1
    file.path.write_bytes(damaged)

    assert file.read() is None


@pytest.mark.parametrize("size", [0, 1, 32, 38])
def test_a_file_that_was_cut_off_holds_nothing(tmp_path: Path, size: int) -> None:
    file = CacheFile(tmp_path / "a")
    file.write(b"content")
    file.path.write_bytes(file.path.read_bytes()[:size])

    assert file.read() is None


def test_a_file_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    file = CacheFile(tmp_path / "file" / "a")

    file.write(b"content")

    assert file.read() is None


def test_what_is_too_large_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_files, "MAX_CACHE_BYTES", 6)
    file = CacheFile(tmp_path / "a")

    file.write(b"content")

    assert not file.path.exists()


def test_of_writers_at_the_same_time_one_wins_and_nothing_is_left_over(tmp_path: Path) -> None:
    file = CacheFile(tmp_path / "a")
    contents = [bytes([number]) * 100_000 for number in range(8)]

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(file.write, contents * 5))
        read = set(threads.map(lambda _: file.read(), range(8)))

    assert len(read) == 1
    assert read <= set(contents)
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


def test_what_was_written_longest_ago_goes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_files, "MAX_FOLDER_BYTES", 250)
    for age, name in enumerate(("newest", "newer", "older", "oldest")):
        (tmp_path / name).write_bytes(b"x" * 60)
        os.utime(tmp_path / name, (1000 - age, 1000 - age))

    CacheFile(tmp_path / "now").write(b"x" * 60)

    assert {one.name for one in tmp_path.iterdir()} == {"now", "newest", "newer"}


def test_what_is_remembered_of_the_data_in_use_stays_however_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_files, "MAX_FOLDER_BYTES", 50)
    for age, name in enumerate(("other.values", "mine.values")):
        (tmp_path / name).write_bytes(b"x" * 60)
        os.utime(tmp_path / name, (1000 - age, 1000 - age))

    CacheFile(tmp_path / "mine.findings").write(b"x" * 60)

    assert {one.name for one in tmp_path.iterdir()} == {"mine.findings", "mine.values"}


def test_each_data_folder_and_kind_has_a_file_of_its_own(tmp_path: Path) -> None:
    files = {
        cache_file(tmp_path / "a", "values"),
        cache_file(tmp_path / "a", "findings"),
        cache_file(tmp_path / "b", "values"),
        cache_file(tmp_path / "b" / ".." / "a", "values"),
    }

    assert len(files) == 3


def test_the_switch_turns_the_memory_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DNATRACK_CACHE", "0")

    assert cache_file(tmp_path / "data", "values") is None


def test_a_cache_inside_the_data_folder_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "data" / "cache"))

    assert cache_file(tmp_path / "data", "values") is None


def test_a_cache_inside_the_repository_is_not_used(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()

    assert cache_file(tmp_path / "data", "values") is None


def test_the_cache_folder_of_each_system(tmp_path: Path) -> None:
    home, other = str(tmp_path), str(tmp_path / "other")

    found = [
        user_cache_folder("linux", {"HOME": home}),
        user_cache_folder("linux", {"HOME": home, "XDG_CACHE_HOME": other}),
        user_cache_folder("linux", {"HOME": home, "XDG_CACHE_HOME": "relative"}),
        user_cache_folder("darwin", {"HOME": home}),
        user_cache_folder("win32", {"HOME": home, "LOCALAPPDATA": other}),
    ]

    assert found == [
        tmp_path / ".cache/dnatrack",
        tmp_path / "other/dnatrack",
        tmp_path / ".cache/dnatrack",
        tmp_path / "Library/Caches/dnatrack",
        tmp_path / "other/dnatrack",
    ]


def test_without_a_home_there_is_no_cache_folder() -> None:
    found = [
        user_cache_folder("linux", {"HOME": "relative"}),
        user_cache_folder("win32", {"HOME": "/"}),
    ]

    assert found == [None, None]


def test_an_edited_source_file_makes_another_program(tmp_path: Path) -> None:
    copy = tmp_path / "dnatrack"
    shutil.copytree(Path(dnatrack.__file__).parent, copy)
    before = _program(tmp_path)
    again = _program(tmp_path)
    with (copy / "yamltext" / "parse.py").open("a") as source:
        source.write("# edited\n")

    after = _program(tmp_path)

    assert before == again
    assert before != after


def test_another_library_makes_another_program(tmp_path: Path) -> None:
    shutil.copytree(Path(dnatrack.__file__).parent, tmp_path / "dnatrack")
    libraries = tmp_path / "site-packages"
    libraries.mkdir()
    before = _program(tmp_path, libraries)
    again = _program(tmp_path, libraries)
    (libraries / "new_library").mkdir()

    after = _program(tmp_path, libraries)

    assert before == again
    assert before != after


def _program(folder: Path, *libraries: Path) -> str:
    script = "from dnatrack.storage.cache import program; print(program().hex())"
    return subprocess.run(
        [sys.executable, "-B", "-c", script],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (folder, *libraries)))},
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
