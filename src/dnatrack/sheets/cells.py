"""What a cell says: the text that the data would have, whatever a program made of it."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from enum import StrEnum
from math import isfinite
from typing import NamedTuple, assert_never

from dnatrack.i18n import Text
from dnatrack.model.period import Period, PeriodError, Precision
from dnatrack.model.period_spelling import DayOrder, days_by_order, meaning_of, way_out
from dnatrack.model.words import Verification
from dnatrack.sheets.columns import Column, Shape, shown_words, value_named
from dnatrack.sheets.documents import Documents, read_sources
from dnatrack.sheets.grid import (
    Cell,
    CellValue,
    Oddity,
    Place,
    Said,
    is_spoiled,
    serial_day,
    spell,
    take_back,
    understand,
    unusable,
)
from dnatrack.sheets.row_texts import guard, plain, unguard
from dnatrack.terminal_text import short

# Whether the days of a file are written month first or day first, as `3/4/2020` does not say.


def order_in(texts: Iterable[str]) -> DayOrder | None:
    """The one order in which all days among `texts` can be read; None where that is open."""
    possible = set(DayOrder)
    found = False
    for text in texts:
        readings = days_by_order(text)
        if readings:
            found = True
            possible &= set(readings)
    return possible.pop() if found and len(possible) == 1 else None


# Which period a cell names, whatever a person or a program made of it.

_SERIALS = range(20_000, 110_000)
_SERIAL = re.compile("[0-9]{5}")
_TEXT = "@"
"""A format in which programs leave alone what is typed."""
_NOT_SHOWN = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')
_IN_FULL = Text("연도를 네 자리로 적으세요", "write the year with four digits")
_YEAR_FIRST = re.compile(r"[0-9]{2}[.-][0-9]{1,2}[.-][0-9]{1,2}")
"""Korea's `20.3.31` in a file whose program writes another order."""
_DAY_NAMED = re.compile(r"([0-9]{1,2})-([A-Za-z]{3,9})-([0-9]{2}|[0-9]{4})")
_MONTH_NAMED = re.compile(r"[A-Za-z]{3,9}[-. ][0-9]{1,2}|[0-9]{1,2}[-. ][A-Za-z]{3,9}")


def read_period(cell: Cell, was: str, order: DayOrder | None) -> Said:
    """The period that a cell which is not empty names. `was` is what was exported."""
    value = cell.value
    if isinstance(value, (datetime, date)):
        return _of_date(value, cell.number_format, was)
    if isinstance(value, (bool, time)) or value is None:
        return _no_period(str(value))
    if isinstance(value, (int, float)):
        return _of_number(value, was)
    text = plain(value)
    if text == was:
        return Said(was)
    if cell.number_format != _TEXT and _is_made_of(text, was):
        return take_back(was, text)
    return _of_number(int(text), was) if _SERIAL.fullmatch(text) else _of_text(text, was, order)


def _of_date(value: date | datetime, number_format: str, was: str) -> Said:
    day = value.date() if isinstance(value, datetime) else value
    if day.isoformat() == was:
        return Said(was)
    if _is_made_of(day.isoformat(), was):
        return take_back(was, day.isoformat())
    shown = _NOT_SHOWN.sub("", number_format).casefold()
    if day.day == 1 and "y" in shown and "d" not in shown:
        text = f"{day.year:04}-{day.month:02}" if "m" in shown else f"{day.year:04}"
        return understand(text, day.isoformat())
    if isinstance(value, datetime) and value.time() != time():
        return understand(day.isoformat(), str(value))
    return _checked(day.isoformat(), day.isoformat())


def _is_made_of(day: str, was: str) -> bool:
    """Whether a program that is given `was` makes this day of it: of a month the first."""
    try:
        period = Period.parse(was)
    except PeriodError:
        return False
    match period.precision:
        case Precision.MONTH:
            return day == period.first.isoformat()
        case Precision.YEAR:
            shown = serial_day(int(was))  # a number that is shown as a date
            return shown is not None and day == shown.isoformat()
        case _:
            return False


def _of_number(value: float, was: str) -> Said:
    if not isfinite(value) or (value != int(value) and int(value) not in _SERIALS):
        return _no_period(str(value))
    number = int(value)
    day = serial_day(number)
    if number in _SERIALS and day is not None:
        said = _of_date(day, "", was)
        return said if said.remark else understand(said.text or "", str(number))
    return _of_text(str(number), was, None)


