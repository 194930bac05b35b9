"""Promises that are gone or were left, and deadlines that moved to a later day: who, and why."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dnatrack.history.changes import ChangeKind
from dnatrack.history.facts import ItemFacts
from dnatrack.history.moves import (
    Leaving,
    Move,
    corrections_of,
    gone_of,
    left_of,
    moves_of,
    original_due,
)
from dnatrack.i18n import tr
from dnatrack.loading.load import natural_order
from dnatrack.model.period import period_of
from dnatrack.reports import columns, wording
from dnatrack.reports.change_wording import declaration_words
from dnatrack.reports.columns import Columns, fact, table
from dnatrack.reports.history_view import (
    Authors,
    Past,
    beginning_fact,
    beginning_notes,
    by_id,
    days_moved,
    due_text,
    revision_value,
    title_cell,
    unread_notes,
    when,
    why,
)
from dnatrack.reports.leavings import gone_table, is_gone, leavings, left_table
from dnatrack.reports.report import Cell, Fact, Report, Table, Tone, hidden_fact
from dnatrack.reports.view import View, count_cell

_ALL = "`dnatrack slips --all`"
FORM = "dnatrack-slips/2"


class _Found(NamedTuple):
    """The moves of each milestone by its id, none of them empty, and what was removed."""

    view: View
    past: Past
    moved: Mapping[str, Sequence[Move]]
    gone: Sequence[Leaving]
    all_moves: bool


def build(
    view: View, past: Past, *, only_undeclared: bool = False, all_moves: bool = False
) -> Report:
    """What is gone, then every milestone whose deadline slipped, deadlines removed first.

    `all_moves` takes in deadlines that moved in another way, promises that were left in
    another way, and corrections of the record.
    """
    moved = by_id(moves_of(past.ledger), past)
    chosen = dict(moved)
    if not all_moves:
        slips = {id_: [one for one in moves if one.is_slip] for id_, moves in moved.items()}
        chosen = {id_: moves for id_, moves in slips.items() if moves}
    if only_undeclared:
        chosen = {
            id_: moves for id_, moves in chosen.items() if not all(one.is_declared for one in moves)
        }
    found = _Found(view, past, chosen, leavings(gone_of(past.ledger), past), all_moves)
    left = leavings(left_of(past.ledger), past) if all_moves else ()
    notes = () if all_moves or only_undeclared else tuple(_other_moves(moved))
    last_moves = (moves[-1].commit for moves in chosen.values())
    authors = Authors([*(one.commit for one in (*found.gone, *left)), *last_moves])
    return Report(
        FORM,
        tr("기한 변경", "Moved deadlines") if all_moves else tr("기한 연기", "Slips"),
        (*view.facts(), *_counts(found), beginning_fact(past)),
        tables=(
            gone_table(view, past, found.gone, authors),
            _milestones(found, authors),
            left_table(view, past, left, authors),
            _corrections(found),
            _by_ministry(found),
            _by_taskforce(found),
        ),
        notes=(
            *notes,
            *_written_late(found),
            *authors.notes(),
            *beginning_notes(past),
            *unread_notes(past),
        ),
        advice=(tr(f"전체 기한 변경: {_ALL}", f"all moves: {_ALL}"),) if notes else (),
    )


def _other_moves(moved: Mapping[str, Sequence[Move]]) -> Iterator[str]:
    others = sum(not one.is_slip for moves in moved.values() for one in moves)
    if others:
        yield tr(
            f"연기가 아닌 기한 변경이 {others:,}건 있습니다.",
            f"Deadlines moved in another way, too ({others:,}).",
        )


# How many milestones moved, how often, how often to a later day, how often unsaid.


class _Count(NamedTuple):
    """The count of a group; `gone` were removed, whether they moved before or not."""

    name: Cell
    milestones: int
    moves: int
    slips: int
    undeclared: int
    gone: int


def _count(name: Cell, moved: Sequence[Sequence[Move]], gone: int) -> _Count:
    moves = [one for of_one in moved for one in of_one]
    slips, undeclared = sum(one.is_slip for one in moves), sum(not one.is_declared for one in moves)
    return _Count(name, len(moved), len(moves), slips, undeclared, gone)


def _counts(found: _Found) -> tuple[Fact, ...]:
    count = _count(Cell(""), list(found.moved.values()), len(found.gone))
    moves = count_cell(count.moves, unit="회") if found.all_moves else Cell("", count.moves)
    gone = fact("gone_count", count_cell(count.gone, Tone.BAD), tr("삭제", "gone"))
    return (
        fact("milestones", count_cell(count.milestones), tr("이정표", "milestones")),
        fact("moves", moves, tr("변경 횟수", "moves")),
        fact("slips", count_cell(count.slips, Tone.BAD, "회")),
        fact("undeclared", count_cell(count.undeclared, Tone.BAD, "회")),
        gone if count.gone else hidden_fact("gone_count", 0),
    )


def _by_ministry(found: _Found) -> Table:
    title = tr("기관별", "By ministry")
    return _totals(found, "by_ministry", title, lambda item: item.lead, found.view.ministry)


def _by_taskforce(found: _Found) -> Table:
    view, title = found.view, tr("TF별", "By taskforce")

    def name(id_: str) -> Cell:
        return view.item(id_, view.taskforces([id_]).text)

    return _totals(found, "by_taskforce", title, lambda item: item.taskforce, name)


_GroupOf = Callable[[ItemFacts], str]
_NameOf = Callable[[str], Cell]


def _totals(found: _Found, key: str, title: str, group_of: _GroupOf, name_of: _NameOf) -> Table:
    """The counts of each group, the one with most moves first."""
    moved: defaultdict[str, list[Sequence[Move]]] = defaultdict(list)
    for id_, moves in found.moved.items():
        moved[group_of(found.past.ledger.items[id_])].append(moves)
    gone = Counter(group_of(one.item) for one in found.gone)
    nobody = Cell(tr("(없음)", "(none)"), None, Tone.FAINT)
    groups = [
        _count(name_of(id_) if id_ else nobody, moved[id_], gone[id_])
        for id_ in dict.fromkeys([*moved, *gone])
    ]
    groups.sort(key=lambda one: (-one.moves, -one.gone, one.name.text))
    what = tr("이정표", "milestones")
    shown: Columns[_Count] = (
        columns.of("name", lambda one: one.name, heading=title),
        columns.count("milestones", lambda one: one.milestones, heading=what),
        columns.count("moves", lambda one: one.moves, for_programs=not found.all_moves),
        columns.count("slips", lambda one: one.slips, Tone.BAD),
        columns.count("undeclared", lambda one: one.undeclared, Tone.BAD),
        columns.count("gone", lambda one: one.gone, Tone.BAD, for_programs=not gone),
    )
    return table(key, "", groups, shown)


# Each milestone that moved, and each correction.


class _Moved(NamedTuple):
    """A milestone and its moves; `days` from the first deadline to the one in force."""

    item: ItemFacts
    moves: Sequence[Move]
    first: str
    days: int | None
    is_gone: bool

    @property
    def last(self) -> Move:
        return self.moves[-1]

    @property
    def is_without_due(self) -> bool:
        return not self.item.due and any(one.kind is ChangeKind.DUE_REMOVED for one in self.moves)


def _moved(past: Past, id_: str, moves: Sequence[Move]) -> _Moved:
    item = past.ledger.items[id_]
    original = original_due(past.ledger, item)
    first, now = period_of(original), period_of(item.due)
    days = (now.last - first.last).days if first and now else None
    return _Moved(item, moves, original, days, is_gone(past, id_))


def _milestones(found: _Found, authors: Authors) -> Table:
    view, past, all_moves = found.view, found.past, found.all_moves
    rows = [_moved(past, id_, moves) for id_, moves in found.moved.items()]
    rows.sort(
        key=lambda one: (not one.is_without_due, -abs(one.days or 0), natural_order(one.item.id))
    )

    def owner(one: _Moved) -> Cell:
        return view.item(one.item.owner, title_cell(view, past.owner_of(one.item)).text)

    def slips(one: _Moved) -> int:
        return sum(move.is_slip for move in one.moves)

    def last_move(one: _Moved) -> Cell:
        return when(past, one.last.commit, one.last.revision)

    times = tr("횟수", "times")
    shown: Columns[_Moved] = (
        columns.of("id", lambda one: view.item(one.item.id)),
        columns.of("title", lambda one: title_cell(view, one.item), can_fold=True, rank=6),
        columns.of("task", owner, heading=tr("소속", "of"), can_fold=True, rank=8),
        columns.of("lead", lambda one: view.ministry(one.item.lead or None), rank=5),
        columns.of("original_due", lambda one: due_text(one.first)),
        columns.of("current_due", _current),
        columns.value("is_gone", lambda one: one.is_gone),
        columns.right("days", lambda one: days_moved(one.days)),
        columns.count(
            "moves", lambda one: len(one.moves), heading=times, rank=3, for_programs=not all_moves
        ),
        columns.count("slips", slips, heading=times, rank=3, for_programs=all_moves),
        columns.of("last_move", last_move, rank=authors.rank_of_day(2)),
        authors.column(lambda one: one.last.commit, rank=4),
        columns.of("reason", lambda one: why(one.last)),
    )
    empty = tr("연기된 기한이 없습니다.", "No deadline has slipped.")
    if all_moves:
        empty = tr("변경된 기한이 없습니다.", "No deadline has moved.")
    return table("milestones_slipped", "", rows, shown, empty)


def _current(one: _Moved) -> Cell:
    """The deadline in force; that there is none any more, in words."""
    cell = due_text(one.item.due)
    if one.is_gone:
        said = tr(f"{cell.text}(삭제)", f"{cell.text} (gone)").strip()
        return cell._replace(text=said, tone=Tone.BAD)
    return cell if one.item.due else Cell(tr("없음", "none"), None, Tone.BAD)


_LONG_AFTER = 30


def _written_late(found: _Found) -> Iterator[str]:
    """The last moves that were written down long after they were decided."""
    late = []
    for id_, moves in found.moved.items():
        revision, written = moves[-1].revision, found.past.day_of_move(moves[-1])
        decided = period_of(revision.on) if revision else None
        if decided and written and (written - decided.last).days > _LONG_AFTER:
            late.append(wording.explain(id_, wording.period(decided)))
    if late:
        yield tr(
            f"결정 후 {_LONG_AFTER}일을 초과하여 기재: {', '.join(late)}",
            f"written down more than {_LONG_AFTER} d after the decision: {', '.join(late)}",
        )


def _corrections(found: _Found) -> Table:
    """What only mends the record of a deadline, which is no move."""
    view, past = found.view, found.past
    known = by_id(corrections_of(past.ledger), past) if found.all_moves else {}
    mended = [one for moves in known.values() for one in moves]
    mended.sort(key=lambda one: natural_order(one.id))

    def title(move: Move) -> Cell:
        return title_cell(view, past.ledger.items[move.id])

    shown: Columns[Move] = (
        columns.of("id", lambda one: view.item(one.id)),
        columns.of("title", title, can_fold=True, rank=2),
        *move_columns(past),
        columns.of("reason", declaration_cell, heading=tr("근거", "grounds"), can_fold=True),
    )
    words = tr("기한 기록 정정(연기 아님)", "Corrections of the record, which are no slips")
    return table("corrections", words if mended else "", mended, shown)


def move_columns(past: Past, *, rank_of_day: int = 0) -> Columns[Move]:
    """From which deadline to which one a move was, by how many days, and when."""

    def new(move: Move) -> Cell:
        return Cell(due_text(move.new).text or tr("없음", "none"), move.new or None)

    return (
        columns.of("old", lambda one: due_text(one.old)),
        columns.of("new", new),
        columns.right("days", lambda one: days_moved(one.days)),
        columns.of("on", lambda one: when(past, one.commit, one.revision), rank=rank_of_day),
    )


def declaration_cell(move: Move) -> Cell:
    """Why a deadline moved, and on whose authority; or that nobody said."""
    tone = Tone.PLAIN if move.is_declared else Tone.BAD
    return Cell(declaration_words(move.revision), revision_value(move.revision), tone)
