"""A deadline as precise as its source, how people write one, and lengths of time."""

import re
from calendar import monthrange
from datetime import MAXYEAR, date, timedelta
from enum import StrEnum
from functools import lru_cache
from unicodedata import normalize

from dnatrack.model.frozen import Frozen

# How people write a period when they do not write it as dnatrack does.

_LONGEST_SPELLING = 40
"""A longer text is no misspelt period but prose."""

_SIGNS = str.maketrans({"‘": "'", "’": "'", "`": "'", "–": "-", "—": "-", "−": "-"})
# Texts, not compiled: few runs come upon a misspelt period.
_HALF = r"(?i)([상전])\s*반기|([하후])\s*반기|(?<!\d)([12])H|H([12])"
_QUARTER = r"(?i)([1-4])\s*(?:/\s*4)?\s*분기|(?<!\d)([1-4])Q|Q([1-4])"
_TIME = r"(?<=\d)[T ]\d{2}:\d{2}.*"
_LAST_WORD = r"\s*(?:\([월화수목금토일]\)|[중초말내경]|이내|까지|부터|예정|현재|[.,])$"

_YEAR = r"'?(?P<year>\d{4}|\d{2})"
_WHOLE_YEAR = r"(?:'(?=\d\d$)|(?=\d+\s*년)|(?=\d{4}))(?P<year>\d{4}|\d{2})(?:\s*년도?)?"
_PART = rf"{_YEAR}\s*[년.\-/]?\s*(?P<part>[HQ]\d)"
_PART_FIRST = r"(?P<part>[HQ]\d)\s*[.,\-/]?\s*(?P<year>\d{4})"
_MONTH_SPELLING = (
    rf"{_YEAR}\s*[년.\-/]\s*(?P<month>\d{{1,2}})(?:\s*[월.\-/]\s*(?P<day>\d{{1,2}})\s*일?|\s*월)?"
)
_COMPACT = r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})?"
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED_MONTH = (
    rf"(?i)(?:(?P<day>\d{{1,2}})\s+)?(?P<name>{'|'.join(_MONTH_NAMES)})[a-z]*\.?,?"
    r"(?:\s+(?P<day_after>\d{1,2}),)?\s+(?P<year>\d{4})"
)


def suggested_spelling(text: str) -> str | None:
    """How dnatrack writes what `text` seems to mean; None where that is a guess.

    The answer has the right shape but need not be in the calendar.
    """
    if len(text) > _LONGEST_SPELLING:
        return None
    text = _without_frills(text)
    if match := re.fullmatch(_PART, text) or re.fullmatch(_PART_FIRST, text):
        return f"{_year(match)}-{match['part']}"
    if match := re.fullmatch(_COMPACT, text) or re.fullmatch(_MONTH_SPELLING, text):
        return _month_or_day(match, int(match["month"]), match["day"])
    if match := re.fullmatch(_NAMED_MONTH, text):
        month = _MONTH_NAMES.index(match["name"].lower()) + 1
        return _month_or_day(match, month, match["day"] or match["day_after"])
    if match := re.fullmatch(_WHOLE_YEAR, text):
        return _year(match)
    return None


def suggested_without_year(text: str) -> str | None:
    """How the part of a period after the year is written: `H2` for `하반기`; else None."""
    spelling = suggested_spelling(f"2000년 {text}")
    return spelling.removeprefix("2000-") if spelling and spelling != "2000" else None


def _without_frills(text: str) -> str:
    """`text` with `H1` to `Q4` for halves and quarters, without quotes, time and last words."""
    text = normalize("NFKC", text).translate(_SIGNS).strip('"“” ')
    text = text[1:-1] if text[:1] == text[-1:] == "'" else text.removesuffix("'")
    text = re.sub(_HALF, lambda match: f"H{1 if match[1] else match[3] or match[4] or 2}", text)
    text = re.sub(_QUARTER, lambda match: f"Q{match[1] or match[2] or match[3]}", text)
    text = re.sub(_TIME, "", text.strip())
    while match := re.search(_LAST_WORD, text):
        text = text[: match.start()]
    return text


def _month_or_day(match: re.Match[str], month: int, day: str | None) -> str:
    return f"{_year(match)}-{month:02}" + (f"-{int(day):02}" if day else "")


def _year(match: re.Match[str]) -> str:
    """Four digits; of two, those up to 69 are of this century."""
    year = int(match["year"])
    century = 0 if len(match["year"]) > len("99") else 2000 if year < 70 else 1900  # noqa: PLR2004
    return f"{century + year:04}"


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
    """A text is no period.

    `suggestion` is how the same period is written, where the text lets one guess.
    """

    def __init__(self, text: str, suggestion: str | None) -> None:
        super().__init__(f"not a period: {text!r}")
        self.text = text
        self.suggestion = suggestion


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
            raise PeriodError(text, _suggestion(text))
        return period

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

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __str__(self) -> str:
        return self.text


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


def _suggestion(text: str) -> str | None:
    """How the period is written; None unless that is a period: never advise a mistake."""
    suggestion = suggested_spelling(text)
    return suggestion if suggestion and period_of(suggestion) else None


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
