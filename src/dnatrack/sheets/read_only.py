"""Cells that were changed though they are for reading only."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.sheets.columns import COLUMNS, Role, Shape
from dnatrack.sheets.period_reading import read_period
from dnatrack.sheets.rows import Placed, Row
from dnatrack.sheets.spelling import spell
from dnatrack.sheets.spoiled import is_spoiled
from dnatrack.sheets.texts import Fields
from dnatrack.sheets.trouble import Trouble, omission
from dnatrack.terminal_text import short

_HOW = Text("흰 칸과 노란 칸만 반영됩니다", "only white and yellow cells are taken in")


def changed_read_only(row: Row, exported: Fields) -> Iterator[Trouble]:
    """The cells of `row` that say something else than they said at the export."""
    for column in COLUMNS:
        placed = row.cells.get(column.key)
        is_read_only = column.role in {Role.KEY, Role.SHOWN}
        if placed is None or not is_read_only or column.key not in exported:
            continue
        was = exported[column.key]
        if not _still_says(placed, was, is_period=column.shape is Shape.PERIOD):
            now = short(spell(placed.cell.value))
            message = Text(
                f"보기만 하는 칸입니다. `{now}`은(는) 반영하지 않습니다",
                f"for reading only: `{now}` is ignored",
            )
            yield Trouble(placed.at, omission(message, _HOW))


def _still_says(placed: Placed, was: str, *, is_period: bool) -> bool:
    value = placed.cell.value
    if spell(value) == was or is_spoiled(was, value):
        return True
    return is_period and bool(spell(value)) and read_period(placed.cell, was, None).text == was
