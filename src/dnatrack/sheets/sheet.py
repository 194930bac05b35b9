"""A sheet of milestones as it is exported: what every row says, and what it is made from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dnatrack.i18n import language, tr
from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.model.task import Task
from dnatrack.model.tracker import ItemKind, OwedMilestone, Unreadable
from dnatrack.reports import wording
from dnatrack.reports.selection import Selection
from dnatrack.reports.unreadable import unreadable_among
from dnatrack.reports.view import View
from dnatrack.sheets.columns import (
    FORM,
    UNREAD,
    Column,
    Fields,
    fields_of,
    mark_text,
    plain,
    shorten,
)
from dnatrack.version import __version__


@dataclass(frozen=True, slots=True)
class Row:
    """One milestone.

    `fields` is what can be edited. `texts` has what stands in every other column by its
    key; a period in either is as the data writes it.
    """

    id: str
    taskforce: str
    fields: Fields
    texts: Mapping[str, str]

    def text(self, column: Column) -> str:
        """What stands in `column`; empty in those that are to be filled in."""
        return self.fields.get(column.key) or self.texts.get(column.key, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """All rows, and what a machine wants to know of where they come from.

    `lost` are rows of what could not be read, as far as that could be made out.
    `taskforces` are the names, by id, of those that have rows, in the order of the data.
    """

    rows: tuple[Row, ...]
    lost: tuple[Row, ...]
    taskforces: Mapping[str, str]
    facts: Mapping[str, str]


def sheet_of(view: View, selection: Selection) -> Sheet:
    """The milestones that `selection` takes in, as a sheet in the language in force."""
    items = selection.items(view.judgement)
    rows = {one.owed.id: _row(view, one) for one in selection.milestones(items)}
    lost = tuple(_lost_row(view, one) for one in unreadable_among(view.judgement, items))
    present = {one.taskforce for one in (*rows.values(), *lost)}
    known = view.judgement.tracker.taskforces_by_id
    names = {id_: wording.name(one.name) for id_, one in known.items() if id_ in present}
    return Sheet(tuple(rows.values()), lost, names, dict(_facts(view)))


def _facts(view: View) -> Iterator[tuple[str, str]]:
    yield "format", FORM
    yield "dnatrack", __version__
    yield "commit", view.commit or ""
    yield "at", view.at or ""
    yield "on", view.judgement.today.isoformat()
    yield "language", language().value


def _row(view: View, judged: JudgedMilestone) -> Row:
    owed = judged.owed
    fields = shorten(fields_of(owed.milestone))
    texts = {
        "id": owed.id,
        **_place(view, owed),
        **_standing(judged),
        "mark": mark_text(view.commit, fields),
    }
    return Row(owed.id, owed.taskforce, fields, texts)


def _lost_row(view: View, one: Unreadable) -> Row:
    """A row that says what could not be read, and in which file."""
    taskforce = view.judgement.tracker.taskforces_by_id.get(one.taskforce or "")
    name = wording.name(taskforce.name) if taskforce else one.taskforce or ""
    said = tr("읽을 수 없음", "unreadable")
    texts = {
        "id": one.full_id,
        "title.ko": plain(wording.name(one.title)),
        "taskforce": plain(name),
        "task": one.owner or (one.id if one.kind is ItemKind.TASK else ""),
        "lead": plain(view.ministry(one.lead).text),
        "state": f"{said}: {plain(one.place.file)}",
        "mark": UNREAD,
    }
    return Row(one.full_id, one.taskforce or "", {}, texts)


def _place(view: View, owed: OwedMilestone) -> Mapping[str, str]:
    """Where the milestone belongs."""
    owner = owed.owner
    taskforce = view.judgement.tracker.taskforces_by_id.get(owed.taskforce)
    name = wording.name(taskforce.name) if taskforce else owed.taskforce
    return {
        "taskforce": plain(name),
        "task": owner.id,
        "task_title": plain(view.title(owner).text) if isinstance(owner, Task) else "",
        "milestone": owed.milestone.id,
        "lead": plain(view.ministry(owed.lead).text),
    }


def _standing(judged: JudgedMilestone) -> Mapping[str, str]:
    """How the milestone stands on the evaluation day."""
    late = judged.current.days_late
    return {
        "original_due": judged.original_due.text if judged.original_due else "",
        "revisions": str(len(judged.owed.milestone.revisions) or ""),
        "state": wording.word(judged.state),
        "outcome": wording.word(judged.outcome),
        "done_by": str(judged.owed.milestone.done_by or ""),
        "days_late": str(late) if late is not None else "",
    }
