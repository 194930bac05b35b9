"""What could not be read: counted and listed in every report, by file and id."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedItem, Judgement
from dnatrack.model.tracker import ItemKind, Unreadable
from dnatrack.reports import columns
from dnatrack.reports.columns import Columns, table
from dnatrack.reports.report import Cell, Fact, Report, Table, Tone, hidden_fact, text
from dnatrack.reports.view import View, count_cell

KEY = "unreadable_items"
_FILES_SHOWN = 5


def with_unreadable(report: Report, view: View, items: Iterable[JudgedItem]) -> Report:
    """The report of `items` with what could not be read of them.

    A table without rows then does not say that there is nothing.
    """
    found = unreadable_among(view.judgement, items)
    partly_read = sorted(view.judgement.tracker.partly_read)
    tables = map(of_what_was_read, report.tables) if found else report.tables
    facts = (unreadable_fact(len(found)), hidden_fact("partly_read", partly_read))
    return report.replace(
        facts=(*report.facts, *facts),
        tables=(*tables, unreadable_table(view, found)),
        notes=(*_partly_read(partly_read, found), *report.notes),
        advice=(*how_to_mend(found or partly_read), *report.advice),
    )


def how_to_mend(lost: Collection[object]) -> tuple[str, ...]:
    """How to find what is wrong with what could not be read."""
    english = "`dnatrack validate` shows the line and the cure."
    return (tr("고칠 곳과 조치 방법: `dnatrack validate`", english),) if lost else ()


def unreadable_among(judgement: Judgement, items: Iterable[JudgedItem]) -> list[Unreadable]:
    """What could not be read of `items`, and all of which nobody knows what it belongs to."""
    own = list(lost_of(items))
    known = set(map(id, own))
    for one in judgement.tracker.unreadable:
        is_stray = one.kind is ItemKind.FILE or not (one.taskforce or one.priority or one.lead)
        if is_stray and id(one) not in known:
            own.append(one)
    return own


def lost_of(items: Iterable[JudgedItem]) -> Iterator[Unreadable]:
    """The tasks, taskforces and milestones of `items` that could not be read."""
    for item in items:
        if isinstance(item.subject, Unreadable):
            yield item.subject
        yield from item.lost


def unreadable_fact(count: int) -> Fact:
    """How much could not be read; for programs also that nothing was lost."""
    shown = count_cell(count, Tone.BAD) if count else Cell("", count)
    return Fact("unreadable", tr("판독 불가", "unreadable"), shown)


def unreadable_table(view: View, lost: Iterable[Unreadable], key: str = KEY) -> Table:
    """What stands in the data but could not be read, and where."""

    def id_cell(one: Unreadable) -> Cell:
        return text(one.full_id, Tone.BAD)._replace(target=view.title(one).target)

    shown: Columns[Unreadable] = (
        columns.of("id", id_cell, heading=tr("대상", "what")),
        columns.word("kind", lambda one: one.kind, for_programs=True),
        columns.of("title", view.title, can_fold=True),
        columns.text("file", lambda one: one.place.file),
    )
    return table(key, tr("판독 불가 항목", "Unreadable"), lost, shown)


def of_what_was_read(one: Table) -> Table:
    """The table; that it has no rows is said of what could be read only."""
    if one.rows or not one.when_empty:
        return one
    empty = tr("읽은 자료 중에는 해당 없음", "None of what could be read.")
    return one.replace(when_empty=empty)


def _partly_read(partly_read: Sequence[str], found: Iterable[Unreadable]) -> Iterator[str]:
    """The files of which something is missing that stands in no table."""
    told = {one.place.file for one in found}
    files = [one for one in partly_read if one not in told]
    if not files:
        return
    shown, more = ", ".join(files[:_FILES_SHOWN]), len(files) - _FILES_SHOWN
    shown += tr(f" 외 {more}개", f" and {more} more") if more > 0 else ""
    yield tr(f"일부를 읽을 수 없는 파일: {shown}", f"files that cannot be read in full: {shown}")
