"""Promises whose ministry is no more: under whom they show, and where nobody took over."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedItem, Judgement
from dnatrack.judging.ministries import Lineage, PostRole, lineages, parties
from dnatrack.judging.schedule import DONE_STATES, ScheduleState
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Unreadable
from dnatrack.model.words import Lifecycle
from dnatrack.reports import wording
from dnatrack.reports.report import Cell, Column, Row, Table, Tone, text
from dnatrack.reports.view import View

_FINISHED = frozenset({Lifecycle.DONE, Lifecycle.CANCELLED, Lifecycle.SUPERSEDED})
_OVER = DONE_STATES | {ScheduleState.CLOSED}


@dataclass(frozen=True, slots=True)
class Succession:
    """Who answers for what which ministry promised; each for itself unless it `follows`."""

    known: Mapping[str, Lineage]
    follows: bool

    @property
    def holders(self) -> Mapping[str, str]:
        """For a ministry the one that its promises show under."""
        return {id_: one.holder for id_, one in self.known.items()} if self.follows else {}

    def inherited_from(self, id_: str | None) -> tuple[str, ...]:
        """The ministries whose promises show under another one."""
        if not self.follows:
            return ()
        return tuple(old for old, one in self.known.items() if one.holder == id_ != old)


def succession(judgement: Judgement, *, follows: bool) -> Succession:
    """Who answers on the evaluation day."""
    known = lineages(judgement.tracker.ministries_by_id, judgement.today)
    return Succession(known, follows)


def unassigned_table(view: View, known: Mapping[str, Lineage], only: str | None = None) -> Table:
    """What is not finished although its ministry is no more and nobody said who took over.

    With `only`, what would show under this ministry.
    """
    columns = (
        Column("id", tr("무엇", "what")),
        Column("title", tr("제목", "title"), can_fold=True, least=16),
        Column("role", tr("역할", "role")),
        Column("ministry", tr("폐지된 기관", "dissolved")),
        Column("last_day", tr("마지막 날", "last day"), rank=1),
        Column("candidates", tr("일부라도 이어받은 기관", "took over some of it"), can_fold=True),
    )
    rows = tuple(_succession_rows(view, known, only))
    count = f"{len(rows):,}"
    title = tr(f"이어받을 기관이 정해지지 않음 {count}건", f"No successor assigned: {count}")
    note = tr(
        "맡은 기관을 적으면 그 기관에 셉니다: `dnatrack set 과제.lead 기관`",
        "write down who took over, and it counts there: `dnatrack set TASK.lead MINISTRY`",
    )
    return Table("unassigned", title, columns, rows, note=note)


def _succession_rows(view: View, known: Mapping[str, Lineage], only: str | None) -> Iterator[Row]:
    for item in view.judgement.items:
        if _is_finished(item):
            continue
        for id_, role in _roles(item):
            found = known.get(id_)
            if found is not None and found.is_unassigned and only in {None, found.holder}:
                yield _succession_row(view, item, role, found)


def _is_finished(item: JudgedItem) -> bool:
    if isinstance(item.subject, Task):
        return item.subject.lifecycle in _FINISHED
    if isinstance(item.subject, Unreadable) or item.lost:
        return False
    return all(one.state in _OVER for one in item.milestones)


def _roles(item: JudgedItem) -> Iterator[tuple[str, Cell]]:
    """The ministries of an item with what each is to it."""
    lead, partners = parties(item)
    if isinstance(item.subject, Taskforce):
        yield item.subject.chair.ministry, _role(PostRole.CHAIR)
        if item.subject.co_chair is not None:
            yield item.subject.co_chair.ministry, _role(PostRole.CO_CHAIR)
    elif lead is not None:
        yield lead, Cell(tr("주관", "lead"), "lead")
    for one in partners:
        yield one, Cell(tr("협조", "partner"), "partner")


def _role(role: PostRole) -> Cell:
    return Cell(wording.word(role), role.value)


def _succession_row(view: View, item: JudgedItem, role: Cell, found: Lineage) -> Row:
    last_day = view.judgement.tracker.ministries_by_id[found.holder].dissolved_on
    shown = Cell(wording.day(last_day), last_day.isoformat()) if last_day else Cell("")
    nobody = Cell(tr("없음", "none"), [], Tone.FAINT)
    return Row(
        (
            text(item.id),
            view.title(item.subject),
            role,
            view.ministry(found.holder),
            shown,
            _candidates(view, found.candidates) if found.candidates else nobody,
        )
    )


def _candidates(view: View, ids: tuple[str, ...]) -> Cell:
    """Those that took over something, with the ids that one has to write down."""
    return Cell(", ".join(f"{one} ({view.ministry(one).text})" for one in ids), list(ids))
