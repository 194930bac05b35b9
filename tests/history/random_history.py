"""Random edits of a small plan, and what they did: a model that keeps count by itself."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import TypeVar

_Any = TypeVar("_Any")
Written = dict[str, object]
Told = tuple[str, str, str, str, int | None]
"""An expected event: id, kind, old and new value, days."""

PERIODS = {
    "2020-01-15": (date(2020, 1, 15), date(2020, 1, 15)),
    "2020-01": (date(2020, 1, 1), date(2020, 1, 31)),
    "2020-02": (date(2020, 2, 1), date(2020, 2, 29)),
    "2020-Q1": (date(2020, 1, 1), date(2020, 3, 31)),
    "2020-H1": (date(2020, 1, 1), date(2020, 6, 30)),
    "2020-H2": (date(2020, 7, 1), date(2020, 12, 31)),
    "2020-12-31": (date(2020, 12, 31), date(2020, 12, 31)),
    "2020": (date(2020, 1, 1), date(2020, 12, 31)),
    "2021": (date(2021, 1, 1), date(2021, 12, 31)),
}
_WORDS = ("모바일", "신분증", "yes", "12:30", "010", "데이터: 경제", "a #b", "'q'", "개방 - 공유")
_MINISTRIES = ("mois", "msit", "moef", "mohw")
_OPEN = ("planned", "in-progress", "on-hold", "unknown")
_HALF = 0.5
_WITHDRAWN = ("cancelled", "superseded")
_KIND_OF = {"on-hold": "on-hold", "unknown": "unknown", **dict.fromkeys(_WITHDRAWN, "cancelled")}


@dataclass
class PlannedMilestone:
    """What a milestone says."""

    title: str
    title_en: str = ""
    due: str = ""
    lifecycle: str = "planned"
    done_on: str = ""
    evidence: list[str] = field(default_factory=list)
    updates: dict[str, str] = field(default_factory=dict)


@dataclass
class PlannedTask:
    """What a task says, and in which file; `copies` say the same."""

    file: str
    title: str
    title_en: str = ""
    taskforce: str = "dg"
    lead: str = "mois"
    partners: list[str] = field(default_factory=list)
    promise: str = ""
    milestones: dict[str, PlannedMilestone] = field(default_factory=dict)
    copies: list[str] = field(default_factory=list)


class Plan:
    """Tasks that are edited at random. `edit` does one thing and says what it was."""

    def __init__(self, seed: int) -> None:
        self.dice = Random(seed)  # noqa: S311 - a plan keeps no secret
        self.tasks: dict[str, PlannedTask] = {}
        self.made = 0
        self.edits: tuple[Callable[[], Iterator[Told]], ...] = (
            *(self.move,) * 4,
            *(self.live,) * 3,
            self.create_task,
            self.create_milestone,
            self.delete_task,
            self.delete_milestone,
            self.lead,
            self.taskforce,
            self.partners,
            self.promise,
            self.title,
            self.milestone_title,
            self.evidence,
            self.update,
            *(self.rename,) * 2,
            *(self.clear,) * 2,
        )

    def edit(self) -> list[Told]:
        """Change one thing; the events that follow from it, none where only form changed."""
        return list(self.dice.choice(self.edits)())

    # One kind of edit each.

    def create_task(self) -> Iterator[Told]:
        self.made += 1
        id_ = f"dg-{self.made}"
        self.tasks[id_] = PlannedTask(f"tasks/{id_}.yaml", self.word())
        yield id_, "created", "", "", None
        self.made += 1
        yield from self._new_milestone(id_, f"m-{self.made}")

    def create_milestone(self) -> Iterator[Told]:
        for id_ in self.some_task():
            self.made += 1
            yield from self._new_milestone(id_, f"m-{self.made}")

    def _new_milestone(self, task: str, id_: str) -> Iterator[Told]:
        due = self.dice.choice(("", *PERIODS))
        self.tasks[task].milestones[id_] = PlannedMilestone(self.word(), due=due)
        yield f"{task}/{id_}", "created", "", due, None

    def delete_task(self) -> Iterator[Told]:
        for id_ in self.some_task():
            yield id_, "deleted", "", "", None
            for name, milestone in self.tasks.pop(id_).milestones.items():
                yield f"{id_}/{name}", "deleted", milestone.due, "", None

    def delete_milestone(self) -> Iterator[Told]:
        for task, name, milestone in self.some_milestone():
            del self.tasks[task].milestones[name]
            yield f"{task}/{name}", "deleted", milestone.due, "", None

    def move(self) -> Iterator[Told]:
        for task, name, milestone in self.some_milestone():
            old, new = milestone.due, self.dice.choice(("", *PERIODS))
            milestone.due = new
            if old != new:
                yield f"{task}/{name}", *_moved(old, new)

    def live(self) -> Iterator[Told]:
        for task, name, milestone in self.some_milestone():
            id_, old, was_on = f"{task}/{name}", milestone.lifecycle, milestone.done_on
            new = self.dice.choice((*_OPEN, *_WITHDRAWN, "done", "done"))
            milestone.lifecycle = new
            milestone.done_on = self.dice.choice(("2020-05", "2020-06-01")) if new == "done" else ""
            if old != "done" == new:
                kind = "outcome-found" if old == "unknown" else "done"
                yield id_, kind, old, milestone.done_on, None
            elif old == "done" != new:
                yield id_, "undone", was_on, new, None
            elif old == new == "done" and was_on != milestone.done_on:
                yield id_, "done-on", was_on, milestone.done_on, None
            elif old != new:
                yield id_, _KIND_OF.get(new, "lifecycle"), old, new, None

    def lead(self) -> Iterator[Told]:
        return self._replaced("lead", "lead", _MINISTRIES)

    def taskforce(self) -> Iterator[Told]:
        return self._replaced("moved", "taskforce", ("dg", "economy"))

    def promise(self) -> Iterator[Told]:
        return self._replaced("promise", "promise", _WORDS)

    def _replaced(self, kind: str, field: str, values: Sequence[str]) -> Iterator[Told]:
        for id_ in self.some_task():
            old, new = getattr(self.tasks[id_], field), self.dice.choice(values)
            setattr(self.tasks[id_], field, new)
            if old != new:
                yield id_, kind, old, new, None

    def partners(self) -> Iterator[Told]:
        for id_ in self.some_task():
            old = self.tasks[id_].partners
            new = self.dice.sample(_MINISTRIES, self.dice.randint(0, 3))
            if set(old) != set(new):
                self.tasks[id_].partners = new
                yield id_, "partners", " ".join(sorted(old)), " ".join(sorted(new)), None

    def title(self) -> Iterator[Told]:
        for id_ in self.some_task():
            yield from self._reworded(id_, self.tasks[id_])

    def milestone_title(self) -> Iterator[Told]:
        for task, name, milestone in self.some_milestone():
            yield from self._reworded(f"{task}/{name}", milestone)

    def _reworded(self, id_: str, one: PlannedMilestone | PlannedTask) -> Iterator[Told]:
        old, old_en = one.title, one.title_en
        one.title = self.dice.choice((old, self.word()))
        one.title_en = self.dice.choice((old_en, self.word(), ""))
        if one.title != old:
            yield id_, "title", old, one.title, None
        elif one.title_en != old_en:
            yield id_, "title", old_en, one.title_en, None

    def evidence(self) -> Iterator[Told]:
        for task, name, milestone in self.some_milestone():
            source = self.dice.choice(("S1", "S2", "S3"))
            if source in milestone.evidence:
                milestone.evidence.remove(source)
                yield f"{task}/{name}", "evidence-removed", source, "", None
            else:
                milestone.evidence.append(source)
                yield f"{task}/{name}", "evidence-added", "", source, None

    def update(self) -> Iterator[Told]:
        for task, name, milestone in self.some_milestone():
            on, new = self.dice.choice(("2020-01", "2020-Q1")), self.dice.choice(("", *_WORDS))
            old = milestone.updates.pop(on, "")
            if new:
                milestone.updates[on] = new
            if old != new:
                said = [f"{on} {one}" if one else "" for one in (old, new)]
                yield f"{task}/{name}", "update", said[0], said[1], None

    def rename(self) -> Iterator[Told]:
        for id_ in self.some_task():
            self.made += 1
            self.tasks[id_].copies = [self.tasks[id_].file]
            self.tasks[id_].file = f"tasks/{self.dice.choice('az파')}-{self.made}.yaml"
        yield from ()

    def clear(self) -> Iterator[Told]:
        for task in self.tasks.values():
            task.copies = []
        yield from ()

    # What is edited.

    def word(self) -> str:
        return self.dice.choice(_WORDS)

    def some_task(self) -> Iterator[str]:
        if self.tasks:
            yield self.dice.choice(sorted(self.tasks))

    def some_milestone(self) -> Iterator[tuple[str, str, PlannedMilestone]]:
        known = [
            (id_, name, milestone)
            for id_, task in sorted(self.tasks.items())
            for name, milestone in task.milestones.items()
        ]
        if known:
            yield self.dice.choice(known)

    # How it is written.

    def files(self) -> dict[str, str]:
        """The text of every file, written in a way that differs each time."""
        return {
            file: self._text(self._value(id_, task))
            for id_, task in self.tasks.items()
            for file in (task.file, *task.copies)
        }

    def _value(self, id_: str, task: PlannedTask) -> Written:
        milestones = [
            self._shuffled({
                "id": name,
                "title": self._title(one),
                "due": one.due,
                "lifecycle": one.lifecycle,
                "done_on": one.done_on,
                "evidence": self._reordered(one.evidence),
                "updates": [{"on": on, "text": said} for on, said in one.updates.items()],
            })
            for name, one in task.milestones.items()
        ]  # fmt: skip
        return self._shuffled({
            "id": id_,
            "title": self._title(task),
            "taskforce": task.taskforce,
            "lead": task.lead,
            "partners": self._reordered(task.partners),
            "promise": {"text": task.promise, "source": "S1"},
            "milestones": self._reordered(milestones),
            "note": self.word(),
        })  # fmt: skip

    def _title(self, one: PlannedMilestone | PlannedTask) -> object:
        if not one.title_en and self.dice.random() < _HALF:
            return one.title
        return self._shuffled({"ko": one.title, "en": one.title_en})

    def _shuffled(self, value: Written) -> Written:
        kept = [(key, one) for key, one in value.items() if one or self.dice.random() < _HALF]
        return dict(self._reordered(kept))

    def _reordered(self, values: Sequence[_Any]) -> list[_Any]:
        return self.dice.sample(values, len(values))

    def _text(self, value: Written) -> str:
        comment = f"# {self.made}\n" if self.dice.random() < _HALF else ""
        end = "\r\n" if self.dice.random() < _HALF else "\n"
        return (comment + "\n".join(self._lines(value, "")) + "\n").replace("\n", end)

    def _lines(self, value: Written, indent: str) -> Iterator[str]:
        for key, one in value.items():
            if isinstance(one, dict) and self.dice.random() < _HALF:
                yield f"{indent}{key}:"
                yield from self._lines(one, indent + "  ")
            elif isinstance(one, list) and one and self.dice.random() < _HALF:
                yield f"{indent}{key}:"
                yield from (f"{indent}- {self._flow(item)}" for item in one)
            else:
                yield f"{indent}{key}: {self._flow(one)}"

    def _flow(self, value: object) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f"{key}: {self._flow(one)}" for key, one in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(self._flow, value)) + "]"
        text = str(value)
        if text and not set(text) & set("'\":#,[]{}- ") and self.dice.random() < _HALF:
            return text
        if self.dice.random() < _HALF:
            return "'" + text.replace("'", "''") + "'"
        return '"' + text.replace('"', '\\"') + '"'


def _moved(old: str, new: str) -> tuple[str, str, str, int | None]:
    if not old or not new:
        return ("due-added" if new else "due-removed"), old, new, None
    (old_first, old_last), (new_first, new_last) = PERIODS[old], PERIODS[new]
    days = (new_last - old_last).days
    if old_first <= new_first and new_last <= old_last:
        return "narrowed", old, new, days
    if new_first <= old_first and old_last <= new_last:
        return "widened", old, new, days
    return ("postponed" if days > 0 else "brought-forward"), old, new, days
