"""How people write a period when they do not write it as dnatrack does, and what to tell them."""

import re
from calendar import monthrange
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from enum import StrEnum
from typing import NamedTuple
from unicodedata import normalize

from dnatrack.i18n import Text
from dnatrack.model.period import FIRST_YEAR, LAST_YEAR, MONTHS, Period, period_of

_LONGEST_SPELLING = 40
"""A longer text is no misspelt period but prose."""

_SIGNS = str.maketrans({"‘": "'", "’": "'", "`": "'", "–": "-", "—": "-", "−": "-"})
_HALF = r"(?i)([상전])\s*반기|([하후])\s*반기|(?<!\d)([12])H|H([12])"
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4"}
_ROMAN_QUARTER = r"(?<![A-Za-z])(I{1,3}|IV)(?=\s*(?:/\s*4)?\s*분기)"
_QUARTER = r"(?i)([1-4])\s*(?:/\s*4)?\s*분기|(?<!\d)([1-4])Q|Q([1-4])"
_TIME = r"(?<=\d)[T ]\d{2}:\d{2}.*"
_WEEKDAY = r"(?i)^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+"
_LAST_WORD = (
    r"\s*(?:\((?:[월화수목금토일](?:요일)?|예정|잠정|목표)\)|[상중하초]순|[중초말내경]"
    r"|이내|까지|부터|예정|현재|[.,])$"
)

_YEAR = r"'?(?P<year>\d{4}|\d{2})"
_WHOLE_YEAR = r"(?:'(?=\d\d$)|'?(?=\d+\s*년)|(?=\d{4}))(?P<year>\d{4}|\d{2})(?:\s*년도?)?"
_PART = rf"{_YEAR}\s*[년.\-/]?\s*(?P<part>[HQ]\d)"
_PART_FIRST = r"(?P<part>[HQ]\d)\s*[.,\-/]?\s*(?P<year>\d{4})"
_MONTH_SPELLING = (
    rf"{_YEAR}\s*[년.\-/]\s*(?P<month>\d{{1,2}})(?:\s*[월.\-/]\s*(?P<day>\d{{1,2}})\s*일?|\s*월)?"
)
_AFTER_YEAR = rf"{_YEAR}(?:\s*[년.\-]\s*|\s+)(?P<month>\d{{1,2}})\s*/\s*(?P<day>\d{{1,2}})"
"""`2020. 5/14`, where `2020. 1/4` may be the first quarter."""
_PERHAPS_NO_YEAR = r"(?:0?[1-9]|1[0-2])\s*[.\-/]\s*\d{1,2}"
"""`10.12` is rather a day without its year than a month of 2010."""
_CUT_ZERO = r"\d{4}\.1"
"""January, or what a spreadsheet makes of `2020.10`."""
_COMPACT = r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})?"
_NAMED_MONTH = (
    rf"(?i)(?:(?P<day>\d{{1,2}})\s+)?(?P<name>{'|'.join(name[:3] for name in MONTHS)})"
    r"[a-z]*\.?,?(?:\s+(?P<day_after>\d{1,2}),)?\s+(?P<year>\d{4})"
)


class Meaning(NamedTuple):
    """The periods that a text may mean, as the data writes them; `is_certain` if it is one.

    One that is not certain is the only day of several that is in the calendar.
    """

    readings: tuple[str, ...]
    is_certain: bool


def meaning_of(text: str) -> Meaning:
    """What a text seems to mean that is no period as the data writes it."""
    spellings = _spellings(text)
    found = tuple(filter(period_of, spellings))
    return Meaning(found or _days(text), is_certain=len(found) == 1)


def is_like_a_period(text: str) -> bool:
    """Whether a text has the shape of a day or period with its year, be it in the calendar."""
    return bool(_spellings(text) or _days(text))


def way_out(text: str, *, is_day: bool = False) -> Text:
    """What to write instead of `text`, which is no period, or with `is_day` no single day."""
    readings = meaning_of(text).readings
    if len(readings) > 1:
        listed = [f"`{one}`" for one in readings]
        return Text(
            f"둘 이상으로 해석됩니다: {', '.join(listed)}. 그중 맞는 것을 그대로 적으세요",
            f"it can mean {' or '.join(listed)}: write the one that is meant",
        )
    known = period_of(readings[0] if readings else text)
    if known is not None and is_day and known.first != known.last:
        return _last_day(known)
    if known is not None:
        return Text(f"이렇게 고쳐 적으세요: `{known}`", f"write `{known}`")
    hints = (*map(_calendar_hint, _spellings(text) or [text]), _year_hint(text))
    return next(filter(None, hints), _DAY_FORM if is_day else _FORMS)


def _spellings(text: str) -> tuple[str, ...]:
    """How dnatrack writes what `text` seems to mean: two where that is in doubt.

    The answers have the right shape but need not be in the calendar.
    """
    bare = _without_frills(text)
    if match := re.fullmatch(_PART, bare) or re.fullmatch(_PART_FIRST, bare):
        return (f"{_year(match)}-{match['part']}",)
    if match := re.fullmatch(_AFTER_YEAR, bare):
        day = _month_or_day(match, int(match["month"]), match["day"])
        is_quarter = match["month"] in {*"1234"} and match["day"] == "4"
        return (f"{_year(match)}-Q{match['month']}", day) if is_quarter else (day,)
    if re.fullmatch(_CUT_ZERO, text.strip()):
        return f"{bare[:4]}-01", f"{bare[:4]}-10"
    spelling = None if days_by_order(bare) else _one_spelling(bare)
    return (spelling,) if spelling else ()


