"""A change says that something was done or decided on a day that is still to come."""

from collections.abc import Iterator, Mapping
from datetime import date

from dnatrack.i18n import Text
from dnatrack.model.data_files import Key
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.milestone import Milestone
from dnatrack.model.period import day_words
from dnatrack.model.task import Task
from dnatrack.model.tracker import OwedMilestone
from dnatrack.model.words import Lifecycle
from dnatrack.rules.comparison import Comparison
from dnatrack.rules.examples import task_with_milestone
from dnatrack.rules.rule import change_rule

_Item = Task | Milestone
_Dated = Mapping[tuple[Key, ...], date]


_DONE = "due: 2020-03\nlifecycle: done\nevidence: [S1]\n"


@change_rule(
    Severity.ERROR,
    Text(
        "변경일보다 늦은 날짜를 적었습니다",
        "Something is said to have happened on a day that is still to come",
    ),
    Text(
        "완료, 기한 변경, 결정, 결과 확인은 이미 있었던 일입니다. 앞으로의 날짜를 적으면 일어나지 "
        "않은 일로 지연이 집계에서 빠집니다. 변경일은 커밋한 날이고, 커밋하지 않았으면 오늘입니다.",
        "Completions, revisions, decisions and searches lie behind. Dated ahead, what has not "
        "happened makes delays vanish. The day of a change is that of its commit, or today where "
        "it is not committed.",
    ),
    before=task_with_milestone("due: 2020-03\nlifecycle: planned\n"),
    passes=task_with_milestone(f"{_DONE}done_on: 2020-03-20\n"),
    fails=task_with_milestone(f"{_DONE}done_on: 2020-03-21\n"),
    day=date(2020, 3, 20),
)
def check(comparison: Comparison) -> Iterator[Problem]:
    if comparison.day is None:
        return
    for old, item in _touched(comparison):
        for keys, on in _dates(item).items():
            if on > comparison.day and old.get(keys) != on:
                yield _problem(item, keys, on, comparison.day)


def _touched(comparison: Comparison) -> Iterator[tuple[_Dated, _Item]]:
    """What the change touched or brought, each with what it said before."""
    known = (*comparison.deliverables, *comparison.promised_before)
    for before, after in known:
        yield _dates(before), after
    told = {id(one.after) for one in known}
    for one in comparison.created():
        new = one.milestone if isinstance(one, OwedMilestone) else one
        if id(new) not in told:
            yield {}, new


def _dates(item: _Item) -> _Dated:
    """What lies behind when it is written down, by the place; a period by its first day."""
    found: dict[tuple[Key, ...], date] = {}
    is_done = item.lifecycle is Lifecycle.DONE  # else another rule says so
    if is_done and item.done_on is not None:
        found["done_on",] = item.done_on.first
    if is_done and item.done_by is not None:
        found["done_by",] = item.done_by
    if item.decision is not None:
        found["decision", "on"] = item.decision.on
    if item.looked_for is not None:
        found["looked_for", "on"] = item.looked_for.on
    for index, one in enumerate(item.revisions if isinstance(item, Milestone) else ()):
        found["revisions", index, "on"] = one.on
    return found


def _problem(item: _Item, keys: tuple[Key, ...], on: date, day: date) -> Problem:
    return Problem(
        item.at(*keys),
        Text(
            f"변경일({day_words(day).ko})보다 늦은 날짜입니다: {day_words(on).ko}",
            f"{on} is after the day of the change, {day}",
        ),
        Text(
            "실제로 있었던 날짜를 적으세요. 앞으로 있을 일이면 그날이 지난 뒤에 적으세요",
            "write the day on which it happened; what is still to come is written down when it "
            "has happened",
        ),
    )
