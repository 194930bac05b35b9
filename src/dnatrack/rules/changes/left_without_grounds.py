"""A promise with a deadline is put on hold, cancelled or superseded, on nobody's authority."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.milestone import Milestone
from dnatrack.model.task import Task
from dnatrack.model.words import Lifecycle
from dnatrack.rules.comparison import Comparison
from dnatrack.rules.examples import EXAMPLE_DECISION, task_with_milestone
from dnatrack.rules.rule import change_rule

_LEFT = frozenset({Lifecycle.ON_HOLD, Lifecycle.CANCELLED, Lifecycle.SUPERSEDED})
_NEEDED = ("reason", "authority", "source")
_Item = Task | Milestone


@change_rule(
    Severity.ERROR,
    Text(
        "근거 없이 보류·중단·대체로 변경했습니다",
        "A promise was put on hold, cancelled or superseded without grounds",
    ),
    Text(
        "보류·중단·대체한 항목은 지연 목록에서 빠집니다. 기한을 변경할 때와 같이 사유, 결정 주체, "
        "근거 문서가 같은 변경에 있어야 합니다. 이전에 적은 `decision`은 이번 결정의 근거가 "
        "아닙니다.",
        "What is left is late no more. As for a deadline that moves, the reason, the authority "
        "and the document belong into the same change. A `decision` of another time is none of "
        "this one.",
    ),
    before=task_with_milestone("due: 2020-03\nlifecycle: planned\n"),
    passes=task_with_milestone(f"due: 2020-03\nlifecycle: cancelled\n{EXAMPLE_DECISION}"),
    fails=task_with_milestone("due: 2020-03\nlifecycle: cancelled\nreason: 예산이 없음\n"),
)
def check(comparison: Comparison) -> Iterator[Problem]:
    left = [
        one for one in (*comparison.deliverables, *comparison.promised_before) if _is_left(*one)
    ]
    grounded = {id(after) for before, after in left if not _missing(before, after)}
    for before, after in left:
        if isinstance(after, Task):
            grounded |= _covered(after, _open_ids(before), grounded)
    for before, after in left:
        if id(after) not in grounded and not _is_told(before, after):
            yield _problem(after, _missing(before, after))


def _is_left(before: _Item, after: _Item) -> bool:
    if after.lifecycle not in _LEFT or before.lifecycle is after.lifecycle:
        return False
    promised = before.milestones if isinstance(before, Task) else (before,)
    return any(one.due is not None for one in promised)


def _is_told(before: _Item, after: _Item) -> bool:
    """Whether it says nothing at all, and another rule finds fault with that already."""
    needs_reason = isinstance(after, Milestone) and after.lifecycle is not Lifecycle.SUPERSEDED
    is_told = needs_reason or before.lifecycle is Lifecycle.DONE
    return is_told and after.reason is None and after.decision is None


def _missing(before: _Item, after: _Item) -> tuple[str, ...]:
    """What the grounds lack; those of another time say nothing."""
    said = after.decision if after.decision != before.decision else None
    return tuple(one for one in _NEEDED if said is None or not getattr(said, one))


def _covered(task: Task, were_open: set[str], grounded: set[int]) -> set[int]:
    """What needs no grounds, or no finding, of its own: a task speaks for its milestones.

    And where each of them says on what grounds it ends, so does the task.
    """
    ended = [id(one) for one in task.milestones if one.id in were_open]
    if id(task) not in grounded and ended and grounded.issuperset(ended):
        return {id(task)}
    return {id(one) for one in task.milestones}


def _open_ids(item: _Item) -> set[str]:
    """The ids of the milestones of a task that were not over."""
    milestones = item.milestones if isinstance(item, Task) else ()
    return {one.id for one in milestones if one.lifecycle not in {*_LEFT, Lifecycle.DONE}}


def _problem(item: _Item, missing: tuple[str, ...]) -> Problem:
    keys = ", ".join(f"`{key}`" for key in missing)
    return Problem(
        item.at("lifecycle"),
        Text(
            f"기한이 있는 약속의 진행 상태를 결정 근거 없이 `{item.lifecycle}` 값으로 "
            f"변경했습니다(없는 키: {keys})",
            f"a promise with a deadline became `{item.lifecycle}`, but it is not said on what "
            f"grounds ({keys})",
        ),
        Text(
            "`decision: {on: 결정일, reason: 사유, authority: 결정 주체, source: 출처}`를 "
            "추가하세요. `dnatrack hold`, `cancel`, `supersede` 명령은 함께 적습니다",
            "add `decision: {on: the day, reason: …, authority: who decided, source: S1}`, as "
            "`dnatrack hold`, `cancel` and `supersede` do",
        ),
    )
