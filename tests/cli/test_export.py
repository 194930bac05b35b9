import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.running import dnatrack
from tests.cli.scenes import play
from tests.rules.rows import Row, rows


@rows(Path(__file__).parent / "export.yaml")
def test_where_an_export_goes(tracker: Path, row: Row) -> None:
    play(tracker, row)


def test_only_a_database_of_ours_is_replaced_by_one(tracker: Path) -> None:
    (tracker / "notes").write_text("mine")
    with closing(sqlite3.connect(tracker / "other")) as other:
        other.execute("CREATE TABLE mine (id)")
    (tracker / "empty").touch()

    runs = [
        dnatrack("export", "sqlite", "-o", name, "--lang", "en", at=tracker)
        for name in ("notes", "other", "empty", "new", "new")
    ]

    assert [run.code for run in runs] == [2, 2, 0, 0, 0]
    assert (tracker / "notes").read_text() == "mine"
    assert "help: name another file, or delete it first" in runs[1].err
