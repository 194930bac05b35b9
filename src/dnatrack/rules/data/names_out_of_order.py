"""The names of a ministry do not follow one another."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import MINISTRIES
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.ministry import Ministry
from dnatrack.model.words import SuccessorRelation
from dnatrack.rules.examples import EXAMPLE_DATA
from dnatrack.rules.rule import Files, Rule

_NEXT_DAY = timedelta(days=1)


def _check(loaded: Loaded) -> Iterator[Problem]:
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
                    f"`{name.ko}`의 마지막 날이 첫날 {name.since}보다 이릅니다",
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
                    f"뒤에 다른 이름이 있는데 `{before.ko}`의 마지막 날이 없습니다",
                    f"`{before.ko}` has no last day, but another name follows",
                ),
                Text(
                    "`until`을 더하세요. 이름은 오래된 것부터 적습니다",
                    "add `until`; names are listed oldest first",
                ),
            )
        elif after.since is not None and after.since != before.until + _NEXT_DAY:
            yield Problem(
                ministry.at("names", index + 1, "from"),
                Text(
                    f"`{before.ko}`은(는) {before.until}까지인데 `{after.ko}`은(는) "
                    f"{after.since}부터입니다",
                    f"`{before.ko}` ends on {before.until}, `{after.ko}` begins on {after.since}",
                ),
                Text(
                    f"이름이 바뀐 다음 날인 {before.until + _NEXT_DAY}부터로 고치거나 앞의 "
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
                    f"{ended}까지 있던 기관을 {successor.since}부터 이어받았다고 적혀 있습니다",
                    f"it took over on {successor.since}, but the ministry existed until {ended}",
                ),
                Text(
                    f"없어진 다음 날인 {ended + _NEXT_DAY}로 고치고, 일부만 넘겨받았으면 "
                    "`relation: transfer`로 적으세요",
                    f"write {ended + _NEXT_DAY}, the day after its end, or `relation: transfer` "
                    "if it took over only a part",
                ),
            )


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


RULE = Rule(
    id="names-out-of-order",
    severity=Severity.ERROR,
    summary=Text(
        "기관의 이름이 날짜 차례로 이어지지 않습니다",
        "The names of a ministry do not follow one another",
    ),
    reason=Text(
        "옛 시점을 볼 때는 그날의 기관 이름을 보여 줍니다. 이름의 기간이 겹치거나 비면 그날의 "
        "이름을 알 수 없습니다.",
        "Whoever looks at an earlier day sees the names of that day. With gaps or overlaps there "
        "is no telling which it was.",
    ),
    passes=_renamed_on("2025-10-01"),
    fails=_renamed_on("2025-09-01"),
    check=_check,
)
