"""Something that was done is said to have been done at another time."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.words import Lifecycle
from dnatrack.rules.comparison import Comparison
from dnatrack.rules.examples import task_with_milestone
from dnatrack.rules.rule import change_rule

_DONE = "due: 2020-03\nlifecycle: done\nevidence: [S1]\n"


@change_rule(
    Severity.WARNING,
    Text("완료일을 변경했습니다", "The day of a completion was changed"),
    Text(
        "완료일에 따라 기한 준수 여부가 달라집니다. 같은 기간 안에서 더 자세히 적는 것은 "
        "허용하지만, 다른 날짜로 변경하면 검토자의 확인이 필요합니다.",
        "Whether the deadline was kept depends on it. Writing it more exactly is fine; another "
        "time is something that a reviewer should see.",
    ),
    before=task_with_milestone(f"{_DONE}done_on: 2020-04\n"),
    passes=task_with_milestone(f"{_DONE}done_on: 2020-04-02\n"),
    fails=task_with_milestone(f"{_DONE}done_on: 2020-03-30\n"),
)
def check(comparison: Comparison) -> Iterator[Problem]:
    for before, after in comparison.deliverables:
        old, new = before.done_on, after.done_on
        is_done = before.lifecycle is after.lifecycle is Lifecycle.DONE
        if not is_done or old is None or new is None:
            continue
        if not old.first <= new.first <= new.last <= old.last:
            yield Problem(
                after.at("done_on"),
                Text(
                    f"완료일이 변경되었습니다: {old.words.ko} → {new.words.ko}",
                    f"it was done {old}, and is said to have been done {new} now",
                ),
                Text(
                    "증빙의 날짜와 같은지 확인하고, 변경 사유를 `note`에 적으세요",
                    "see that the evidence says so, and explain it under `note`",
                ),
            )
