"""Who waits for whom: the milestones that hold most, and the chains of one."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.judging.ministries import Wait
from dnatrack.judging.schedule import ScheduleState
from dnatrack.judging.waiting import Waiting, is_pending, waiting_on
from dnatrack.loading.load import natural_order
from dnatrack.reports import columns, wording
from dnatrack.reports.columns import Columns, count_behind, fact, indent, table, within
from dnatrack.reports.report import Cell, Fact, Report, Table, Tone, hidden_fact, text
from dnatrack.reports.selection import Selection
from dnatrack.reports.unreadable import how_to_mend, with_unreadable
from dnatrack.reports.view import View, count_cell, due_cell, state_cell
from dnatrack.rules.references import circles, draw_circle

_MOST_DRAWN = 6


def build(view: View, selection: Selection) -> Report:
    """Who holds whom: of each how many wait, of which ministries, and the longest chain."""
    judgement = view.judgement
    found = waiting_on(judgement)
    items = selection.items(judgement)
    chosen = selection.milestones(items)
    holding = [one for one in chosen if found.awaited_by.get(one.owed.id)]
    report = Report(
        "dnatrack-waiting/2",
        tr("선후행 현황", "Waiting"),
        (*view.facts(), *_counts(found, holding)),
        tables=(_holding(view, found, holding), _circles(found), _unknown(view, found)),
        advice=(*(() if holding else (how_to_record(),)), *how_to_mend(found.circling)),
    )
    return with_unreadable(report, view, items)


def how_to_record() -> str:
    """How to write down that one milestone waits for another."""
    command = "dnatrack set dg-1-1/x.blocked_by --add dg-2-1/y"
    return tr(f"선행 이정표 등록: `{command}`", f"Record what has to come first with `{command}`.")


def chain_cell(chain: Sequence[str]) -> Cell:
    """A chain of ids as far as it can be taken in; all of it for a program."""
    shown = list(chain)
    if len(shown) > _MOST_DRAWN:
        shown[_MOST_DRAWN - 2 : -1] = ["…"]
    return Cell(" → ".join(shown), list(chain))


def _counts(found: Waiting, holding: Sequence[JudgedMilestone]) -> Iterator[Fact]:
    late = sum(one.state is ScheduleState.OVERDUE for one in holding)
    waiters = {waiter for one in holding for waiter in found.awaited_by[one.owed.id]}
    yield Fact("holding_count", tr("선행 이정표", "holding"), count_cell(len(holding)))
    yield Fact("late", tr("지연된 선행", "late of them"), count_cell(late, Tone.BAD))
    yield Fact("waiting", tr("후행 이정표", "waiting"), count_cell(len(waiters)))


class _Holder(NamedTuple):
    """A milestone that others wait for: all of them, whose they are, the longest chain."""

    milestone: JudgedMilestone
    direct: int
    in_all: int
    ministries: tuple[str, ...]
    chain: tuple[str, ...]


def _holder(found: Waiting, one: JudgedMilestone) -> _Holder:
    waiters = found.all_waiting(one.owed.id)
    leads = {found.pending[waiter].owed.lead for waiter in waiters}
    ministries = tuple(sorted(lead for lead in leads if lead is not None))
    direct = len(found.awaited_by[one.owed.id])
    return _Holder(one, direct, len(waiters), ministries, found.longest_chain(one.owed.id))


def _urgency(holder: _Holder) -> tuple[object, ...]:
    """Late before everything, then those that hold most."""
    one = holder.milestone
    is_late, days = one.state is ScheduleState.OVERDUE, one.current.days_late or 0
    return (not is_late, -holder.in_all, -days, natural_order(one.owed.id))


def _holding(view: View, found: Waiting, holding: Iterable[JudgedMilestone]) -> Table:
    leads, who = tr("기관 수", "leads"), tr("후행 기관", "who waits")
    steps, longest = tr("단계 수", "steps"), tr("최장 경로", "longest chain")
    shown: Columns[_Holder] = (
        *within(
            attrgetter("milestone"),
            columns.milestone_id(least=16),
            columns.title(view, least=12, rank=1),
            columns.lead(view, rank=2),
            columns.due(rank=7),
            columns.state(),
            columns.days_late(for_programs=True),
        ),
        columns.count("direct", lambda one: one.direct, heading=tr("직접 후행", "direct"), rank=3),
        columns.count("in_all", lambda one: one.in_all, heading=tr("전체 후행", "in all")),
        columns.count("ministry_count", lambda one: len(one.ministries), heading=leads, rank=4),
        columns.count("steps", lambda one: len(one.chain) - 1, heading=steps, rank=5),
        columns.of(
            "ministries", lambda one: view.ministries(one.ministries), heading=who, least=10, rank=6
        ),
        columns.of("chain", lambda one: _onwards(found, one.chain), heading=longest, least=18),
    )
    holders = sorted((_holder(found, one) for one in holding), key=_urgency)
    empty = tr("등록된 선후행 관계가 없습니다.", "Nothing is recorded as holding others.")
    return table("holding", "", holders, shown, empty)


def _onwards(found: Waiting, chain: tuple[str, ...]) -> Cell:
    """What comes behind the first of a chain; that a circle ends it, where one does."""
    if chain[-1] in found.circling:
        said = tr("선후행 순환", "in a circle")
        start = f"{chain_cell(chain[1:]).text} " if len(chain) > 1 else ""
        return Cell(f"{start}({said})", list(chain), Tone.WARN)
    return Cell(f"→ {chain_cell(chain[1:]).text}", list(chain))


def _circles(found: Waiting) -> Table:
    references = {id_: found.waits_for[id_] for id_ in found.pending if id_ in found.circling}
    shown: Columns[tuple[str, ...]] = (
        columns.of(
            "circle",
            lambda one: Cell(draw_circle(one), list(one)),
            heading=tr("순서", "in this order"),
            can_fold=True,
        ),
    )
    title = tr("선후행 순환", "Waiting for each other")
    return table("circles", title, circles(references), shown)


def _unknown(view: View, found: Waiting) -> Table:
    def why(named: str) -> Cell:
        if named in view.judgement.tracker.unreadable_ids:
            return Cell(tr("판독 불가", "unreadable"), "unreadable")
        return Cell(tr("자료에 없음", "not in the data"), "missing")

    shown: Columns[tuple[str, str]] = (
        columns.text("id", lambda one: one[0]),
        columns.text("names", lambda one: one[1], heading=tr("선행 이정표", "waits for")),
        columns.of("why", lambda one: why(one[1]), heading=tr("사유", "why")),
    )
    title = tr("선행 확인 불가 이정표", "Waiting for what cannot be told")
    return table("unknown", title, found.unknown, shown)


# Who waits for whom, seen from one of the two sides.


def waits_are_recorded(view: View) -> bool:
    """Whether the data says of anything what it waits for; else nothing is known of it."""
    return any(one.milestone.blocked_by for one in view.judgement.tracker.owed)


def issues_are_recorded(view: View) -> bool:
    """Whether the data has issues at all."""
    return any(one.issues for one in view.judgement.tracker.tasks)


class _Side(NamedTuple):
    """A milestone of one's own, and the milestone on the other side with its lead."""

    own: str
    other: str
    ministry: str | None


