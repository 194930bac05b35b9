"""Sheets as they are exported: what every row says, and what it is made from."""

from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from json import dumps
from zlib import compress

from dnatrack.i18n import language, tr
from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.model.task import Task
from dnatrack.model.tracker import ItemKind, OwedMilestone, Tracker, Unreadable
from dnatrack.reports import wording
from dnatrack.reports.selection import Selection
from dnatrack.reports.unreadable import unreadable_among
from dnatrack.reports.view import View
from dnatrack.sheets.columns import TABLES, Kind, Role
from dnatrack.sheets.row_texts import (
    BETWEEN_SOURCES,
    RECORD_FORM,
    UNREAD,
    Fields,
    fields_of,
    mark_text,
    plain,
    shorten,
)
from dnatrack.version import __version__


@dataclass(frozen=True, slots=True)
class Sheet:
    """All rows by what they are about, and what a machine wants to know of where they come from.

    A row is what stands in its columns by their keys, periods and words as in the data; absent
    is empty. Rows of what could not be read come last, as far as that could be made out.
    """

    rows: Mapping[Kind, tuple[Fields, ...]]
    facts: Mapping[str, str]


def sheet_of(view: View, selection: Selection) -> Sheet:
    """What `selection` takes in, as sheets in the language in force; of sources all."""
    judgement = view.judgement
    items = selection.items(judgement)
    rows = {one.owed.id: _row(view, one) for one in selection.milestones(items)}
    lost = (_lost_row(view, one) for one in unreadable_among(judgement, items))
    tasks = (one.subject for one in items if isinstance(one.subject, Task))
    return Sheet(
        {
            Kind.MILESTONES: (*rows.values(), *lost),
            Kind.TASKS: tuple(_task_row(view, one) for one in tasks),
            Kind.SOURCES: tuple(_source_rows(judgement.tracker)),
        },
        dict(_facts(view)),
    )


def _task_row(view: View, task: Task) -> Fields:
    tracker = view.judgement.tracker
    priority = tracker.priorities_by_id.get(task.priority or "")
    partners = [view.ministry(one).text for one in task.partners]
    return shorten(
        {
            "task": task.id,
            "task_title": plain(view.title(task).text),
            "title.en": plain(task.title.en or ""),
            "taskforce": _taskforce_name(tracker, task.taskforce),
            "priority": plain(wording.name(priority.name)) if priority else "",
            "lead": plain(view.ministry(task.lead).text),
            "partners": BETWEEN_SOURCES.join(map(plain, partners)),
            "promise": plain(task.promise.text) if task.promise else "",
            "sources": BETWEEN_SOURCES.join(task.sources),
            "note": plain(task.note or ""),
            "milestones": str(len(task.milestones)),
        }
    )


def _source_rows(tracker: Tracker) -> Iterator[Fields]:
    for id_, source in tracker.sources.items():
        yield shorten(
            {
                "source_id": id_,
                "source_date": str(source.date or ""),
                "source_title": plain(source.title),
                "publisher": plain(source.publisher),
                "url": source.url or "",
                "source_kind": source.kind.value,
            }
        )


# What a workbook remembers of its rows.


def pack_rows(sheet: Sheet) -> str:
    """What every row says, as one text without blanks that reading unpacks.

    Of every kind the keys of its columns, and the texts of each row; the first is its id.
    """
    found: dict[str, tuple[list[str], list[list[str]]]] = {}
    for kind, rows in sheet.rows.items():
        columns = [one for one in TABLES[kind] if one.role is not Role.MOVE]
        known = (row for row in rows if row.get("mark") != UNREAD)
        texts = [[row.get(one.key, "") for one in columns] for row in known]
        found[kind.value] = [one.key for one in columns], texts
    return b64encode(compress(dumps(found, ensure_ascii=False).encode())).decode()


def _facts(view: View) -> Iterator[tuple[str, str]]:
    yield "format", RECORD_FORM
    yield "dnatrack", __version__
    yield "commit", view.commit or ""
    yield "at", view.at or ""
    yield "on", view.judgement.today.isoformat()
    yield "language", language().value


def _row(view: View, judged: JudgedMilestone) -> Fields:
    owed = judged.owed
    fields = shorten(fields_of(owed.milestone))
    return {
        "id": owed.id,
        **fields,
        **_place(view, owed),
        **_standing(judged),
        "mark": mark_text(view.commit, fields),
    }


def _lost_row(view: View, one: Unreadable) -> Fields:
    """A row that says what could not be read, and in which file."""
    said = tr("판독 불가", "unreadable")
    return {
        "id": one.full_id,
        "title.ko": plain(wording.name(one.title)),
        "taskforce": _taskforce_name(view.judgement.tracker, one.taskforce or ""),
        "task": one.owner or (one.id if one.kind is ItemKind.TASK else ""),
        "lead": plain(view.ministry(one.lead).text),
        "state": f"{said}: {plain(one.place.file)}",
        "mark": UNREAD,
    }


def _place(view: View, owed: OwedMilestone) -> Mapping[str, str]:
    """Where the milestone belongs."""
    owner = owed.owner
    return {
        "taskforce": _taskforce_name(view.judgement.tracker, owed.taskforce),
        "task": owner.id,
        "task_title": plain(view.title(owner).text) if isinstance(owner, Task) else "",
        "milestone": owed.milestone.id,
        "lead": plain(view.ministry(owed.lead).text),
        "sources": BETWEEN_SOURCES.join(owed.milestone.sources),
    }


def _taskforce_name(tracker: Tracker, id_: str) -> str:
    """What a taskforce is called; by its id where that is not known."""
    found = tracker.taskforces_by_id.get(id_)
    return plain(wording.name(found.name) if found else id_)


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
