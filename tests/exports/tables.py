"""Tables of small trackers, of repositories, and of the real data."""

from functools import cache
from pathlib import Path

from dnatrack.app.workspace import Workspace
from dnatrack.exports.table import Table, Value
from dnatrack.exports.tables import build_tables
from dnatrack.reports.view import View
from tests.cli.running import ROOT

REAL_DAY = "2026-11-30"


def tables_by_name(view: View) -> dict[str, Table]:
    return {one.name: one for one in build_tables(view, None)}


def tables_in(folder: Path, on: str) -> dict[str, Table]:
    return dict(Workspace(folder).now(on).tables())


@cache
def real_tables() -> tuple[Table, ...]:
    return tuple(Workspace(ROOT / "data").now(REAL_DAY).tables("kr").values())


def column(table: Table, *names: str) -> list[tuple[Value, ...]]:
    """The values of some columns, row by row."""
    at = [[one.name for one in table.columns].index(name) for name in names]
    return [tuple(row[index] for index in at) for row in table.rows]
