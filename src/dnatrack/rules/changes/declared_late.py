"""A deadline was moved long before anybody wrote that down."""

from collections.abc import Iterator
from datetime import date

from dnatrack.i18n import Text
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.period import day_words
from dnatrack.rules.comparison import Comparison, new_revisions
from dnatrack.rules.examples import task_with_milestone
from dnatrack.rules.rule import change_rule

_LONGEST_DAYS = 30


_MOVED = "due: 2020-06\nlifecycle: planned\nrevisions:\n  - {on: DAY, from: 2020-03, to: 2020-06, "
_WHY = "reason: budget, authority: 국무회의, source: S1}\n"


@change_rule(
    Severity.NOTE,
    Text(
        "기한 변경을 결정일보다 늦게 기재했습니다",
        "A revision was written down long after it was decided",
    ),
    Text(
        "지난 변경을 찾아 적는 것은 바람직하지만, 지연된 뒤에 날짜를 앞당겨 적으면 제때 변경한 "
        "것으로 보입니다. 30일을 초과하면 검토자에게 알립니다.",
        "To find and write down a revision of the past is welcome. But one that is dated back "
        "after the fact looks as if it had been declared in time. After 30 days whoever reviews "
        "the change is told.",
    ),
    before=task_with_milestone("due: 2020-03\nlifecycle: planned\n"),
    passes=task_with_milestone(_MOVED.replace("DAY", "2020-03-20") + _WHY),
    fails=task_with_milestone(_MOVED.replace("DAY", "2020-02-20") + _WHY),
    day=date(2020, 4, 1),
)
def check(comparison: Comparison) -> Iterator[Problem]:
    if comparison.day is None:
        return
    for before, after in comparison.milestones:
        for index, new in new_revisions(before, after):
            days = (comparison.day - new.on).days
            if days > _LONGEST_DAYS:
                yield Problem(
                    after.at("revisions", index, "on"),
                    Text(
                        f"기한 변경일({day_words(new.on).ko})부터 {days:,}일 뒤에 기재했습니다",
                        f"the deadline is said to have moved on {new.on}, {days:,} days ago",
                    ),
                    Text(
                        "그날 변경이 결정되었는지 출처를 확인하세요",
                        "see that the source says that it was decided on that day",
                    ),
                )
