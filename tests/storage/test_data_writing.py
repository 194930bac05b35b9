import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.errors import DnatrackError
from dnatrack.storage.write import ChangedMeanwhileError, FileEdit, write_edits

NOW = datetime(2020, 3, 31, 9, tzinfo=UTC)


def write(folder: Path, *edits: FileEdit) -> None:
    write_edits(folder, edits, doing="dnatrack done dg-1/first", now=NOW)


def in_folder(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "data/tasks").mkdir(parents=True)
    (tmp_path / "data/tasks/a.yaml").write_bytes(b"old a")
    (tmp_path / "data/tasks/b.yaml").write_bytes(b"old b")
    return tmp_path / "data"


def test_files_are_changed_made_and_deleted_and_nothing_else_is_left(data: Path) -> None:
    write(
        data,
        FileEdit("tasks/a.yaml", b"old a", b"new a"),
        FileEdit("tasks/b.yaml", b"old b", None),
        FileEdit("new/c.yaml", None, b"new c"),
    )

    assert in_folder(data) == {"tasks/a.yaml": b"new a", "new/c.yaml": b"new c"}


@pytest.mark.parametrize(
    ("edit", "left"),
    [
        (FileEdit("tasks/a.yaml", b"old a", b"new a"), {"tasks/a.yaml": b"new a"}),
        (FileEdit("tasks/a.yaml", b"old a", None), {}),
        (
            FileEdit("tasks/한글.yaml", None, b"c"),
            {"tasks/a.yaml": b"old a", "tasks/한글.yaml": b"c"},
        ),
    ],
)
def test_a_single_file_is_written_too(data: Path, edit: FileEdit, left: dict[str, bytes]) -> None:
    write(data, edit)

    assert in_folder(data) == {**left, "tasks/b.yaml": b"old b"}


def test_no_edits_change_nothing(data: Path) -> None:
    write(data)

    assert in_folder(data) == {"tasks/a.yaml": b"old a", "tasks/b.yaml": b"old b"}


@given(st.lists(st.binary(max_size=40), min_size=1, max_size=4))
def test_bytes_are_written_as_they_are(
    tmp_path_factory: pytest.TempPathFactory, contents: list[bytes]
) -> None:
    folder = tmp_path_factory.mktemp("data")
    named = {f"{number}.yaml": content for number, content in enumerate(contents)}

    write(folder, *(FileEdit(path, None, content) for path, content in named.items()))

    assert in_folder(folder) == named


def test_a_bom_and_line_ends_of_windows_stay(data: Path) -> None:
    write(data, FileEdit("tasks/a.yaml", b"old a", b"\xef\xbb\xbfa: 1\r\nb: 2\r\n"))

    assert (data / "tasks/a.yaml").read_bytes() == b"\xef\xbb\xbfa: 1\r\nb: 2\r\n"


def test_a_file_that_changed_is_not_overwritten_nor_any_other(data: Path) -> None:
    (data / "tasks/b.yaml").write_bytes(b"by hand")

    with pytest.raises(ChangedMeanwhileError, match=r"`tasks/b\.yaml`"):
        write(
            data,
            FileEdit("tasks/a.yaml", b"old a", b"new a"),
            FileEdit("tasks/b.yaml", b"old b", b"new b"),
        )

    assert in_folder(data) == {"tasks/a.yaml": b"old a", "tasks/b.yaml": b"by hand"}


def test_a_new_file_that_is_there_already_is_not_overwritten(data: Path) -> None:
    with pytest.raises(ChangedMeanwhileError, match=r"`tasks/a\.yaml`"):
        write(data, FileEdit("tasks/a.yaml", None, b"new a"))

    assert (data / "tasks/a.yaml").read_bytes() == b"old a"


def test_a_file_that_is_gone_is_not_made_again_and_no_folder_is_left(data: Path) -> None:
    with pytest.raises(ChangedMeanwhileError, match=r"`gone/a\.yaml`"):
        write(data, FileEdit("gone/a.yaml", b"old", b"new"))

    assert not (data / "gone").exists()


def test_a_path_out_of_the_folder_is_refused(data: Path) -> None:
    for path in ("../outside.yaml", "/etc/outside.yaml", ".", "a\0b"):
        with pytest.raises(DnatrackError, match="폴더 밖"):
            write(data, FileEdit(path, None, b"new"))

    assert [path.name for path in data.parent.iterdir()] == ["data"]


@pytest.mark.skipif(os.name == "nt", reason="links and modes are those of POSIX")
class TestOnPosix:
    @pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
    def test_the_mode_of_a_file_stays(self, data: Path, mode: int) -> None:
        (data / "tasks/a.yaml").chmod(mode)

        write(data, FileEdit("tasks/a.yaml", b"old a", b"new a"))

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

        write(data, FileEdit("link.yaml", b"old a", b"new a"))

        assert (data / "link.yaml").is_symlink()
        assert (data / "tasks/a.yaml").read_bytes() == b"new a"

    def test_a_link_out_of_the_folder_is_refused(self, data: Path) -> None:
        (data.parent / "outside.yaml").write_bytes(b"old")
        (data / "link.yaml").symlink_to("../outside.yaml")

        with pytest.raises(DnatrackError, match="폴더 밖"):
            write(data, FileEdit("link.yaml", b"old", b"new"))

        assert (data.parent / "outside.yaml").read_bytes() == b"old"

    def test_a_link_that_leads_nowhere_is_no_free_name(self, data: Path) -> None:
        (data / "link.yaml").symlink_to("tasks/c.yaml")

        with pytest.raises(ChangedMeanwhileError, match=r"`link\.yaml`"):
            write(data, FileEdit("link.yaml", None, b"new"))

    def test_two_names_of_one_file_are_refused(self, data: Path) -> None:
        (data / "link.yaml").symlink_to("tasks/a.yaml")

        with pytest.raises(DnatrackError, match="같은 파일"):
            write(
                data,
                FileEdit("link.yaml", b"old a", b"one"),
                FileEdit("tasks/a.yaml", b"old a", b"other"),
            )

        assert (data / "tasks/a.yaml").read_bytes() == b"old a"

    def test_the_data_folder_may_be_a_link(self, data: Path) -> None:
        (data.parent / "link").symlink_to("data")

        write(data.parent / "link", FileEdit("tasks/a.yaml", b"old a", b"new a"))

        assert (data / "tasks/a.yaml").read_bytes() == b"new a"
