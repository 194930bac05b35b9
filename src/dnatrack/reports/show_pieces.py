"""What the detail reports of several kinds have in common."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum

from dnatrack.i18n import counted, tr
from dnatrack.judging.judgement import JudgedItem, JudgedMilestone
from dnatrack.judging.signal import Reason, ReasonKind
from dnatrack.judging.tally import Tally
from dnatrack.loading.load import natural_order
from dnatrack.model.fields import Basis, Record, Update
from dnatrack.model.milestone import LookedFor, Milestone
from dnatrack.model.period import Period
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
    sources_cell,
    text,
)
from dnatrack.reports.view import (
    SIGNAL_TONES,
    View,
    completion_cell,
    list_cell,
    period_cell,
    progress_cell,
    word_cell,
)
from dnatrack.rules.references import sources_by_record


def period_fact(key: str, of: Period | None, label: str | None = None) -> Fact:
    """A fact whose value is a period."""
    return fact(key, period_cell(of), label)


def word_fact(key: str, member: StrEnum | None, label: str | None = None) -> Fact:
    """A fact whose value is a word of a closed list."""
    return fact(key, word_cell(member), label)


def sources_fact(key: str, ids: Sequence[str]) -> Fact:
    """A fact whose value is a list of sources."""
    return fact(key, sources_cell(ids))


def list_fact(key: str, values: Sequence[str], gap: str = " ") -> Fact:
    """A fact whose value is a list of ids or names."""
    return fact(key, list_cell(values, gap))


def progress(counts: Tally) -> Iterator[Fact]:
    """How many milestones are done, and of how many."""
    yield fact("done", progress_cell(counts))
    yield hidden_fact("countable", counts.countable)


def completion_facts(of: Milestone | Task) -> Iterator[Fact]:
    """When it was done, as precisely as that is known, and how far."""
    yield fact("done_on", completion_cell(of))
    yield hidden_fact("done_by", of.done_by.isoformat() if of.done_by else None)
    yield word_fact("completion", of.completion)


def updates(found: Iterable[Update]) -> Table:
    """The table of dated statements about one thing, oldest first."""
    ordered = sorted(dict.fromkeys(found), key=_days)
    return table("updates", _updates_title(), ordered, (*_statement(), _sources()))


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

    shown = (
        *_statement(),
        columns.of("about", ids, heading=heading("id"), can_fold=True, rank=1),
        _sources(),
    )
    return table("updates", _updates_title(), sorted(about, key=_days), shown)


def _updates_title() -> str:
    return tr("추진경과", "Updates")


def _days(update: Update) -> tuple[date, date]:
    return update.on.first, update.on.last


def _sources() -> CellColumn[Update]:
    return columns.sources(lambda one: one.sources)


def _statement() -> Columns[Update]:
    return (
        columns.period("on", lambda one: one.on, heading=tr("일자", "when")),
        columns.text("text", lambda one: one.text, can_fold=True),
    )


def bases(found: Mapping[str, Basis]) -> Table:
    """The table of fields that are softer than the rest."""
    basis = tr("구분", "basis")
    shown: Columns[tuple[str, Basis]] = (
        columns.text("field", lambda one: one[0]),
        columns.of("status", lambda one: word_cell(one[1].status, Tone.WARN), heading=basis),
        columns.text("note", lambda one: one[1].note, can_fold=True),
        columns.sources(lambda one: one[1].sources),
    )
    return table(
        "basis", tr("출처 미명시 항목(도출·미확인)", "Not stated as such"), found.items(), shown
    )


def sources(view: View, ids: Iterable[str]) -> Table:
    """The table of sources with their addresses, each once, in the order of their ids."""
    known = view.judgement.tracker.sources
    unknown = Cell(tr("미등록 출처", "not registered"))

    def told(cell: Callable[[Source], Cell], instead: Cell | None = None) -> Callable[[str], Cell]:
        return lambda id_: cell(known[id_]) if id_ in known else instead or Cell("")

    shown: Columns[str] = (
        columns.of("id", lambda id_: _source_id(id_, known.get(id_)), heading=tr("출처", "source")),
        columns.of("date", told(lambda one: period_cell(one.date)), heading=tr("발행일", "date")),
        columns.of(
            "title", told(lambda one: text(one.title, link=one.url), unknown), can_fold=True
        ),
        columns.of("publisher", told(lambda one: text(one.publisher)), can_fold=True, rank=1),
        columns.of("url", told(lambda one: text(one.url, link=one.url)), rank=2),
    )
    return table("sources", tr("출처", "Sources"), sorted(set(ids), key=natural_order), shown)


def _source_id(id_: str, source: Source | None) -> Cell:
    if source is None:
        return text(id_, Tone.BAD)
    return Cell(id_, id_, link=source.url, target=Target(Kind.SOURCE, id_))


def cited_sources(view: View, *records: Record) -> Iterator[str]:
    """The ids of all sources that some records cite anywhere."""
    known = sources_by_record(view.judgement.tracker)
    for record in records:
        yield from known.get(id(record), ())


def reasons(view: View, item: JudgedItem | JudgedMilestone) -> Table:
    """The table that answers why a signal is what it is, and what else it comes from."""
    own = item.owed.id if isinstance(item, JudgedMilestone) else item.id
    has_others = any(one.about != own for one in item.reasons)
    shown: Columns[Reason] = (
        columns.of("signal", lambda one: word_cell(one.signal, SIGNAL_TONES[one.signal])),
        columns.word("reason", lambda one: one.kind, heading=tr("사유", "why")),
        columns.of(
            "about",
            lambda one: view.item(one.about, "" if one.about == own else None),
            heading=tr("대상", "what"),
            for_programs=not has_others,
        ),
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
    shown = (
        columns.milestone_id(can_fold=True)
        if full_id
        else columns.of("id", _short_id, can_fold=True),
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


def _short_id(one: JudgedMilestone) -> Cell:
    return Cell(one.owed.milestone.id, one.owed.id, target=Target(Kind.MILESTONE, one.owed.id))


def search_fact(found: LookedFor | None) -> Fact:
    """What came of looking for an outcome."""
    label = tr("결과 확인 기록", "search")
    if found is None:
        return Fact("looked_for", label, Cell(""))
    result = wording.word(found.result)
    note = f": {found.note}" if found.note else ""
    value = {"on": found.on.isoformat(), "result": found.result.value, "note": found.note}
    return Fact("looked_for", label, Cell(f"{wording.day(found.on)} {result}{note}", value))
