"""What `taskforces.yaml` said of a taskforce on some day, as plain values."""

from collections.abc import Iterable, Iterator
from datetime import date

from dnatrack.model.taskforce import Group, Priority, Taskforce
from dnatrack.sample.chronology import Chronology
from dnatrack.sample.fields import Fields, replace_fields, without
from dnatrack.sample.item_states import milestones_on, sources_on
from dnatrack.sample.plain import plain, plain_record
from dnatrack.yamltext.parse import Value


def taskforce_on(
    taskforce: Taskforce, day: date, chronology: Chronology, *, last: date, totals: date
) -> Fields:
    """What was said on `day` of a taskforce that had entered by then.

    `last` is the day of the last that is known of it, `totals` the one from which the
    totals that its sources state hold.
    """
    hidden = [*_not_yet_known(taskforce, day, chronology)]
    hidden += ["expect"] if day < totals else []
    hidden += ["note"] if day < last else []
    return replace_fields(
        without(plain_record(taskforce), hidden),
        {
            "groups": _known_parts(taskforce.groups, day, chronology),
            "priorities": _known_parts(taskforce.priorities, day, chronology),
            "milestones": milestones_on(taskforce, taskforce.milestones, day, chronology),
            "sources": sources_on(taskforce.sources, day, chronology),
        },
    )


def totals_from(taskforce: Taskforce, task_entries: Iterable[date], chronology: Chronology) -> date:
    """The day from which the stated totals hold: all that they count has entered.

    They are stated when it is said who takes part, so not before the chair is known.
    """
    days = [chronology.taskforce_entry(taskforce), *task_entries]
    cited = [taskforce.chair.sources]
    cited += [one.sources for one in taskforce.groups]
    cited += [one.sources for one in taskforce.priorities]
    return max([*days, *(day for one in cited if (day := chronology.known(None, one)))])


def _not_yet_known(taskforce: Taskforce, day: date, chronology: Chronology) -> Iterator[str]:
    if taskforce.launched is not None and day < taskforce.launched.first:
        yield "launched"
    plan = taskforce.plan
    if plan is not None and plan.announced is not None and day < plan.announced.first:
        yield "plan"
    co_chair = taskforce.co_chair
    if co_chair is not None and day < (chronology.known(None, co_chair.sources) or day):
        yield "co_chair"


def _known_parts(
    parts: Iterable[Group | Priority], day: date, chronology: Chronology
) -> list[Value]:
    entered = ((one, chronology.known(None, one.sources) or day) for one in parts)
    return [plain(one) for one, known in entered if known <= day]
