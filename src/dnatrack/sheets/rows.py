"""The rows of the sheets of a file, each with its cells by the key of their column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from dnatrack.sheets.columns import BY_KEY, Role
from dnatrack.sheets.grid import EMPTY, Cell, Grid, Place
from dnatrack.sheets.headings import MOST_ROWS_ABOVE, is_header, keys_in
from dnatrack.sheets.mark import Mark, read_mark
from dnatrack.sheets.spelling import spell


class Placed(NamedTuple):
    """A cell, and where it is."""

    at: Place
    cell: Cell


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not empty; columns that the sheet does not have are left out."""

    cells: Mapping[str, Placed]

    @property
    def at(self) -> Place:
        """Where it begins: the cell that says which milestone it is about."""
        first = next(iter(self.cells.values()))
        return self.cells.get("id", first).at

    @property
    def mark(self) -> Mark | None:
        """What it was exported from, if it says so."""
        return read_mark(self.spelled("mark"))

    def spelled(self, key: str) -> str:
        """What is to be seen in a column; empty where there is no such column."""
        return spell(self.cells[key].cell.value) if key in self.cells else ""


def rows_of(grid: Grid) -> Iterator[Row] | None:
    """The rows below the headings of `grid`; None where it is no sheet of milestones."""
    for index, cells in enumerate(grid.rows[:MOST_ROWS_ABOVE]):
        keys = keys_in(spell(cell.value) for cell in cells)
        if is_header(keys):
            return _rows_below(grid, index, keys)
    return None


def _rows_below(grid: Grid, header: int, keys: Mapping[str, int]) -> Iterator[Row]:
    for index, cells in enumerate(grid.rows[header + 1 :], start=header + 2):
        found = {
            key: Placed(
                Place(grid.name, index, column + 1), cells[column] if column < len(cells) else EMPTY
            )
            for key, column in keys.items()
        }
        if any(_says_something(key, one.cell) for key, one in found.items()):
            yield Row(found)


def _says_something(key: str, cell: Cell) -> bool:
    """Whether a cell makes its row one to be read: what is only to be looked at does not."""
    return BY_KEY[key].role in {Role.KEY, Role.FIELD} and not cell.is_empty
