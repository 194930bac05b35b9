"""Whether the days of a file are written month first or day first, as `3/4/2020` does not say."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum, auto

_SHORT_DAY = re.compile(r"([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{2}|[0-9]{4})")
_LAST_MONTH = 12
_TWO_DIGITS = 2


class DayOrder(StrEnum):
    """Which part of a day comes first."""

    MONTH_FIRST = auto()
    DAY_FIRST = auto()
    YEAR_FIRST = auto()


def order_in(texts: Iterable[str]) -> DayOrder | None:
    """The one order in which all days among `texts` can be read; None where that is open."""
    possible = set(DayOrder)
    found = False
    for text in texts:
        readings = days_in(text)
        if readings:
            found = True
            possible &= set(readings)
    return possible.pop() if found and len(possible) == 1 else None


def days_in(text: str) -> dict[DayOrder, date]:
    """The days that a text such as `3/4/2020` may mean, by the order in which it is read.

    Empty where the text is of another kind: a year of four digits in front leaves no doubt.
    """
    match = _SHORT_DAY.fullmatch(text)
    return dict(_readings(match)) if match else {}


def _readings(match: re.Match[str]) -> Iterator[tuple[DayOrder, date]]:
    first, second, third = int(match[1]), int(match[2]), int(match[3])
    ways = [
        (DayOrder.MONTH_FIRST, third, first, second),
        (DayOrder.DAY_FIRST, third, second, first),
    ]
    if len(match[3]) == _TWO_DIGITS:
        ways.append((DayOrder.YEAR_FIRST, first, second, third))
    for order, year, month, day in ways:
        try:
            yield order, date(year if year > 99 else 2000 + year, month, day)  # noqa: PLR2004
        except ValueError:
            continue
