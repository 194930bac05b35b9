"""Legal texts among the milestones, and what every report says of one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text, tr
from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.judging.legislation import Course, Notice, course
from dnatrack.judging.schedule import DONE_STATES, OPEN_STATES
from dnatrack.model.milestone import Legislation, StageReached
from dnatrack.reports import wording
from dnatrack.reports.issues import took_cell
from dnatrack.reports.report import Align, Cell, Column, Tone
from dnatrack.reports.view import View
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
