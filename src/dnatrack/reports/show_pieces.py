"""What the detail reports of several kinds have in common."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from dnatrack.i18n import counted, tr
from dnatrack.judging.judgement import JudgedItem, JudgedMilestone
from dnatrack.judging.signal import Reason, ReasonKind
from dnatrack.judging.tally import Tally
from dnatrack.loading.load import natural_order
from dnatrack.model.fields import Basis, Record, Update
from dnatrack.model.milestone import LookedFor, Milestone
from dnatrack.model.reference_files import Source
from dnatrack.model.task import Task
from dnatrack.reports import columns, wording
from dnatrack.reports.columns import CellColumn, Columns, fact, table
from dnatrack.reports.headings import heading
from dnatrack.reports.report import (
    Cell,
    Fact,
    Kind,
    Part,
    Table,
    Target,
    Tone,
    hidden_fact,
    several,
    text,
)
from dnatrack.reports.view import (
    SIGNAL_TONES,
    View,
    completion_cell,
    period_cell,
    progress_cell,
    word_cell,
)
from dnatrack.rules.references import sources_by_record


def progress(counts: Tally) -> Iterator[Fact]:
    """How many milestones are done, and of how many."""
    yield fact("done", progress_cell(counts))
    yield hidden_fact("countable", counts.countable)


def taskforce_fact(view: View, id_: str) -> Fact:
    """The taskforce that something belongs to, by its name where it is known."""
    return fact("taskforce", view.item(id_, view.taskforces([id_]).text))


def completion_facts(of: Milestone | Task) -> Iterator[Fact]:
    """When it was done, as precisely as that is known, and how far."""
    yield fact("done_on", completion_cell(of))
    yield hidden_fact("done_by", of.done_by.isoformat() if of.done_by else None)
    yield fact("completion", word_cell(of.completion))


def updates(found: Iterable[Update]) -> Table:
    """The table of dated statements about one thing, oldest first."""
    return _updates(dict.fromkeys(found))


def updates_about(found: Iterable[tuple[str, Update]]) -> Table:
    """The table of dated statements about several things, each by its id, oldest first.

    What is said of several of them alike stands once, with all their ids.
    """
    about: dict[Update, list[str]] = {}
    for id_, update in found:
        about.setdefault(update, []).append(id_)

    def ids(update: Update) -> Cell:
        named = [id_ for id_ in about[update] if id_]
        shown = [Part(one.rpartition("/")[2], Target(Kind.MILESTONE, one)) for one in named]
        return several(named, shown, " ")

    column = columns.of("about", ids, heading=heading("id"), can_fold=True, rank=1)
    return _updates(about, column)


def _updates(found: Iterable[Update], *about: CellColumn[Update]) -> Table:
    shown: Columns[Update] = (
        columns.period("on", lambda one: one.on, heading=tr("일자", "when")),
        columns.text("text", lambda one: one.text, can_fold=True),
        *about,
        columns.sources(lambda one: one.sources),
    )
    ordered = sorted(found, key=lambda one: (one.on.first, one.on.last))
    return table("updates", tr("추진경과", "Updates"), ordered, shown)


def bases(found: Mapping[str, Basis]) -> Table:
    """The table of fields that are softer than the rest."""
    basis = tr("구분", "basis")
    shown: Columns[tuple[str, Basis]] = (
        columns.text("field", lambda one: one[0]),
        columns.of("status", lambda one: word_cell(one[1].status, Tone.WARN), heading=basis),
        columns.text("note", lambda one: one[1].note, can_fold=True),
        columns.sources(lambda one: one[1].sources),
    )
    title = tr("출처 미명시 항목(도출·미확인)", "Not stated as such")
    return table("basis", title, found.items(), shown)


def sources(view: View, ids: Iterable[str]) -> Table:
    """The table of sources with their addresses, each once, in the order of their ids."""
    known = view.judgement.tracker.sources

    def id_cell(id_: str) -> Cell:
        if id_ not in known:
            return text(id_, Tone.BAD)
        return Cell(id_, id_, link=known[id_].url, target=Target(Kind.SOURCE, id_))

    def told(cell: Callable[[Source], Cell], instead: str = "") -> Callable[[str], Cell]:
        return lambda id_: cell(known[id_]) if id_ in known else Cell(instead)

    title = told(lambda one: text(one.title, link=one.url), tr("미등록 출처", "not registered"))
    shown: Columns[str] = (
        columns.of("id", id_cell, heading=tr("출처", "source")),
        columns.of("date", told(lambda one: period_cell(one.date)), heading=tr("발행일", "date")),
        columns.of("title", title, can_fold=True),
        columns.of("publisher", told(lambda one: text(one.publisher)), can_fold=True, rank=1),
        columns.of("url", told(lambda one: text(one.url, link=one.url)), rank=2),
    )
    return table("sources", tr("출처", "Sources"), sorted(set(ids), key=natural_order), shown)


def cited_sources(view: View, *records: Record) -> Iterator[str]:
    """The ids of all sources that some records cite anywhere."""
    known = sources_by_record(view.judgement.tracker)
    for record in records:
        yield from known.get(id(record), ())


def reasons(view: View, item: JudgedItem | JudgedMilestone) -> Table:
    """The table that answers why a signal is what it is, and what else it comes from."""
    own = item.owed.id if isinstance(item, JudgedMilestone) else item.id
    has_others = any(one.about != own for one in item.reasons)

    def about(one: Reason) -> Cell:
        return view.item(one.about, "" if one.about == own else None)

    shown: Columns[Reason] = (
        columns.of("signal", lambda one: word_cell(one.signal, SIGNAL_TONES[one.signal])),
        columns.word("reason", lambda one: one.kind),
        columns.of("about", about, heading=tr("대상", "what"), for_programs=not has_others),
        columns.of("detail", amount_of, heading=tr("정도", "how much"), can_fold=True),
    )
    signal = wording.word(item.signal)
    return table("reasons", tr("신호 판정 사유", f"Why {signal}"), item.reasons, shown)


def amount_of(reason: Reason) -> Cell:
    """How much of it there is, in days, times or things; what it waits for."""
    match reason.kind:
        case ReasonKind.LONG_OVERDUE | ReasonKind.OVERDUE:
            return Cell(wording.days(reason.amount), reason.amount)
        case ReasonKind.DUE_SOON_NOT_STARTED:
            return Cell(wording.days_left(reason.amount), reason.amount)
        case ReasonKind.SLIPPED_OFTEN:
            return Cell(tr(f"{reason.amount}회", counted(reason.amount, "time")), reason.amount)
        case ReasonKind.WAITS_FOR_LATE:
            return text(reason.other)
        case ReasonKind.OUTCOMES_UNKNOWN | ReasonKind.UNREADABLE if reason.amount:
            return Cell(tr(f"{reason.amount}건", f"{reason.amount}"), reason.amount)
        case _:
            return Cell("")


def milestones(view: View, found: Iterable[JudgedMilestone], *, full_id: bool = False) -> Table:
    """The table of milestones with their schedule against both deadlines."""
    chosen = tuple(found)
    has_moved = any(one.has_moved for one in chosen)

    def id_(one: JudgedMilestone) -> Cell:
        shown = one.owed.id if full_id else one.owed.milestone.id
        return Cell(shown, one.owed.id, target=Target(Kind.MILESTONE, one.owed.id))

    shown = (
        columns.of("id", id_, can_fold=True),
        columns.title(view, can_fold=True, least=16),
        columns.due(),
        columns.original_due(rank=0 if has_moved else 2),
        columns.done_on(rank=1),
        columns.done_by(),
        columns.state(),
        columns.days_late(for_programs=True),
    )
    empty = tr("등록된 이정표가 없습니다.", "No milestones.")
    return table("milestones", tr("이정표", "Milestones"), chosen, shown, empty)


def search_fact(found: LookedFor | None) -> Fact:
    """What came of looking for an outcome."""
    label = tr("결과 확인 기록", "search")
    if found is None:
        return Fact("looked_for", label, Cell(""))
    result = wording.word(found.result)
    note = f": {found.note}" if found.note else ""
    value = {"on": found.on.isoformat(), "result": found.result.value, "note": found.note}
    return Fact("looked_for", label, Cell(f"{wording.day(found.on)} {result}{note}", value))
