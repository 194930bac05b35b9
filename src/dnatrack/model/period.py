"""A deadline as precise as its source, and lengths of time."""

import re
from calendar import monthrange
from datetime import MAXYEAR, date, timedelta
from enum import StrEnum
from functools import lru_cache

from dnatrack.i18n import Text
from dnatrack.model.frozen import Frozen

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

FIRST_YEAR, LAST_YEAR = 1900, 2199
_MONTH, _DAY = "(0[1-9]|1[0-2])", "(0[1-9]|[12][0-9]|3[01])"
PATTERN = f"^(19|20|21)[0-9]{{2}}(-H[12]|-Q[1-4]|-{_MONTH}(-{_DAY})?)?$"
DAY_PATTERN = f"^(19|20|21)[0-9]{{2}}-{_MONTH}-{_DAY}$"
_SHAPE = re.compile(
    r"(?P<year>[0-9]{4})"
    r"(?:-H(?P<half>[12])|-Q(?P<quarter>[1-4])|-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?"
)


class Precision(StrEnum):
    """How coarse a period is, finest first."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


class PeriodError(ValueError):
    """A text is no period as the data writes it.

    `suggestion` is how the data writes what it means, where that is beyond doubt.
    """

    def __init__(self, text: str) -> None:
        # Few runs come upon a misspelt period.
        from dnatrack.model.period_spelling import meaning_of  # noqa: PLC0415

        super().__init__(f"not a period: {text!r}")
        self.text = text
        meaning = meaning_of(text)
        self.suggestion = meaning.readings[0] if meaning.is_certain else None


class Period(Frozen):
    """A calendar period: the days from `first` to `last`, both included.

    `text` is the period as the data writes it: `2020`, `2020-H2`, `2020-Q1`,
    `2020-03` or `2020-03-31`.
    """

    first: date
    last: date
    text: str

    @staticmethod
    def parse(text: str) -> "Period":
        """The period that `text` names.

        Raises:
            PeriodError: `text` is none of the five spellings, or not in the calendar.
        """
        period = period_of(text)
        if period is None:
            raise PeriodError(text)
        return period

    @staticmethod
    def read(text: str) -> "Period":
        """The period that a person means by `text`, in whatever usual way it is written.

        Raises:
            PeriodError: it is none, or may be one or another.
        """
        try:
            return Period.parse(text.strip())
        except PeriodError as error:
            if error.suggestion is None:
                raise
            return Period.parse(error.suggestion)

    @staticmethod
    def of_day(day: date) -> "Period":
        """The period of one day."""
        return Period(day, day, day.isoformat())

    @staticmethod
    def around(day: date, precision: Precision) -> "Period":
        """The period of that precision which `day` lies in.

        Raises:
            PeriodError: `day` lies outside the years that periods may name.
        """
        return Period.parse(_text_around(day, precision))

    @property
    def precision(self) -> Precision:
        """How coarse the period is."""
        if len(self.text) == len("2020"):
            return Precision.YEAR
        if self.text[5] in "HQ":
            return Precision.HALF if self.text[5] == "H" else Precision.QUARTER
        return Precision.MONTH if len(self.text) == len("2020-03") else Precision.DAY

    @property
    def words(self) -> Text:
        """The period as people say it, as precise as it is: `2020년 하반기`, `H2 2020`."""
        year, month, part = self.first.year, self.first.month, self.text[-1]
        match self.precision:
            case Precision.YEAR:
                return Text(f"{year}년", f"{year}")
            case Precision.HALF:
                return Text(f"{year}년 {'상' if part == '1' else '하'}반기", f"H{part} {year}")
            case Precision.QUARTER:
                return Text(f"{year}년 {part}분기", f"Q{part} {year}")
            case Precision.MONTH:
                return Text(f"{year}년 {month}월", f"{MONTHS[month - 1][:3]} {year}")
            case Precision.DAY:
                return day_words(self.first)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __str__(self) -> str:
        return self.text


def day_words(day: date) -> Text:
    """A day as people say it: `2020. 3. 31.`, `31 Mar 2020`."""
    month = MONTHS[day.month - 1][:3]
    return Text(f"{day.year}. {day.month}. {day.day}.", f"{day.day} {month} {day.year}")


def _text_around(day: date, precision: Precision) -> str:
    match precision:
        case Precision.DAY:
            return day.isoformat()
        case Precision.MONTH:
            return f"{day.year:04}-{day.month:02}"
        case Precision.QUARTER:
            return f"{day.year:04}-Q{(day.month + 2) // 3}"
        case Precision.HALF:
            return f"{day.year:04}-H{(day.month + 5) // 6}"
        case Precision.YEAR:
            return f"{day.year:04}"


_LONGEST = len("2020-03-31")


def period_of(text: str) -> Period | None:
    """The period that `text` names; None where it is none of the five spellings."""
    # Whatever else a file holds there must not fill the memory of those that were read.
    return _recall(text) if len(text) <= _LONGEST else None


@lru_cache(maxsize=8192)
def _recall(text: str) -> Period | None:
    match = _SHAPE.fullmatch(text)
    if match is None or not FIRST_YEAR <= int(match["year"]) <= LAST_YEAR:
        return None
    try:
        first, last = _days(match)
    except ValueError:
        return None
    return Period(first, last, text)


def _days(match: re.Match[str]) -> tuple[date, date]:
    year = int(match["year"])
    if match["half"]:
        return _months(year, 6 * int(match["half"]) - 5, 6)
    if match["quarter"]:
        return _months(year, 3 * int(match["quarter"]) - 2, 3)
    if match["day"]:
        day = date(year, int(match["month"]), int(match["day"]))
        return day, day
    if match["month"]:
        return _months(year, int(match["month"]), 1)
    return _months(year, 1, 12)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    first = date(year, month, 1)
    end = month + count - 1
    return first, date(year, end, monthrange(year, end)[1])


# A length of time, as people say it: days, or calendar months.

_MONTHS = 12


class Span(Frozen):
    """So many calendar months, and so many days on top."""

    days: int = 0
    months: int = 0

    def after(self, day: date, *, keeps_month_end: bool = False) -> date:
        """The day that lies this span after `day`; the last of all days where that is too far.

        A month has no 31st day: then its last day is meant. With `keeps_month_end`, the
        last day of a month leads to the last day of another.
        """
        try:
            return self._months_after(day, keeps_month_end=keeps_month_end) + timedelta(self.days)
        except OverflowError:
            return date.max

    def _months_after(self, day: date, *, keeps_month_end: bool) -> date:
        if not self.months:
            return day
        year, month = divmod(day.year * _MONTHS + day.month - 1 + self.months, _MONTHS)
        if year > MAXYEAR:
            return date.max
        length = monthrange(year, month + 1)[1]
        is_month_end = day.day == monthrange(day.year, day.month)[1]
        number = length if keeps_month_end and is_month_end else min(day.day, length)
        return date(year, month + 1, number)
