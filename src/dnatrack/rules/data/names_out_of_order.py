"""The names of a ministry do not follow one another."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import MINISTRIES
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.ministry import Ministry
from dnatrack.model.period import day_words
from dnatrack.model.words import SuccessorRelation
from dnatrack.rules.examples import EXAMPLE_DATA
from dnatrack.rules.rule import Files, rule

_NEXT_DAY = timedelta(days=1)


def _renamed_on(day: str) -> Files:
    return {
        MINISTRIES: str(EXAMPLE_DATA[MINISTRIES])
        + f"""\
  - id: mogef
    names:
      - {{ko: 여성가족부, en: Ministry of Gender Equality and Family, until: 2025-09-30}}
      - {{ko: 성평등가족부, en: Ministry of Gender Equality and Family, from: {day}}}
    sources: [S1]
"""
    }


@rule(
    Severity.ERROR,
    Text(
        "기관 명칭이 날짜순으로 이어지지 않습니다",
        "The names of a ministry do not follow one another",
    ),
    Text(
        "지난 시점의 현황에는 그날의 기관 명칭을 표시합니다. 명칭의 사용기간이 겹치거나 비면 "
        "그날의 명칭을 정할 수 없습니다.",
        "Whoever looks at an earlier day sees the names of that day. With gaps or overlaps there "
        "is no telling which it was.",
    ),
    passes=_renamed_on("2025-10-01"),
    fails=_renamed_on("2025-09-01"),
)
def check(loaded: Loaded) -> Iterator[Problem]:
    for ministry in loaded.tracker.ministries:
        yield from _backward_names(ministry)
        yield from _names_that_do_not_meet(ministry)
        yield from _early_successors(ministry)


def _backward_names(ministry: Ministry) -> Iterator[Problem]:
    for index, name in enumerate(ministry.names):
        if name.since is not None and name.until is not None and name.until < name.since:
            yield Problem(
                ministry.at("names", index, "until"),
                Text(
                    f"`{name.ko}` 명칭의 종료일이 시작일({day_words(name.since).ko})보다 빠릅니다",
                    f"the last day of `{name.ko}` is before its first, {name.since}",
                ),
                Text("`from`과 `until`을 확인하세요", "check `from` and `until`"),
            )


def _names_that_do_not_meet(ministry: Ministry) -> Iterator[Problem]:
    for index, (before, after) in enumerate(pairwise(ministry.names)):
        if before.until is None:
            yield Problem(
                ministry.at("names", index, "ko"),
                Text(
                    f"뒤에 다른 명칭이 있는데 `{before.ko}` 명칭의 종료일이 없습니다",
                    f"`{before.ko}` has no last day, but another name follows",
                ),
                Text(
                    "`until`을 추가하세요. 명칭은 오래된 것부터 적습니다",
                    "add `until`; names are listed oldest first",
                ),
            )
        elif after.since is not None and after.since != before.until + _NEXT_DAY:
            yield Problem(
                ministry.at("names", index + 1, "from"),
                Text(
                    f"명칭의 사용기간이 이어지지 않습니다: `{before.ko}` "
                    f"{day_words(before.until).ko}까지, `{after.ko}` "
                    f"{day_words(after.since).ko}부터",
                    f"`{before.ko}` ends on {before.until}, `{after.ko}` begins on {after.since}",
                ),
                Text(
                    f"명칭이 바뀐 다음 날인 `{before.until + _NEXT_DAY}`로 고치거나 앞 명칭의 "
                    "`until`을 고치세요",
                    f"write {before.until + _NEXT_DAY}, the day after, or mend the `until` "
                    "before it",
                ),
            )


def _early_successors(ministry: Ministry) -> Iterator[Problem]:
    """A part may be transferred at any time; all else follows the end of the ministry."""
    ended = ministry.dissolved_on
    for index, successor in enumerate(ministry.successors):
        is_part = successor.relation is SuccessorRelation.TRANSFER
        if ended is not None and successor.since <= ended and not is_part:
            yield Problem(
                ministry.at("successors", index, "from"),
                Text(
                    f"폐지된 기관({day_words(ended).ko}까지 존속)의 승계일이 "
                    f"{day_words(successor.since).ko}로 적혀 있습니다",
                    f"it took over on {successor.since}, but the ministry existed until {ended}",
                ),
                Text(
                    f"폐지 다음 날인 `{ended + _NEXT_DAY}`로 고치고, 업무 일부만 이관했으면 "
                    "`relation: transfer`를 적으세요",
                    f"write {ended + _NEXT_DAY}, the day after its end, or `relation: transfer` "
                    "if it took over only a part",
                ),
            )
