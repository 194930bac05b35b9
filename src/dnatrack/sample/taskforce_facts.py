"""The dated facts of taskforces and of their meetings."""

from collections.abc import Iterator
from datetime import date

from dnatrack.i18n import Text
from dnatrack.model.reference_files import Meeting
from dnatrack.model.taskforce import Taskforce
from dnatrack.sample.chronology import Chronology
from dnatrack.sample.fact import Fact, FactKind
from dnatrack.sample.item_facts import milestone_facts

_ANNOUNCED = Text("계획 발표", "plan announced")
_LAUNCHED = Text("출범", "launched")
_ORGANISED = Text("구성 공개", "organisation made public")
_HELD = Text("개최", "held")


def taskforce_facts(
    taskforce: Taskforce, chronology: Chronology, *, totals: date
) -> Iterator[Fact]:
    """Everything that is dated of a taskforce and the milestones that it owes itself."""
    entry = chronology.taskforce_entry(taskforce)
    beginnings = tuple(_beginnings(taskforce, chronology))
    yield from beginnings
    organised = {totals, *_organised(taskforce, chronology)}
    later = {day for day in organised if day > entry}
    for day in sorted(later if beginnings else {entry, *later}):
        yield _taskforce_fact(day, taskforce, _ORGANISED, taskforce.chair.sources)
    yield from milestone_facts(taskforce, chronology)


def _beginnings(taskforce: Taskforce, chronology: Chronology) -> Iterator[Fact]:
    plan = taskforce.plan
    if plan is not None and plan.announced is not None:
        yield _taskforce_fact(plan.announced.first, taskforce, _ANNOUNCED, plan.sources)
    if taskforce.launched is not None:
        day = taskforce.launched.first
        sources = [one for one in taskforce.sources if (chronology.published(one) or day) >= day]
        yield _taskforce_fact(day, taskforce, _LAUNCHED, tuple(sources))


def _organised(taskforce: Taskforce, chronology: Chronology) -> Iterator[date]:
    """The days on which it became known how a taskforce is made up."""
    cited = [one.sources for one in taskforce.groups]
    cited += [one.sources for one in taskforce.priorities]
    cited += [taskforce.co_chair.sources] if taskforce.co_chair is not None else []
    for sources in cited:
        day = chronology.known(None, sources)
        if day is not None:
            yield day


def meeting_fact(meeting: Meeting, chronology: Chronology) -> Fact:
    """That a meeting was held."""
    published = chronology.known(None, meeting.sources)
    day = max(meeting.on, published or meeting.on)
    id_, held = meeting.taskforce, Text(meeting.title.ko, meeting.title.en or meeting.title.ko)
    return Fact(day, id_, FactKind.ANNOUNCED, held, meeting.on.isoformat(), meeting.sources)


def _taskforce_fact(day: date, taskforce: Taskforce, said: Text, sources: tuple[str, ...]) -> Fact:
    return Fact(day, taskforce.id, FactKind.ANNOUNCED, said, day.isoformat(), sources)
