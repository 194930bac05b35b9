"""What has to move when one milestone moves: by how much, whose it is, along which chain."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Unpack

from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.judging.waiting import Effect, Impact, Touched, Waiting, impact, waiting_on
from dnatrack.model.period import Period
from dnatrack.reports import columns
from dnatrack.reports.columns import CellColumn, Columns, Manner, fact, indent, table, within
from dnatrack.reports.history_view import days_moved
from dnatrack.reports.report import Align, Cell, Fact, Report, Table, Tone, hidden_fact
from dnatrack.reports.unreadable import how_to_mend
from dnatrack.reports.view import View, count_cell, due_cell, period_cell, word_cell
from dnatrack.reports.waiting import DEEPEST, chain_cell, days_cell, how_to_record

_UNTOLD = frozenset(Effect) - {Effect.MOVES, Effect.HOLDS}


def build(view: View, judged: JudgedMilestone, to: Period) -> Report:
    """What follows when `judged`, neither done nor closed, is due in the period `to`."""
    links = waiting_on(view.judgement)
    found = impact(links, judged.owed.id, to)
    moving = [one for one in found.along_chains if one.outcome is Effect.MOVES]
    holding = [one for one in found.along_chains if one.outcome is Effect.HOLDS]
    untold = [one for one in found.along_chains if one.outcome in _UNTOLD]
    return Report(
        "dnatrack-impact/1",
        tr(f"기한 변경 영향: {judged.owed.id}", f"If {judged.owed.id} moves"),
        (*view.facts(), *_counts(moving)),
        tuple(_details(view, found)),
        (
            _moving(view, found, moving),
            _by_ministry(view, moving),
            _untold(view, found, untold),
            _holding(view, found, holding),
        ),
        tuple(_notes(found, links)),
        advice=(
            *(() if links.awaited_by[judged.owed.id] else (how_to_record(),)),
            *how_to_mend(_circling(found)),
        ),
    )


def _counts(moving: Sequence[Touched]) -> Iterator[Fact]:
    leads = {one.judged.owed.lead for one in moving}
    yield Fact("moving", tr("연동 변경 대상", "to move"), count_cell(len(moving), Tone.BAD))
    yield Fact("ministry_count", tr("기관", "ministries"), count_cell(len(leads), unit="개"))
    yield Fact(
        "critical", tr("핵심 이정표", "critical of them"), count_cell(_critical(moving), Tone.BAD)
    )


def _details(view: View, found: Impact) -> Iterator[Fact]:
    origin = found.origin
    yield hidden_fact("id", origin.owed.id)
    yield fact("title", view.title(origin.owed))
    yield fact("lead", view.ministry(origin.owed.lead))
    yield fact("due", due_cell(origin))
    yield fact("to", period_cell(found.to), tr("변경기한(안)", "moved to"))
    yield fact("days", days_moved(found.days))


def _moving(view: View, found: Impact, moving: Sequence[Touched]) -> Table:
    to = tr("변경기한(안)", "has to move to")
    shown: Columns[Touched] = (
        *within(
            attrgetter("judged"),
            columns.milestone_id(least=20),
            columns.title(view, least=12, rank=6),
            columns.lead(view),
        ),
        columns.of("crosses_ministries", lambda one: _yes(_is_crossing(found, one)), rank=3),
        columns.of("critical", lambda one: _yes(one.judged.owed.milestone.critical), rank=4),
        *within(attrgetter("judged"), columns.due()),
        columns.period("to", lambda one: one.to, heading=to),
        columns.right("days", lambda one: days_moved(one.days)),
        columns.right("slack", lambda one: days_cell(one.slack), rank=2),
        columns.value(
            "slack_used",
            lambda one: None if one.slack is None else max(0, one.slack),
            align=Align.RIGHT,
        ),
        columns.value("waits_for", lambda one: one.waits_for),
        _chain(found, for_programs=True),
    )
    title = tr("연동 변경 대상 이정표", "Has to move, too")
    note = tr(
        "여유 일수를 먼저 반영하고 부족한 일수만큼만 변경합니다. "
        "월, 분기, 반기는 그 단위로 변경합니다.",
        "Slack is used up first; each moves only as far as it must, and stays as precise.",
    )
    depths = (min(len(found.chain(one.judged.owed.id)) - 2, DEEPEST) for one in moving)
    told = table("moves", title, moving, shown, tr("해당 없음", "Nothing."), note=note)
    return indent(told, depths)


def _chain(found: Impact, **manner: Unpack[Manner]) -> CellColumn[Touched]:
    return columns.of("chain", lambda one: chain_cell(found.chain(one.judged.owed.id)), **manner)


def _is_crossing(found: Impact, one: Touched) -> bool:
    """Whether another ministry answers for it than for what it waits for."""
    before = found.touched.get(one.waits_for)
    pushing = before.judged if before else found.origin
    return pushing.owed.lead != one.judged.owed.lead


def _yes(is_so: bool) -> Cell:  # noqa: FBT001 - a value to be shown
    return Cell(tr("예", "yes") if is_so else "", is_so, Tone.WARN if is_so else Tone.PLAIN)


def _by_ministry(view: View, moving: Sequence[Touched]) -> Table:
    found: defaultdict[str | None, list[Touched]] = defaultdict(list)
    for one in moving:
        found[one.judged.owed.lead].append(one)
    ordered = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0] or ""))
    unknown = Cell(tr("주관 미지정", "no lead"), None, Tone.UNSURE)
    shown: Columns[tuple[str | None, list[Touched]]] = (
        columns.of("lead", lambda one: view.ministry(one[0]) if one[0] is not None else unknown),
        columns.count("milestones", lambda one: len(one[1]), heading=tr("이정표", "milestones")),
        columns.count("critical_milestones", lambda one: _critical(one[1])),
        columns.right("most_days", lambda one: days_moved(max(each.days for each in one[1]))),
    )
    return table("by_ministry", tr("기관별", "By ministry"), ordered, shown)


def _critical(found: Iterable[Touched]) -> int:
    return sum(one.judged.owed.milestone.critical for one in found)


def _untold(view: View, found: Impact, untold: Iterable[Touched]) -> Table:
    shown: Columns[Touched] = (
        *_some_columns(view),
        columns.of(
            "outcome", lambda one: word_cell(one.outcome, Tone.UNSURE), heading=tr("사유", "why")
        ),
        columns.day("bound", lambda one: one.bound),
        _chain(found, least=24, rank=3),
    )
    return table("untold", tr("영향 판단 불가 이정표", "Cannot be told"), untold, shown)


def _holding(view: View, found: Impact, holding: Iterable[Touched]) -> Table:
    shown: Columns[Touched] = (
        *_some_columns(view),
        columns.right("slack", lambda one: days_cell(one.slack)),
        columns.right("spare", lambda one: days_cell(one.spare)),
        _chain(found, least=24, rank=3),
    )
    title = tr("기한 유지 이정표", "Has slack and stays")
    return table("stays", title, holding, shown)


def _some_columns(view: View) -> Columns[Touched]:
    return within(
        attrgetter("judged"),
        columns.milestone_id(least=20),
        columns.title(view, least=12, rank=4),
        columns.lead(view),
        columns.due(),
    )


def _notes(found: Impact, links: Waiting) -> Iterator[str]:
    id_ = found.origin.owed.id
    if not links.awaited_by[id_]:
        yield tr("후행 이정표가 없습니다.", "Nothing waits for it.")
    elif found.days is not None and found.days <= 0:
        yield tr(
            "현재기한보다 늦지 않아 변경할 이정표가 없습니다.",
            "It ends no later than now, so nothing has to move.",
        )
    if _circling(found):
        yield tr(
            "선후행 순환에 있는 이정표와 그 후행 이정표는 영향을 판단할 수 없습니다.",
            "Of a circle, and of what comes behind it, nothing can be told.",
        )


def _circling(found: Impact) -> list[Touched]:
    return [one for one in found.touched.values() if one.outcome is Effect.IN_A_CIRCLE]
