"""Issues between ministries, and the meetings that dealt with them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dnatrack.i18n import tr
from dnatrack.judging.issues import IssueState, JudgedIssue, judge_issues
from dnatrack.judging.judgement import JudgedItem
from dnatrack.judging.schedule import Elapsed
from dnatrack.model.reference_files import Meeting
from dnatrack.model.tracker import RaisedIssue, Unreadable
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
from dnatrack.reports.view import View, name_cell, period_cell

# The review meetings that dealt with a milestone or an issue, and what they decided.


def meetings_about(view: View, id_: str) -> Iterator[Meeting]:
    """The meetings held by the evaluation day that dealt with a milestone or issue.

    `id_` is its full id; the oldest meeting comes first.
    """
    tracker, today = view.judgement.tracker, view.judgement.today
    held = (one for one in tracker.meetings if one.on <= today and id_ in one.subjects)
    yield from sorted(held, key=lambda one: one.on)


def meetings(view: View, id_: str) -> Table:
    """The table of the meetings that dealt with the milestone or issue `id_`."""
    columns = (
        Column("id", tr("회의", "meeting")),
        Column("on", tr("날", "on")),
        Column("title", tr("제목", "title"), can_fold=True),
        Column("decided", tr("정한 것", "decided"), can_fold=True, rank=1),
    )
    rows = tuple(_row(one, id_) for one in meetings_about(view, id_))
    return Table("meetings", tr("다룬 회의", "Meetings"), columns, rows)


def _row(meeting: Meeting, id_: str) -> Row:
    return Row(
        (
            text(meeting.id),
            Cell(wording.day(meeting.on), meeting.on.isoformat()),
            name_cell(meeting.title),
            _decided([one.text for one in meeting.decisions_about(id_)]),
        )
    )


def met_cell(view: View, id_: str) -> Cell:
    """The meetings that dealt with the milestone or issue `id_`, by their ids."""
    ids = [one.id for one in meetings_about(view, id_)]
    return Cell(", ".join(ids), ids)


def decided_cell(view: View, id_: str) -> Cell:
    """What the meetings decided about the milestone or issue `id_`."""
    found = meetings_about(view, id_)
    return _decided([one.text for meeting in found for one in meeting.decisions_about(id_)])


def _decided(texts: list[str]) -> Cell:
    return Cell("; ".join(texts), texts)


FORM = "dnatrack-issues/1"
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


def build(view: View, selection: IssueSelection) -> Report:
    """The issues raised by the evaluation day; those unsettled for too long on top."""
    judgement = view.judgement
    judged = judge_issues(judgement.tracker, judgement.today)
    chosen = [one for one in judged if selection.takes(one.raised)]
    escalated = _in_state(chosen, IssueState.ESCALATED)
    unsettled = _in_state(chosen, IssueState.UNSETTLED)
    settled = [] if selection.only_unsettled else _in_state(chosen, IssueState.SETTLED)
    tables = (
        _waiting(view, "escalated", escalated, title=_escalated_title(view, len(escalated))),
        _waiting(view, "unsettled", unsettled, title=_unsettled_title(escalated, unsettled)),
        _settled(view, settled),
    )
    facts = (*view.facts(), *_counts(escalated, unsettled, settled, selection=selection))
    return Report(FORM, tr("현안", "Issues"), facts, tables=tables, notes=tuple(_notes(view)))


def _in_state(judged: Iterable[JudgedIssue], state: IssueState) -> list[JudgedIssue]:
    """Those in one state: the unsettled oldest first, the settled latest first."""
    found = [one for one in judged if one.state is state]
    if state is IssueState.SETTLED:
        return sorted(found, key=_settled_on, reverse=True)
    return sorted(found, key=lambda one: (-one.took.least, -one.took.most, one.id))


def _settled_on(one: JudgedIssue) -> tuple[str, str]:
    settled = one.raised.issue.settled
    return (settled.last.isoformat() if settled else "", one.id)


def _counts(
    escalated: Sequence[JudgedIssue],
    unsettled: Sequence[JudgedIssue],
    settled: Sequence[JudgedIssue],
    *,
    selection: IssueSelection,
) -> Iterable[Fact]:
    waiting = len(escalated) + len(unsettled)
    yield Fact("waiting", tr("해결 안 됨", "unsettled"), number(waiting, Tone.WARN))
    yield Fact("over", tr("그중 오래됨", "of these too old"), number(len(escalated), Tone.BAD))
    if not selection.only_unsettled:
        yield Fact("ended", tr("해결", "settled"), number(len(settled), Tone.GOOD))


def _escalated_title(view: View, count: int) -> str:
    days = wording.days(view.judgement.tracker.settings.thresholds.unsettled_after_days)
    return tr(
        f"{days} 넘게 해결되지 않은 현안 {count:,}건", f"Unsettled for more than {days}: {count:,}"
    )


def _unsettled_title(escalated: Sequence[JudgedIssue], unsettled: Sequence[JudgedIssue]) -> str:
    if escalated:
        return tr(
            f"그 밖에 해결되지 않은 현안 {len(unsettled):,}건",
            f"Other unsettled issues: {len(unsettled):,}",
        )
    return tr("해결되지 않은 현안", "Unsettled issues")


def _waiting(view: View, key: str, shown: Sequence[JudgedIssue], *, title: str) -> Table:
    columns = (
        *_first_columns(),
        Column("days", tr("경과", "age"), Align.RIGHT),
        Column("days_most", "", Align.RIGHT, for_programs=True),
        *_last_columns(),
    )
    empty = tr("없습니다.", "None.") if key == "unsettled" else ""
    return Table(key, title, columns, _rows(view, shown, _age_cells), empty)


def _settled(view: View, shown: Sequence[JudgedIssue]) -> Table:
    columns = (
        *_first_columns(),
        Column("settled", tr("해결", "settled")),
        Column("days", tr("걸린 날", "took"), Align.RIGHT),
        Column("days_most", "", Align.RIGHT, for_programs=True),
        Column("outcome", tr("결과", "outcome"), can_fold=True, least=10),
        *_last_columns(),
    )
    title = tr(f"해결된 현안 {len(shown):,}건", f"Settled issues: {len(shown):,}")
    return Table("settled", title, columns, _rows(view, shown, _settled_cells))


def _first_columns() -> tuple[Column, ...]:
    return (
        Column("id", tr("현안", "issue"), can_fold=True, least=16),
        Column("title", tr("제목", "title"), can_fold=True, least=12),
        Column("between", tr("관련 기관", "between"), can_fold=True, least=8),
        Column("lead", tr("과제 주관", "lead of the task"), rank=4),
        Column("raised", tr("제기", "raised")),
    )


def _last_columns() -> tuple[Column, ...]:
    return (
        Column("meetings", tr("다룬 회의", "meetings"), can_fold=True, least=8, rank=3),
        Column("decided", tr("정한 것", "decided"), can_fold=True, least=12, rank=2),
    )


def _rows(
    view: View, shown: Iterable[JudgedIssue], middle: Callable[[JudgedIssue], tuple[Cell, ...]]
) -> tuple[Row, ...]:
    return tuple(
        Row(
            (
                text(one.id),
                name_cell(one.raised.issue.title),
                view.ministries(one.raised.issue.between),
                view.ministry(one.raised.task.lead),
                period_cell(one.raised.issue.raised),
                *middle(one),
                met_cell(view, one.id),
                decided_cell(view, one.id),
            )
        )
        for one in shown
    )


def _age_cells(one: JudgedIssue) -> tuple[Cell, ...]:
    return age_cell(one), Cell("", one.took.most)


def _settled_cells(one: JudgedIssue) -> tuple[Cell, ...]:
    settled = one.raised.issue.settled
    return (
        period_cell(settled),
        took_cell(one.took),
        Cell("", one.took.most),
        text(one.raised.issue.outcome),
    )


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


def _notes(view: View) -> Iterable[str]:
    tracker = view.judgement.tracker
    if not tracker.issues:
        yield tr(
            "기록된 현안이 없습니다. 과제 파일의 `issues`에 id, title, between(관련 기관), "
            "raised(제기된 때), sources를 적으면 여기에 나옵니다.",
            "No issue is recorded. Write id, title, between (the ministries), raised (when) and "
            "sources under `issues` in the file of a task, and it appears here.",
        )
    unread = [item.id for item in view.judgement.tasks if _is_unread(view, item)]
    if unread:
        yield tr(
            f"다 읽지 못한 과제의 현안은 빠져 있을 수 있습니다: {', '.join(unread)}",
            f"issues may be missing of tasks that cannot be read in full: {', '.join(unread)}",
        )


def _is_unread(view: View, item: JudgedItem) -> bool:
    subject = item.subject
    partly_read = view.judgement.tracker.partly_read
    return isinstance(subject, Unreadable) or subject.place.file in partly_read
