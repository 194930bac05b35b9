"""Days and periods as options and arguments name them."""

from datetime import date

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.model.period import Period, PeriodError


def period_named(word: str, option: str) -> Period:
    """The period that `option` was given; an argument has no `option` to be named by.

    Raises:
        DnatrackError: the word names none.
    """
    try:
        return Period.parse(word.strip())
    except PeriodError as error:
        given, example = (
            f"{option} {one}".lstrip() for one in (word, error.suggestion or "2020-03")
        )
        raise DnatrackError(
            Text(f"`{given}`은(는) 날짜나 기간이 아닙니다", f"`{given}` is no day or period"),
            Text(f"`{example}`처럼 적으세요", f"write it as `{example}`"),
        ) from None


def one_day_named(word: str, option: str) -> date:
    """The day that `option` was given.

    Raises:
        DnatrackError: the word names none, or more than one.
    """
    try:
        period = Period.parse(word.strip())
    except PeriodError as error:
        raise _no_day(word, option, error.suggestion) from None
    if period.first != period.last:
        raise _no_day(word, option, period.last.isoformat())
    return period.first


def _no_day(word: str, option: str, suggestion: str | None) -> DnatrackError:
    example = suggestion if suggestion and len(suggestion) == len("2020-03-31") else "2020-03-31"
    return DnatrackError(
        Text(
            f"`{option} {word}`은(는) 하루를 가리키지 않습니다", f"`{option} {word}` is not a day"
        ),
        Text(f"`{option} {example}`처럼 적으세요", f"write it as `{option} {example}`"),
    )
