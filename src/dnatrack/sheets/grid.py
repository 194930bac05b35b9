"""What stands in the cells of a file, before anybody asks what it means."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum, auto
from typing import NamedTuple

from dnatrack.i18n import Text, say
from dnatrack.sheets.columns import Kind
from dnatrack.sheets.row_texts import Texts, plain

CellValue = None | str | bool | int | float | datetime | date | time


class Oddity(StrEnum):
    """Why what a cell holds cannot be taken for an entry."""

    FORMULA = auto()
    ERROR = auto()
    MERGED = auto()


class Cell(NamedTuple):
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


# How much of a file is read.

MAX_ROWS, MAX_COLUMNS, MAX_CELLS = 100_000, 200, 2_000_000


class TooLargeError(Exception):
    """A file holds more than is read of one."""


class Place(NamedTuple):
    """A cell: the name of its sheet, empty in CSV; its row and column, counted from 1.

    Row 0 is a file as a whole.
    """

    sheet: str
    row: int
    column: int

    def __str__(self) -> str:
        if not self.row:
            return self.sheet
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

    `exported` is what every row said at the export, by what it is about, its id and the key
    of the column; empty where the file does not say.
    """

    grids: tuple[Grid, ...]
    exported: Mapping[Kind, Texts]


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


def refusal(message: Text, hint: Text | None = None) -> Remark:
    """That something cannot be used, and the way out where the message does not say it."""
    return Remark(Weight.REFUSED, message, hint)


def omission(message: Text, hint: Text | None = None) -> Remark:
    """That something is left aside."""
    return Remark(Weight.IGNORED, message, hint)


def quoted(names: Iterable[Text]) -> Text:
    """Some names in a row, in both languages."""
    found = list(names)
    return Text(
        ", ".join(f"`{one.ko}`" for one in found), ", ".join(f"`{one.en}`" for one in found)
    )


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
        f"스프레드시트가 바꾼 값을 되돌려 읽었습니다: `{shown}` → `{was}`",
        f"a spreadsheet made `{shown}` of `{was}`: read as `{was}`",
    )
    return Said(was, Remark(Weight.REPAIRED, message))


def understand(text: str, shown: str) -> Said:
    """What a person or a program wrote in another way."""
    message = Text(f"읽은 값: `{shown}` → `{text}`", f"`{shown}` is read as `{text}`")
    return Said(text, Remark(Weight.REPAIRED, message))


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


# Whether a spreadsheet made something else of a text when it opened or saved a file.
#
# `1-1` becomes the first of January, `2020-03` the first of March, `010` becomes 10. It is
# taken back only where it is certain: where what stands there now is what a spreadsheet makes
# of what was exported.

_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_DATE_LIKE = re.compile(r"[0-9]{1,4}\s*[-/.년월]\s*[0-9]{1,2}(\s*[-/.월]\s*[0-9]{1,2})?\s*[.일월]?")
_CLOCK = re.compile(
    r"(?P<half>AM|PM|오전|오후)?\s*(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(:[0-9]{2})?"
    r"\s*(?P<half_after>AM|PM)?",
    re.IGNORECASE,
)
_AFTERNOON = frozenset({"pm", "오후"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE_SHOWN = re.compile(rf"(?:[0-9]+|{'|'.join(_MONTHS)}|[\s.,/\-]|년|월|일)+", re.IGNORECASE)
_TOKEN = re.compile(rf"[0-9]+|{'|'.join(_MONTHS)}", re.IGNORECASE)
_FIRST_SERIAL = date(1899, 12, 30).toordinal()
_LAST_SERIAL = 120_000
_PARTS_OF_A_DATE = 3


def is_spoiled(was: str, now: CellValue) -> bool:
    """Whether `now` is what a spreadsheet makes of `was`, which is another text."""
    if isinstance(now, bool):
        return str(now).casefold() == was.casefold()
    if _NUMBER.fullmatch(was) and _is_that_number(float(was), now):
        return True
    if _CLOCK.fullmatch(was):
        return _clock_of(now) == _clock_of(was)
    if not _DATE_LIKE.fullmatch(was):
        return False
    wanted = [int(one) for one in re.findall("[0-9]+", was)]
    shown = _date_parts(now)
    return shown is not None and _is_that_date(wanted, shown)


def serial_day(number: float) -> date | None:
    """The day that a spreadsheet means by a number; None where it means none."""
    if not 0 < number < _LAST_SERIAL:
        return None
    return date.fromordinal(_FIRST_SERIAL + int(number))


def _is_that_number(wanted: float, now: CellValue) -> bool:
    if isinstance(now, str):
        # Shown with few digits, such as 1.23457E+16.
        now = now.replace(",", "")
        return _NUMBER.fullmatch(now) is not None and f"{float(now):.5e}" == f"{wanted:.5e}"
    if isinstance(now, (datetime, date)):
        day = serial_day(wanted)
        return day is not None and day == (now.date() if isinstance(now, datetime) else now)
    return isinstance(now, (int, float)) and f"{now:.14e}" == f"{wanted:.14e}"


def _clock_of(now: CellValue) -> tuple[int, int] | None:
    if isinstance(now, time):
        return now.hour, now.minute
    if isinstance(now, float) and 0 <= now < 1:
        return divmod(round(now * 24 * 60), 60)
    match = _CLOCK.fullmatch(now) if isinstance(now, str) else None
    if match is None:
        return None
    hour, half = int(match["hour"]), (match["half"] or match["half_after"] or "").casefold()
    return (hour % 12 + 12 * (half in _AFTERNOON) if half else hour), int(match["minute"])


def _date_parts(now: CellValue) -> list[int] | None:
    """The numbers of a date, however it is shown: of a day its year, month and day."""
    if isinstance(now, (int, float)):
        day = serial_day(now)
        return [day.year, day.month, day.day] if day else None
    if isinstance(now, (datetime, date)):
        return [now.year, now.month, now.day]
    if not isinstance(now, str) or not _DATE_SHOWN.fullmatch(now.strip()):
        return None
    return [
        int(one) if one.isdecimal() else _MONTHS.index(one.casefold()) + 1
        for one in _TOKEN.findall(now)
    ]


def _is_that_date(wanted: list[int], shown: list[int]) -> bool:
    """Whether a date that is shown has the numbers of the text, in whatever order.

    A year may be shown by two digits. Of a text without a day, the first is added, and of
    one without a year, any year.
    """
    if len(wanted) == _PARTS_OF_A_DATE or len(shown) < len(wanted):
        return _short(wanted) == _short(shown)
    rest = _short(shown)
    for one in _short(wanted):
        if one not in rest:
            return False
        rest.remove(one)
    if not rest:
        return True
    is_month = max(wanted) > 31  # noqa: PLR2004 - so one of the two is a year
    return rest == [1] if is_month else len(rest) == 1


def _short(numbers: list[int]) -> list[int]:
    return sorted(one % 100 for one in numbers)