def waits_for(view: View, waits: Iterable[Wait]) -> Table:
    """What milestones of one ministry wait for, and whose that is."""
    sides = [_Side(one.waiting.owed.id, one.blocker, one.blocker_lead) for one in waits]
    title = count_behind(tr("타 기관에 후행하는 이정표", "Waits for"), sides)
    heading = tr("선행 이정표", "must come first")
    empty = tr("해당 없음", "Nothing.") if waits_are_recorded(view) else ""
    return table("waits_for", title, sides, _columns(view, "blocked_by", heading), empty)


def waited_for_table(view: View, waits: Iterable[Wait]) -> Table:
    """What milestones of one ministry are waited for, by what, and whose that is."""
    sides = [_Side(one.blocker, one.waiting.owed.id, one.waiting_lead) for one in waits]
    title = count_behind(tr("타 기관에 선행하는 이정표", "Is waited for"), sides)
    heading = tr("후행 이정표", "is waiting")
    empty = tr("해당 없음", "Nothing.") if waits_are_recorded(view) else ""
    return table("waited_for", title, sides, _columns(view, "waiting", heading), empty)


def _columns(view: View, key: str, heading: str) -> Columns[_Side]:
    """`key` is what the milestone on the other side is called."""
    own, known = tr("이 기관 이정표", "its milestone"), view.judgement.milestones_by_id
    lost = Cell(tr("판독 불가", "unreadable"), None, Tone.UNSURE)

    def told(cell: Callable[[JudgedMilestone], Cell], instead: Cell) -> Callable[[_Side], Cell]:
        return lambda one: cell(known[one.other]) if one.other in known else instead

    empty = Cell("")
    return (
        columns.of("id", lambda one: view.item(one.own), heading=own, least=16),
        columns.of(key, lambda one: view.item(one.other), heading=heading, least=16),
        columns.of("title", told(lambda one: view.title(one.owed), empty), least=14, rank=2),
        columns.of("ministry", lambda one: view.ministry(one.ministry)),
        columns.of("due", told(due_cell, empty), heading=tr("기한", "due"), rank=1),
        columns.of("state", told(state_cell, lost)),
    )


