"""How people write a period when they do not write it as dnatrack does."""

import re

_HALVES = {"상": "H1", "하": "H2", "전": "H1", "후": "H2"}
_TWO_DIGIT_YEARS_FROM = 2000
_SEPARATED = re.compile(
    r"'?(?P<year>\d{4}|\d{2})\s*[년.\-/]\s*(?P<month>\d{1,2})\s*[월.\-/]?"
    r"(?:\s*(?P<day>\d{1,2})\s*[일.]?)?\s*(?:\([월화수목금토일]\))?\s*(?:중|까지|말|내)?"
)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})?")
_HALF = re.compile(r"'?(?P<year>\d{4}|\d{2})\s*[년.\-/]?\s*(?P<half>[상하전후])반기\s*(?:중|까지|내)?")
_QUARTER = re.compile(r"'?(?P<year>\d{4}|\d{2})\s*[년.\-/]?\s*(?P<quarter>[1-4])\s*(?:/4)?\s*분기")
_LOOSE = re.compile(r"(?P<year>\d{4})\s*[-./ ]?\s*(?P<part>[HhQq][1-4])")
_YEAR = re.compile(r"'?(?P<year>\d{4}|\d{2})\s*년\s*(?:중|말|내|까지)?")


def suggested_spelling(text: str) -> str | None:
    """How dnatrack writes what `text` seems to mean; None where that is a guess.

    The answer has the right shape but need not be in the calendar.
    """
    text = text.strip().rstrip(".").strip() if not text.endswith("'") else text.strip("' ")
    if match := _LOOSE.fullmatch(text):
        return f"{match['year']}-{match['part'].upper()}"
    if match := _HALF.fullmatch(text):
        return f"{_year(match)}-{_HALVES[match['half']]}"
    if match := _QUARTER.fullmatch(text):
        return f"{_year(match)}-Q{match['quarter']}"
    if match := _COMPACT.fullmatch(text) or _SEPARATED.fullmatch(text):
        day = f"-{int(match['day']):02}" if match["day"] else ""
        return f"{_year(match)}-{int(match['month']):02}{day}"
    if match := _YEAR.fullmatch(text):
        return f"{_year(match)}"
    return None


def _year(match: re.Match[str]) -> int:
    year = int(match["year"])
    return year if year >= 1000 else _TWO_DIGIT_YEARS_FROM + year