def _one_spelling(bare: str) -> str | None:
    if re.fullmatch(_PERHAPS_NO_YEAR, bare):
        return None
    if match := re.fullmatch(_COMPACT, bare) or re.fullmatch(_MONTH_SPELLING, bare):
        return _month_or_day(match, int(match["month"]), match["day"])
    if match := re.fullmatch(_NAMED_MONTH, bare):
        names = [name[:3].casefold() for name in MONTHS]
        month = names.index(match["name"].casefold()) + 1
        return _month_or_day(match, month, match["day"] or match["day_after"])
    match = re.fullmatch(_WHOLE_YEAR, bare)
    return _year(match) if match else None


def _without_frills(text: str) -> str:
    """`text` with `H1` to `Q4` for halves and quarters, without quotes, time and last words.

    Of what is too long nothing is left.
    """
    if len(text) > _LONGEST_SPELLING:
        return ""
    text = normalize("NFKC", text).translate(_SIGNS).strip('"“” ')
    text = text[1:-1] if text[:1] == text[-1:] == "'" else text.removesuffix("'")
    text = re.sub(_HALF, lambda match: f"H{1 if match[1] else match[3] or match[4] or 2}", text)
    text = re.sub(_ROMAN_QUARTER, lambda match: _ROMAN[match[1]], text)
    text = re.sub(_QUARTER, lambda match: f"Q{match[1] or match[2] or match[3]}", text)
    text = re.sub(_WEEKDAY, "", re.sub(_TIME, "", text.strip()))
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


# Days of which one country writes this part first, and another that: `3/4/2020`, `20/3/4`.

_WITH_SLASHES = r"(\d{1,2})\s*/\s*(\d{1,2})\s*/\s*(\d{4}|\d{2})"
_YEAR_LAST = r"(\d{1,2})\s*[.\-]\s*(\d{1,2})\s*[.\-]\s*(\d{4})"


class DayOrder(StrEnum):
    """Which part of a day comes first."""

    YEAR_FIRST = "year-first"
    MONTH_FIRST = "month-first"
    DAY_FIRST = "day-first"


def days_by_order(text: str) -> dict[DayOrder, date]:
    """The days that a text such as `3/4/2020` may mean, by the order in which it is read.

    Empty where the text is of another kind: a year of four digits in front leaves no doubt,
    nor does one of two before points or hyphens, as Korea writes it.
    """
    match = re.fullmatch(_WITH_SLASHES, text) or re.fullmatch(_YEAR_LAST, text)
    return dict(_days_by_order(*match.groups())) if match else {}


def _days_by_order(one: str, two: str, three: str) -> Iterator[tuple[DayOrder, date]]:
    first, second, third = int(one), int(two), int(three)
    ways = [
        (DayOrder.MONTH_FIRST, third, first, second),
        (DayOrder.DAY_FIRST, third, second, first),
    ]
    if len(three) == len("20"):
        ways.insert(0, (DayOrder.YEAR_FIRST, first, second, third))
    for order, year, month, day in ways:
        with suppress(ValueError):
            yield order, date(year if year > 99 else 2000 + year, month, day)  # noqa: PLR2004


def _days(text: str) -> tuple[str, ...]:
    """The days that `text` may mean, the likeliest first, as the data writes them."""
    found = days_by_order(_without_frills(text)).values()
    return tuple(dict.fromkeys(day.isoformat() for day in found if period_of(day.isoformat())))


# Why a text is no period.

_FORMS = Text(
    "2020, 2020-H2, 2020-Q1, 2020-03, 2020-03-31 중 한 형식으로 적으세요",
    "write it as 2020, 2020-H2, 2020-Q1, 2020-03 or 2020-03-31",
)
_DAY_FORM = Text("YYYY-MM-DD 형식으로 날짜까지 적으세요", "write it to the day, as YYYY-MM-DD")
_SHAPE = r"([0-9]{4})(?:-([HQ][0-9])|-([0-9]{2})(?:-[0-9]{2})?)?"


def _last_day(period: Period) -> Text:
    last = period.last.isoformat()
    return Text(
        f"하루를 적으세요. 그 기간의 마지막 날: `{last}`",
        f"name one day; the last of that period is `{last}`",
    )


def _calendar_hint(text: str) -> Text | None:
    """Why a text of the right shape is not in the calendar."""
    match = re.fullmatch(_SHAPE, text)
    if match is None:
        return None
    year = int(match[1])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Text(
            f"연도는 {FIRST_YEAR}년부터 {LAST_YEAR}년까지입니다",
            f"years are {FIRST_YEAR} to {LAST_YEAR}",
        )
    if match[2]:
        return Text(
            "반기는 H1과 H2, 분기는 Q1부터 Q4까지입니다", "halves are H1 and H2, quarters Q1 to Q4"
        )
    month = int(match[3])
    if not 1 <= month <= len(MONTHS):
        return Text("월은 01부터 12까지입니다", "months are 01 to 12")
    days = monthrange(year, month)[1]
    return Text(
        f"{year}년 {month}월은 {days}일까지입니다", f"{MONTHS[month - 1]} {year} has {days} days"
    )


def _year_hint(text: str) -> Text | None:
    """That only the year is missing."""
    spellings = _spellings(f"2000년 {text}")
    if len(spellings) != 1 or spellings[0] == "2000" or not period_of(spellings[0]):
        return None
    part = spellings[0].removeprefix("2000")
    return Text(
        f"연도가 없습니다. 연도를 앞에 붙여 적으세요: `YYYY{part}`",
        f"the year is missing: put it first, as in `YYYY{part}`",
    )
