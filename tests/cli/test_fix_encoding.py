from pathlib import Path

import pytest

from tests.cli.running import dnatrack, in_terminal
from tests.gate.tracker import write_tracker

SHOWN = """\
`tasks/other.yaml` is cp949. See whether the characters are right:

     2  title: 예시

"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of a tracker that Notepad saved as cp949."""
    data = write_tracker(tmp_path)
    file = data / "tasks/other.yaml"
    file.write_bytes("id: other\r\ntitle: 예시\r\n".encode("cp949"))
    return file


def test_a_file_is_shown_and_written_as_utf_8(file: Path, tmp_path: Path) -> None:
    run = dnatrack("fix-encoding", str(file), "--yes", "--lang", "en", at=tmp_path)

    assert (run.code, run.out) == (0, f"{SHOWN}`tasks/other.yaml` is UTF-8 now.\n")
    assert file.read_bytes() == "id: other\r\ntitle: 예시\r\n".encode()


def test_a_dry_run_shows_and_writes_nothing(file: Path, tmp_path: Path) -> None:
    before = file.read_bytes()

    run = dnatrack("fix-encoding", str(file), "--dry-run", "--lang", "en", at=tmp_path)

    assert (run.code, run.out) == (0, SHOWN)
    assert file.read_bytes() == before


def test_without_a_terminal_nothing_is_written_unasked(file: Path, tmp_path: Path) -> None:
    before = file.read_bytes()

    run = dnatrack("fix-encoding", str(file), "--lang", "en", at=tmp_path)

    assert (run.code, run.out) == (2, SHOWN)
    assert "add `--yes`" in run.err
    assert file.read_bytes() == before


@pytest.mark.parametrize(("answer", "code", "codec"), [("y\n", 0, "utf-8"), ("n\n", 1, "cp949")])
def test_at_a_terminal_the_answer_decides(
    file: Path, tmp_path: Path, answer: str, code: int, codec: str
) -> None:
    command = ("fix-encoding", str(file), "--lang", "en")

    run = in_terminal(command, 80, tmp_path, typed=answer)

    assert (run.code, "Save it as UTF-8? [y/N]" in run.err) == (code, True)
    assert "예시" in file.read_bytes().decode(codec)


def test_what_is_utf_8_stays_as_it_is(tmp_path: Path) -> None:
    write_tracker(tmp_path)

    run = dnatrack("fix-encoding", "data/tracker.yaml", "--lang", "en", at=tmp_path)

    assert (run.code, run.out) == (0, "`tracker.yaml` is UTF-8 already; nothing was written.\n")


def test_a_damaged_file_is_refused_with_its_line(file: Path, tmp_path: Path) -> None:
    file.write_bytes("id: other\ntitle: 예시\n".encode() + b"note: \xb0\xa1\n")

    run = dnatrack("fix-encoding", str(file), "--yes", "--lang", "en", at=tmp_path)

    assert (run.code, run.out) == (2, "")
    assert "tasks/other.yaml:3: a byte that is not UTF-8 (0xB0)" in run.err


def test_a_file_outside_of_the_data_is_refused(tmp_path: Path) -> None:
    write_tracker(tmp_path)
    (tmp_path / "notes.txt").write_bytes("예시".encode("cp949"))

    run = dnatrack("fix-encoding", "notes.txt", "--yes", "--lang", "en", at=tmp_path)

    assert run.code == 2
    assert "`notes.txt` is outside the data folder" in run.err
