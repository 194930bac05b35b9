"""Something that was done is not done any more."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.milestone import Milestone
from dnatrack.model.task import Task
from dnatrack.model.words import Lifecycle
from dnatrack.rules.comparison import Comparison, is_searched
from dnatrack.rules.examples import task_with_milestone
from dnatrack.rules.rule import change_rule

_Item = Task | Milestone


@change_rule(
    Severity.ERROR,
    Text("사유 없이 완료를 취소했습니다", "A completion was taken back without a reason"),
    Text(
        "완료로 보고된 이정표를 다시 추진하는 것은 중요한 변동입니다. 사유가 없으면 누가 왜 "
        "취소했는지 확인할 수 없습니다.",
        "That something reported as done is open again is news. Without a reason nobody knows why.",
    ),
    before=task_with_milestone(
        "due: 2020-03\nlifecycle: done\ndone_on: 2020-03-02\nevidence: [S1]\n"
    ),
    passes=task_with_milestone(
        "due: 2020-03\nlifecycle: in-progress\nreason: 시험에서 결함이 나와 다시 함\n"
    ),
    fails=task_with_milestone("due: 2020-03\nlifecycle: in-progress\n"),
)
def check(comparison: Comparison) -> Iterator[Problem]:
    undone = [pair for pair in comparison.deliverables if _is_undone(*pair)]
    explained = {id(after) for before, after in undone if _is_explained(before, after)}
    for _, after in undone:
        if id(after) not in explained and not _is_explained_below(after, explained):
            yield Problem(
                after.at("lifecycle"),
                Text(
                    f"완료가 사유 없이 취소되었습니다(현재 진행 상태 `{after.lifecycle}`)",
                    f"what was done went back to `{after.lifecycle}` without a reason",
                ),
                Text(
                    "완료를 취소한 사유를 `reason`에 적으세요",
                    "say under `reason` why it was taken back",
                ),
            )


def _is_undone(before: _Item, after: _Item) -> bool:
    return before.lifecycle is Lifecycle.DONE and after.lifecycle is not Lifecycle.DONE


def _is_explained(before: _Item, after: _Item) -> bool:
    """Whether something new says why, as the state that it is in now wants it said."""
    said = (after.reason, after.superseded_by, after.decision)
    known = (before.reason, before.superseded_by, before.decision)
    is_said = any(new is not None and new != old for old, new in zip(known, said, strict=True))
    return is_said or is_searched(before, after)


def _is_explained_below(item: _Item, explained: set[int]) -> bool:
    """Whether a milestone of a task says why both are open again."""
    return isinstance(item, Task) and any(id(one) in explained for one in item.milestones)
