"""Issues between ministries, and the meetings that dealt with them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Unpack

from dnatrack.i18n import tr
from dnatrack.judging.issues import IssueState, JudgedIssue, judge_issues
from dnatrack.judging.judgement import JudgedItem, Judgement
from dnatrack.judging.schedule import Elapsed
from dnatrack.model.frozen import once_per
from dnatrack.model.reference_files import Meeting
from dnatrack.model.tracker import RaisedIssue
from dnatrack.reports import columns, wording
from dnatrack.reports.columns import CellColumn, Columns, Manner, count_behind, nothing, table
from dnatrack.reports.report import Align, Cell, Fact, Kind, Report, Table, Target, Tone
from dnatrack.reports.unreadable import with_unreadable
from dnatrack.reports.view import View, count_cell, list_cell, name_cell


def meetings_about(view: View, id_: str) -> Iterator[Meeting]:
    """The meetings held by the evaluation day that dealt with a milestone or issue.

    `id_` is its full id; the oldest meeting comes first.
    """
    yield from _meetings_by_subject(view.judgement).get(id_, ())


@once_per
def _meetings_by_subject(judgement: Judgement) -> Mapping[str, Sequence[Meeting]]:
    """The meetings held by the evaluation day by what they dealt with, the oldest first."""
    found: defaultdict[str, list[Meeting]] = defaultdict(list)
    for meeting in sorted(judgement.tracker.meetings, key=lambda one: one.on):
        for id_ in meeting.subjects if meeting.on <= judgement.today else ():
            found[id_].append(meeting)
    return found


def meetings(view: View, id_: str) -> Table:
    """The table of the meetings that dealt with the milestone or issue `id_`."""

    def led(of: Meeting) -> Target:
        return Target(Kind.MEETING, of.id)

    shown: Columns[Meeting] = (
        columns.of(
            "id", lambda one: Cell(one.id, one.id, target=led(one)), heading=tr("회의", "meeting")
        ),
        columns.day("on", lambda one: one.on, heading=tr("개최일", "on")),
        columns.of("title", lambda one: name_cell(one.title, led(one)), can_fold=True),
        columns.of("decided", lambda one: _decided([one], id_), can_fold=True, rank=1),
    )
    return table("meetings", tr("논의 회의", "Meetings"), meetings_about(view, id_), shown)


def _decided(found: Iterable[Meeting], id_: str) -> Cell:
    return list_cell([one.text for each in found for one in each.decisions_about(id_)], "; ")


_STATE_TONES = {
    IssueState.ESCALATED: Tone.BAD,
    IssueState.UNSETTLED: Tone.WARN,
    IssueState.SETTLED: Tone.GOOD,
}


@dataclass(frozen=True, slots=True)
class IssueSelection:
    """Which issues to show. Empty does not restrict; all restrictions hold together.

    An issue concerns the ministries that it is between; where none is named, the lead.
    """

    taskforces: frozenset[str] = frozenset()
    ministries: frozenset[str] = frozenset()
    only_unsettled: bool = False

    def takes(self, raised: RaisedIssue) -> bool:
        """Whether it takes an issue in, settled or not."""
        return (not self.taskforces or raised.task.taskforce in self.taskforces) and (
            not self.ministries or not self.ministries.isdisjoint(raised.concerned)
        )

    def may_take(self, item: JudgedItem) -> bool:
        """Whether it would take in what could not be read of an item."""
        return not self.taskforces or item.taskforce in self.taskforces


def build(view: View, selection: IssueSelection) -> Report:
    """The issues raised by the evaluation day; those unsettled for too long on top."""
    judgement = view.judgement
    judged = judge_issues(judgement.tracker, judgement.today)
    chosen = [one for one in judged if selection.takes(one.raised)]
    escalated = _in_state(chosen, IssueState.ESCALATED)
    unsettled = _in_state(chosen, IssueState.UNSETTLED)
    settled = [] if selection.only_unsettled else _in_state(chosen, IssueState.SETTLED)
    days = wording.days(judgement.tracker.settings.thresholds.unsettled_after_days)
    old = tr(f"{days} 초과 미해결 현안", f"Unsettled for more than {days}")
    tables = (
        _waiting(view, "escalated", escalated, title=count_behind(old, escalated)),
        _waiting(view, "unsettled", unsettled, title=_unsettled_title(escalated, unsettled)),
        _settled(view, settled),
    )
    facts = (*view.facts(), *_counts(escalated, unsettled, settled, selection=selection))
    title, is_empty = tr("조정 현안", "Issues"), not judgement.tracker.issues
    notes = (tr("등록된 현안이 없습니다.", "No issue is recorded."),) if is_empty else ()
    advice = (_how_to_record(),) if is_empty else ()
    report = Report("dnatrack-issues/2", title, facts, tables=tables, notes=notes, advice=advice)
    return with_unreadable(report, view, filter(selection.may_take, judgement.items))


def _in_state(judged: Iterable[JudgedIssue], state: IssueState) -> list[JudgedIssue]:
    """Those in one state: the unsettled oldest first, the settled latest first."""
    found = [one for one in judged if one.state is state]
    if state is IssueState.SETTLED:
        return sorted(found, key=lambda one: (_settled_on(one), one.id), reverse=True)
    return sorted(found, key=lambda one: (-one.took.least, -one.took.most, one.id))


def _settled_on(one: JudgedIssue) -> date:
    settled = one.raised.issue.settled
    return settled.last if settled else date.min


def _counts(
    escalated: Sequence[JudgedIssue],
    unsettled: Sequence[JudgedIssue],
    settled: Sequence[JudgedIssue],
    *,
    selection: IssueSelection,
) -> Iterable[Fact]:
    waiting = len(escalated) + len(unsettled)
    yield Fact("waiting", tr("미해결", "unsettled"), count_cell(waiting, Tone.WARN))
    yield Fact("over", tr("장기 미해결", "of these too old"), count_cell(len(escalated), Tone.BAD))
    if not selection.only_unsettled:
        yield Fact("ended", tr("해결", "settled"), count_cell(len(settled), Tone.GOOD))


def _unsettled_title(escalated: Sequence[JudgedIssue], unsettled: Sequence[JudgedIssue]) -> str:
    if not escalated:
        return tr("미해결 현안", "Unsettled issues")
    count = f"{len(unsettled):,}"
    return tr(f"그 밖의 미해결 현안({count}건)", f"Other unsettled issues: {count}")


def _waiting(view: View, key: str, shown: Sequence[JudgedIssue], *, title: str) -> Table:
    age = columns.right("days", age_cell, heading=tr("경과 일수", "age"))
    empty = nothing() if key == "unsettled" else ""
    return table(key, title, shown, _columns(view, age, _days_most()), empty)


def _settled(view: View, shown: Sequence[JudgedIssue]) -> Table:
    end: Columns[JudgedIssue] = (
        settled_column(rank=1),
        columns.right("days", lambda one: took_cell(one.took), heading=tr("소요일수", "took")),
        _days_most(),
        outcome_column(least=24),
    )
    title = count_behind(tr("해결된 현안", "Settled issues"), shown)
    return table("settled", title, shown, _columns(view, *end))


def _days_most() -> CellColumn[JudgedIssue]:
    return columns.value("days_most", lambda one: one.took.most, align=Align.RIGHT)


def _columns(view: View, *middle: CellColumn[JudgedIssue]) -> Columns[JudgedIssue]:
    def about(one: JudgedIssue) -> Iterator[Meeting]:
        return meetings_about(view, one.id)

    lead = tr("과제 주관", "lead of the task")
    return (
        id_column(least=16),
        title_column(least=12),
        between_column(view, least=8),
        columns.of("lead", lambda one: view.ministry(one.raised.task.lead), heading=lead, rank=4),
        raised_column(),
        *middle,
        columns.of(
            "meetings", lambda one: list_cell([met.id for met in about(one)]), least=8, rank=3
        ),
        columns.of("decided", lambda one: _decided(about(one), one.id), least=12, rank=2),
    )


# The columns of issues.


def id_column(**manner: Unpack[Manner]) -> CellColumn[JudgedIssue]:
    """The full id of an issue."""
    manner["heading"] = tr("현안", "issue")
    return columns.of(
        "id",
        lambda one: Cell(one.id, one.id, target=Target(Kind.TASK, one.raised.task.id)),
        **manner,
    )


def title_column(**manner: Unpack[Manner]) -> CellColumn[JudgedIssue]:
    """What is to be settled."""
    return columns.of("title", lambda one: name_cell(one.raised.issue.title), **manner)


def between_column(view: View, **manner: Unpack[Manner]) -> CellColumn[JudgedIssue]:
    """The ministries that it is between."""
    return columns.of("between", lambda one: view.ministries(one.raised.issue.between), **manner)


def raised_column() -> CellColumn[JudgedIssue]:
    """When it was raised."""
    return columns.period("raised", lambda one: one.raised.issue.raised)


def settled_column(**manner: Unpack[Manner]) -> CellColumn[JudgedIssue]:
    """When it was settled."""
    return columns.period("settled", lambda one: one.raised.issue.settled, **manner)


def outcome_column(**manner: Unpack[Manner]) -> CellColumn[JudgedIssue]:
    """How it ended."""
    return columns.text("outcome", lambda one: one.raised.issue.outcome, **manner)


def duration_cell(one: JudgedIssue) -> Cell:
    """How long it took, or how old it is."""
    return took_cell(one.took) if one.is_settled else age_cell(one)


def age_cell(one: JudgedIssue) -> Cell:
    """How old an unsettled issue is at the least."""
    shown = wording.days(one.took.least)
    if not one.took.is_exact:
        shown = tr(f"{shown} 이상", f"≥ {shown}")
    tone = Tone.BAD if one.state is IssueState.ESCALATED else Tone.PLAIN
    return Cell(shown, one.took.least, tone)


def issue_state_cell(one: JudgedIssue) -> Cell:
    """Whether an issue is settled, or has been waiting for too long."""
    return Cell(wording.word(one.state), one.state.value, _STATE_TONES[one.state])


def took_cell(took: Elapsed | None) -> Cell:
    """How many days something took, as precisely as that is known; its value is the least."""
    return Cell("") if took is None else Cell(wording.elapsed_words(took), took.least)


def _how_to_record() -> str:
    return tr(
        "현안 등록: 과제 파일의 `issues` 키에 id, title, between(관련 기관), raised(제기일), "
        "sources 키를 적으세요.",
        "To record one, write id, title, between (the ministries), raised (when) and sources "
        "under `issues` in the file of a task.",
    )
