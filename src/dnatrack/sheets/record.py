"""The sheet that nobody sees, read back: what a workbook was made from."""

from collections.abc import Iterator

from dnatrack.sheets.columns import FORM
from dnatrack.sheets.grid import Grid
from dnatrack.sheets.texts import Texts

_HEAD = ("format", FORM)


def is_record(grid: Grid) -> bool:
    """Whether this is the sheet that says what the workbook was made from."""
    return bool(grid.rows) and _lines(grid)[0][:2] == list(_HEAD)


def facts_in(grid: Grid) -> dict[str, str]:
    """What the export noted, by key."""
    return {line[0]: line[1] for line in _above(_lines(grid)) if len(line) > 1}


def rows_in(grid: Grid) -> Texts:
    """What every row said, by full id and the key of the column."""
    lines = _lines(grid)
    top = len(list(_above(lines))) + 1
    if len(lines) <= top:
        return {}
    keys = lines[top]
    return {line[0]: dict(zip(keys, line, strict=False)) for line in lines[top + 1 :] if line[0]}


def _above(lines: list[list[str]]) -> Iterator[list[str]]:
    """The lines up to the first empty one."""
    for line in lines:
        if not any(line):
            return
        yield line


def _lines(grid: Grid) -> list[list[str]]:
    return [["" if one.value is None else str(one.value) for one in row] for row in grid.rows]
