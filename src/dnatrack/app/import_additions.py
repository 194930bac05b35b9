"""New tasks and milestones of a file as entries of the data, each with an id."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from dnatrack.app.new_entry import LastTitle, PastIds
from dnatrack.app.workspace import Workspace
from dnatrack.editing.new import (
    IdsInUse,
    id_of_title,
    milestone_ids,
    new_milestone,
    new_task,
    number_ids,
    propose_task_id,
    series,
    task_file,
    task_ids,
)
from dnatrack.errors import DnatrackError
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import DataPath
from dnatrack.model.words import Lifecycle, NameLanguage, Verification
from dnatrack.sheets.additions import Additions, NewMilestone, NewTask
from dnatrack.sheets.grid import Place, Trouble, refusal
from dnatrack.sheets.row_texts import sources_in
from dnatrack.sheets.rows import Row
from dnatrack.yamltext.parsed_text import Edit
from dnatrack.yamltext.value import Value

if TYPE_CHECKING:
    from dnatrack.model.task import Task
    from dnatrack.model.taskforce import Taskforce


class Added(NamedTuple):
    """What enters what is new: edits, whole files, and the id of each row.

    `places` tells which row stands behind a place in the data.
    """

    edits: Sequence[Edit]
    files: Mapping[str, bytes]
    names: Mapping[Place, str]
    places: Mapping[DataPath, Row]
    troubles: Sequence[Trouble]


def added(workspace: Workspace, loaded: Loaded, additions: Additions) -> Added:
    """The entries of all that is new; what has an id that it cannot have is a trouble."""
    return _Entries(workspace, loaded, additions).all()


_Group = tuple[str, str]
"""A taskforce, and one of its priorities where a task belongs to one."""


def _group(task: NewTask) -> _Group:
    return task.fields["taskforce"], task.fields.get("priority", "")


class _Fresh:
    """Ids for new things of one sort, each given once."""

    def __init__(self, ids: IdsInUse) -> None:
        self._ids = ids
        self._taken = {one.casefold() for one in ids.taken}

    def first(self, wanted: Iterable[str]) -> str:
        """The first id that is wanted and free; it is no more then."""
        for one in wanted:
            if one.casefold() not in self._taken and self._ids.last_title(one) is None:
                self._taken.add(one.casefold())
                return one
        raise AssertionError(wanted)  # a series has no end

    def as_said(self, id_: str) -> str:
        """An id that a row asks for.

        Raises:
            DnatrackError: it cannot be used.
        """
        taken = frozenset(self._taken)
        checked = IdsInUse(taken, self._ids.last_title, self._ids.pattern).checked(id_)
        self._taken.add(checked.casefold())
        return checked


class _Entries:
    def __init__(self, workspace: Workspace, loaded: Loaded, additions: Additions) -> None:
        self._loaded, self._additions = loaded, additions
        self._past = PastIds(workspace)
        tracker = loaded.tracker
        self._owners: Mapping[str, Task | Taskforce] = {
            **tracker.taskforces_by_id,
            **tracker.tasks_by_id,
        }
        self._appended: Counter[str] = Counter()
        self._milestones: dict[str, _Fresh] = {}
        self._series: dict[_Group, Iterator[str]] = {}
        self._edits: list[Edit] = []
        self._files: dict[str, bytes] = {}
        self._names: dict[Place, str] = {}
        self._places: dict[DataPath, Row] = {}
        self._troubles: list[Trouble] = []

    def all(self) -> Added:
        tasks = self._tasks_with_ids()
        nested: dict[int, list[Value]] = {}
        for new in self._additions.milestones:
            if isinstance(new.owner, NewTask):
                self._nest(new, tasks[id(new.owner)], nested.setdefault(id(new.owner), []))
            else:
                self._append(new, new.owner)
        for task in self._additions.tasks:
            self._enter(task, tasks[id(task)], nested.get(id(task), []))
        return Added(self._edits, self._files, self._names, self._places, self._troubles)

    def _nest(self, new: NewMilestone, task: str, milestones: list[Value]) -> None:
        """Put a milestone behind the others of a task that is new."""
        self._places[DataPath(task_file(task), ("milestones", len(milestones)))] = new.row
        milestones.append(self._milestone(new, task))

    def _append(self, new: NewMilestone, owner: str) -> None:
        """Put a milestone behind the others of what there is."""
        known = self._owners[owner]
        index = len(known.milestones) + self._appended[owner]
        self._appended[owner] += 1
        self._places[known.at("milestones", index)] = new.row
        self._edits += new_milestone(known, self._milestone(new, owner)).edits

    def _tasks_with_ids(self) -> dict[int, str]:
        """The ids of the tasks that are new: first as rows ask for them, then the next free."""
        tracker, tasks = self._loaded.tracker, self._additions.tasks
        fresh = _Fresh(IdsInUse(task_ids(tracker), self._known_past(tasks)))
        found = {}
        for task in sorted(tasks, key=lambda one: not one.id):
            wanted = self._wanted(task)
            found[id(task)] = self._id(fresh, task.id, wanted, task.row, key="task")
        return found

    def _first(self, group: _Group) -> str:
        """The first id in the series of the tasks of the same priority or taskforce."""
        taskforce, priority = group
        tracker = self._loaded.tracker
        return propose_task_id(IdsInUse(task_ids(tracker)), tracker, taskforce, priority or None)

    def _wanted(self, task: NewTask) -> Iterator[str]:
        """The ids that a task may have, those before them given away already."""
        group = _group(task)
        if group not in self._series:
            self._series[group] = series(self._first(group))
        return self._series[group]

    def _known_past(self, tasks: Sequence[NewTask]) -> LastTitle:
        """What the ids that are likely to be given stood for; the history is read once for all."""
        wanted = [one.id for one in tasks if one.id]
        for group in set(map(_group, tasks)):
            wanted += islice(series(self._first(group)), 2 * len(tasks))
        self._past.look_up(task_file(one) for one in wanted)
        return self._past.of_tasks(task_file)

    def _id(self, fresh: _Fresh, said: str, wanted: Iterable[str], row: Row, *, key: str) -> str:
        if not said:
            return fresh.first(wanted)
        try:
            return fresh.as_said(said)
        except DnatrackError as error:
            self._troubles.append(Trouble(row.place(key), refusal(error.message, error.hint)))
            return said

    def _milestone(self, new: NewMilestone, owner: str) -> dict[str, Value]:
        """The fields of a new milestone, with its id."""
        said = new.fields
        words = id_of_title(said["title.en"] or _if_english(said["title.ko"]))
        fresh, kind = self._fresh(owner), new.fields["kind"]
        wanted = number_ids(words) if words else series(f"{kind}-{self._number(owner, kind)}")
        id_ = self._id(fresh, new.id, wanted, new.row, key="milestone")
        self._names[new.row.place("id")] = f"{owner}/{id_}"
        verification = said["verification"]
        return {
            "id": id_,
            "title": self._title(said["title.ko"], said["title.en"]),
            "evidence": list(sources_in(said["evidence"])),
            "sources": list(sources_in(said["sources"])),
            "verification": "" if verification == Verification.UNVERIFIED else verification,
            **{key: said[key] for key in _AS_SAID},
        }

    def _title(self, title: str, english: str) -> Value:
        """A title in the languages that it is said in; one alone is in the main one."""
        main = self._loaded.tracker.settings.main_language
        return {"ko": title, "en": english} if english and main is NameLanguage.KO else title

    def _number(self, owner: str, kind: str) -> int:
        """The number of the next milestone of a kind that an owner gets."""
        known = self._owners.get(owner)
        return sum(one.kind == kind for one in known.milestones) + 1 if known else 1

    def _fresh(self, owner: str) -> _Fresh:
        if owner not in self._milestones:
            known = self._owners.get(owner)
            if known is None:
                ids = IdsInUse(frozenset())
            else:
                past = self._past.of_milestones(owner, known.place.file)
                ids = IdsInUse(milestone_ids(self._loaded.tracker, known), past)
            self._milestones[owner] = _Fresh(ids)
        return self._milestones[owner]

    def _enter(self, task: NewTask, id_: str, milestones: list[Value]) -> None:
        """The file of a new task."""
        said, sources = task.fields, list(sources_in(task.fields["sources"]))
        promise = said.get("promise") or said["task_title"]
        fields: dict[str, Value] = {
            "id": id_,
            "title": self._title(said["task_title"], said.get("title.en", "")),
            "taskforce": said["taskforce"],
            "priority": said.get("priority", ""),
            "lead": said["lead"],
            "partners": list(sources_in(said.get("partners", ""))),
            "multi_ministry": "true" if said.get("partners") else None,
            "promise": {"text": promise, "source": sources[0]} if sources else None,
            "lifecycle": Lifecycle.PLANNED.value,
            "note": said.get("note", "") if task.is_whole else "",
            "sources": list(sources),
            "milestones": milestones,
        }
        self._files |= new_task(self._loaded, fields).new_files
        self._places[DataPath(task_file(id_))] = task.row
        if task.is_whole:
            self._names[task.row.place("task")] = id_


_AS_SAID = (
    "kind",
    "due",
    "due_stated",
    "lifecycle",
    "done_on",
    "completion",
    "reason",
    "note",
)


def _if_english(title: str) -> str:
    return title if title.isascii() else ""
