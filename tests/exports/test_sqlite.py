import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dnatrack.exports.sqlite import export_tables
from dnatrack.exports.tables import build_tables
from tests.cli.running import ROOT, dnatrack
from tests.exports.seeing import REAL_DAY, real_tables, small_view
from tests.judging.making import milestone_of, revision, task_of


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("sqlite") / "real.sqlite"
    made.write_bytes(export_tables(real_tables()))
    return made


@pytest.fixture
def database(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file)) as connection:
        yield connection


def test_it_is_whole_and_every_key_leads_somewhere(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_every_table_has_its_rows(database: sqlite3.Connection) -> None:
    counts = {
        one.name: database.execute(f'SELECT count(*) FROM "{one.name}"').fetchone()[0]  # noqa: S608
        for one in real_tables()
    }

    assert counts == {one.name: one.length for one in real_tables()}


def test_days_yes_and_lists_are_as_sql_has_them(database: sqlite3.Connection) -> None:
    row = database.execute(
        "SELECT due_first, critical, sources FROM milestones WHERE id = 'data-economy/roundtables'"
    ).fetchone()

    assert row == ("2020-01-01", 0, '["S1", "S10", "S12", "S18"]')


def test_views_count_as_the_commands_do(database: sqlite3.Connection) -> None:
    said = json.loads(dnatrack("ministries", "--on", REAL_DAY, "--format", "json", at=ROOT).out)[
        "by_ministry"
    ]

    rows = database.execute(
        "SELECT ministry, milestones, overdue, unknown, slips, longest_days_late "
        "FROM late_by_ministry"
    ).fetchall()

    expected = [
        (*(one[key] for key in _COUNTED), one["days_late"] or None)
        for one in said
        if one["milestones"]
    ]
    assert sorted(rows, key=str) == sorted(expected, key=str)


_COUNTED = ("ministry", "milestones", "overdue", "unknown", "slips")


def test_every_view_answers(database: sqlite3.Connection) -> None:
    views = [
        name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'view'")
    ]

    answered = {
        name: database.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608 - names of ours
        for name in views
    }

    assert len(answered) == 9
    late = answered["late_milestones"]
    assert [one[5] for one in late] == sorted((one[5] for one in late), reverse=True)
    assert len(answered["promises"]) == 82


def test_a_moved_deadline_says_who_and_why(database: sqlite3.Connection) -> None:
    row = database.execute(
        "SELECT author IS NOT NULL, old_due, new_due, days, reason, authority FROM moved_deadlines "
        "WHERE item = 'dg-1-4/property-platform'"
    ).fetchall()

    assert row == [(1, "2023", "2024", 366, "target-changed", "국토교통부")]


def test_titles_are_found_by_any_part_of_them(database: sqlite3.Connection) -> None:
    found = database.execute(
        "SELECT m.id FROM milestones_fts AS f JOIN milestones AS m ON m.rowid = f.rowid "
        "WHERE milestones_fts MATCH '운전면허'"
    ).fetchall()

    assert found == [("dg-2-4/driving-licence",)]


def test_the_same_data_makes_the_same_bytes(file: Path) -> None:
    assert export_tables(real_tables()) == file.read_bytes()


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("milestones.json?_search=운전면허&_shape=arrayfirst&_col=id", ["dg-2-4/driving-licence"]),
        ("late_by_ministry.json?_shape=arrayfirst&_size=1", ["mois"]),
        (".json?sql=select+count(*)+from+columns+where+meaning_ko+is+null&_shape=arrayfirst", [0]),
    ],
)
def test_datasette_opens_it(file: Path, path: str, expected: list[object]) -> None:
    slash = "" if path.startswith(".") else "/"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "datasette", file, "--get", f"/real{slash}{path}"],
        capture_output=True,
        check=True,
    )

    assert json.loads(done.stdout) == expected


def test_of_broken_data_everything_is_in_it() -> None:
    evidenced = milestone_of("lifecycle: done", evidence=["S1"])
    moved = [revision("2020-02-01", "2020-02", "2020-03")]
    other = milestone_of("due: 2020-03", "two", revisions=moved, blocked_by=["nowhere", "one"])
    twins = [task_of(evidenced, other), task_of(evidenced, other)]

    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(export_tables(build_tables(small_view(*twins), None)))
        counts = [
            database.execute(f"SELECT count(*) FROM {name}").fetchone()[0]  # noqa: S608
            for name in ("tasks", "milestones", "evidence", "revisions", "waiting")
        ]

    assert counts == [2, 4, 2, 2, 4]


def test_a_file_that_cannot_be_written_stays_as_it_was(folder: Path, tmp_path: Path) -> None:
    run = dnatrack("export", "sqlite", str(tmp_path / "no" / "x.sqlite"), at=folder)

    assert run.code == 2
    assert list(tmp_path.iterdir()) == []
