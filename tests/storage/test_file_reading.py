from pathlib import Path

from dnatrack.loading.snapshot import FileFault
from dnatrack.storage.files import read_regular_file


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\x00\r\n\xff")

    assert read_regular_file(str(tmp_path / "a"), 4) == b"\x00\r\n\xff"


def test_a_file_that_is_gone_is_none(tmp_path: Path) -> None:
    assert read_regular_file(str(tmp_path / "a"), 4) is None


def test_a_name_with_a_nul_is_a_read_error() -> None:
    assert read_regular_file("a\0b", 4) is FileFault.READ_ERROR
