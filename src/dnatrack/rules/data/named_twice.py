"""The same thing is named twice in one list."""

from collections.abc import Iterator
from typing import NamedTuple

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import Key
from dnatrack.model.fields import Record
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.reference_files import Meeting
from dnatrack.model.tracker import Tracker
from dnatrack.rules.examples import EXAMPLE_TASK, EXAMPLE_TASK_FILE
from dnatrack.rules.items import milestones_giving, tasks_giving
from dnatrack.rules.references import citations_of
from dnatrack.rules.rule import rule


@rule(
    Severity.ERROR,
    Text("같은 목록에 같은 항목이 두 번 있습니다", "The same thing is named twice in one list"),
    Text(
        "두 번 적힌 항목은 대개 다른 항목을 잘못 적은 것입니다. 참여 기관이나 협조기관이 두 번 "
        "적히면 기관 수도 맞지 않습니다.",
        "What stands there twice was most often meant to be something else. With ministries, "
        "the count would be wrong, too.",
    ),
    passes={EXAMPLE_TASK_FILE: EXAMPLE_TASK + "partners: [moef]\n"},
    fails={EXAMPLE_TASK_FILE: EXAMPLE_TASK + "partners: [moef, moef]\n"},
)
def check(loaded: Loaded) -> Iterator[Problem]:
    for listed in _lists(loaded.tracker):
        if len(listed.ids) != len(set(listed.ids)):
            yield from _repeated(listed)
    for task in tasks_giving("partners", loaded.tracker):
        if task.lead in task.partners:
            yield Problem(
                task.at("partners", task.partners.index(task.lead)),
                Text(
                    f"주관기관이 협조기관에도 있습니다: `{task.lead}`",
                    f"the lead `{task.lead}` is among the partners, too",
                ),
                Text(
                    "`partners`에는 주관기관을 제외한 기관만 적으세요",
                    "list only the others under `partners`",
                ),
            )


class _List(NamedTuple):
    """A list of ids. `keys` lead to it from `record`."""

    ids: tuple[str, ...]
    record: Record
    keys: tuple[Key, ...]


def _lists(tracker: Tracker) -> Iterator[_List]:
    """Every list of ids in which something could stand twice."""
    for record, keys, sources in citations_of(tracker).with_repetition:
        yield _List(sources, record, keys)
    settings = tracker.settings
    levels = tuple(one.level.value for one in settings.notice_periods)
    yield _List(levels, settings, ("notice_periods",))
    for taskforce in tracker.taskforces:
        yield _List(taskforce.ministries, taskforce, ("ministries",))
    for meeting in tracker.meetings:
        yield from _lists_of(meeting)
    for task in tasks_giving("partners", tracker):
        yield _List(task.partners, task, ("partners",))
    for task in tasks_giving("issues", tracker):
        for index, issue in enumerate(task.issues):
            yield _List(issue.between, task, ("issues", index, "between"))
    for owed in milestones_giving("blocked_by", tracker):
        yield _List(owed.milestone.blocked_by, owed.milestone, ("blocked_by",))


def _lists_of(meeting: Meeting) -> Iterator[_List]:
    yield _List(meeting.milestones, meeting, ("milestones",))
    yield _List(meeting.issues, meeting, ("issues",))
    for index, decision in enumerate(meeting.decided):
        yield _List(decision.milestones, meeting, ("decided", index, "milestones"))
        yield _List(decision.issues, meeting, ("decided", index, "issues"))


def _repeated(listed: _List) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, id_ in enumerate(listed.ids):
        if id_ in seen:
            yield Problem(
                listed.record.at(*listed.keys, index),
                Text(
                    f"`{id_}` 항목이 같은 목록에 두 번 있습니다",
                    f"`{id_}` is in this list twice",
                ),
                Text(
                    "하나를 지우거나, 잘못 적은 항목이면 고치세요",
                    "delete one of them, or write what was meant",
                ),
            )
        seen.add(id_)
