"""How people write a period when they do not write it as dnatrack does."""

import re
from unicodedata import normalize

_LONGEST_SPELLING = 40
"""A longer text is no misspelt period but prose."""

_SIGNS = str.maketrans({"‘": "'", "’": "'", "`": "'", "–": "-", "—": "-", "−": "-"})
_HALF = re.compile(r"([상전])\s*반기|([하후])\s*반기|(?<!\d)([12])H|H([12])", re.IGNORECASE)
_QUARTER = re.compile(r"([1-4])\s*(?:/\s*4)?\s*분기|(?<!\d)([1-4])Q|Q([1-4])", re.IGNORECASE)
_TIME = re.compile(r"(?<=\d)[T ]\d{2}:\d{2}.*")
_LAST_WORD = re.compile(r"\s*(?:\([월화수목금토일]\)|[중초말내경]|이내|까지|부터|예정|현재|[.,])$")

_YEAR = r"'?(?P<year>\d{4}|\d{2})"
_WHOLE_YEAR = re.compile(r"(?:'(?=\d\d$)|(?=\d+\s*년)|(?=\d{4}))(?P<year>\d{4}|\d{2})(?:\s*년도?)?")
_PART = re.compile(rf"{_YEAR}\s*[년.\-/]?\s*(?P<part>[HQ]\d)")
_PART_FIRST = re.compile(r"(?P<part>[HQ]\d)\s*[.,\-/]?\s*(?P<year>\d{4})")
_MONTH_SPELLING = re.compile(
    rf"{_YEAR}\s*[년.\-/]\s*(?P<month>\d{{1,2}})(?:\s*[월.\-/]\s*(?P<day>\d{{1,2}})\s*일?|\s*월)?"
)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})?")
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED_MONTH = re.compile(
    rf"(?:(?P<day>\d{{1,2}})\s+)?(?P<name>{'|'.join(_MONTH_NAMES)})[a-z]*\.?,?"
    r"(?:\s+(?P<day_after>\d{1,2}),)?\s+(?P<year>\d{4})",
    re.IGNORECASE,
)


def suggested_spelling(text: str) -> str | None:
    """How dnatrack writes what `text` seems to mean; None where that is a guess.

    The answer has the right shape but need not be in the calendar.
    """
    if len(text) > _LONGEST_SPELLING:
        return None
    text = _without_frills(text)
    if match := _PART.fullmatch(text) or _PART_FIRST.fullmatch(text):
        return f"{_year(match)}-{match['part']}"
    if match := _COMPACT.fullmatch(text) or _MONTH_SPELLING.fullmatch(text):
        return _month_or_day(match, int(match["month"]), match["day"])
    if match := _NAMED_MONTH.fullmatch(text):
        month = _MONTH_NAMES.index(match["name"].lower()) + 1
        return _month_or_day(match, month, match["day"] or match["day_after"])
    if match := _WHOLE_YEAR.fullmatch(text):
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
    text = _HALF.sub(lambda match: f"H{1 if match[1] else match[3] or match[4] or 2}", text)
    text = _QUARTER.sub(lambda match: f"Q{match[1] or match[2] or match[3]}", text)
    text = _TIME.sub("", text.strip())
    while match := _LAST_WORD.search(text):
        text = text[: match.start()]
    return text


def _month_or_day(match: re.Match[str], month: int, day: str | None) -> str:
    return f"{_year(match)}-{month:02}" + (f"-{int(day):02}" if day else "")


def _year(match: re.Match[str]) -> str:
    """Four digits; of two, those up to 69 are of this century."""
    year = int(match["year"])
    century = 0 if len(match["year"]) > len("99") else 2000 if year < 70 else 1900  # noqa: PLR2004
    return f"{century + year:04}"
