"""What has to move when one milestone moves: by how much, whose it is, along which chain."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.judging.waiting import Impact, Outcome, Touched, Waiting, impact, waiting_on
from dnatrack.model.period import Period
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
from dnatrack.reports.view import View, due_cell, period_cell
from dnatrack.reports.waiting import DEEPEST, chain_cell, days_cell, how_to_record

FORM = "dnatrack-impact/1"


def build(view: View, judged: JudgedMilestone, to: Period) -> Report:
    """What follows when `judged`, neither done nor closed, is due in the period `to`."""
    links = waiting_on(view.judgement)
    found = impact(links, judged.owed.id, to)
    of = {outcome: _with(found, outcome) for outcome in Outcome}
    untold = [one for one in found.along_chains if one.outcome in _UNTOLD]
    return Report(
        FORM,
        tr(f"기한을 옮기면: {judged.owed.id}", f"If {judged.owed.id} moves"),
        (*view.facts(), *_counts(of[Outcome.MOVES])),
        tuple(_details(view, found)),
        (
            _moving(view, found, of[Outcome.MOVES]),
            _by_ministry(view, of[Outcome.MOVES]),
            _untold(view, found, untold),
            _holding(view, found, of[Outcome.HOLDS]),
        ),
        tuple(_notes(found, links)),
    )


_UNTOLD = frozenset(Outcome) - {Outcome.MOVES, Outcome.HOLDS}


def _with(found: Impact, outcome: Outcome) -> list[Touched]:
    return [one for one in found.along_chains if one.outcome is outcome]


def _counts(moving: Sequence[Touched]) -> Iterator[Fact]:
    leads = {one.judged.owed.lead for one in moving}
    critical = sum(one.judged.owed.milestone.critical for one in moving)
    yield Fact("moving", tr("따라 옮길 것", "to move"), number(len(moving), Tone.BAD))
    yield Fact("ministry_count", tr("기관", "ministries"), number(len(leads)))
    yield Fact("critical", tr("그중 핵심", "critical of them"), number(critical, Tone.BAD))


def _details(view: View, found: Impact) -> Iterator[Fact]:
    origin = found.origin
    title = view.title(origin.owed)
    yield Fact("id", "", Cell("", origin.owed.id))
    yield Fact("title", tr("제목", "title"), title)
    yield Fact("lead", tr("주관", "lead"), view.ministry(origin.owed.lead))
    yield Fact("due", tr("현재기한", "current due"), due_cell(origin))
    yield Fact("to", tr("옮길 기한", "moved to"), period_cell(found.to))
    yield Fact("days", tr("일수", "days"), _moved(found.days))


def _moved(days: int | None) -> Cell:
    if days is None:
        return text(None)
    sign = "+" if days > 0 else ""
    return Cell(f"{sign}{wording.days(days)}", days, Tone.BAD if days > 0 else Tone.PLAIN)


def _moving(view: View, found: Impact, moving: Sequence[Touched]) -> Table:
    columns = (
        Column("id", tr("이정표", "milestone"), can_fold=True, least=20),
        Column("title", tr("제목", "title"), can_fold=True, least=12, rank=6),
        Column("lead", tr("주관", "lead")),
        Column("crosses_ministries", tr("다른 기관", "crosses"), rank=3),
        Column("critical", tr("핵심", "critical"), rank=4),
        Column("due", tr("현재기한", "current due")),
        Column("to", tr("옮길 기한", "has to move to")),
        Column("days", tr("일수", "days"), Align.RIGHT),
        Column("slack", tr("여유", "slack"), Align.RIGHT, rank=2),
        Column("slack_used", tr("쓴 여유", "slack used"), Align.RIGHT, for_programs=True),
        Column("waits_for", tr("기다리는 것", "waits for"), for_programs=True),
        Column("chain", tr("사슬", "chain"), for_programs=True),
    )
    rows = tuple(_moving_row(view, found, one) for one in moving)
    title = tr("따라 옮겨야 하는 이정표", "Has to move, too")
    note = tr(
        "여유를 먼저 쓰고 꼭 옮겨야 하는 만큼만 옮깁니다. 월, 분기, 반기는 그 단위로 옮깁니다.",
        "Slack is used up first; each moves only as far as it must, and stays as precise.",
    )
    return Table("moves", title, columns, rows, tr("없습니다.", "Nothing."), note=note)


def _moving_row(view: View, found: Impact, one: Touched) -> Row:
    owed, chain = one.judged.owed, found.chain(one.judged.owed.id)
    return Row(
        (
            text(owed.id),
            view.title(owed),
            view.ministry(owed.lead),
            _yes(_is_crossing(found, one)),
            _yes(owed.milestone.critical),
            due_cell(one.judged),
            period_cell(one.to),
            _moved(one.days),
            days_cell(one.slack),
            Cell("", None if one.slack is None else max(0, one.slack)),
            Cell("", one.waits_for),
            chain_cell(chain),
        ),
        min(len(chain) - 2, DEEPEST),
    )


def _is_crossing(found: Impact, one: Touched) -> bool:
    """Whether another ministry answers for it than for what it waits for."""
    before = found.touched.get(one.waits_for)
    pushing = before.judged if before else found.origin
    return pushing.owed.lead != one.judged.owed.lead


def _yes(is_so: bool) -> Cell:  # noqa: FBT001 - a value to be shown
    return Cell(tr("예", "yes") if is_so else "", is_so, Tone.WARN if is_so else Tone.PLAIN)


def _by_ministry(view: View, moving: Sequence[Touched]) -> Table:
    columns = (
        Column("lead", tr("주관", "lead")),
        Column("milestones", tr("이정표", "milestones"), Align.RIGHT),
        Column("critical_milestones", tr("핵심", "critical"), Align.RIGHT),
        Column("most_days", tr("가장 많이", "at most"), Align.RIGHT),
    )
    found: defaultdict[str | None, list[Touched]] = defaultdict(list)
    for one in moving:
        found[one.judged.owed.lead].append(one)
    ordered = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0] or ""))
    rows = tuple(_ministry_row(view, lead, ones) for lead, ones in ordered)
    return Table("by_ministry", tr("기관별", "By ministry"), columns, rows)


def _ministry_row(view: View, lead: str | None, ones: Sequence[Touched]) -> Row:
    unknown = Cell(tr("주관 미정", "no lead"), None, Tone.UNSURE)
    return Row(
        (
            unknown if lead is None else view.ministry(lead),
            number(len(ones)),
            number(sum(one.judged.owed.milestone.critical for one in ones)),
            _moved(max(one.days for one in ones)),
        )
    )


def _untold(view: View, found: Impact, untold: Sequence[Touched]) -> Table:
    columns = (
        *_some_columns(),
        Column("outcome", tr("까닭", "why")),
        Column("bound", tr("빨라도", "not before")),
        Column("chain", tr("사슬", "chain"), can_fold=True, least=24, rank=3),
    )
    rows = tuple(
        Row(
            (
                *_some_cells(view, one),
                Cell(wording.word(one.outcome), one.outcome.value, Tone.UNSURE),
                Cell(wording.day(one.bound), one.bound.isoformat()),
                chain_cell(found.chain(one.judged.owed.id)),
            )
        )
        for one in untold
    )
    title = tr("어떻게 될지 알 수 없는 것", "Cannot be told")
    return Table("untold", title, columns, rows)


def _holding(view: View, found: Impact, holding: Sequence[Touched]) -> Table:
    columns = (
        *_some_columns(),
        Column("slack", tr("여유", "slack"), Align.RIGHT),
        Column("spare", tr("남는 여유", "left"), Align.RIGHT),
        Column("chain", tr("사슬", "chain"), can_fold=True, least=24, rank=3),
    )
    rows = tuple(
        Row(
            (
                *_some_cells(view, one),
                days_cell(one.slack),
                days_cell(one.spare),
                chain_cell(found.chain(one.judged.owed.id)),
            )
        )
        for one in holding
    )
    return Table("stays", tr("여유가 있어 그대로인 것", "Has slack and stays"), columns, rows)


def _some_columns() -> tuple[Column, ...]:
    return (
        Column("id", tr("이정표", "milestone"), can_fold=True, least=20),
        Column("title", tr("제목", "title"), can_fold=True, least=12, rank=4),
        Column("lead", tr("주관", "lead")),
        Column("due", tr("현재기한", "current due")),
    )


def _some_cells(view: View, one: Touched) -> tuple[Cell, ...]:
    owed = one.judged.owed
    return text(owed.id), view.title(owed), view.ministry(owed.lead), due_cell(one.judged)


def _notes(found: Impact, links: Waiting) -> Iterator[str]:
    id_ = found.origin.owed.id
    if not links.awaited_by[id_]:
        yield tr("이것을 기다리는 이정표가 없습니다. ", "Nothing waits for it. ") + how_to_record()
    elif found.days is not None and found.days <= 0:
        yield tr(
            "지금보다 늦게 끝나지 않아 아무것도 옮기지 않습니다.",
            "It ends no later than now, so nothing has to move.",
        )
    if any(one.outcome is Outcome.IN_A_CIRCLE for one in found.touched.values()):
        yield tr(
            "서로를 기다리는 것과 그 뒤는 알 수 없습니다. "
            "고칠 곳은 `dnatrack validate`가 알려 줍니다.",
            "Of a circle, and of what comes behind it, nothing can be told: "
            "`dnatrack validate` says where to mend it.",
        )
