"""Texts that are no date or period, and how they are written."""

import re
from calendar import monthrange

from dnatrack.domain.period_spelling import suggested_without_year
from dnatrack.i18n import Text
from dnatrack.reading.quoting import short

_FORMS = Text(
    "2020, 2020-H2, 2020-Q1, 2020-03, 2020-03-31 가운데 한 꼴로 적으세요",
    "write it as 2020, 2020-H2, 2020-Q1, 2020-03 or 2020-03-31",
)
_DAY_FORM = Text("2020-03-31처럼 날짜까지 적으세요", "write it to the day, as 2020-03-31")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH = re.compile(r"[0-9]{4}-([0-9]{2})(-[0-9]{2})?")
_PART = re.compile(r"[0-9]{4}-[HQ][0-9]")
_MONTHS_IN_YEAR = 12


def date_problem(text: str, *, suggestion: str | None, is_day: bool) -> tuple[Text, Text]:
    """What is wrong with `text`, and the way out.

    `is_day`: a single day was expected; a period may be no mistake elsewhere.
    """
    shown = short(text)
    message = Text(
        f"`{shown}`은(는) 날짜나 기간으로 읽을 수 없습니다", f"`{shown}` is no date or period"
    )
    if is_day:
        message = Text(
            f"`{shown}`은(는) 하루를 가리키지 않습니다", f"`{shown}` is not a single day"
        )
    if suggestion is not None:
        return message, Text(f"`{suggestion}`(으)로 고쳐 적으세요", f"write `{suggestion}`")
    return message, _calendar_hint(text) or (_DAY_FORM if is_day else _year_hint(text) or _FORMS)


def _calendar_hint(text: str) -> Text | None:
    """Why a text of the right shape is not in the calendar."""
    if _PART.fullmatch(text):
        return Text(
            "반기는 H1과 H2, 분기는 Q1부터 Q4까지입니다", "halves are H1 and H2, quarters Q1 to Q4"
        )
    if (match := _MONTH.fullmatch(text)) and not 1 <= int(match[1]) <= _MONTHS_IN_YEAR:
        return Text("달은 01부터 12까지입니다", "months are 01 to 12")
    if (match := _DATE.fullmatch(text)) and int(match[1]):
        days = monthrange(int(match[1]), int(match[2]))[1]
        if not 1 <= int(match[3]) <= days:
            return Text(
                f"{match[1]}년 {int(match[2])}월은 {days}일까지입니다",
                f"{match[1]}-{match[2]} has {days} days",
            )
    return None


def _year_hint(text: str) -> Text | None:
    part = suggested_without_year(text)
    if part is None:
        return None
    return Text(
        f"연도가 없습니다. 연도를 앞에 붙여 `2020-{part}`처럼 적으세요",
        f"the year is missing: put it first, as in `2020-{part}`",
    )
