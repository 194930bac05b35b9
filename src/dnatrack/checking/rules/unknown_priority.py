"""A task names a priority that its taskforce does not have."""

from collections.abc import Iterator

from dnatrack.checking.example_data import task_with
from dnatrack.checking.rule import Rule
from dnatrack.checking.suggesting import did_you_mean
from dnatrack.domain.task import Task
from dnatrack.domain.taskforce import Taskforce
from dnatrack.i18n import Text
from dnatrack.reading.finding import Problem, Severity
from dnatrack.reading.loading import TASKFORCES, Loaded


def _check(loaded: Loaded) -> Iterator[Problem]:
    tracker = loaded.tracker
    if TASKFORCES in tracker.partly_read:
        return
    owner_of = {
        priority.id: taskforce
        for taskforce in tracker.taskforces
        for priority in taskforce.priorities
    }
    for task in tracker.tasks:
        if task.priority is None or task.taskforce not in tracker.taskforces_by_id:
            continue
        owner = owner_of.get(task.priority)
        if owner is None or owner.id != task.taskforce:
            taskforce = tracker.taskforces_by_id[task.taskforce]
            yield _problem(task, task.priority, taskforce, owner=owner)


def _problem(
    task: Task, priority: str, taskforce: Taskforce, *, owner: Taskforce | None
) -> Problem:
    if owner is not None:
        return Problem(
            task.at("priority"),
            Text(
                f"우선 추진과제 `{priority}`은(는) 이 과제의 TF `{taskforce.id}`이(가) 아니라 "
                f"`{owner.id}`의 것입니다",
                f"the priority `{priority}` belongs to `{owner.id}`, not to the task's "
                f"taskforce `{taskforce.id}`",
            ),
            Text(
                "`taskforce`와 `priority` 가운데 틀린 쪽을 고치세요",
                "mend whichever is wrong: `taskforce` or `priority`",
            ),
        )
    return Problem(
        task.at("priority"),
        Text(
            f"`{priority}`은(는) TF `{taskforce.id}`에 없는 우선 추진과제입니다",
            f"the taskforce `{taskforce.id}` has no priority `{priority}`",
        ),
        did_you_mean(priority, (one.id for one in taskforce.priorities)),
    )


RULE = Rule(
    id="unknown-priority",
    severity=Severity.ERROR,
    summary=Text(
        "과제가 자기 TF에 없는 우선 추진과제를 가리킵니다",
        "A task names a priority that its taskforce does not have",
    ),
    reason=Text(
        "과제는 우선 추진과제별로 묶어 집계합니다. 틀린 우선 추진과제를 적으면 한쪽은 "
        "모자라고 다른 쪽은 남습니다.",
        "Tasks are counted by priority. With a wrong one, one priority has too few and "
        "another too many.",
    ),
    passes=task_with("priority: example-1\n"),
    fails=task_with("priority: example-7\n"),
    check=_check,
)
