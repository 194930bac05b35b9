"""Which period a cell names, whatever a person or a program made of it."""

import re
from datetime import date, datetime, time
from math import isfinite

from dnatrack.i18n import Text
from dnatrack.model.period import Period, PeriodError, Precision
from dnatrack.sheets.day_order import DayOrder, days_in
from dnatrack.sheets.grid import Cell
from dnatrack.sheets.said import Said, take_back, understand, unusable
from dnatrack.sheets.spoiled import is_spoiled, serial_day
from dnatrack.sheets.texts import plain
from dnatrack.terminal_text import short

_SERIALS = range(20_000, 110_000)
_SERIAL = re.compile("[0-9]{5}")
_TEXT = "@"
"""A format in which programs leave alone what is typed."""
_NOT_SHOWN = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')
_WRITE_SO = Text(
    "2020-03-31, 2020-03, 2020-Q1, 2020-H2, 2020처럼 적으세요",
    "write it like 2020-03-31, 2020-03, 2020-Q1, 2020-H2 or 2020",
)
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
    if readings := days_in(text):
        return _of_short_day(
            text, was, sorted(set(readings.values())), readings.get(order) if order else None
        )
    if match := _DAY_NAMED.fullmatch(text):
        year = match[3] if len(match[3]) > len("20") else f"20{match[3]}"
        return _checked(f"{match[1]} {match[2]} {year}", text)
    if _MONTH_NAMED.fullmatch(text):
        # `Mar-20` is how Excel shows a month; `20-Mar` is a day that somebody typed.
        is_month = text[0].isalpha() and is_spoiled(was, text)
        return take_back(was, text) if is_month else _ambiguous(text)
    return _checked(text, text)


def _of_short_day(text: str, was: str, days: list[date], ordered: date | None) -> Said:
    day = days[0] if len(days) == 1 else ordered
    if day is None:
        return _ambiguous(text)
    return _of_date(day, "", was) if day.isoformat() != was else Said(was)


def _checked(text: str, shown: str) -> Said:
    try:
        return Said(Period.parse(text).text)
    except PeriodError as error:
        if error.suggestion is None:
            return _no_period(shown)
        return understand(error.suggestion, shown)


def _no_period(shown: str) -> Said:
    text = short(shown)
    return unusable(
        Text(
            f"`{text}`은(는) 기한이 아닙니다", f"`{text}` is no day, month, quarter, half or year"
        ),
        _WRITE_SO,
    )


def _ambiguous(text: str) -> Said:
    return unusable(
        Text(f"`{text}`은(는) 어느 날인지 알 수 없습니다", f"which day `{text}` is cannot be told"),
        _WRITE_SO,
    )
