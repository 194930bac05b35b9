"""A task names a group that its taskforce does not have."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import TASKFORCES
from dnatrack.model.finding import Problem, Severity
from dnatrack.rules.examples import EXAMPLE_DATA, task_with
from dnatrack.rules.items import tasks_giving
from dnatrack.rules.rule import rule
from dnatrack.rules.suggest import Vocabulary

_TASKFORCE = (
    str(EXAMPLE_DATA[TASKFORCES])
    + """\
    groups:
      - id: example-wg
        kind: working-group
        name: {ko: 예시 작업반, en: Example working group}
        sources: [S1]
"""
)


@rule(
    Severity.ERROR,
    Text(
        "과제가 소속 TF에 없는 작업반·분과를 참조합니다",
        "A task names a group that its taskforce does not have",
    ),
    Text(
        "작업반·분과는 과제 담당자가 모이는 조직입니다. 없는 작업반·분과에 배정된 과제는 담당자가 "
        "없게 됩니다.",
        "A group is where those who work on a task meet. A task that is with a group that "
        "does not exist is with nobody.",
    ),
    passes={TASKFORCES: _TASKFORCE, **task_with("group: example-wg\n")},
    fails={TASKFORCES: _TASKFORCE, **task_with("group: example-gw\n")},
)
def check(loaded: Loaded) -> Iterator[Problem]:
    tracker = loaded.tracker
    if TASKFORCES in tracker.partly_read:
        return
    groups_of = {
        taskforce.id: {group.id for group in taskforce.groups} for taskforce in tracker.taskforces
    }
    known = {taskforce: Vocabulary(sorted(groups)) for taskforce, groups in groups_of.items()}
    for task in tasks_giving("group", tracker):
        if task.group is None or task.group in groups_of.get(task.taskforce, {task.group}):
            continue
        yield Problem(
            task.at("group"),
            Text(
                f"`{task.group}` 작업반·분과는 `{task.taskforce}` TF에 없습니다",
                f"the taskforce `{task.taskforce}` has no group `{task.group}`",
            ),
            known[task.taskforce].way_out(task.group),
        )
