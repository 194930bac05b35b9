"""A task or meeting names a taskforce that is not in `taskforces.yaml`."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import TASKFORCES
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.reference_files import Meeting
from dnatrack.model.task import Task
from dnatrack.model.tracker import Tracker
from dnatrack.rules.examples import EXAMPLE_TASK, EXAMPLE_TASK_FILE
from dnatrack.rules.rule import rule
from dnatrack.rules.suggest import Vocabulary


@rule(
    Severity.ERROR,
    Text(
        "과제나 회의가 등록되지 않은 TF를 참조합니다",
        "A task or meeting names an unknown taskforce",
    ),
    Text(
        "소속 TF가 없는 과제는 TF별 현황과 합계에서 빠집니다.",
        "A task that belongs to no taskforce would be missing from every report by taskforce, "
        "and from its totals.",
    ),
    passes={EXAMPLE_TASK_FILE: EXAMPLE_TASK},
    fails={EXAMPLE_TASK_FILE: EXAMPLE_TASK.replace("taskforce: example", "taskforce: exampel")},
)
def check(loaded: Loaded) -> Iterator[Problem]:
    tracker = loaded.tracker
    if TASKFORCES in tracker.partly_read:
        return
    known = Vocabulary(tracker.taskforces_by_id)
    for item in _belonging_to_taskforces(tracker):
        if item.taskforce not in tracker.taskforces_by_id:
            yield Problem(
                item.at("taskforce"),
                Text(
                    f"`{item.taskforce}` TF는 `{TASKFORCES}`에 등록되지 않았습니다",
                    f"there is no taskforce `{item.taskforce}` in `{TASKFORCES}`",
                ),
                known.way_out(item.taskforce),
            )


def _belonging_to_taskforces(tracker: Tracker) -> Iterator[Meeting | Task]:
    yield from tracker.meetings
    yield from tracker.tasks
