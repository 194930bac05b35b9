"""What rows without an id bring: new tasks and milestones, with where each thing is said."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.model.fields import ID_PATTERN
from dnatrack.model.tracker import Tracker
from dnatrack.model.words import Lifecycle
from dnatrack.reports.selection import ministry_ids, priority_ids, taskforce_ids
from dnatrack.rules.suggest import did_you_mean
from dnatrack.sheets.cells import Known
from dnatrack.sheets.columns import COLUMNS, TABLES, Column, Kind, Role
from dnatrack.sheets.grid import Place, Remark, Trouble, omission, quoted, refusal
from dnatrack.sheets.row_texts import Fields, fields_of
from dnatrack.sheets.rows import Row, ignored_move, read_new
from dnatrack.terminal_text import short


@dataclass
class NewTask:
    """A task that is new. `fields` are by the keys of its columns, with ids for names.

    `id` is what the row says it is to be; empty where that is open.
    """

    id: str
    fields: dict[str, str]
    row: Row
    is_whole: bool
    """Whether a row of the sheet of tasks describes it."""


@dataclass(frozen=True)
class NewMilestone:
    """A milestone that is new, of what has the id `owner` or of a task that is new."""

    id: str
    owner: str | NewTask
    fields: Fields
    row: Row


class Additions(NamedTuple):
    """What is new in a file, in the order of its rows."""

    tasks: tuple[NewTask, ...] = ()
    milestones: tuple[NewMilestone, ...] = ()


NOTHING_NEW = Additions()


class NewRows:
    """The rows of one file that are about what is new; `troubles` is what is wrong with them."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker
        self.troubles: list[Trouble] = []
        self._tasks: dict[tuple[str, str], NewTask] = {}
        self._by_id: dict[str, NewTask] = {}
        self._by_title: dict[str, list[NewTask]] = {}
        self._milestones: list[NewMilestone] = []
        self._titles = _Titles(tracker)

    def additions(self) -> Additions:
        """All that is new; what is not said of it is among the troubles then."""
        for task in self._tasks.values():
            self._ask(task.row, [_column(one) for one in _NEEDED_OF_TASKS if not task.fields[one]])
        return Additions(tuple(self._tasks.values()), tuple(self._milestones))

    def read_task(self, row: Row, known: Known) -> None:
        """A row of the sheet of tasks, which says of no task that there is."""
        fields = self._task_fields(row, Kind.TASKS, known)
        if self._titles.tasks(fields["task_title"], fields["taskforce"]):
            self.troubles.append(Trouble(row.place("task_title"), _KNOWN_ALREADY))
        else:
            self._enter(fields, row, is_whole=True)

    def _task_fields(self, row: Row, kind: Kind, known: Known) -> dict[str, str]:
        columns = [one for one in TABLES[kind] if one.role is Role.NEW]
        fields = self._fields(row, columns, known)
        for key, ids in _NAMED.items():
            fields[key] = self._ids(row, key, fields.get(key, ""), ids)
        is_task = kind is Kind.TASKS
        fields["task"] = self._fields(row, _OWN_IDS, known)["task"] if is_task else ""
        if not fields["taskforce"] and len(self._tracker.taskforces) == 1:
            fields["taskforce"] = self._tracker.taskforces[0].id
        return fields

    def _enter(self, fields: dict[str, str], row: Row, *, is_whole: bool) -> NewTask:
        """A task of these fields; the same one for all rows that give it the same title."""
        key = _bare(fields["task_title"]), fields["taskforce"]
        found = self._tasks.get(key)
        if found is None:
            found = self._tasks[key] = NewTask(fields["task"], dict(fields), row, is_whole)
            self._by_title.setdefault(key[0], []).append(found)
            if found.id:
                self._by_id[found.id] = found
        elif is_whole and found.is_whole:
            self.troubles.append(
                Trouble(row.place("task_title"), _twice(found.row.place("task_title")))
            )
        else:
            found.fields.update(
                {one: text for one, text in fields.items() if text and not found.fields.get(one)}
            )
        return found

    def read_milestone(self, row: Row, known: Known) -> None:
        """A row of the sheet of milestones without an id."""
        ids = self._fields(row, _OWN_IDS, known)
        owner = self._owner(row, ids["task"], known)
        if owner is None:
            return
        columns = [one for one in COLUMNS if one.role is Role.FIELD or one.key == "sources"]
        fields = self._fields(row, columns, known)
        if isinstance(owner, NewTask):
            fields["title.ko"] = fields["title.ko"] or owner.fields["task_title"]
            fields["sources"] = fields["sources"] or owner.fields["sources"]
        fields["lifecycle"] = fields["lifecycle"] or Lifecycle.PLANNED.value
        self.troubles += ignored_move(row, _NOTHING_MOVED)
        self._ask(row, [one for one in COLUMNS if one.key in _NEEDED and not fields[one.key]])
        new = NewMilestone(ids["milestone"], owner, fields, row)
        remark = self._titles.remark(new)
        if remark is None:
            self._milestones.append(new)
        else:
            self.troubles.append(Trouble(row.place("title.ko"), remark))

    def _owner(self, row: Row, written: str, known: Known) -> str | NewTask | None:
        """What owes the milestone: a task by its id or title, known or new, or a taskforce."""
        title = row.spelled("task_title")
        is_taskforce = not title and written in self._tracker.taskforces_by_id
        if is_taskforce or written in self._tracker.tasks_by_id:
            return written
        is_id = re.fullmatch(ID_PATTERN, written) is not None
        if is_id and not title and written not in self._by_id:
            shown = short(written)
            message = Text(f"`{shown}` 과제가 없습니다", f"there is no task `{shown}`")
            remark = refusal(message, did_you_mean(written, self._tracker.tasks_by_id))
            self.troubles.append(Trouble(row.place("task"), remark))
            return None
        title = title or written
        if title:
            fields = self._task_fields(row, Kind.MILESTONES, known)
            fields["task_title"] = title
            return self._task_called(row, fields, written)
        taskforce = self._ids(row, "taskforce", row.spelled("taskforce"), taskforce_ids)
        if not taskforce and row.cell("taskforce").is_empty:
            self._ask(row, [_column("task")])
        return taskforce or None

    def _task_called(self, row: Row, fields: dict[str, str], written: str) -> str | NewTask | None:
        if written in self._by_id:
            return self._by_id[written]
        title, taskforce = fields["task_title"], fields["taskforce"]
        if found := self._titles.tasks(title, taskforce):
            return found[0]
        of_title = self._by_title.get(_bare(title), [])
        if len(of_title) == 1 and not taskforce:
            return of_title[0]
        return self._enter(fields, row, is_whole=False)

    def _fields(self, row: Row, columns: Iterable[Column], known: Known) -> dict[str, str]:
        fields, troubles = read_new(row, columns, known)
        self.troubles += troubles
        return fields

    def _ids(
        self, row: Row, key: str, words: str, ids: Callable[[Tracker, str], Iterable[str]]
    ) -> str:
        """The ids of what a cell names, between commas."""
        parts = words.split(",") if key == "partners" else [words]
        found: list[str] = []
        for word in filter(None, map(str.strip, parts)):
            try:
                found.append(min(ids(self._tracker, word)))
            except DnatrackError as error:
                remark = refusal(error.message, error.hint)
                self.troubles.append(Trouble(row.place(key), remark))
        return ", ".join(found)

    def _ask(self, row: Row, columns: Iterable[Column]) -> None:
        """Ask in one sentence for what a new row leaves out."""
        empty = [one.heading for one in columns if row.cell(one.key).is_empty]
        if empty:
            ko, en = quoted(empty)
            message = Text(
                f"새 줄의 빈칸을 채우세요: {ko}", f"fill in the cells of a new row: {en}"
            )
            hint = Text("새 줄이 아니면 지우세요", "delete the row if it was not meant")
            self.troubles.append(Trouble(row.place("id"), refusal(message, hint)))


