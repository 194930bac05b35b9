"""Who waits for whom, seen from one of the two sides."""

from collections.abc import Iterable, Iterator

from dnatrack.i18n import tr
from dnatrack.judging.ministries import Wait
from dnatrack.reports.report import Cell, Column, Row, Table, Tone, text
from dnatrack.reports.view import View, due_cell, state_cell


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
