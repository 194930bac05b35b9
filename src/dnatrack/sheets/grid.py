"""What stands in the cells of a file, before anybody asks what it means."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum, auto
from typing import NamedTuple

from dnatrack.sheets.texts import Texts

CellValue = None | str | bool | int | float | datetime | date | time


class Oddity(StrEnum):
    """Why what a cell holds cannot be taken for an entry."""

    FORMULA = auto()
    ERROR = auto()
    MERGED = auto()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. `number_format` is how a number or a date is shown, in the codes of Excel."""

    value: CellValue = None
    number_format: str = ""
    oddity: Oddity | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to be seen in it."""
        is_blank = isinstance(self.value, str) and not self.value.strip()
        return self.oddity is None and (self.value is None or is_blank)


EMPTY = Cell()


class Place(NamedTuple):
    """A cell: the name of its sheet, empty in CSV; its row and column, counted from 1."""

    sheet: str
    row: int
    column: int

    def __str__(self) -> str:
        behind = f"{letters(self.column)}{self.row}"
        return f"{self.sheet}!{behind}" if self.sheet else behind


def letters(column: int) -> str:
    """How a spreadsheet calls a column: A, B, …, Z, AA."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet of a file, row by row."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Book:
    """A file as it was read.

    `exported` is what every row said at the export, by full id and the key of the column,
    and `facts` what else was noted then; both are empty where the file does not say.
    """

    grids: tuple[Grid, ...]
    exported: Texts
    facts: Mapping[str, str]
