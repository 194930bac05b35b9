"""Deadlines that moved to a later day: how far, how often, by whom, and why."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dnatrack.history.facts import ItemFacts
from dnatrack.history.moves import Move, moves_of, original_due
from dnatrack.i18n import tr
from dnatrack.reports import wording
from dnatrack.reports.history_view import (
    Past,
    by_id,
    days_moved,
    due_text,
    period_of,
    who,
    why,
)
from dnatrack.reports.report import (
    Align,
    Cell,
    Column,
    Fact,
    Report,
    Row,
    Table,
    Tone,
    number,
    text,
)
from dnatrack.reports.view import View

FORM = "dnatrack-slips/1"


def build(view: View, past: Past, *, only_undeclared: bool = False) -> Report:
    """Every milestone whose deadline slipped, the one that slipped furthest first."""
    slipped = {
        id_: [one for one in moves if one.is_slip]
        for id_, moves in by_id(moves_of(past.ledger), past).items()
    }
    slipped = {
        id_: slips
        for id_, slips in slipped.items()
        if slips and not (only_undeclared and all(one.is_declared for one in slips))
    }
    items = sorted(
        (past.ledger.items[id_] for id_ in slipped),
        key=lambda item: (-(_days_in_all(past, item) or 0), item.id),
    )
    slips = [one for found in slipped.values() for one in found]
    return Report(
        FORM,
        tr("기한 연기", "Slips"),
        (*view.facts(), *_counts(slipped, slips)),
        tables=(
            _milestones(view, past, items, slipped),
            _by_ministry(view, past, slipped),
            _by_taskforce(view, past, slipped),
        ),
        notes=tuple(unread_notes(past)),
    )


def unread_notes(past: Past) -> Iterable[str]:
    """What of the history could not be read, and so was not compared."""
    for unread in past.ledger.unread:
        commit, count = unread.commit, len(unread.files)
        yield tr(f"커밋 {commit.short_id}에서 파일 {count}개를 읽지 못해 건너뛰었습니다: "
                 f"{', '.join(unread.files[:3])}",
                 f"{count} file(s) of commit {commit.short_id} could not be read and were "
                 f"passed over: {', '.join(unread.files[:3])}")


def _counts(slipped: Mapping[str, Sequence[Move]], slips: Sequence[Move]) -> tuple[Fact, ...]:
    undeclared = sum(not one.is_declared for one in slips)
    return (
        Fact("milestones", tr("이정표", "milestones"), number(len(slipped))),
        Fact("slips", tr("연기", "slips"), number(len(slips), Tone.BAD)),
        Fact("undeclared", tr("미신고", "undeclared"), number(undeclared, Tone.BAD)),
    )


def _milestones(
    view: View, past: Past, items: Sequence[ItemFacts], slipped: Mapping[str, Sequence[Move]]
) -> Table:
    columns = (
        Column("id", tr("이정표", "milestone")),
        Column("title", tr("제목", "title"), can_fold=True, rank=6),
        Column("task", tr("소속", "of"), rank=8),
        Column("lead", tr("주관", "lead"), rank=5),
        Column("original_due", tr("당초기한", "original due")),
        Column("current_due", tr("현재기한", "current due")),
        Column("days", tr("일수", "days"), Align.RIGHT),
        Column("slips", tr("횟수", "times"), Align.RIGHT, rank=3),
        Column("last_move", tr("마지막 변경", "last move"), rank=2),
        Column("who", tr("누가", "who"), rank=4),
        Column("reason", tr("사유", "why")),
    )
    rows = tuple(_row(view, past, item, slipped[item.id]) for item in items)
    empty = tr("연기된 기한이 없습니다.", "No deadline has slipped.")
    return Table("milestones_slipped", "", columns, rows, empty)


def _row(view: View, past: Past, item: ItemFacts, slips: Sequence[Move]) -> Row:
    last = slips[-1]
    day = past.day_of_move(last)
    return Row((
        text(item.id),
        text(item.title),
        Cell(past.owner_of(item).title, item.owner),
        view.ministry(item.lead or None),
        due_text(original_due(past.ledger, item)),
        due_text(item.due),
        days_moved(_days_in_all(past, item)),
        number(len(slips)),
        Cell(wording.day(day) if day else "", day.isoformat() if day else None),
        who(last.commit),
        why(last),
    ))


def _days_in_all(past: Past, item: ItemFacts) -> int | None:
    """Days from the original to the current deadline; None where one of them is missing."""
    first, now = period_of(original_due(past.ledger, item)), period_of(item.due)
    return (now.last - first.last).days if first and now else None


def _by_ministry(view: View, past: Past, slipped: Mapping[str, Sequence[Move]]) -> Table:
    names = {id_: view.ministry(past.ledger.items[id_].lead or None) for id_ in slipped}
    title = tr("기관별", "By ministry")
    return _totals("by_ministry", title, tr("주관", "lead"), names, slipped)


def _by_taskforce(view: View, past: Past, slipped: Mapping[str, Sequence[Move]]) -> Table:
    taskforces = view.judgement.tracker.taskforces_by_id
    names = {}
    for id_ in slipped:
        taskforce = past.ledger.items[id_].taskforce
        known = taskforces.get(taskforce)
        names[id_] = Cell(wording.name(known.name) if known else taskforce, taskforce)
    title = tr("TF별", "By taskforce")
    return _totals("by_taskforce", title, tr("범정부 TF", "taskforce"), names, slipped)


def _totals(
    key: str,
    title: str,
    heading: str,
    names: Mapping[str, Cell],
    slipped: Mapping[str, Sequence[Move]],
) -> Table:
    milestones = Counter(cell.text for cell in names.values())
    slips: Counter[str] = Counter()
    undeclared: Counter[str] = Counter()
    for id_, found in slipped.items():
        slips[names[id_].text] += len(found)
        undeclared[names[id_].text] += sum(not one.is_declared for one in found)
    cells = {cell.text: cell for cell in names.values()}
    columns = (
        Column("name", heading),
        Column("milestones", tr("이정표", "milestones"), Align.RIGHT),
        Column("slips", tr("연기", "slips"), Align.RIGHT),
        Column("undeclared", tr("미신고", "undeclared"), Align.RIGHT),
    )
    ordered = sorted(cells, key=lambda name: (-slips[name], name))
    rows = tuple(
        Row((
            cells[name] if name else text(tr("(주관 없음)", "(no lead)"), Tone.FAINT),
            number(milestones[name]),
            number(slips[name]),
            number(undeclared[name], Tone.BAD),
        ))
        for name in ordered
    )
    return Table(key, title if rows else "", columns, rows)
