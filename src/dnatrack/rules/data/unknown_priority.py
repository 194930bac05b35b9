"""A task names a priority that its taskforce does not have."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import TASKFORCES
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.rules.examples import task_with
from dnatrack.rules.items import tasks_giving
from dnatrack.rules.rule import rule
from dnatrack.rules.suggest import Vocabulary


@rule(
    Severity.ERROR,
    Text(
        "과제가 소속 TF에 없는 우선 추진과제를 참조합니다",
        "A task names a priority that its taskforce does not have",
    ),
    Text(
        "과제는 우선 추진과제별로 집계합니다. 우선 추진과제를 잘못 적으면 양쪽의 과제 수가 모두 "
        "틀립니다.",
        "Tasks are counted by priority. With a wrong one, one priority has too few and "
        "another too many.",
    ),
    passes=task_with("priority: example-1\n"),
    fails=task_with("priority: example-7\n"),
)
def check(loaded: Loaded) -> Iterator[Problem]:
    tracker = loaded.tracker
    if TASKFORCES in tracker.partly_read:
        return
    owner_of = {
        priority.id: taskforce
        for taskforce in tracker.taskforces
        for priority in taskforce.priorities
    }
    known = {
        taskforce.id: Vocabulary(priority.id for priority in taskforce.priorities)
        for taskforce in tracker.taskforces
    }
    for task in tasks_giving("priority", tracker):
        if task.priority is None or task.taskforce not in tracker.taskforces_by_id:
            continue
        owner = owner_of.get(task.priority)
        if owner is None:
            yield _unknown(task, task.priority, known=known[task.taskforce])
        elif owner.id != task.taskforce:
            yield _of_another(task, task.priority, owner=owner)


def _unknown(task: Task, priority: str, *, known: Vocabulary) -> Problem:
    return Problem(
        task.at("priority"),
        Text(
            f"`{priority}` 우선 추진과제는 `{task.taskforce}` TF에 없습니다",
            f"the taskforce `{task.taskforce}` has no priority `{priority}`",
        ),
        known.way_out(priority),
    )


def _of_another(task: Task, priority: str, *, owner: Taskforce) -> Problem:
    return Problem(
        task.at("priority"),
        Text(
            f"`{priority}` 우선 추진과제는 이 과제의 `{task.taskforce}` TF가 아니라 `{owner.id}` "
            "TF의 것입니다",
            f"the priority `{priority}` belongs to `{owner.id}`, not to the task's taskforce "
            f"`{task.taskforce}`",
        ),
        Text(
            "`taskforce`와 `priority` 가운데 틀린 쪽을 고치세요",
            "mend whichever is wrong: `taskforce` or `priority`",
        ),
    )
