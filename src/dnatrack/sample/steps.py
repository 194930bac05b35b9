"""What each file of a data set says after each day on which something became known."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import MEETINGS, TASKFORCES
from dnatrack.model.taskforce import Taskforce
from dnatrack.sample.chronology import Chronology
from dnatrack.sample.fact import Fact
from dnatrack.sample.item_facts import task_facts
from dnatrack.sample.item_states import task_on
from dnatrack.sample.plain import plain
from dnatrack.sample.taskforce_facts import meeting_fact, taskforce_facts
from dnatrack.sample.taskforce_states import taskforce_on, totals_from
from dnatrack.yamltext.parse import Value
from dnatrack.yamltext.write import yaml_text

_DAY = timedelta(days=1)
_MODELINE = "# yaml-language-server:"


class Step(NamedTuple):
    """What one file says after the facts of one day, and these facts."""

    day: date
    file: str
    text: str
    facts: tuple[Fact, ...]


def steps_of(loaded: Loaded, chronology: Chronology) -> list[Step]:
    """Every step of every file, oldest first; on one day the taskforces come before the tasks.

    The last step of a file gives it its own text.
    """
    replay = _Replay(loaded, chronology)
    steps = [*replay.taskforces(), *replay.tasks(), *replay.meetings()]
    return sorted(steps, key=lambda step: step.day)


def shipped_text(loaded: Loaded, file: str) -> str:
    """The text of a file of the data set as it is."""
    return loaded.snapshot.files[file].decode("utf-8")


class _Replay:
    def __init__(self, loaded: Loaded, chronology: Chronology) -> None:
        self.loaded = loaded
        self.tracker = loaded.tracker
        self.chronology = chronology

    def tasks(self) -> Iterator[Step]:
        for task in self.tracker.tasks:
            days = _by_day(task_facts(task, self.chronology))
            last = max(days)
            for day, facts in days.items():
                said = task_on(task, day, self.chronology, last=last)
                text = self._text(task.place.file, said, is_last=day == last)
                yield Step(day, task.place.file, text, facts)

    def taskforces(self) -> Iterator[Step]:
        totals = [self._totals_from(one) for one in self.tracker.taskforces]
        days = [
            _by_day(taskforce_facts(one, self.chronology, totals=day))
            for one, day in zip(self.tracker.taskforces, totals, strict=True)
        ]
        ends = [max(facts) for facts in days]
        for index, facts_by_day in enumerate(days):
            for day, facts in facts_by_day.items():
                # The facts of this day are not yet told of those that come later in the file.
                seen = [day if at <= index else day - _DAY for at in range(len(days))]
                said = [
                    taskforce_on(one, seen[at], self.chronology, last=ends[at], totals=totals[at])
                    for at, one in enumerate(self.tracker.taskforces)
                    if self.chronology.taskforce_entry(one) <= seen[at]
                ]
                is_last = all(end <= seen[at] for at, end in enumerate(ends))
                text = self._text(TASKFORCES, {"taskforces": [*said]}, is_last=is_last)
                yield Step(day, TASKFORCES, text, facts)

    def meetings(self) -> Iterator[Step]:
        facts = [(one, meeting_fact(one, self.chronology)) for one in self.tracker.meetings]
        days = _by_day(fact for _, fact in facts)
        for day, found in days.items():
            held: list[Value] = [plain(one) for one, fact in facts if fact.day <= day]
            text = self._text(MEETINGS, {"meetings": held}, is_last=day == max(days))
            yield Step(day, MEETINGS, text, found)

    def _totals_from(self, taskforce: Taskforce) -> date:
        expect = taskforce.expect
        is_counted = expect is not None and (expect.tasks, expect.multi_ministry) != (None, None)
        tasks = [one for one in self.tracker.tasks if one.taskforce == taskforce.id]
        entries = [self.chronology.task_entry(one) for one in tasks if is_counted]
        return totals_from(taskforce, entries, self.chronology)

    def _text(self, file: str, said: dict[str, Value], *, is_last: bool) -> str:
        shipped = shipped_text(self.loaded, file)
        if is_last:
            return shipped
        first_line = shipped.partition("\n")[0]
        return yaml_text(said, heading=first_line if first_line.startswith(_MODELINE) else "")


def _by_day(facts: Iterable[Fact]) -> dict[date, tuple[Fact, ...]]:
    """Facts by their day, oldest first."""
    found: defaultdict[date, list[Fact]] = defaultdict(list)
    for fact in facts:
        found[fact.day].append(fact)
    return {day: tuple(found[day]) for day in sorted(found)}
