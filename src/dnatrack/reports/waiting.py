"""The milestones that others wait for: those that hold most, late ones first."""

from collections.abc import Iterator, Sequence

from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.judging.schedule import ScheduleState
from dnatrack.judging.waiting import Waiting, waiting_on
from dnatrack.loading.load import natural_order
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
from dnatrack.reports.selection import Selection
from dnatrack.reports.view import View, due_cell, late_cell, state_cell
from dnatrack.rules.references import circles, draw_circle

FORM = "dnatrack-waiting/1"
ARROW = "→"
_MOST_DRAWN = 6


def build(view: View, selection: Selection) -> Report:
    """Who holds whom: of each how many wait, of which ministries, and the longest chain."""
    judgement = view.judgement
    found = waiting_on(judgement)
    chosen = selection.milestones(selection.items(judgement))
    holding = [one for one in chosen if found.awaited_by.get(one.owed.id)]
    return Report(
        FORM,
        tr("기다림", "Waiting"),
        (*view.facts(), *_counts(found, holding)),
        tables=(_holding(view, found, holding), _circles(found), _unknown(view, found)),
    )


def how_to_record() -> str:
    """How to write down that one milestone waits for another."""
    command = "dnatrack set dg-1-1/x.blocked_by --add dg-2-1/y"
    return tr(
        f"무엇이 먼저 끝나야 하는지는 `{command}`처럼 적습니다.",
        f"Record what has to come first with `{command}`.",
    )


def chain_cell(chain: Sequence[str]) -> Cell:
    """A chain of ids as far as it can be taken in; all of it for a program."""
    shown = list(chain)
    if len(shown) > _MOST_DRAWN:
        shown[_MOST_DRAWN - 2 : -1] = ["…"]
    return Cell(f" {ARROW} ".join(shown), list(chain))


def _counts(found: Waiting, holding: Sequence[JudgedMilestone]) -> Iterator[Fact]:
    late = sum(one.state is ScheduleState.OVERDUE for one in holding)
    waiters = {waiter for one in holding for waiter in found.awaited_by[one.owed.id]}
    yield Fact("holding_count", tr("남을 기다리게 하는 것", "holding"), number(len(holding)))
    yield Fact("late", tr("그중 지연", "late of them"), number(late, Tone.BAD))
    yield Fact("waiting", tr("기다리는 것", "waiting"), number(len(waiters)))


def _holding(view: View, found: Waiting, holding: Sequence[JudgedMilestone]) -> Table:
    columns = (
        Column("id", tr("이정표", "milestone"), can_fold=True, least=16),
        Column("title", tr("제목", "title"), can_fold=True, least=12, rank=6),
        Column("lead", tr("주관", "lead"), rank=1),
        Column("due", tr("현재기한", "current due"), rank=5),
        Column("state", tr("상태", "state")),
        Column("days_late", tr("지연", "late"), Align.RIGHT, for_programs=True),
        Column("direct", tr("직접", "direct"), Align.RIGHT),
        Column("in_all", tr("모두", "in all"), Align.RIGHT),
        Column("ministry_count", tr("기관", "leads"), Align.RIGHT, rank=2),
        Column("steps", tr("단계", "steps"), Align.RIGHT, rank=3),
        Column("ministries", tr("기다리는 기관", "who waits"), can_fold=True, least=10, rank=4),
        Column("chain", tr("가장 긴 사슬", "longest chain"), can_fold=True, least=18),
    )
    ordered = sorted(
        holding,
        key=lambda one: (
            one.state is not ScheduleState.OVERDUE,
            -len(found.all_waiting(one.owed.id)),
            -(one.current.days_late or 0),
            natural_order(one.owed.id),
        ),
    )
    rows = tuple(_row(view, found, one) for one in ordered)
    empty = tr("아무것도 남을 기다리게 하지 않습니다.", "Nothing is recorded as holding others.")
    return Table("holding", "", columns, rows, f"{empty} {how_to_record()}")


def _row(view: View, found: Waiting, one: JudgedMilestone) -> Row:
    id_ = one.owed.id
    in_all, chain = found.all_waiting(id_), found.longest_chain(id_)
    leads = {found.pending[waiter].owed.lead for waiter in in_all}
    ministries = tuple(sorted(lead for lead in leads if lead is not None))
    return Row(
        (
            text(id_),
            view.title(one.owed),
            view.ministry(one.owed.lead),
            due_cell(one),
            state_cell(one),
            late_cell(one.current.days_late),
            number(len(found.awaited_by[id_])),
            number(len(in_all)),
            number(len(ministries)),
            number(len(chain) - 1),
            view.ministries(ministries),
            _onwards(found, chain),
        )
    )


def _onwards(found: Waiting, chain: tuple[str, ...]) -> Cell:
    """What comes behind the first of a chain; that a circle ends it, where one does."""
    if chain[-1] in found.circling:
        said = tr("서로를 기다림", "in a circle")
        start = f"{chain_cell(chain[1:]).text} " if len(chain) > 1 else ""
        return Cell(f"{start}({said})", list(chain), Tone.WARN)
    return Cell(f"{ARROW} {chain_cell(chain[1:]).text}", list(chain))


def _circles(found: Waiting) -> Table:
    columns = (Column("circle", tr("차례", "in this order"), can_fold=True),)
    references = {id_: found.waits_for[id_] for id_ in found.pending if id_ in found.circling}
    rows = tuple(Row((Cell(draw_circle(one), list(one)),)) for one in circles(references))
    note = tr(
        "고칠 곳은 `dnatrack validate`가 알려 줍니다.", "`dnatrack validate` says where to mend."
    )
    return Table(
        "circles", tr("서로를 기다리는 것", "Waiting for each other"), columns, rows, note=note
    )


def _unknown(view: View, found: Waiting) -> Table:
    columns = (
        Column("id", tr("이정표", "milestone")),
        Column("names", tr("기다리는 것", "waits for")),
        Column("why", tr("까닭", "why")),
    )
    rows = tuple(_unknown_row(view, id_, named) for id_, named in found.unknown)
    title = tr("알 수 없는 것을 기다리는 이정표", "Waiting for what cannot be told")
    return Table("unknown", title, columns, rows)


def _unknown_row(view: View, id_: str, named: str) -> Row:
    is_there = named in view.judgement.tracker.unreadable_ids
    words = tr("읽을 수 없음", "unreadable") if is_there else tr("자료에 없음", "not in the data")
    return Row((text(id_), text(named), Cell(words, "unreadable" if is_there else "missing")))
