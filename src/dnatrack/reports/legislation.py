"""Legal texts as a table of stages: where each is, what comes next, how long it took."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text, tr
from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.judging.legislation import STAGES_OF, Course, Notice, course
from dnatrack.judging.schedule import DONE_STATES, OPEN_STATES
from dnatrack.model.milestone import Legislation, StageReached
from dnatrack.model.period import Period
from dnatrack.model.words import LegislationStage as Stage
from dnatrack.model.words import MilestoneKind
from dnatrack.reports import wording
from dnatrack.reports.issues import took_cell
from dnatrack.reports.report import Align, Cell, Column, Report, Row, Table, Tone, text
from dnatrack.reports.selection import Selection
from dnatrack.reports.view import View, due_cell, period_cell, state_cell
from dnatrack.rules.suggest import did_you_mean

# Legal texts among the milestones, and what every report says of one.

_NOTICE_TONES = {
    Notice.KEPT: Tone.GOOD,
    Notice.TOO_SHORT: Tone.BAD,
    Notice.RUNNING: Tone.PLAIN,
    Notice.UNCLEAR: Tone.UNSURE,
}


@dataclass(frozen=True, slots=True)
class Law:
    """A milestone that has stages of a legal text, and how far that has come."""

    judged: JudgedMilestone
    legislation: Legislation
    course: Course

    @property
    def id(self) -> str:
        """The full id of the milestone."""
        return self.judged.owed.id


def laws(view: View, milestones: Iterable[JudgedMilestone]) -> Iterator[Law]:
    """The legal texts among `milestones`, in their order."""
    judgement = view.judgement
    settings = judgement.tracker.settings
    for judged in milestones:
        legislation = judged.owed.milestone.legislation
        if legislation is not None:
            how_far = course(judged, legislation, settings, judgement.today)
            yield Law(judged, legislation, how_far)


def law_named(view: View, word: str) -> Law:
    """The legal text that `word` names: by the id of its milestone, or by its own name.

    Raises:
        DnatrackError: there is none.
    """
    found = list(laws(view, view.judgement.milestones))
    for law in found:
        if word in {law.id, law.legislation.law}:
            return law
    raise DnatrackError(
        Text(f"`{word}`에 해당하는 입법이 없습니다", f"there is no legislation `{word}`"),
        did_you_mean(word, [name for law in found for name in (law.id, law.legislation.law)]),
    )


def next_cell(law: Law) -> Cell:
    """The stage that a text waits for, with its day where one is known; else why there is none."""
    following = law.course.following
    if following is None:
        return Cell(_why_nothing_follows(law), tone=Tone.FAINT)
    foreseen = next((one for one in law.course.foreseen if one.stage is following), None)
    shown = wording.word(following)
    if foreseen is not None:
        shown = f"{shown} ({wording.period(foreseen.on)})"
    return Cell(shown, following.value, Tone.STRONG)


def _why_nothing_follows(law: Law) -> str:
    if law.course.is_in_force:
        return tr("시행됨", "in force")
    state = law.judged.state
    if state in DONE_STATES:
        return tr("완료", "done")
    return wording.word(state) if state not in OPEN_STATES else tr("알 수 없음", "not known")


def notice_cell(law: Law) -> Cell:
    """Whether the least notice period was kept; empty where none is recorded."""
    held = law.course.notice
    if held is None:
        return Cell("")
    return Cell(wording.word(held.verdict), held.verdict.value, _NOTICE_TONES[held.verdict])


def stage_columns() -> tuple[Column, ...]:
    """The columns of a recorded stage."""
    return (
        Column("stage", tr("단계", "stage")),
        Column("on", tr("이른 때", "on")),
        Column("days", tr("앞 단계에서", "since the last"), Align.RIGHT),
        Column("days_most", "", Align.RIGHT, for_programs=True),
    )


def stage_cells(reached: StageReached, of: Course) -> tuple[Cell, ...]:
    """A recorded stage, when, and how long after the one before; of the future no days."""
    took = next((one.took for one in of.steps if one.reached is reached), None)
    is_foreseen = reached in of.foreseen
    on = wording.period(reached.on)
    shown = tr(f"{on}(기준일 뒤)", f"{on} (later)") if is_foreseen else on
    return (
        Cell(wording.word(reached.stage), reached.stage.value),
        Cell(shown, reached.on.text, Tone.FAINT if is_foreseen else Tone.PLAIN),
        took_cell(took),
        Cell("", took.most if took else None),
    )


FORM = "dnatrack-legislation/1"
_STAGES_GO_FIRST = 9


def build(view: View, selection: Selection) -> Report:
    """Every legal text that is selected, and the milestones of which no stage is recorded."""
    chosen = list(selection.milestones(selection.items(view.judgement)))
    found = list(laws(view, chosen))
    tables = (_stages(view, found), _steps(found), _notices(found), _unrecorded(view, chosen))
    title = tr("입법 현황", "Legislation")
    return Report(FORM, title, view.facts(), tables=tables, notes=tuple(_notes(view, found)))


def _stages(view: View, found: Sequence[Law]) -> Table:
    columns = (
        Column("id", tr("이정표", "milestone"), can_fold=True, least=14),
        Column("law", tr("법령", "law"), can_fold=True, least=14),
        Column("level", tr("종류", "rank"), rank=1),
        Column("lead", tr("주관", "lead"), rank=2),
        Column("next", tr("다음 단계", "next"), can_fold=True, least=10),
        Column("state", tr("상태", "state"), for_programs=True),
        *(_stage_column(stage, found) for stage in Stage),
    )
    rows = tuple(_law_row(view, law) for law in found)
    empty = tr("입법 단계가 기록된 이정표가 없습니다.", "No milestone has stages of a law.")
    note = tr(
        "-는 기록이 없는 단계, 빈칸은 그 법령이 거치지 않는 단계입니다.",
        "`-`: not recorded; blank: a stage that this kind of text does not go through.",
    )
    return Table("legislation", "", columns, rows, empty, note=note if rows else "")


def _stage_column(stage: Stage, found: Iterable[Law]) -> Column:
    """What no law has come to is left out where people read; the others stay or go together."""
    is_recorded = any(one.stage is stage for law in found for one in law.legislation.stages)
    return Column(
        stage.value.replace("-", "_"),
        wording.word(stage),
        rank=_STAGES_GO_FIRST,
        for_programs=not is_recorded,
        together=True,
    )


def _law_row(view: View, law: Law) -> Row:
    level = law.legislation.level
    return Row(
        (
            text(law.id),
            text(law.legislation.law),
            Cell(wording.word(level), level.value),
            view.ministry(law.judged.owed.lead),
            next_cell(law),
            Cell("", law.judged.state.value),
            *(_date_cell(law, stage) for stage in Stage),
        )
    )


def _date_cell(law: Law, stage: Stage) -> Cell:
    """When a stage was reached; every day where a text came into force step by step."""
    recorded = [one for one in law.legislation.stages if one.stage is stage]
    if not recorded:
        is_needed = stage in STAGES_OF[law.legislation.level]
        return Cell("-" if is_needed else "", tone=Tone.FAINT)
    shown = ", ".join(wording.period(one.on) for one in recorded)
    tone = Tone.FAINT if recorded[0] in law.course.foreseen else Tone.PLAIN
    return Cell(shown, recorded[0].on.text, tone)


def _steps(found: Iterable[Law]) -> Table:
    columns = (Column("id", tr("이정표", "milestone"), can_fold=True, least=16), *stage_columns())
    rows = tuple(
        Row((text(law.id, Tone.FAINT if index else Tone.PLAIN), *stage_cells(reached, law.course)))
        for law in found
        for index, reached in enumerate(law.legislation.stages)
    )
    return Table("stages", tr("단계마다 걸린 날", "How long each step took"), columns, rows)


def _notices(found: Iterable[Law]) -> Table:
    columns = (
        Column("id", tr("이정표", "milestone"), can_fold=True, least=16),
        Column("verdict", tr("입법예고 기간", "notice period")),
        Column("announced", tr("예고", "from"), rank=2),
        Column("followed_by", tr("다음 단계", "up to"), can_fold=True, least=12, rank=3),
        Column("days", tr("기간", "lasted"), Align.RIGHT),
        Column("least", tr("최소", "at least"), Align.RIGHT),
        Column("law", tr("근거", "by"), can_fold=True, least=12, rank=1),
    )
    rows = tuple(_notice_rows(found))
    title = tr("최소 입법예고 기간", "Least notice periods")
    return Table("notice", title, columns, rows, when_empty="")


def _notice_rows(found: Iterable[Law]) -> Iterator[Row]:
    for law in found:
        held = law.course.notice
        if held is None:
            continue
        yield Row(
            (
                text(law.id),
                notice_cell(law),
                _period_cell(held.announced.on if held.announced else None),
                _reached_cell(held.followed_by),
                took_cell(held.lasted),
                Cell(wording.days(held.period.days), held.period.days),
                text(held.period.law),
            )
        )


def _period_cell(on: Period | None) -> Cell:
    return period_cell(on) if on else Cell("-", tone=Tone.FAINT)


def _reached_cell(reached: StageReached | None) -> Cell:
    if reached is None:
        return Cell("-", {"stage": None, "on": None}, Tone.FAINT)
    words = f"{wording.word(reached.stage)} {wording.period(reached.on)}"
    return Cell(words, {"stage": reached.stage.value, "on": reached.on.text})


def _unrecorded(view: View, chosen: Iterable[JudgedMilestone]) -> Table:
    columns = (
        Column("id", tr("이정표", "milestone"), can_fold=True, least=16),
        Column("title", tr("제목", "title"), can_fold=True, least=16),
        Column("lead", tr("주관", "lead"), rank=1),
        Column("due", tr("현재기한", "current due")),
        Column("state", tr("상태", "state")),
    )
    rows = tuple(
        Row(
            (
                text(one.owed.id),
                view.title(one.owed),
                view.ministry(one.owed.lead),
                due_cell(one),
                state_cell(one),
            )
        )
        for one in chosen
        if _has_no_stages(one)
    )
    title = tr(
        f"입법인데 단계가 기록되지 않은 이정표 {len(rows):,}건",
        f"Legislation without recorded stages: {len(rows):,}",
    )
    return Table("unrecorded", title, columns, rows)


def _has_no_stages(one: JudgedMilestone) -> bool:
    milestone = one.owed.milestone
    return milestone.kind is MilestoneKind.LEGISLATION and milestone.legislation is None


def _notes(view: View, found: Sequence[Law]) -> Iterator[str]:
    if found and not view.judgement.tracker.settings.notice_periods:
        yield tr(
            "최소 입법예고 기간은 기록되어 있지 않아 견주지 않았습니다. `tracker.yaml`의 "
            "`notice_periods`에 level, days, law(근거 법령), sources를 적으면 견줍니다.",
            "Least notice periods are not recorded, so none was compared. Write level, days, law "
            "(the law that says so) and sources under `notice_periods` in `tracker.yaml`.",
        )
