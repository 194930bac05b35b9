"""What changed in meaning between two states, and what that does to the counts."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from dnatrack.history.changes import DUE_KINDS, Change, ChangeKind
from dnatrack.history.facts import ItemFacts
from dnatrack.i18n import say, tr
from dnatrack.judging.judgement import Judgement, count_signals, total
from dnatrack.model.finding import Finding, Severity
from dnatrack.model.words import Signal
from dnatrack.reports import columns, wording
from dnatrack.reports.change_wording import KIND_WORDS, detail
from dnatrack.reports.columns import Columns, table
from dnatrack.reports.history_view import days_moved, known_title, revision_value, written_title
from dnatrack.reports.report import Cell, Fact, JsonValue, Report, Table, Tone, number, text
from dnatrack.reports.view import View, name_cell

FORM = "dnatrack-diff/2"


@dataclass(frozen=True, slots=True)
class Sides:
    """The two states that are compared, the earlier first: names, items, judgements.

    `is_whole` says that the judgements are of all the data, not of the files alone
    that differ. `unread` lists the files that could not be read on one of the sides.
    """

    names: tuple[str, str]
    items: tuple[Mapping[str, ItemFacts], Mapping[str, ItemFacts]]
    judged: tuple[Judgement, Judgement]
    is_whole: bool
    unread: tuple[str, ...] = ()


def build(view: View, sides: Sides, changes: Sequence[Change]) -> Report:
    """The changes in groups, worst first, and then the effect on the counts."""
    order = list(ChangeKind)
    ordered = sorted(changes, key=lambda one: (order.index(one.kind), one.id))
    names = (
        Fact("from", tr("전", "from"), text(sides.names[0])),
        Fact("to", tr("후", "to"), text(sides.names[1])),
    )
    evidence = {one.id: one for one in changes if one.kind is ChangeKind.EVIDENCE_ADDED}
    proven = {one.id for one in changes if one.kind is ChangeKind.DONE} & evidence.keys()
    told = [one for one in ordered if not _is_told_with_completion(one, proven)]
    shown = _columns(view, sides, evidence)
    found = {kind: list(ones) for kind, ones in groupby(told, key=lambda one: one.kind)}
    groups = [
        table(kind.value, f"{say(KIND_WORDS[kind])} {len(found[kind])}", found[kind], shown)
        if kind in found
        else table(kind.value, "", (), shown)
        for kind in ChangeKind
    ]
    if not found:
        none = tr("뜻이 바뀐 곳이 없습니다.", "No change in meaning.")
        groups[0] = groups[0].replace(when_empty=none)
    return Report(
        FORM,
        tr("달라진 것", "What changed"),
        (*view.facts(), *names),
        tables=(*groups, _effect(sides)),
        notes=tuple(_notes(sides)),
    )


def _is_told_with_completion(change: Change, proven: Container[str]) -> bool:
    """Whether this is the evidence of something done, which stands behind it."""
    return change.kind is ChangeKind.EVIDENCE_ADDED and change.id in proven


def _columns(view: View, sides: Sides, evidence: Mapping[str, Change]) -> Columns[Change]:
    old, new = sides.items

    def item(change: Change) -> ItemFacts:
        return new.get(change.id) or old[change.id]

    def lead(change: Change) -> Cell:
        owed = item(change)
        owner = new.get(owed.owner) or old.get(owed.owner) or owed
        return view.ministry(owner.lead or None)

    def said(change: Change) -> Cell:
        return _said(view, change, evidence.get(change.id), due=item(change).due)

    return (
        columns.text("id", lambda one: one.id, heading=tr("무엇", "what")),
        columns.of("title", lambda one: _title(sides, item(one)), can_fold=True, rank=2),
        columns.of("lead", lead, rank=3),
        columns.of("change", said, heading=tr("내용", "change"), can_fold=True),
        columns.right("days", lambda one: days_moved(one.days), rank=4),
    )


def _said(view: View, change: Change, evidence: Change | None, *, due: str) -> Cell:
    said = detail(change, due=due, name_of=lambda id_: view.ministry(id_).text or id_)
    shown = evidence.new if evidence is not None and change.kind is ChangeKind.DONE else ""
    if shown:
        said += f", {tr('증빙', 'evidence')} {', '.join(shown.split())}"
    value: JsonValue = {
        "old": change.old or None,
        "new": change.new or None,
        "revision": revision_value(change.revision),
        "evidence": shown.split() or None,
    }
    undeclared = change.is_slip and change.revision is None
    return Cell(said, value, Tone.BAD if undeclared else Tone.PLAIN)


def _title(sides: Sides, item: ItemFacts) -> Cell:
    """The title of an item on the later side, else on the earlier one."""
    for judgement in reversed(sides.judged):
        title = known_title(judgement.tracker, item.id)
        if title is not None:
            return name_cell(title)
    return written_title(item)


def _effect(sides: Sides) -> Table:
    was, now = (_counts(one) for one in sides.judged)
    changed = [
        _Count(key, label, was[key][1], count)
        for key, (label, count) in now.items()
        if count != was[key][1]
    ]

    def told(count: int) -> Cell:
        return Cell(f"{count:,}", count) if sides.is_whole else Cell("")

    shown: Columns[_Count] = (
        columns.of("count", lambda one: Cell(one.label, one.key), heading=tr("무엇", "count")),
        columns.right("before", lambda one: told(one.before), heading=tr("전", "before")),
        columns.right("after", lambda one: told(one.after), heading=tr("후", "after")),
        columns.right("change", _change, heading=tr("변화", "change")),
    )
    title = tr("집계에 미치는 영향", "Effect on the counts")
    return table(
        "effect", title, changed, shown, tr("집계는 그대로입니다.", "The counts stay as they are.")
    )


class _Count(NamedTuple):
    """A count on both sides."""

    key: str
    label: str
    before: int
    after: int


def _change(of: _Count) -> Cell:
    moved = of.after - of.before
    return Cell(f"{moved:+,}", moved)


def _counts(judgement: Judgement) -> dict[str, tuple[str, int]]:
    counts = total(judgement.items)
    signals = count_signals(judgement.tasks)
    found = {
        "tasks": (tr("과제", "tasks"), len(judgement.tasks)),
        "milestones": (tr("이정표", "milestones"), counts.total),
        "done": (tr("완료", "done"), counts.done),
        "done_late": (tr("지연 완료", "done late"), counts.done_late),
        "overdue": (tr("지연", "overdue"), counts.overdue),
        "due_soon": (tr("임박", "due soon"), counts.due_soon),
        "unknown": (tr("결과 미확인", "outcome unknown"), counts.unknown),
        "unreadable": (tr("읽을 수 없음", "unreadable"), counts.unreadable),
    }
    for signal in Signal:
        label = tr(f"{wording.word(signal)} 과제", f"{signal.value} tasks")
        found[signal.value] = (label, signals[signal])
    return found


def _notes(sides: Sides) -> Sequence[str]:
    if not sides.unread:
        return ()
    names = ", ".join(sides.unread[:3])
    return (
        tr(
            f"읽지 못해 견주지 않은 파일 {len(sides.unread)}개: {names}",
            f"{len(sides.unread)} file(s) could not be read and were not compared: {names}",
        ),
    )


# What a change means, for whoever has to approve it and never saw git.

SUMMARY_FORM = "dnatrack-change/2"
_MOVES = DUE_KINDS - {ChangeKind.DUE_ADDED}
_DIGEST = (ChangeKind.DONE, ChangeKind.UNDONE, ChangeKind.CREATED, ChangeKind.DELETED)


class Checks(NamedTuple):
    """What checking a change came upon, and how much was there before or is mended by it.

    `home` leads from the top of the repository to the data folder.
    """

    new: tuple[Finding, ...]
    older: int
    resolved: int
    home: str


def build_summary(view: View, sides: Sides, changes: Sequence[Change], checks: Checks) -> Report:
    """Deadlines that moved in silence, then what was found, then every change in groups."""
    silent = [one for one in changes if _is_silent(one)]
    rest = [one for one in changes if not _is_silent(one)]
    told = build(view, sides, rest)
    groups = tuple(one for one in told.tables if one.rows)
    return Report(
        SUMMARY_FORM,
        tr("이 변경이 뜻하는 것", "What this change means"),
        facts=tuple(_digest(changes, silent, checks)),
        tables=(_silent(view, sides, silent), _findings(checks), *groups),
        notes=(*told.notes, *_summary_notes(checks, is_empty=not changes)),
    )


def _is_silent(change: Change) -> bool:
    """Whether a deadline ends on another day, or is gone, and nothing says why."""
    has_moved = change.kind is ChangeKind.DUE_REMOVED or bool(change.days)
    return change.kind in _MOVES and has_moved and change.revision is None


def _digest(changes: Sequence[Change], silent: Sequence[Change], checks: Checks) -> Iterator[Fact]:
    """How much of what matters most; nothing is said of what there is none of."""
    moved = sum(one.kind in _MOVES and bool(one.days) for one in changes)
    yield from _fact("moved", tr("옮긴 기한", "deadlines moved"), moved)
    yield from _fact("silent", tr("사유 없이", "without a reason"), len(silent), Tone.BAD)
    for kind in _DIGEST:
        count = sum(one.kind is kind for one in changes)
        yield from _fact(kind.value, say(KIND_WORDS[kind]), count)
    errors = sum(one.severity is Severity.ERROR for one in checks.new)
    yield from _fact("errors", tr("오류", "errors"), errors, Tone.BAD)


def _fact(key: str, label: str, count: int, tone: Tone = Tone.PLAIN) -> Iterator[Fact]:
    if count:
        yield Fact(key, label, number(count, tone))


def _silent(view: View, sides: Sides, silent: Sequence[Change]) -> Table:
    groups = build(view, sides, silent).tables
    rows = tuple(row for table in groups if table.key != "effect" for row in table.rows)
    title = tr(f"사유 없이 옮긴 기한 {len(rows)}", f"Deadlines moved without a reason: {len(rows)}")
    return Table("silent", title, groups[0].columns, rows)


def _findings(checks: Checks) -> Table:
    order = list(Severity)
    worst_first = sorted(checks.new, key=lambda one: order.index(one.severity))
    severities = {
        Severity.ERROR: tr("오류", "error"),
        Severity.WARNING: tr("경고", "warning"),
        Severity.NOTE: tr("참고", "note"),
    }
    shown: Columns[Finding] = (
        columns.text("severity", lambda one: severities[one.severity]),
        columns.text(
            "where",
            lambda one: f"{checks.home}{one.location.file}:{one.location.line}",
            heading=tr("어디", "where"),
        ),
        columns.text("what", lambda one: say(one.message), heading=tr("무엇이", "what")),
        columns.text(
            "help", lambda one: say(one.hint) if one.hint else "", heading=tr("고치려면", "help")
        ),
    )
    title = tr(f"점검 결과 {len(checks.new)}", f"Findings: {len(checks.new)}")
    return table("findings", title, worst_first, shown)


def _summary_notes(checks: Checks, *, is_empty: bool) -> Iterator[str]:
    if is_empty:
        yield tr("뜻이 바뀐 곳이 없습니다.", "No change in meaning.")
    if checks.older:
        yield tr(
            f"이 변경 전부터 있던 문제 {checks.older:,}건은 이 변경의 책임이 아닙니다.",
            f"Findings from before, which this change does not answer for: {checks.older:,}.",
        )
    if checks.resolved:
        yield tr(
            f"이 변경으로 문제 {checks.resolved:,}건이 해결됩니다.",
            f"Findings that this change resolves: {checks.resolved:,}.",
        )
