"""Promises that are gone or were left, and deadlines that moved to a later day: who, and why."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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

Moves = Mapping[str, Sequence[Move]]
"""The moves of each milestone by its full id; none is empty."""


class MoveCount(NamedTuple):
    """How many milestones moved, how often, how often to a later day, how often unsaid.

    `gone` is how many promises were removed, whether they moved before or not.
    """

    milestones: int
    moves: int
    slips: int
    undeclared: int
    gone: int = 0


def count_moves(moved: Iterable[Sequence[Move]]) -> MoveCount:
    """The count of the moves of several milestones."""
    found = list(moved)
    moves = [one for moves in found for one in moves]
    return MoveCount(
        milestones=len(found),
        moves=len(moves),
        slips=sum(one.is_slip for one in moves),
        undeclared=sum(not one.is_declared for one in moves),
    )


def slips_alone(moved: Moves) -> Moves:
    """Only the moves that left the deadline later, or gone."""
    slips = {id_: [one for one in moves if one.is_slip] for id_, moves in moved.items()}
    return {id_: moves for id_, moves in slips.items() if moves}


Gone = Sequence[Leaving]
"""The promises that were removed."""


def by_ministry(view: View, past: Past, moved: Moves, gone: Gone, *, all_moves: bool) -> Table:
    """The counts of each lead, the one with most moves first."""
    groups = _group_moves(past, moved, gone, group_of=lambda item: item.lead)
    names = {id_: view.ministry(id_ or None) for id_ in groups}
    return _totals("by_ministry", tr("기관별", "By ministry"), names, groups, all_moves=all_moves)


def by_taskforce(view: View, past: Past, moved: Moves, gone: Gone, *, all_moves: bool) -> Table:
    """The counts of each taskforce, the one with most moves first."""
    known = view.judgement.tracker.taskforces_by_id
    groups = _group_moves(past, moved, gone, group_of=lambda item: item.taskforce)
    names = {
        id_: view.item(id_ or None, wording.name(known[id_].name) if id_ in known else id_)
        for id_ in groups
    }
    return _totals("by_taskforce", tr("TF별", "By taskforce"), names, groups, all_moves=all_moves)


def _group_moves(
    past: Past, moved: Moves, gone: Gone, *, group_of: Callable[[ItemFacts], str]
) -> Mapping[str, MoveCount]:
    groups: defaultdict[str, list[Sequence[Move]]] = defaultdict(list)
    for id_, moves in moved.items():
        groups[group_of(past.ledger.items[id_])].append(moves)
    lost = Counter(group_of(one.item) for one in gone)
    return {
        group: count_moves(groups.get(group, ()))._replace(gone=lost[group])
        for group in dict.fromkeys([*groups, *lost])
    }


def _totals(
    key: str,
    title: str,
    names: Mapping[str, Cell],
    groups: Mapping[str, MoveCount],
    *,
    all_moves: bool,
) -> Table:
    ordered = sorted(
        groups, key=lambda id_: (-groups[id_].moves, -groups[id_].gone, names[id_].text)
    )
    nobody = Cell(tr("(없음)", "(none)"), None, Tone.FAINT)
    milestones, moves = tr("이정표", "milestones"), tr("변경 횟수", "moves")
    shown: Columns[str] = (
        columns.of("name", lambda id_: names[id_] if id_ else nobody, heading=title),
        columns.count("milestones", lambda id_: groups[id_].milestones, heading=milestones),
        columns.count(
            "moves", lambda id_: groups[id_].moves, heading=moves, for_programs=not all_moves
        ),
        columns.count("slips", lambda id_: groups[id_].slips, Tone.BAD),
        columns.count("undeclared", lambda id_: groups[id_].undeclared, Tone.BAD),
        columns.count(
            "gone",
            lambda id_: groups[id_].gone,
            Tone.BAD,
            heading=tr("삭제", "gone"),
            for_programs=not any(one.gone for one in groups.values()),
        ),
    )
    return table(key, "", ordered, shown)


_ALL = "`dnatrack slips --all`"
FORM = "dnatrack-slips/2"


def build(
    view: View, past: Past, *, only_undeclared: bool = False, all_moves: bool = False
) -> Report:
    """What is gone, then every milestone whose deadline slipped, deadlines removed first.

    `all_moves` takes in deadlines that moved in another way, promises that were left in
    another way, and corrections of the record.
    """
    moved = by_id(moves_of(past.ledger), past)
    chosen = moved if all_moves else slips_alone(moved)
    if only_undeclared:
        chosen = {
            id_: moves for id_, moves in chosen.items() if not all(one.is_declared for one in moves)
        }
    gone = leavings(gone_of(past.ledger), past)
    left = leavings(left_of(past.ledger), past) if all_moves else ()
    corrected = by_id(corrections_of(past.ledger), past) if all_moves else {}
    notes = () if all_moves or only_undeclared else tuple(_other_moves(moved))
    last_moves = (moves[-1].commit for moves in chosen.values())
    authors = Authors([*(one.commit for one in (*gone, *left)), *last_moves])
    return Report(
        FORM,
        tr("기한 변경", "Moved deadlines") if all_moves else tr("기한 연기", "Slips"),
        (*view.facts(), *_counts(chosen, gone, all_moves=all_moves), beginning_fact(past)),
        tables=(
            gone_table(view, past, gone, authors),
            _milestones(view, past, chosen, authors, all_moves=all_moves),
            left_table(view, past, left, authors),
            _corrections(view, past, corrected),
            by_ministry(view, past, chosen, gone, all_moves=all_moves),
            by_taskforce(view, past, chosen, gone, all_moves=all_moves),
        ),
        notes=(
            *notes,
            *_written_late(past, chosen),
            *authors.notes(),
            *beginning_notes(past),
            *unread_notes(past),
        ),
        advice=(tr(f"전체 기한 변경: {_ALL}", f"all moves: {_ALL}"),) if notes else (),
    )


def _other_moves(moved: Moves) -> Iterator[str]:
    others = sum(not one.is_slip for moves in moved.values() for one in moves)
    if others:
        yield tr(
            f"연기가 아닌 기한 변경이 {others:,}건 있습니다.",
            f"Deadlines moved in another way, too ({others:,}).",
        )


def _counts(chosen: Moves, gone: Gone, *, all_moves: bool) -> tuple[Fact, ...]:
    count = count_moves(moves for moves in chosen.values())
    moves = count_cell(count.moves, unit="회") if all_moves else Cell("", count.moves)
    return (
        fact("milestones", count_cell(count.milestones), tr("이정표", "milestones")),
        fact("moves", moves, tr("변경 횟수", "moves")),
        fact("slips", count_cell(count.slips, Tone.BAD, "회")),
        fact("undeclared", count_cell(count.undeclared, Tone.BAD, "회")),
        hidden_fact("gone", len(gone))
        if not gone
        else fact("gone", count_cell(len(gone), Tone.BAD), tr("삭제", "gone")),
    )


def _milestones(
    view: View, past: Past, chosen: Moves, authors: Authors, *, all_moves: bool
) -> Table:
    def removed(item: ItemFacts) -> bool:
        return any(one.kind is ChangeKind.DUE_REMOVED for one in chosen[item.id]) and not item.due

    items = sorted(
        (past.ledger.items[id_] for id_ in chosen),
        key=lambda one: (
            not removed(one),
            -abs(_days_in_all(past, one) or 0),
            natural_order(one.id),
        ),
    )

    def last(item: ItemFacts) -> Move:
        return chosen[item.id][-1]

    def slips(item: ItemFacts) -> int:
        return sum(one.is_slip for one in chosen[item.id])

    def moves(item: ItemFacts) -> int:
        return len(chosen[item.id])

    def owner(item: ItemFacts) -> Cell:
        return view.item(item.owner, title_cell(view, past.owner_of(item)).text)

    times, day = tr("횟수", "times"), authors.rank_of_day(2)
    shown: Columns[ItemFacts] = (
        columns.of("id", lambda item: view.item(item.id)),
        columns.of("title", lambda item: title_cell(view, item), can_fold=True, rank=6),
        columns.of("task", owner, heading=tr("소속", "of"), can_fold=True, rank=8),
        columns.of("lead", lambda item: view.ministry(item.lead or None), rank=5),
        columns.of("original_due", lambda item: due_text(original_due(past.ledger, item))),
        columns.of("current_due", lambda item: _current(past, item)),
        columns.of(
            "is_gone",
            lambda item: Cell("", is_gone(past, item.id)),
            heading=tr("삭제", "gone"),
            for_programs=True,
        ),
        columns.right("days", lambda item: days_moved(_days_in_all(past, item))),
        columns.count("moves", moves, heading=times, rank=3, for_programs=not all_moves),
        columns.count("slips", slips, heading=times, rank=3, for_programs=all_moves),
        columns.of(
            "last_move",
            lambda item: when(last(item).commit, past.day_of_move(last(item))),
            rank=day,
        ),
        authors.column(lambda item: last(item).commit, rank=4),
        columns.of("reason", lambda item: why(last(item))),
    )
    empty = tr("연기된 기한이 없습니다.", "No deadline has slipped.")
    if all_moves:
        empty = tr("변경된 기한이 없습니다.", "No deadline has moved.")
    return table("milestones_slipped", "", items, shown, empty)


_LONG_AFTER = 30


def _written_late(past: Past, chosen: Moves) -> Iterator[str]:
    """The last moves that were written down long after they were decided."""
    found = []
    for id_, moves in chosen.items():
        revision, written = moves[-1].revision, past.day_of_move(moves[-1])
        decided = period_of(revision.on) if revision else None
        if decided and written and (written - decided.last).days > _LONG_AFTER:
            found.append(wording.explain(id_, wording.period(decided)))
    if found:
        yield tr(
            f"결정 후 {_LONG_AFTER}일을 초과하여 기재: {', '.join(found)}",
            f"written down more than {_LONG_AFTER} d after the decision: {', '.join(found)}",
        )


def _current(past: Past, item: ItemFacts) -> Cell:
    """The deadline in force; that there is none any more, in words."""
    cell = due_text(item.due)
    if is_gone(past, item.id):
        return cell.replace(
            text=tr(f"{cell.text}(삭제)", f"{cell.text} (gone)").strip(), tone=Tone.BAD
        )
    return cell if item.due else Cell(tr("없음", "none"), None, Tone.BAD)


def _corrections(view: View, past: Past, corrected: Moves) -> Table:
    """What only mends the record of a deadline, which is no move."""
    found = [one for moves in corrected.values() for one in moves]
    found.sort(key=lambda one: natural_order(one.id))
    shown: Columns[Move] = (
        columns.of("id", lambda one: view.item(one.id)),
        columns.of(
            "title", lambda one: title_cell(view, past.ledger.items[one.id]), can_fold=True, rank=2
        ),
        columns.of("old", lambda one: due_text(one.old), heading=tr("변경 전", "from")),
        columns.of("new", lambda one: due_text(one.new), heading=tr("변경 후", "to")),
        columns.right("days", lambda one: days_moved(one.days)),
        columns.of(
            "on", lambda one: when(one.commit, past.day_of_move(one)), heading=tr("변경일", "on")
        ),
        columns.of("reason", _declared, heading=tr("근거", "grounds"), can_fold=True),
    )
    title = tr("기한 기록 정정(연기 아님)", "Corrections of the record, which are no slips")
    return table("corrections", title if found else "", found, shown)


def _declared(move: Move) -> Cell:
    return Cell(declaration_words(move.revision), revision_value(move.revision))


def _days_in_all(past: Past, item: ItemFacts) -> int | None:
    """Days from the original to the current deadline; None where one of them is missing."""
    first, now = period_of(original_due(past.ledger, item)), period_of(item.due)
    return (now.last - first.last).days if first and now else None
