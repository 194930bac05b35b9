"""Promises whose ministry is no more: under whom they show, and where nobody took over."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedItem, Judgement
from dnatrack.judging.ministries import Lineage, PostRole, lineages, parties
from dnatrack.judging.schedule import DONE_STATES, ScheduleState
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Unreadable
from dnatrack.model.words import Lifecycle
from dnatrack.reports import columns, wording
from dnatrack.reports.columns import Columns, count_behind, table
from dnatrack.reports.report import Cell, Kind, Part, Table, Target, Tone, several
from dnatrack.reports.view import View, word_cell

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


_UNASSIGNED = "unassigned"


def unassigned_table(view: View, known: Mapping[str, Lineage], only: str | None = None) -> Table:
    """What is not finished although its ministry is no more and nobody said who took over.

    With `only`, what would show under this ministry.
    """
    ministries, dissolved = view.judgement.tracker.ministries_by_id, tr("폐지 기관", "dissolved")
    shown: Columns[_Orphan] = (
        columns.of("id", lambda one: view.item(one.item.id), heading=tr("대상", "what")),
        columns.of("title", lambda one: view.title(one.item.subject), can_fold=True, least=16),
        columns.of("role", lambda one: one.role, heading=tr("역할", "role")),
        columns.of("ministry", lambda one: view.ministry(one.of.holder), heading=dissolved),
        columns.day("last_day", lambda one: ministries[one.of.holder].dissolved_on, rank=1),
        columns.of("candidates", lambda one: _candidates(view, one.of.candidates), can_fold=True),
    )
    found = list(_orphans(view, known, only))
    title = count_behind(tr("승계기관 미지정", "No successor assigned"), found)
    return table(_UNASSIGNED, title, found, shown)


def how_to_assign(tables: Iterable[Table]) -> Iterator[str]:
    """How to say who took over, where one of the tables names what is unassigned."""
    if any(one.key == _UNASSIGNED and one.rows for one in tables):
        yield tr(
            "주관기관을 지정하면 그 기관으로 집계합니다: `dnatrack set 과제.lead 기관`",
            "write down who took over, and it counts there: `dnatrack set TASK.lead MINISTRY`",
        )


class _Orphan(NamedTuple):
    """A role of a ministry that is no more, which nobody took over."""

    item: JudgedItem
    role: Cell
    of: Lineage


def _orphans(view: View, known: Mapping[str, Lineage], only: str | None) -> Iterator[_Orphan]:
    for item in view.judgement.items:
        if _is_finished(item):
            continue
        for id_, role in _roles(item):
            found = known.get(id_)
            if found is not None and found.is_unassigned and only in {None, found.holder}:
                yield _Orphan(item, role, found)


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
        yield item.subject.chair.ministry, word_cell(PostRole.CHAIR)
        if item.subject.co_chair is not None:
            yield item.subject.co_chair.ministry, word_cell(PostRole.CO_CHAIR)
    elif lead is not None:
        yield lead, Cell(tr("주관", "lead"), "lead")
    for one in partners:
        yield one, Cell(tr("협조", "partner"), "partner")


def _candidates(view: View, ids: tuple[str, ...]) -> Cell:
    """Those that took over something, with the ids that one has to write down."""
    if not ids:
        return Cell(tr("없음", "none"), [], Tone.FAINT)
    names = [
        Part(wording.explain(one, view.ministry(one).text), Target(Kind.MINISTRY, one))
        for one in ids
    ]
    return several(ids, names, ", ")
