"""What stands in the cells of a file, before anybody asks what it means."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum, auto
from typing import NamedTuple

from dnatrack.i18n import Text, say
from dnatrack.sheets.columns import Texts, plain

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


# What is to be said of a cell: that it cannot be used, or that it was not taken literally.


class Weight(StrEnum):
    """What came of it."""

    REFUSED = auto()
    """It cannot be used; a person has to mend it."""
    REPAIRED = auto()
    """It was read as what it must have been."""
    IGNORED = auto()
    """It says nothing that is to be taken in."""


class Remark(NamedTuple):
    """Something to say, wherever it is."""

    weight: Weight
    message: Text
    hint: Text | None = None


class Trouble(NamedTuple):
    """A remark on a cell."""

    at: Place
    remark: Remark

    @property
    def is_refusal(self) -> bool:
        """Whether the cell cannot be used."""
        return self.remark.weight is Weight.REFUSED

    def __str__(self) -> str:
        return f"{self.at}: {say(self.remark.message)}"


def refusal(message: Text, hint: Text) -> Remark:
    """That something cannot be used, and the way out."""
    return Remark(Weight.REFUSED, message, hint)


def repair(message: Text) -> Remark:
    """What something was read as."""
    return Remark(Weight.REPAIRED, message)


def omission(message: Text, hint: Text | None = None) -> Remark:
    """That something is left aside."""
    return Remark(Weight.IGNORED, message, hint)


# What came of reading a cell.


class Said(NamedTuple):
    """The text that the data would have, None where the cell cannot be used, and a remark."""

    text: str | None
    remark: Remark | None = None


def unusable(message: Text, hint: Text) -> Said:
    """That the cell cannot be used, and the way out."""
    return Said(None, refusal(message, hint))


def take_back(was: str, shown: str) -> Said:
    """What was exported, of which a spreadsheet made what the cell shows."""
    message = Text(
        f"스프레드시트가 `{was}`을(를) `{shown}`(으)로 바꾸어 놓아 `{was}`(으)로 읽었습니다",
        f"a spreadsheet made `{shown}` of `{was}`: read as `{was}`",
    )
    return Said(was, repair(message))


def understand(text: str, shown: str) -> Said:
    """What a person or a program wrote in another way."""
    message = Text(f"`{shown}`을(를) `{text}`(으)로 읽었습니다", f"`{shown}` is read as `{text}`")
    return Said(text, repair(message))


# The value of a cell as one plain text.


def spell(value: CellValue) -> str:
    """`value` as a person sees it, or close to it."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case _:
            return plain(str(value))
