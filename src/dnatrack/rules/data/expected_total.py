"""The data does not add up to a total that the sources state."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import TASK_FOLDER, TASKFORCES
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.taskforce import Expect, Taskforce
from dnatrack.rules.examples import EXAMPLE_DATA
from dnatrack.rules.items import TaskTotals, Total, task_totals
from dnatrack.rules.rule import Files, rule

_COUNTED = {
    "ministries": Text("참여 기관(미공개 포함)", "ministries, undisclosed ones included"),
    "groups": Text("작업반·분과", "groups"),
    "priorities": Text("우선 추진과제", "priorities"),
    "tasks": Text("세부과제", "tasks"),
    "multi_ministry": Text("다부처 과제", "multi-ministry tasks"),
}


def _expecting(tasks: int) -> Files:
    return {TASKFORCES: f"{EXAMPLE_DATA[TASKFORCES]!s}    expect: {{tasks: {tasks}}}\n"}


@rule(
    Severity.ERROR,
    Text(
        "자료의 수가 출처에 적힌 합계와 다릅니다",
        "The data does not add up to a total that the sources state",
    ),
    Text(
        "출처에 과제가 21개이면 자료에도 21개가 있어야 합니다. 삭제되거나 다른 TF로 옮겨진 과제는 "
        "합계로만 확인할 수 있습니다. 읽지 못한 과제도 집계합니다.",
        "If the sources speak of 21 tasks, the data has to have 21. That one of them vanished, "
        "or went to another taskforce, shows only in the total. Unreadable tasks count, too.",
    ),
    passes=_expecting(1),
    fails=_expecting(21),
)
def check(loaded: Loaded) -> Iterator[Problem]:
    tracker = loaded.tracker
    expecting = [one for one in tracker.taskforces if one.expect is not None]
    if TASKFORCES in tracker.partly_read or not expecting:
        return
    totals = task_totals(tracker)
    are_tasks_known = TASK_FOLDER not in loaded.snapshot.faults
    for taskforce in expecting:
        found = _found(taskforce, totals[taskforce.id])
        for key, expected in _expected(taskforce.expect):
            is_known = are_tasks_known or key not in TaskTotals._fields
            if is_known and not found[key].can_be(expected):
                yield _problem(taskforce, key, expected, found=found[key])


def _expected(expect: Expect | None) -> Iterator[tuple[str, int]]:
    for key in _COUNTED:
        number = getattr(expect, key)
        if number is not None:
            yield key, number


def _found(taskforce: Taskforce, totals: TaskTotals) -> dict[str, Total]:
    ministries = len(set(taskforce.ministries)) + taskforce.undisclosed_ministries
    return {
        "ministries": Total(ministries),
        "groups": Total(len(taskforce.groups)),
        "priorities": Total(len(taskforce.priorities)),
        "tasks": totals.tasks,
        "multi_ministry": totals.multi_ministry,
    }


def _problem(taskforce: Taskforce, key: str, expected: int, *, found: Total) -> Problem:
    counted = _COUNTED[key]
    return Problem(
        taskforce.at("expect", key),
        Text(
            f"{counted.ko} 수가 출처와 다릅니다(출처 {expected}개, 자료 {found}개)",
            f"{counted.en}: the sources say {expected}, the data has {found}",
        ),
        Text(
            "빠지거나 잘못 들어간 항목이 없는지 확인하고, 출처의 합계가 바뀌었으면 `expect`를 "
            "고치세요",
            "look for what is missing or too many; change `expect` only if the sources changed",
        ),
    )