def _of_text(text: str, was: str, order: DayOrder | None) -> Said:
    if readings := days_by_order(text):
        return _of_short_day(text, was, readings, order)
    if match := _DAY_NAMED.fullmatch(text):
        year = match[3] if len(match[3]) > len("20") else f"20{match[3]}"
        return _checked(f"{match[1]} {match[2]} {year}", text)
    if _MONTH_NAMED.fullmatch(text):
        # `Mar-20` is how Excel shows a month; `20-Mar` is a day that somebody typed.
        is_month = text[0].isalpha() and is_spoiled(was, text)
        return take_back(was, text) if is_month else _ambiguous(text)
    if _YEAR_FIRST.fullmatch(text) and (order is not None or is_spoiled(was, text)):
        return _ambiguous(text)
    return _checked(text, text)


def _of_short_day(
    text: str, was: str, readings: Mapping[DayOrder, date], order: DayOrder | None
) -> Said:
    """A day as programs show it: the other days of the file tell which part comes first."""
    days = set(readings.values())
    day = days.pop() if len(days) == 1 else readings.get(order) if order else None
    if day is None:
        return _ambiguous(text)
    return _of_date(day, "", was) if day.isoformat() != was else Said(was)


def _checked(text: str, shown: str) -> Said:
    try:
        period = Period.read(text).text
    except PeriodError:
        return _ambiguous(text) if meaning_of(text).readings else _no_period(shown)
    return Said(period) if period == text else understand(period, shown)


def _no_period(shown: str) -> Said:
    text = short(shown)
    return unusable(
        Text(
            f"날짜나 기간으로 읽을 수 없습니다: `{text}`",
            f"`{text}` is no day, month, quarter, half or year",
        ),
        way_out(shown),
    )


def _ambiguous(text: str) -> Said:
    doubt = Text(
        f"`{short(text)}`의 뜻이 분명하지 않습니다", f"what `{short(text)}` means cannot be told"
    )
    is_doubtful = len(meaning_of(text).readings) > 1
    return unusable(doubt, way_out(text) if is_doubtful else _IN_FULL)


_ODD = {
    Oddity.FORMULA: (
        Text("수식이 들어 있습니다", "holds a formula"),
        Text("셀을 복사해 `값만 붙여넣기`를 하세요", "copy the cell and paste it as values only"),
    ),
    Oddity.ERROR: (
        Text("오류 값이 들어 있습니다", "holds an error"),
        Text("값을 다시 적으세요", "write the value again"),
    ),
    Oddity.MERGED: (
        Text("병합된 셀입니다", "is part of a merged cell"),
        Text("셀 병합을 풀고 줄마다 적으세요", "unmerge it and write a value in every row"),
    ),
}
_NEEDED = (
    Text("비워 둘 수 없는 칸입니다", "may not be empty"),
    Text("전의 값을 다시 적으세요", "write what was there before"),
)


class Known(NamedTuple):
    """What is known beyond the cell: which sources there are, how the file writes days."""

    documents: Documents
    order: DayOrder | None = None


def read_cell(cell: Cell, column: Column, was: str, known: Known, at: Place) -> Said:
    """What `cell` says in `column`. `was` is what it said when it was exported."""
    if cell.oddity is not None:
        return unusable(*_ODD[cell.oddity])
    if cell.is_empty:
        return _read_empty(column, was)
    if column.words is not None:
        return _read_word(cell.value, column.words)
    match column.shape:
        case Shape.PERIOD:
            return read_period(cell, was, known.order)
        case Shape.SOURCES:
            return read_sources(cell.value, was, known.documents, at)
        case Shape.TEXT | Shape.COUNT:
            return read_text(cell.value, was)
        case _:
            assert_never(column.shape)


def read_text(value: CellValue, was: str) -> Said:
    """What a cell says that may say anything."""
    text = spell(value)
    if text == was:
        return Said(was)
    if is_spoiled(was, value):
        return take_back(was, text)
    # A CSV that was opened and saved as xlsx still has the apostrophe before a formula.
    return Said(unguard(text) if guard(was) != was else text)


def _read_empty(column: Column, was: str) -> Said:
    if column.words is Verification:
        return Said(Verification.UNVERIFIED.value)
    return unusable(*_NEEDED) if column.is_required and was else Said("")


def _read_word(value: CellValue, words: type[StrEnum]) -> Said:
    text = spell(value)
    found = value_named(words, text)
    if found is not None:
        return Said(found)
    allowed = ", ".join(shown_words(words))
    return unusable(
        Text(f"사용할 수 없는 값입니다: `{short(text)}`", f"`{short(text)}` is no word used here"),
        Text(f"사용할 수 있는 값: {allowed}", f"words: {allowed}"),
    )
