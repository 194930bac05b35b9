"""A ministry works for a taskforce without being one of its ministries."""

from collections.abc import Container, Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import MINISTRIES, TASKFORCES
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Tracker
from dnatrack.rules.examples import EXAMPLE_DATA, EXAMPLE_TASK, EXAMPLE_TASK_FILE
from dnatrack.rules.references import MinistryReference, lead_and_partners, posts
from dnatrack.rules.rule import rule

_MINISTRIES = (
    str(EXAMPLE_DATA[MINISTRIES])
    + """\
  - id: nts
    names:
      - {ko: 국세청, en: National Tax Service, acronym: NTS}
    sources: [S1]
"""
)


@rule(
    Severity.WARNING,
    Text(
        "TF 참여 기관이 아닌 기관이 과제를 담당하고 있습니다",
        "A ministry works for a taskforce without being one of its ministries",
    ),
    Text(
        "참여 기관이 모두 공개된 TF의 과제를 다른 기관이 담당하면, 참여 기관 목록이나 과제의 기관 "
        "가운데 하나가 틀렸을 수 있습니다. 참여 기관의 승계기관은 허용합니다.",
        "Where all ministries of a taskforce are known and a task is with another, either the "
        "list or the task may be wrong. Ministries that took over from a member are fine.",
    ),
    passes={
        MINISTRIES: _MINISTRIES,
        EXAMPLE_TASK_FILE: EXAMPLE_TASK + "partners: [moef]\n",
    },
    fails={
        MINISTRIES: _MINISTRIES,
        EXAMPLE_TASK_FILE: EXAMPLE_TASK + "partners: [moef, nts]\n",
    },
)
def check(loaded: Loaded) -> Iterator[Problem]:
    tracker = loaded.tracker
    if not tracker.partly_read.isdisjoint({TASKFORCES, MINISTRIES}):
        return
    members = {
        taskforce.id: _members(taskforce, tracker)
        for taskforce in tracker.taskforces
        if taskforce.undisclosed_ministries == 0
    }
    for taskforce, reference in _called_upon(tracker, members):
        named = reference.ministry
        if named not in members[taskforce] and named in tracker.ministries_by_id:
            yield _problem(reference, taskforce)


def _members(taskforce: Taskforce, tracker: Tracker) -> frozenset[str]:
    """The ministries of a taskforce, and all that took over from them.

    The list of a taskforce is that of its day; its tasks go on under other ministries.
    """
    found: set[str] = set()
    waiting = list(taskforce.ministries)
    while waiting:
        id_ = waiting.pop()
        if id_ not in found:
            found.add(id_)
            ministry = tracker.ministries_by_id.get(id_)
            waiting.extend(one.id for one in (ministry.successors if ministry else ()))
    return frozenset(found)


def _called_upon(
    tracker: Tracker, taskforces: Container[str]
) -> Iterator[tuple[str, MinistryReference]]:
    """Every ministry that holds a post of one of `taskforces` or works on its tasks."""
    for taskforce in tracker.taskforces:
        if taskforce.id in taskforces:
            for reference in posts(taskforce):
                yield taskforce.id, reference
    for task in tracker.tasks:
        if task.taskforce in taskforces:
            for reference in lead_and_partners(task):
                yield task.taskforce, reference


def _problem(reference: MinistryReference, taskforce: str) -> Problem:
    return Problem(
        reference.place,
        Text(
            f"`{reference.ministry}` 기관은 `{taskforce}` TF의 참여 기관이 아닙니다",
            f"`{reference.ministry}` is not among the ministries of the taskforce `{taskforce}`",
        ),
        Text(
            f"참여 기관이 맞으면 `{TASKFORCES}`의 `ministries`에 추가하고, 참여 기관이 모두 "
            "공개되지 않았으면 `undisclosed_ministries`에 그 수를 적으세요",
            f"add it to `ministries` in `{TASKFORCES}` if it takes part; if the list is not "
            "fully public, give the number of the others as `undisclosed_ministries`",
        ),
    )
