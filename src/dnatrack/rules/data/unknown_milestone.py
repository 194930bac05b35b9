"""A milestone is named that does not exist."""

from collections.abc import Iterator
from functools import cached_property

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import TASK_FOLDER, TASKFORCES
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Tracker
from dnatrack.rules.examples import task_with
from dnatrack.rules.references import MilestoneReference, milestone_references
from dnatrack.rules.rule import Files, rule
from dnatrack.rules.suggest import Patience, Vocabulary


def _waiting_for(milestone: str) -> Files:
    return task_with(f"""\
milestones:
  - id: survey
    title: {{ko: 실태 조사, en: Survey}}
    kind: plan
    lifecycle: in-progress
    sources: [S1]
  - id: report
    title: {{ko: 예시 보고서, en: Example report}}
    kind: plan
    blocked_by: [{milestone}]
    lifecycle: planned
    sources: [S1]
""")


@rule(
    Severity.ERROR,
    Text("없는 이정표를 참조합니다", "A milestone is named that does not exist"),
    Text(
        "선후행 관계는 이정표의 id로 연결됩니다. 없는 이정표를 선행 이정표로 적으면 그 지연을 "
        "확인할 수 없습니다.",
        "Who waits for what is joined by the ids of milestones. If a thing waits for a "
        "milestone that does not exist, nobody sees when that one is late.",
    ),
    passes=_waiting_for("survey"),
    fails=_waiting_for("servey"),
)
def check(loaded: Loaded) -> Iterator[Problem]:
    suggestions = _Suggestions(loaded.tracker)
    for reference in milestone_references(loaded.tracker):
        if _names_something(reference, loaded.tracker) or _may_be_unread(reference, loaded):
            continue
        owner = _owner(reference.owner, loaded.tracker)
        if owner is not None:
            yield _unknown_in_owner(reference, owner, own=suggestions.milestones_of(owner))
        else:
            yield _unknown_owner(reference, suggestions.owners)


class _Suggestions:
    """The words that references to milestones are made of; put together when they are needed."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker
        self._patience = Patience()
        self._milestones: dict[str, Vocabulary] = {}

    @cached_property
    def owners(self) -> Vocabulary:
        """The ids of all taskforces and tasks."""
        tracker = self._tracker
        return Vocabulary([*tracker.taskforces_by_id, *tracker.tasks_by_id], self._patience)

    def milestones_of(self, owner: Task | Taskforce) -> Vocabulary:
        """The ids of the milestones of one of them."""
        if owner.id not in self._milestones:
            ids = (one.id for one in owner.milestones)
            self._milestones[owner.id] = Vocabulary(ids, self._patience)
        return self._milestones[owner.id]


def _names_something(reference: MilestoneReference, tracker: Tracker) -> bool:
    if reference.full_id in tracker.owed_by_id:
        return True
    return reference.may_be_task and reference.written in tracker.tasks_by_id


def _may_be_unread(reference: MilestoneReference, loaded: Loaded) -> bool:
    """Whether what is named stands in the data, but could not be read or has a wrong id."""
    tracker = loaded.tracker
    if TASKFORCES in tracker.partly_read:
        return True
    owner_files = {f"{TASK_FOLDER}/{reference.owner}.yaml"}
    if reference.may_be_task:
        owner_files.add(f"{TASK_FOLDER}/{reference.written}.yaml")
    if not owner_files.isdisjoint(tracker.partly_read):
        return True
    if reference.owner in tracker.tasks_by_id:
        return False
    snapshot = loaded.snapshot
    return TASK_FOLDER in snapshot.faults or not owner_files.isdisjoint(snapshot.files)


def _owner(id_: str, tracker: Tracker) -> Task | Taskforce | None:
    return tracker.tasks_by_id.get(id_) or tracker.taskforces_by_id.get(id_)


def _unknown_in_owner(
    reference: MilestoneReference, owner: Task | Taskforce, *, own: Vocabulary
) -> Problem:
    milestone = reference.full_id.partition("/")[2]
    hint = own.way_out(milestone)
    if "/" not in reference.written and own.closest(milestone) is None:
        hint = Text(
            f"{hint.ko}. 다른 과제의 이정표는 `과제/{milestone}` 형식으로 적으세요",
            f"{hint.en}; a milestone of another task is written `task/{milestone}`",
        )
    return Problem(
        reference.place,
        Text(
            f"`{owner.id}` 항목에 `{milestone}` 이정표가 없습니다",
            f"`{owner.id}` has no milestone `{milestone}`",
        ),
        hint,
    )


def _unknown_owner(reference: MilestoneReference, owners: Vocabulary) -> Problem:
    return Problem(
        reference.place,
        Text(
            f"`{reference.owner}` 과제나 TF가 없습니다",
            f"there is no task or taskforce `{reference.owner}`",
        ),
        owners.way_out(reference.owner),
    )
