"""The words of a person as the value of a field: `완료` is `done`, `기재부` is `moef`."""

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.model.data_format import Field
from dnatrack.model.fields import FieldKind
from dnatrack.model.period import Period, PeriodError
from dnatrack.model.tracker import Tracker
from dnatrack.reports.selection import member_named, ministry_ids
from dnatrack.rules.suggest import did_you_mean

_YES = frozenset({"true", "yes", "y", "예", "네"})
_NO = frozenset({"false", "no", "n", "아니오", "아니요"})


def field_value(field: Field, word: str, tracker: Tracker) -> str:
    """How the data writes what a person calls `word` in a field of this sort.

    Raises:
        DnatrackError: it cannot stand there.
    """
    if field.words is not None:
        return member_named(field.words, word).value
    match field.kind:
        case FieldKind.PERIOD | FieldKind.DAY:
            return period(word, is_day=field.kind is FieldKind.DAY)
        case FieldKind.YES_NO:
            return yes_no(word)
        case FieldKind.COUNT:
            return count(word)
        case FieldKind.MINISTRY:
            return _ministry(word, tracker)
        case FieldKind.ISSUE | None:
            return word


def period(word: str, *, is_day: bool = False) -> str:
    """How the data writes a period, or a day.

    Raises:
        DnatrackError: it is none.
    """
    try:
        found = Period.parse(word.strip())
    except PeriodError as error:
        raise _not_that(word, error.suggestion or "2020-03-31") from None
    if is_day and found.first != found.last:
        raise _not_that(word, found.last.isoformat())
    return found.text


def yes_no(word: str) -> str:
    """How the data writes a yes or no.

    Raises:
        DnatrackError: it is neither.
    """
    spelling = word.strip().casefold()
    if spelling not in _YES | _NO:
        raise _not_that(word, "true")
    return "true" if spelling in _YES else "false"


def count(word: str) -> str:
    """How the data writes a number of things.

    Raises:
        DnatrackError: it is none.
    """
    if not (word.isascii() and word.isdigit()):
        raise _not_that(word, "3")
    return str(int(word))


def _ministry(word: str, tracker: Tracker) -> str:
    ids = sorted(ministry_ids(tracker, word))
    if len(ids) > 1:
        raise DnatrackError(
            Text(
                f"`{word}`(이)라는 기관이 여럿입니다",
                f"several ministries are called `{word}`",
            ),
            did_you_mean("", ids),
        )
    return ids[0]


def _not_that(word: str, example: str) -> DnatrackError:
    return DnatrackError(
        Text(f"`{word}`은(는) 여기에 적을 수 없는 값입니다", f"`{word}` cannot stand here"),
        Text(f"`{example}`처럼 적으세요", f"write it as `{example}`"),
    )
