"""The dated facts of tasks and milestones."""

from collections.abc import Iterator
from datetime import date

from dnatrack.i18n import Text
from dnatrack.model.milestone import Milestone
from dnatrack.model.period import Period
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.words import LegislationStage, Lifecycle
from dnatrack.reports.wording import words_of
from dnatrack.sample.chronology import Chronology
from dnatrack.sample.fact import Fact, FactKind

_STAGES = words_of(LegislationStage)
_DONE = Text("완료", "done")
_UNKNOWN = Text("결과 미확인", "outcome unknown")


def task_facts(task: Task, chronology: Chronology) -> Iterator[Fact]:
    """Everything that is dated of a task and its milestones."""
    entry = chronology.task_entry(task)
    sources = (task.promise.source,) if task.promise is not None else task.sources
    yield _fact(entry, task.id, FactKind.PROMISED, Text("약속", "promised"), None, sources)
    yield from _steps(task, task.id, chronology, entry)
    yield from _outcome(task, task.id, chronology.task_settled(task))
    yield from milestone_facts(task, chronology)


def milestone_facts(owner: Task | Taskforce, chronology: Chronology) -> Iterator[Fact]:
    """Everything that is dated of the milestones of a task or taskforce."""
    for milestone in owner.milestones:
        id_ = f"{owner.id}/{milestone.id}"
        entry = chronology.milestone_entry(milestone, owner)
        yield _promised(milestone, id_, entry, chronology)
        yield from _moves(milestone, id_)
        yield from _stages(milestone, id_, chronology, entry)
        yield from _steps(milestone, id_, chronology, entry)
        yield from _outcome(milestone, id_, chronology.settled(milestone, entry))


def _promised(milestone: Milestone, id_: str, entry: date, chronology: Chronology) -> Fact:
    due = milestone.due_on(entry)
    said = Text("약속, 기한 없음", "promised without a deadline")
    if due is not None:
        said = Text(f"약속, 기한 {due}", f"promised by {due}")
    sources = tuple(one for one in milestone.sources if chronology.is_published(one, entry))
    if not sources:
        said = Text(
            f"{said.ko}(약속한 날은 알려지지 않아 변경 전날로 적음)",
            f"{said.en} (on an unknown day; written the day before it changed)",
        )
    return _fact(entry, id_, FactKind.PROMISED, said, None, sources)


def _moves(milestone: Milestone, id_: str) -> Iterator[Fact]:
    for one in milestone.revisions:
        said = Text(f"기한 {one.since} → {one.to}", f"due {one.since} → {one.to}")
        sources = (one.source,) if one.source is not None else ()
        yield _fact(one.on, id_, FactKind.MOVED, said, Period.of_day(one.on), sources)


def _stages(milestone: Milestone, id_: str, chronology: Chronology, entry: date) -> Iterator[Fact]:
    for stage in milestone.legislation.stages if milestone.legislation is not None else ():
        day = max(chronology.known_or_over(stage.on, stage.sources), entry)
        yield _fact(day, id_, FactKind.STAGE, _STAGES[stage.stage], stage.on, stage.sources)


def _steps(item: Task | Milestone, id_: str, chronology: Chronology, entry: date) -> Iterator[Fact]:
    for update in item.updates:
        day = max(chronology.known_or_over(update.on, update.sources), entry)
        said = Text(update.text, update.text)
        yield _fact(day, id_, FactKind.UPDATE, said, update.on, update.sources)


def _outcome(item: Task | Milestone, id_: str, day: date) -> Iterator[Fact]:
    match item.lifecycle:
        case Lifecycle.DONE:
            yield _fact(day, id_, FactKind.DONE, _DONE, item.done_on, item.evidence)
        case Lifecycle.UNKNOWN:
            looked = item.looked_for
            when = Period.of_day(looked.on) if looked is not None else None
            sources = looked.sources if looked is not None else ()
            yield _fact(day, id_, FactKind.UNKNOWN, _UNKNOWN, when, sources)
        case _:
            return


def _fact(  # noqa: PLR0913, PLR0917 - the fields of a fact
    day: date,
    id_: str,
    kind: FactKind,
    said: Text,
    when: Period | None,
    sources: tuple[str, ...],
) -> Fact:
    return Fact(day, id_, kind, said, str(when or day), sources)
