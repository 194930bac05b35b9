"""Legal texts as a table of stages: where each is, what comes next, how long it took."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text, tr
from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.judging.legislation import STAGES_OF, Course, HeldNotice, Notice, course
from dnatrack.judging.schedule import DONE_STATES, OPEN_STATES, Elapsed
from dnatrack.model.milestone import Legislation, StageReached
from dnatrack.model.words import LegislationStage as Stage
from dnatrack.model.words import MilestoneKind
from dnatrack.reports import columns, wording
from dnatrack.reports.columns import CellColumn, Columns, count_behind, table, within
from dnatrack.reports.issues import took_cell
from dnatrack.reports.report import Align, Cell, Kind, Report, Table, Target, Tone
from dnatrack.reports.selection import Selection
from dnatrack.reports.unreadable import with_unreadable
from dnatrack.reports.view import View, in_part, period_cell
from dnatrack.rules.suggest import did_you_mean

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
        Text(f"`{word}` 입법이 없습니다", f"there is no legislation `{word}`"),
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
    """In the words of the schedule where the milestone is not done: all lists say the same."""
    state = law.judged.state
    if state in DONE_STATES:
        words = tr("시행", "in force") if law.course.is_in_force else tr("완료", "done")
        return in_part(words, law.judged)
    is_known = state not in OPEN_STATES or law.course.is_in_force
    return wording.word(state) if is_known else tr("미확인", "not known")


def notice_cell(law: Law) -> Cell:
    """Whether the least notice period was kept; empty where none is recorded."""
    held = law.course.notice
    if held is None:
        return Cell("")
    return Cell(wording.word(held.verdict), held.verdict.value, _NOTICE_TONES[held.verdict])


class Step(NamedTuple):
    """A recorded stage of a legal text; `place` is where it stands among them, from 0."""

    law: Law
    reached: StageReached
    place: int

    @property
    def is_foreseen(self) -> bool:
        """Whether it lies ahead of the evaluation day."""
        return self.reached in self.law.course.foreseen

    @property
    def took(self) -> Elapsed | None:
        """How long it came after the one before; of the future nothing is told."""
        steps = self.law.course.steps
        return next((one.took for one in steps if one.reached is self.reached), None)


def steps(law: Law) -> Iterator[Step]:
    """The recorded stages of a text, in their order."""
    yield from (Step(law, one, index) for index, one in enumerate(law.legislation.stages))


def stage_columns() -> Columns[Step]:
    """A recorded stage, when, and how long after the one before."""
    since = tr("전 단계 이후", "since the last")
    return (
        columns.word("stage", lambda step: step.reached.stage),
        columns.of("on", _stage_day, heading=tr("도달일", "on")),
        columns.right("days", lambda step: took_cell(step.took), heading=since),
        columns.value(
            "days_most", lambda step: step.took.most if step.took else None, align=Align.RIGHT
        ),
    )


def _stage_day(step: Step) -> Cell:
    on = wording.period(step.reached.on)
    if step.is_foreseen:
        return Cell(tr(f"{on}(기준일 이후)", f"{on} (later)"), step.reached.on.text, Tone.FAINT)
    return Cell(on, step.reached.on.text)


def build(view: View, selection: Selection) -> Report:
    """Every legal text that is selected, and the milestones of which no stage is recorded."""
    items = selection.items(view.judgement)
    chosen = list(selection.milestones(items))
    found = list(laws(view, chosen))
    tables = (_stages(view, found), _steps(found), _notices(found), _unrecorded(view, chosen))
    title = tr("입법 추진현황", "Legislation")
    is_unknown = bool(found) and not view.judgement.tracker.settings.notice_periods
    said, how_to_compare = _not_compared()
    notes, advice = ((said,), (how_to_compare,)) if is_unknown else ((), ())
    report = Report(
        "dnatrack-legislation/2", title, view.facts(), tables=tables, notes=notes, advice=advice
    )
    return with_unreadable(report, view, items)


def _stages(view: View, found: Sequence[Law]) -> Table:
    shown: Columns[Law] = (
        columns.of("id", _id_cell, least=14),
        columns.text("law", lambda law: law.legislation.law, least=14),
        columns.word("level", lambda law: law.legislation.level, rank=1),
        *within(attrgetter("judged"), columns.lead(view, rank=2)),
        columns.of("next", next_cell, least=10),
        columns.value("state", lambda law: law.judged.state.value),
        *[_stage_column(stage, found) for stage in Stage],
    )
    empty = tr("추진단계가 기재된 입법 이정표가 없습니다.", "No milestone has stages of a law.")
    note = tr(
        "-: 기록 없음, 빈칸: 해당 단계 없음",
        "-: not recorded; blank: a stage that this kind of text does not go through.",
    )
    return table("legislation", "", found, shown, empty, note=note if found else "")


def _stage_column(stage: Stage, found: Iterable[Law]) -> CellColumn[Law]:
    """What no law has come to is left out where people read; the others stay or go together."""
    is_recorded = any(one.stage is stage for law in found for one in law.legislation.stages)
    return columns.of(
        stage.value.replace("-", "_"),
        lambda law: _date_cell(law, stage),
        heading=wording.word(stage),
        rank=9,
        for_programs=not is_recorded,
        together=True,
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
    shown: Columns[Step] = (columns.of("id", _step_id, least=16), *stage_columns())
    every = (step for law in found for step in steps(law))
    return table("stages", tr("단계별 소요일수", "How long each step took"), every, shown)


def _step_id(step: Step) -> Cell:
    return _id_cell(step.law)._replace(tone=Tone.FAINT if step.place else Tone.PLAIN)


def _id_cell(law: Law) -> Cell:
    return Cell(law.id, law.id, target=Target(Kind.MILESTONE, law.id))


def _notices(found: Iterable[Law]) -> Table:
    held = [(law, law.course.notice) for law in found if law.course.notice is not None]
    by, lasted = tr("근거", "by"), tr("예고 기간", "lasted")

    def least(days: int) -> Cell:
        return Cell(wording.days(days), days)

    def on(reached: StageReached | None) -> Cell:
        return period_cell(reached.on) if reached else Cell("-", tone=Tone.FAINT)

    shown: Columns[tuple[Law, HeldNotice]] = (
        columns.of("id", lambda one: _id_cell(one[0]), least=16),
        columns.of("verdict", lambda one: notice_cell(one[0])),
        columns.of("announced", lambda one: on(one[1].announced), rank=2),
        columns.of("followed_by", lambda one: _reached_cell(one[1].followed_by), least=12, rank=3),
        columns.right("days", lambda one: took_cell(one[1].lasted), heading=lasted),
        columns.right("least", lambda one: least(one[1].period.days)),
        columns.text("law", lambda one: one[1].period.law, heading=by, least=12, rank=1),
    )
    return table("notice", tr("입법예고 최소기간", "Least notice periods"), held, shown)


def _reached_cell(reached: StageReached | None) -> Cell:
    if reached is None:
        return Cell("-", {"stage": None, "on": None}, Tone.FAINT)
    words = f"{wording.word(reached.stage)} {wording.period(reached.on)}"
    return Cell(words, {"stage": reached.stage.value, "on": reached.on.text})


def _unrecorded(view: View, chosen: Iterable[JudgedMilestone]) -> Table:
    shown = (
        columns.milestone_id(least=16),
        columns.title(view, least=16),
        columns.lead(view, rank=1),
        columns.due(),
        columns.state(),
    )
    found = [
        one
        for one in chosen
        if one.owed.milestone.kind is MilestoneKind.LEGISLATION
        and one.owed.milestone.legislation is None
    ]
    title = tr("추진단계 미기재 입법 이정표", "Legislation without recorded stages")
    return table("unrecorded", count_behind(title, found), found, shown)


def _not_compared() -> tuple[str, str]:
    """That no least notice period is known, and how to record one."""
    return tr(
        "입법예고 최소기간이 등록되지 않아 비교하지 않았습니다.",
        "Least notice periods are not recorded, so none was compared.",
    ), tr(
        "입법예고 최소기간 등록: `tracker.yaml` 파일의 `notice_periods` 키에 level, days, "
        "law(근거 법령), sources 키를 적으세요.",
        "To compare, write level, days, law (the law that says so) and sources under "
        "`notice_periods` in `tracker.yaml`.",
    )