_NAMED: Mapping[str, Callable[[Tracker, str], Iterable[str]]] = {
    "taskforce": taskforce_ids,
    "priority": priority_ids,
    "lead": ministry_ids,
    "partners": ministry_ids,
}
"""What names things that there are, by id or name."""
_NEEDED = frozenset({"title.ko", "kind", "sources"})
_NEEDED_OF_TASKS = ("task_title", "taskforce", "sources")


def _column(key: str) -> Column:
    return next(one for columns in TABLES.values() for one in columns if one.key == key)


_OWN_IDS = tuple(one for one in COLUMNS if one.key in {"task", "milestone"})


def _bare(text: str) -> str:
    return "".join(text.casefold().split())


class _Titles:
    """The titles of what there is, so that a file which is taken in twice brings nothing twice."""

    def __init__(self, tracker: Tracker) -> None:
        self._tasks: dict[str, list[tuple[str, str]]] = {}
        for task in tracker.tasks:
            for title in {_bare(task.title.ko), _bare(task.title.en or "")} - {""}:
                self._tasks.setdefault(title, []).append((task.taskforce, task.id))
        self._milestones = {
            (one.owner.id, _bare(one.milestone.title.ko)): one for one in tracker.owed
        }
        self._new: dict[tuple[object, str], Place] = {}

    def tasks(self, title: str, taskforce: str) -> list[str]:
        """The ids of the tasks of a title, in a taskforce if one is named."""
        same = self._tasks.get(_bare(title), ())
        return [id_ for home, id_ in same if taskforce in {"", home}]

    def remark(self, new: NewMilestone) -> Remark | None:
        """What is to be said of a milestone whose title is not new; None where it is."""
        title = _bare(new.fields["title.ko"])
        if isinstance(new.owner, str) and (found := self._milestones.get((new.owner, title))):
            now = fields_of(found.milestone)
            said = (one for one in new.fields if not new.row.cell(one).is_empty)
            is_same = all(now.get(key) in {None, new.fields[key]} for key in said)
            return _KNOWN_ALREADY if is_same else _of_this_title(found.id)
        owner = new.owner if isinstance(new.owner, str) else id(new.owner)
        at = new.row.place("title.ko")
        first = self._new.setdefault((owner, title), at) if title else at
        return _twice(first) if first != at else None


_KNOWN_ALREADY = omission(Text("자료에 이미 있는 줄입니다", "the data has this row already"))


_NOTHING_MOVED = Text(
    "새 이정표에는 변경된 기한이 없어 변경 칸은 반영하지 않습니다. 남길 말은 비고에 적으세요",
    "no deadline of a new milestone moved, so what is said of a move is ignored: use `note`",
)


def _of_this_title(id_: str) -> Remark:
    return refusal(
        Text(f"같은 제목의 이정표가 있습니다: `{id_}`", f"`{id_}` has this title already"),
        Text("그 이정표의 줄에서 고치거나 다른 제목을 적으세요", "edit its row, or choose another"),
    )


def _twice(first: Place) -> Remark:
    return refusal(
        Text(f"같은 제목의 새 줄이 {first}에도 있습니다", f"a new row at {first} has this title"),
        Text("둘 가운데 한 줄만 남기세요", "leave one of the two rows"),
    )