def unrecorded_notes(view: View) -> Iterator[str]:
    """That nobody wrote down what waits for what, or which issues there are."""
    if not waits_are_recorded(view):
        yield tr(
            "등록된 선후행 관계가 없습니다. 이정표의 `blocked_by` 키로 등록합니다.",
            "the data does not say what waits for what: write it in `blocked_by` of a milestone",
        )
    if not issues_are_recorded(view):
        yield tr(
            "등록된 현안이 없습니다. 과제의 `issues` 키로 등록합니다.",
            "the data has no issues: write them in `issues` of a task",
        )


# What one milestone waits for, and what waits for it, as trees.

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
    is_over = not is_pending(judged)
    over = tr(
        "종결된 이정표이므로 선후행 관계에서 제외합니다.",
        "It is over: it waits for nothing, and nothing waits for it.",
    )
    return Report(
        "dnatrack-chains/1",
        f"{id_} {view.title(judged.owed).text}",
        view.facts(),
        (
            hidden_fact("id", id_),
            fact("lead", view.ministry(judged.owed.lead)),
            fact("due", due_cell(judged)),
            fact("state", state_cell(judged)),
        ),
        (_table(view, found, "waits_for", before), _table(view, found, "awaited_by", after)),
        notes=(over,) if is_over else (),
        advice=() if is_over or before or after else (how_to_record(),),
    )


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


def _table(view: View, found: Waiting, key: str, steps: Sequence[_Step]) -> Table:
    title, empty = tr("선행 이정표", "Waits for"), tr("해당 없음", "Nothing.")
    if key == "awaited_by":
        title, empty = tr("후행 이정표", "Others wait for it"), tr("해당 없음", "Nobody.")

    def milestone(step: _Step) -> JudgedMilestone:
        return found.pending[step.id]

    def slack(step: _Step) -> Cell:
        one, near = found.pending[step.id], found.pending[step.near]
        return slack_cell(one, near) if key == "waits_for" else slack_cell(near, one)

    again = tr("(앞에 표시)", " (see above)")
    shown: Columns[_Step] = (
        columns.of(
            "id", lambda one: Cell(f"{one.id}{again if one.is_again else ''}", one.id), least=20
        ),
        *within(
            milestone, columns.title(view, least=12, rank=3), columns.lead(view), columns.due()
        ),
        columns.right("slack", slack, rank=1),
        *within(milestone, columns.state(rank=2)),
        columns.value("step", lambda one: one.step),
        columns.value("again", lambda one: one.is_again, heading=tr("반복", "again")),
    )
    depths = (min(one.step - 1, DEEPEST) for one in steps)
    return indent(table(key, title, steps, shown, empty), depths)


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
