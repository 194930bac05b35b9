"""Who waits for whom: the milestones that hold most, and the chains of one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.judging.ministries import Wait
from dnatrack.judging.schedule import ScheduleState
from dnatrack.judging.waiting import Waiting, is_pending, waiting_on
from dnatrack.loading.load import natural_order
from dnatrack.reports import wording
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


# Who waits for whom, seen from one of the two sides.


def waits_are_recorded(view: View) -> bool:
    """Whether the data says of anything what it waits for; else nothing is known of it."""
    return any(one.milestone.blocked_by for one in view.judgement.tracker.owed)


def issues_are_recorded(view: View) -> bool:
    """Whether the data has issues at all."""
    return any(one.issues for one in view.judgement.tracker.tasks)


def waits_for(view: View, waits: Iterable[Wait]) -> Table:
    """What milestones of one ministry wait for, and whose that is."""
    rows = tuple(
        _wait_row(view, one.waiting.owed.id, one.blocker, one.blocker_lead) for one in waits
    )
    title = tr("기다리는 것", "Waits for") + _counted(rows)
    columns = _columns(("blocked_by", tr("먼저 끝나야 할 것", "must come first")))
    return Table("waits_for", title, columns, rows, _when_empty(view))


def waited_for_table(view: View, waits: Iterable[Wait]) -> Table:
    """What milestones of one ministry are waited for, by what, and whose that is."""
    rows = tuple(
        _wait_row(view, one.blocker, one.waiting.owed.id, one.waiting_lead) for one in waits
    )
    title = tr("기다리게 하는 것", "Is waited for") + _counted(rows)
    columns = _columns(("waiting", tr("기다리는 것", "is waiting")))
    return Table("waited_for", title, columns, rows, _when_empty(view))


def _when_empty(view: View) -> str:
    """Nothing to be seen where a note says that nothing was written down."""
    return tr("없습니다.", "Nothing.") if waits_are_recorded(view) else ""


def _counted(rows: tuple[Row, ...]) -> str:
    return tr(f" {len(rows):,}건", f": {len(rows):,}") if rows else ""


def _columns(other: tuple[str, str]) -> tuple[Column, ...]:
    return (
        Column("id", tr("이 기관의 이정표", "its milestone"), can_fold=True, least=16),
        Column(other[0], other[1], can_fold=True, least=16),
        Column("title", tr("제목", "title"), can_fold=True, least=14, rank=2),
        Column("ministry", tr("기관", "ministry")),
        Column("due", tr("기한", "due"), rank=1),
        Column("state", tr("상태", "state")),
    )


def _wait_row(view: View, own: str, other: str, ministry: str | None) -> Row:
    """`other` is the milestone on the other side; its title, ministry, due and state follow."""
    judged = view.judgement.milestones_by_id.get(other)
    if judged is None:
        lost = Cell(tr("읽을 수 없음", "unreadable"), None, Tone.UNSURE)
        about = (Cell(""), view.ministry(ministry), Cell(""), lost)
    else:
        about = (
            view.title(judged.owed),
            view.ministry(ministry),
            due_cell(judged),
            state_cell(judged),
        )
    return Row((text(own), text(other), *about))


def unrecorded_notes(view: View) -> Iterator[str]:
    """That nobody wrote down what waits for what, or which issues there are."""
    if not waits_are_recorded(view):
        yield tr(
            "무엇이 무엇을 기다리는지는 자료에 없습니다: 이정표의 `blocked_by`에 적으면 셉니다",
            "the data does not say what waits for what: write it in `blocked_by` of a milestone",
        )
    if not issues_are_recorded(view):
        yield tr(
            "현안은 자료에 없습니다: 과제의 `issues`에 적으면 셉니다",
            "the data has no issues: write them in `issues` of a task",
        )


# What one milestone waits for, and what waits for it, as trees.

CHAINS_FORM = "dnatrack-chains/1"
DEEPEST = 6
"""No row is moved to the right by more steps, or nothing would be left of it."""


class _Step(NamedTuple):
    """One place of a tree: `near` is what it hangs on, `is_again` that it stands above, too."""

    id: str
    near: str
    step: int
    is_again: bool


def build_chains(view: View, judged: JudgedMilestone) -> Report:
    """The two trees of a milestone; what is done or closed holds nobody and is left out."""
    found, id_ = waiting_on(view.judgement), judged.owed.id
    before = tuple(_tree(found.waits_for, id_))
    after = tuple(_tree(found.awaited_by, id_))
    tables = (
        _table(view, found, "waits_for", before),
        _table(view, found, "awaited_by", after),
    )
    return Report(
        CHAINS_FORM,
        f"{id_} {view.title(judged.owed).text}",
        view.facts(),
        tuple(_details(view, judged)),
        tables,
        () if before or after else (_note(judged),),
    )


def _note(judged: JudgedMilestone) -> str:
    """Why nothing is there to be seen."""
    if is_pending(judged):
        return how_to_record()
    return tr(
        "이미 끝나서 기다리지도, 기다리게 하지도 않습니다.",
        "It is over: it waits for nothing, and nothing waits for it.",
    )


def _details(view: View, judged: JudgedMilestone) -> Iterator[Fact]:
    yield Fact("id", "", Cell("", judged.owed.id))
    yield Fact("lead", tr("주관", "lead"), view.ministry(judged.owed.lead))
    yield Fact("due", tr("현재기한", "current due"), due_cell(judged))
    yield Fact("state", tr("상태", "state"), state_cell(judged))


def _tree(links: Mapping[str, tuple[str, ...]], top: str) -> Iterator[_Step]:
    """All that `links` lead to from `top`, below what it hangs on; each leads on only once."""
    seen = {top}
    ahead = [(one, top, 1) for one in reversed(links.get(top, ()))]
    while ahead:
        id_, near, step = ahead.pop()
        yield _Step(id_, near, step, id_ in seen)
        if id_ not in seen:
            seen.add(id_)
            ahead += ((one, id_, step + 1) for one in reversed(links[id_]))


def _table(view: View, found: Waiting, key: str, steps: tuple[_Step, ...]) -> Table:
    is_before = key == "waits_for"
    columns = (
        Column("id", tr("이정표", "milestone"), can_fold=True, least=20),
        Column("title", tr("제목", "title"), can_fold=True, least=12, rank=3),
        Column("lead", tr("주관", "lead")),
        Column("due", tr("현재기한", "current due")),
        Column("slack", tr("여유", "slack"), Align.RIGHT, rank=1),
        Column("state", tr("상태", "state"), rank=2),
        Column("step", tr("단계", "step"), for_programs=True),
        Column("again", tr("되풀이", "again"), for_programs=True),
    )
    if is_before:
        title, empty = tr("먼저 끝나야 하는 것", "Waits for"), tr("없습니다.", "Nothing.")
    else:
        title, empty = tr("이것을 기다리는 것", "Others wait for it"), tr("없습니다.", "Nobody.")
    rows = tuple(_chain_row(view, found, one, is_before=is_before) for one in steps)
    return Table(key, title, columns, rows, empty)


def _chain_row(view: View, found: Waiting, step: _Step, *, is_before: bool) -> Row:
    one, near = found.pending[step.id], found.pending[step.near]
    again = tr(" (위에 있음)", " (see above)") if step.is_again else ""
    return Row(
        (
            Cell(f"{step.id}{again}", step.id),
            view.title(one.owed),
            view.ministry(one.owed.lead),
            due_cell(one),
            slack_cell(*((one, near) if is_before else (near, one))),
            state_cell(one),
            Cell("", step.step),
            Cell("", step.is_again),
        ),
        min(step.step - 1, DEEPEST),
    )


def slack_cell(before: JudgedMilestone, after: JudgedMilestone) -> Cell:
    """The days between the ends of two that follow each other; negative where they cross."""
    if before.due is None or after.due is None:
        return text(None)
    return days_cell((after.due.last - before.due.last).days)


def days_cell(days: int | None) -> Cell:
    """Days to spare; bad where there are fewer than none."""
    if days is None:
        return text(None)
    return Cell(wording.days(days), days, Tone.BAD if days < 0 else Tone.PLAIN)
