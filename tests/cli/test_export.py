import csv
import sqlite3
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.running import dnatrack, dnatrack_bytes

SHEET = "dnatrack-2020-04-10.csv"


def test_an_export_is_named_by_its_day_and_said(folder: Path, tmp_path: Path) -> None:
    data = str(folder / "data")
    run = dnatrack(
        "export", "csv", "--on", "2020-04-10", "--data", data, at=tmp_path, LANG="ko_KR.UTF-8"
    )

    assert (run.code, run.out) == (0, "")
    rows = list(csv.reader(StringIO((tmp_path / SHEET).read_text("utf-8-sig"))))
    assert run.err.splitlines()[-1] == f"저장했습니다: `{SHEET}`(이정표 {len(rows) - 1}건)"
    assert (tmp_path / SHEET).read_bytes().startswith("\ufeff전체 id,".encode())


def test_a_made_up_name_replaces_nothing(folder: Path, tmp_path: Path) -> None:
    (tmp_path / SHEET).write_text("filled in")
    data = str(folder / "data")

    run = dnatrack(
        "export", "csv", "--on", "2020-04-10", "--data", data, "--lang", "en", at=tmp_path
    )

    assert (run.code, (tmp_path / SHEET).read_text()) == (2, "filled in")
    assert f"name it with `-o {SHEET}` to replace it" in run.err


def test_a_named_file_is_replaced(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out.xlsx").write_text("old")
    data = str(folder / "data")

    run = dnatrack("export", "xlsx", "-o", "out.xlsx", "--data", data, at=tmp_path)

    assert run.code == 0
    assert (tmp_path / "out.xlsx").read_bytes().startswith(b"PK")


def test_only_a_database_of_ours_is_replaced_by_one(folder: Path, tmp_path: Path) -> None:
    def export(name: str) -> tuple[int, str]:
        run = dnatrack("export", "sqlite", "-o", str(tmp_path / name), "--lang", "en", at=folder)
        return run.code, run.err

    (tmp_path / "notes").write_text("mine")
    with closing(sqlite3.connect(tmp_path / "other")) as other:
        other.execute("CREATE TABLE mine (id)")
    (tmp_path / "empty").touch()

    assert [export(name)[0] for name in ("notes", "other", "empty", "new", "new")] == [
        2,
        2,
        0,
        0,
        0,
    ]
    assert (tmp_path / "notes").read_text() == "mine"
    assert "help: name another file, or delete it first" in export("other")[1]


def test_a_lake_is_not_made_in_the_data(folder: Path) -> None:
    run = dnatrack("export", "parquet", "data/lake", "--lang", "en", at=folder)

    assert (run.code, (folder / "data/lake").exists()) == (2, False)
    assert "Parquet files cannot be made in the data folder" in run.err


def test_a_dash_is_standard_output(folder: Path) -> None:
    run = dnatrack_bytes("export", "csv", "-o", "-", "--lang", "ko", at=folder)

    assert run.stdout.decode("utf-8-sig").startswith("전체 id,제목,")


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_without_the_library_a_sentence_says_how_to_get_it(
    folder: Path, tmp_path: Path, lang: str
) -> None:
    (tmp_path / "xlsxwriter.py").write_text("raise ModuleNotFoundError(name='xlsxwriter')")

    run = dnatrack("export", "xlsx", "-o", "-", "--lang", lang, at=folder, PYTHONPATH=str(tmp_path))

    assert (run.code, run.out) == (2, "")
    assert "pip install 'dnatrack[office]'" in run.err


def test_a_file_that_cannot_be_written_is_said(folder: Path, tmp_path: Path) -> None:
    run = dnatrack("export", "csv", "-o", str(tmp_path / "no" / "x.csv"), "--lang", "ko", at=folder)

    assert run.code == 2
    assert "저장하지 못했습니다" in run.err
