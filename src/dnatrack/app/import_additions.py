"""New tasks and milestones of a file as entries of the data, each with an id."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from dnatrack.app.new_entry import LastTitle, PastIds
from dnatrack.app.workspace import Workspace
from dnatrack.editing import new as entries
from dnatrack.editing.new import IdsInUse
from dnatrack.errors import DnatrackError
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import DataPath
from dnatrack.model.words import Lifecycle, NameLanguage, Verification
from dnatrack.sheets.additions import Additions, NewMilestone, NewTask
from dnatrack.sheets.grid import Place, Trouble, refusal
from dnatrack.sheets.row_texts import sources_in
from dnatrack.sheets.rows import Row
from dnatrack.yamltext.value import Value

if TYPE_CHECKING:
    from dnatrack.model.task import Task
    from dnatrack.model.taskforce import Taskforce
    from dnatrack.yamltext.parsed_text import Edit


_AS_SAID = "kind", "due", "due_stated", "lifecycle", "done_on", "completion", "reason", "note"
"""What a row says of a milestone in the words of the data."""
_TASKS = ""
"""Whose ids are those of tasks; those of milestones are those of their owner."""
_Group = tuple[str, str]
"""A taskforce, and one of its priorities where a task belongs to one."""


def _group(task: NewTask) -> _Group:
    return task.fields["taskforce"], task.fields.get("priority", "")


class Added:
    """The entries of all that is new: edits and whole files that enter them.

    `names` has the id of each row; `places` tells which row stands behind a place in the data.
    What has an id that it cannot have is among `troubles`.
    """

    def __init__(self, workspace: Workspace, loaded: Loaded, additions: Additions) -> None:
        self.edits: list[Edit] = []
        self.files: dict[str, bytes] = {}
        self.names: dict[Place, str] = {}
        self.places: dict[DataPath, Row] = {}
        self.troubles: list[Trouble] = []
        self._loaded, self._additions = loaded, additions
        self._past = PastIds(workspace)
        tracker = loaded.tracker
        self._owners: Mapping[str, Task | Taskforce] = {
            **tracker.taskforces_by_id,
            **tracker.tasks_by_id,
        }
        self._appended: Counter[str] = Counter()
        self._ids: dict[str, IdsInUse] = {}
        self._series: dict[_Group, Iterator[str]] = {}
        self._enter_all()

    def _enter_all(self) -> None:
        tasks = self._tasks_with_ids()
        nested: dict[int, list[Value]] = {}
        for new in self._additions.milestones:
            if isinstance(new.owner, NewTask):
                self._nest(new, tasks[id(new.owner)], nested.setdefault(id(new.owner), []))
            else:
                self._append(new, new.owner)
        for task in self._additions.tasks:
            self._enter(task, tasks[id(task)], nested.get(id(task), []))

    def _nest(self, new: NewMilestone, task: str, milestones: list[Value]) -> None:
        """Put a milestone behind the others of a task that is new."""
        self.places[DataPath(entries.task_file(task), ("milestones", len(milestones)))] = new.row
        milestones.append(self._milestone(new, task))

    def _append(self, new: NewMilestone, owner: str) -> None:
        """Put a milestone behind the others of what there is."""
        known = self._owners[owner]
        index = len(known.milestones) + self._appended[owner]
        self._appended[owner] += 1
        self.places[known.at("milestones", index)] = new.row
        self.edits.append(entries.add_entry(known.at("milestones"), self._milestone(new, owner)))

    def _tasks_with_ids(self) -> dict[int, str]:
        """The ids of the tasks that are new: first as rows ask for them, then the next free."""
        tracker, tasks = self._loaded.tracker, self._additions.tasks
        self._ids[_TASKS] = IdsInUse(entries.task_ids(tracker), self._known_past(tasks))
        found = {}
        for task in sorted(tasks, key=lambda one: not one.id):
            group = _group(task)
            if group not in self._series:
                self._series[group] = entries.series(self._first(group))
            wanted = self._series[group]  # those before it are given away already
            found[id(task)] = self._id(_TASKS, task.id, wanted, task.row, key="task")
        return found

    def _first(self, group: _Group) -> str:
        """The first id in the series of the tasks of the same priority or taskforce."""
        taskforce, priority = group
        tracker = self._loaded.tracker
        return entries.propose_task_id(
            IdsInUse(entries.task_ids(tracker)), tracker, taskforce, priority or None
        )

    def _known_past(self, tasks: Sequence[NewTask]) -> LastTitle:
        """What the ids that are likely to be given stood for; the history is read once for all."""
        wanted = [one.id for one in tasks if one.id]
        for group in set(map(_group, tasks)):
            wanted += islice(entries.series(self._first(group)), 2 * len(tasks))
        self._past.look_up(entries.task_file(one) for one in wanted)
        return self._past.of_tasks()

    def _id(self, owner: str, said: str, wanted: Iterable[str], row: Row, *, key: str) -> str:
        """The id that a row asks for, else the first that is wanted; it is free no more then."""
        ids = self._ids[owner]
        free = (one for one in wanted if ids.first_free([one]))
        try:
            id_ = ids.checked(said) if said else next(free)
        except DnatrackError as error:
            self.troubles.append(Trouble(row.place(key), refusal(error.message, error.hint)))
            id_ = next(free)
        self._ids[owner] = replace(ids, taken=ids.taken | {id_})
        return id_

    def _milestone(self, new: NewMilestone, owner: str) -> dict[str, Value]:
        """The fields of a new milestone, with its id."""
        said = new.fields
        korean = said["title.ko"]
        english = said["title.en"] or (korean if korean.isascii() else "")
        kind, known = said["kind"], self._owners.get(owner)
        number = 1 + sum(one.kind == kind for one in known.milestones) if known else 1
        wanted = entries.ids_for_title(english, f"{kind}-{number}")
        if owner not in self._ids:
            self._ids[owner] = self._ids_of(owner)
        id_ = self._id(owner, new.id, wanted, new.row, key="milestone")
        self.names[new.row.place("id")] = f"{owner}/{id_}"
        verification = said["verification"]
        return {
            "id": id_,
            "title": self._title(korean, said["title.en"]),
            "evidence": list(sources_in(said["evidence"])),
            "sources": list(sources_in(said["sources"])),
            "verification": "" if verification == Verification.UNVERIFIED else verification,
            **{key: said[key] for key in _AS_SAID},
        }

    def _title(self, title: str, english: str) -> Value:
        """A title in the languages that it is said in; one alone is in the main one."""
        main = self._loaded.tracker.settings.main_language
        return {"ko": title, "en": english} if english and main is NameLanguage.KO else title

    def _ids_of(self, owner: str) -> IdsInUse:
        """The ids that a new milestone of an owner cannot have."""
        known = self._owners.get(owner)
        if known is None:
            return IdsInUse(frozenset())
        past = self._past.of_milestones(owner, known.place.file)
        return IdsInUse(entries.milestone_ids(self._loaded.tracker, known), past)

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
        self.files |= entries.new_task(self._loaded, fields).new_files
        self.places[DataPath(entries.task_file(id_))] = task.row
        if task.is_whole:
            self.names[task.row.place("task")] = id_
