"""Files are written all or none, as bytes, where they are meant to lie."""

import os
from pathlib import Path

import pytest

from dnatrack.errors import DnatrackError
from dnatrack.storage.write import ChangedMeanwhileError, FileEdit
from tests.storage.folders import change, files_in, write

OLD = {"tasks/a.yaml": b"old a", "tasks/b.yaml": b"old b"}
A = FileEdit("tasks/a.yaml", b"old a", b"new a")
B = FileEdit("tasks/b.yaml", b"old b", b"new b")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    change(tmp_path / "data", OLD)
    return tmp_path / "data"


@pytest.mark.parametrize(
    "edits",
    [
        [],
        [A],
        [FileEdit("tasks/a.yaml", b"old a", None)],
        [FileEdit("tasks/한글.yaml", None, b"c")],
        [FileEdit("tasks/a.yaml", b"old a", b"\xef\xbb\xbfa\r\n\n\x00\xff")],
        [A, FileEdit("tasks/b.yaml", b"old b", None), FileEdit("new/c.yaml", None, b"new c")],
    ],
)
def test_files_are_changed_made_and_deleted_and_nothing_else_is_left(
    data: Path, edits: list[FileEdit]
) -> None:
    write(data, *edits)

    wanted = OLD | {one.path: one.new for one in edits}
    assert files_in(data) == {path: new for path, new in wanted.items() if new is not None}


@pytest.mark.parametrize(
    ("edits", "named"),
    [
        ([A, B._replace(old=b"as read")], r"`tasks/b\.yaml`"),
        ([FileEdit("tasks/a.yaml", None, b"new a")], r"`tasks/a\.yaml`"),
        ([FileEdit("gone/a.yaml", b"old", b"new")], r"`gone/a\.yaml`"),
    ],
    ids=["changed since", "a new one is there already", "gone"],
)
def test_a_file_that_is_not_as_it_was_read_is_not_overwritten_nor_any_other(
    data: Path, edits: list[FileEdit], named: str
) -> None:
    with pytest.raises(ChangedMeanwhileError, match=named):
        write(data, *edits)

    assert files_in(data) == OLD
    assert not (data / "gone").exists()


@pytest.mark.parametrize("path", ["../outside.yaml", "/etc/outside.yaml", ".", "a\0b"])
def test_a_path_out_of_the_folder_is_refused(data: Path, path: str) -> None:
    with pytest.raises(DnatrackError, match="폴더 밖"):
        write(data, FileEdit(path, None, b"new"))

    assert [path.name for path in data.parent.iterdir()] == ["data"]


@pytest.mark.skipif(os.name == "nt", reason="links and modes are those of POSIX")
class TestOnPosix:
    @pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
    def test_the_mode_of_a_file_stays(self, data: Path, mode: int) -> None:
        (data / "tasks/a.yaml").chmod(mode)

        write(data, A)

        assert (data / "tasks/a.yaml").stat().st_mode & 0o777 == mode

    def test_a_new_file_has_the_mode_that_the_umask_leaves(self, data: Path) -> None:
        before = os.umask(0o027)
        try:
            write(data, FileEdit("tasks/c.yaml", None, b"new"))
        finally:
            os.umask(before)

        assert (data / "tasks/c.yaml").stat().st_mode & 0o777 == 0o640

    def test_a_link_stays_a_link_and_its_file_is_written(self, data: Path) -> None:
        (data / "link.yaml").symlink_to("tasks/a.yaml")
        (data.parent / "link").symlink_to("data")

        write(data.parent / "link", FileEdit("link.yaml", b"old a", b"new a"))

        assert (data / "link.yaml").is_symlink()
        assert (data / "tasks/a.yaml").read_bytes() == b"new a"

    @pytest.mark.parametrize(
        ("target", "edits", "said"),
        [
            ("../outside.yaml", [FileEdit("link.yaml", b"old", b"new")], "폴더 밖"),
            ("tasks/c.yaml", [FileEdit("link.yaml", None, b"new")], r"`link\.yaml`"),
            ("tasks/a.yaml", [FileEdit("link.yaml", b"old a", b"one"), A], "같은 파일"),
        ],
        ids=["out of the folder", "one that leads nowhere is no free name", "two names"],
    )
    def test_what_is_refused_of_links(
        self, data: Path, target: str, edits: list[FileEdit], said: str
    ) -> None:
        change(data.parent, {"outside.yaml": "old"})
        (data / "link.yaml").symlink_to(target)
        before = files_in(data.parent)

        with pytest.raises(DnatrackError, match=said):
            write(data, *edits)

        assert files_in(data.parent) == before
