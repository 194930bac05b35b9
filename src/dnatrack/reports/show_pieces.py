"""What the detail reports of several kinds have in common."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedItem, JudgedMilestone, Tally
from dnatrack.judging.signal import Reason, ReasonKind
from dnatrack.loading.load import natural_order
from dnatrack.model.fields import Basis, Record, Update
from dnatrack.model.milestone import LookedFor
from dnatrack.model.period import Period
from dnatrack.reports import wording
from dnatrack.reports.report import Align, Cell, Column, Fact, JsonValue, Row, Table, Tone, text
from dnatrack.reports.view import (
    SIGNAL_TONES,
    View,
    due_cell,
    late_cell,
    original_due_cell,
    period_cell,
    progress_cell,
    state_cell,
)
from dnatrack.rules.references import citations


def fact(key: str, label: str, cell: Cell | str | None) -> Fact:
    """A fact whose value is a cell, or is its own text."""
    return Fact(key, label, cell if isinstance(cell, Cell) else text(cell))


def hidden_fact(key: str, value: JsonValue) -> Fact:
    """A fact that people find elsewhere in the report."""
    return Fact(key, "", Cell("", value))


def period(key: str, label: str, of: Period | None) -> Fact:
    """A fact whose value is a period."""
    return Fact(key, label, period_cell(of))


def word_fact(key: str, label: str, member: StrEnum | None) -> Fact:
    """A fact whose value is a word of a closed list."""
    if member is None:
        return Fact(key, label, Cell(""))
    return Fact(key, label, Cell(wording.word(member), member.value))


def list_fact(key: str, label: str, values: Sequence[str], gap: str = " ") -> Fact:
    """A fact whose value is a list of ids or names."""
    return Fact(key, label, Cell(gap.join(values), list(values)))


def progress(counts: Tally) -> Iterator[Fact]:
    """How many milestones are done, and of how many."""
    yield Fact("done", tr("완료", "done"), progress_cell(counts))
    yield hidden_fact("countable", counts.countable)


def updates(found: Iterable[Update]) -> Table:
    """The table of dated statements about one thing, oldest first."""
    return _without(updates_about(("", one) for one in found), "about")


def updates_about(found: Iterable[tuple[str, Update]]) -> Table:
    """The table of dated statements about several things, each by its id, oldest first.

    What is said of several of them alike stands once, with all their ids.
    """
    about: dict[Update, list[str]] = {}
    for id_, update in found:
        about.setdefault(update, []).append(id_)
    columns = (
        Column("on", tr("때", "when")),
        Column("text", tr("내용", "what"), can_fold=True),
        Column("about", tr("이정표", "milestone"), can_fold=True, rank=1),
        Column("sources", tr("출처", "sources")),
    )
    ordered = sorted(about, key=lambda one: (one.on.first, one.on.last))
    rows = tuple(_said(one, [id_ for id_ in about[one] if id_]) for one in ordered)
    return Table("updates", tr("진행 기록", "Updates"), columns, rows)


def _said(update: Update, about: list[str]) -> Row:
    return Row(
        (
            period_cell(update.on),
            text(update.text),
            Cell(" ".join(one.rpartition("/")[2] for one in about), about),
            Cell(" ".join(update.sources), list(update.sources)),
        )
    )


def _without(table: Table, key: str) -> Table:
    """`table` without the column of that key."""
    kept = [index for index, column in enumerate(table.columns) if column.key != key]
    rows = tuple(
        replace(row, cells=tuple(row.cells[index] for index in kept)) for row in table.rows
    )
    return replace(table, columns=tuple(table.columns[index] for index in kept), rows=rows)


def bases(found: Mapping[str, Basis]) -> Table:
    """The table of fields that are softer than the rest."""
    columns = (
        Column("field", tr("항목", "field")),
        Column("status", tr("근거", "basis")),
        Column("note", tr("설명", "note"), can_fold=True),
        Column("sources", tr("출처", "sources")),
    )
    rows = tuple(
        Row(
            (
                text(field),
                Cell(wording.word(one.status), one.status.value, Tone.WARN),
                text(one.note),
                Cell(" ".join(one.sources), list(one.sources)),
            )
        )
        for field, one in found.items()
    )
    return Table("basis", tr("그대로 적혀 있지 않은 것", "Not stated as such"), columns, rows)


def sources(view: View, ids: Iterable[str]) -> Table:
    """The table of sources with their addresses, each once, in the order of their ids."""
    columns = (
        Column("id", tr("출처", "source")),
        Column("date", tr("날짜", "date")),
        Column("title", tr("제목", "title"), can_fold=True),
        Column("publisher", tr("발행", "publisher"), can_fold=True, rank=1),
        Column("url", tr("주소", "address"), rank=2),
    )
    rows = tuple(_source_row(view, id_) for id_ in sorted(set(ids), key=natural_order))
    return Table("sources", tr("출처", "Sources"), columns, rows)


def _source_row(view: View, id_: str) -> Row:
    source = view.judgement.tracker.sources.get(id_)
    if source is None:
        unknown = Cell(tr("등록되지 않은 출처", "not registered"))
        return Row((text(id_, Tone.BAD), Cell(""), unknown, Cell(""), Cell("")))
    return Row(
        (
            text(id_, link=source.url),
            period_cell(source.date),
            text(source.title, link=source.url),
            text(source.publisher),
            text(source.url, link=source.url),
        )
    )


def cited_sources(view: View, *records: Record) -> Iterator[str]:
    """The ids of all sources that some records cite anywhere, in the order of the data."""
    wanted = set(map(id, records))
    for citation in citations(view.judgement.tracker):
        if id(citation.record) in wanted:
            yield from citation.sources


def reasons(item: JudgedItem | JudgedMilestone) -> Table:
    """The table that answers why a signal is what it is."""
    columns = (
        Column("signal", tr("신호", "signal")),
        Column("reason", tr("까닭", "why")),
        Column("about", tr("무엇", "what")),
        Column("detail", tr("얼마나", "how much"), can_fold=True),
    )
    signal = wording.word(item.signal)
    rows = tuple(map(_reason_row, item.reasons))
    return Table("reasons", tr(f"왜 {signal}인가", f"Why {signal}"), columns, rows)


def _reason_row(reason: Reason) -> Row:
    tone = SIGNAL_TONES[reason.signal]
    return Row(
        (
            Cell(wording.word(reason.signal), reason.signal.value, tone),
            Cell(wording.word(reason.kind), reason.kind.value),
            text(reason.about),
            amount_of(reason),
        )
    )


def amount_of(reason: Reason) -> Cell:
    """How much of it there is, in days, times or things; what it waits for."""
    match reason.kind:
        case ReasonKind.LONG_OVERDUE | ReasonKind.OVERDUE:
            return Cell(wording.days(reason.amount), reason.amount)
        case ReasonKind.DUE_SOON_NOT_STARTED:
            left = wording.days(reason.amount)
            return Cell(tr(f"{left} 남음", f"{left} left"), reason.amount)
        case ReasonKind.SLIPPED_OFTEN:
            return Cell(tr(f"{reason.amount}회", f"{reason.amount} times"), reason.amount)
        case ReasonKind.WAITS_FOR_LATE:
            return text(reason.other)
        case ReasonKind.OUTCOMES_UNKNOWN | ReasonKind.UNREADABLE if reason.amount:
            return Cell(tr(f"{reason.amount}건", f"{reason.amount}"), reason.amount)
        case _:
            return Cell("")


def milestones(view: View, found: Iterable[JudgedMilestone], *, full_id: bool = False) -> Table:
    """The table of milestones with their schedule against both deadlines."""
    shown = tuple(found)
    has_moved = any(one.due != one.original_due for one in shown)
    columns = (
        Column("id", tr("이정표", "milestone"), can_fold=True),
        Column("title", tr("제목", "title"), can_fold=True, least=16),
        Column("due", tr("현재기한", "current due")),
        Column("original_due", tr("당초기한", "original due"), rank=0 if has_moved else 2),
        Column("done_on", tr("완료일", "done on"), rank=1),
        Column("state", tr("상태", "state")),
        Column("days_late", tr("지연", "late"), Align.RIGHT, for_programs=True),
    )
    rows = tuple(_milestone_row(view, one, full_id=full_id) for one in shown)
    empty = tr("이정표가 없습니다.", "No milestones.")
    return Table("milestones", tr("이정표", "Milestones"), columns, rows, empty)


def _milestone_row(view: View, one: JudgedMilestone, *, full_id: bool) -> Row:
    milestone = one.owed.milestone
    done_on = milestone.done_on
    return Row(
        (
            Cell(one.owed.id if full_id else milestone.id, one.owed.id),
            view.title(one.owed),
            due_cell(one),
            original_due_cell(one),
            period_cell(done_on),
            state_cell(one),
            late_cell(one.current.days_late, at_least=one.current.at_least),
        )
    )


def search_fact(found: LookedFor | None) -> Fact:
    """What came of looking for an outcome."""
    label = tr("결과를 찾아본 기록", "search")
    if found is None:
        return Fact("looked_for", label, Cell(""))
    result = wording.word(found.result)
    note = f": {found.note}" if found.note else ""
    value = {"on": found.on.isoformat(), "result": found.result.value, "note": found.note}
    return Fact("looked_for", label, Cell(f"{wording.day(found.on)} {result}{note}", value))
