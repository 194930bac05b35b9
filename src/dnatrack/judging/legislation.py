"""How far a legal text has come: what comes next, how long each step took, the notice."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise

from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.judging.schedule import OPEN_STATES, Elapsed, elapsed_days
from dnatrack.model.frozen import Frozen
from dnatrack.model.milestone import Legislation, StageReached
from dnatrack.model.period import Period
from dnatrack.model.reference_files import NoticePeriod, Settings
from dnatrack.model.words import LegislationLevel as Level
from dnatrack.model.words import LegislationStage as Stage

_OF_THE_GOVERNMENT = (Stage.DRAFTED, Stage.CONSULTED, Stage.PRE_ANNOUNCED)
_IN_THE_END = (Stage.PROMULGATED, Stage.IN_FORCE)

STAGES_OF: Mapping[Level, tuple[Stage, ...]] = {
    Level.ACT: tuple(Stage),
    Level.DECREE: (
        *_OF_THE_GOVERNMENT,
        Stage.REVIEWED,
        Stage.VICE_MINISTERS,
        Stage.CABINET,
        *_IN_THE_END,
    ),
    Level.RULE: (*_OF_THE_GOVERNMENT, Stage.REVIEWED, *_IN_THE_END),
    Level.NOTICE: (*_OF_THE_GOVERNMENT, *_IN_THE_END),
}
"""The stages that a text of each rank goes through, in order.

The basis: a draft is consulted on (법제업무 운영규정 제11조), announced (행정절차법 제41조) and
reviewed by the Ministry of Government Legislation (법제업무 운영규정 제21조); bills of the
government and presidential decrees go to the cabinet (헌법 제89조), which the vice ministers
prepare; only an act goes to the assembly. A notice is no 법령: it is announced (행정절차법
제46조) and issued, and looked at afterwards (법제업무 운영규정 제25조).
"""

_ORDER = {stage: place for place, stage in enumerate(Stage)}
_BEFORE_THE_END_OF_NOTICE = frozenset({Stage.DRAFTED, Stage.CONSULTED, Stage.PRE_ANNOUNCED})


class Notice(StrEnum):
    """Whether a draft was open to comment for as long as it has to be."""

    KEPT = "kept"
    TOO_SHORT = "too-short"
    RUNNING = "running"
    UNCLEAR = "unclear"


class Step(Frozen):
    """From one recorded stage to the next one; `took` is None for the first of all."""

    reached: StageReached
    took: Elapsed | None


class HeldNotice(Frozen):
    """How long a draft was open to comment, against the least that its rank needs.

    `lasted` counts from its announcement to the stage that followed; None where either is
    not recorded. `RUNNING` is a draft that has not been open for so long yet.
    """

    period: NoticePeriod
    verdict: Notice
    announced: StageReached | None = None
    followed_by: StageReached | None = None
    lasted: Elapsed | None = None


class Course(Frozen):
    """How far a legal text has come by the evaluation day.

    `steps` are the stages reached by then, in their order; `foreseen` those that are
    recorded for a later day. `following` is the stage that it waits for: None where the
    text is in force, its milestone is no longer open, or no stage is known to be reached.
    `unrecorded` are the stages before the furthest of which no source tells.
    """

    steps: tuple[Step, ...]
    foreseen: tuple[StageReached, ...]
    following: Stage | None
    unrecorded: tuple[Stage, ...]
    notice: HeldNotice | None

    @property
    def is_in_force(self) -> bool:
        """Whether the text came into force by the evaluation day."""
        return any(one.reached.stage is Stage.IN_FORCE for one in self.steps)


def course(
    judged: JudgedMilestone, legislation: Legislation, settings: Settings, today: date
) -> Course:
    """How far the text that a milestone is about has come by `today`.

    Stages that no source tells of are not known to be missing: what comes next is the
    first stage that the rank of the text needs after the furthest one that was reached.
    """
    level = legislation.level
    reached = [one for one in legislation.stages if one.on.first <= today]
    return Course(
        tuple(_steps(reached)),
        tuple(one for one in legislation.stages if one.on.first > today),
        _following(reached, level) if judged.state in OPEN_STATES else None,
        tuple(_unrecorded(reached, level)),
        _notice(reached, level, settings, today),
    )


def _steps(reached: Sequence[StageReached]) -> Iterator[Step]:
    if reached:
        yield Step(reached[0], None)
    for before, after in pairwise(reached):
        yield Step(after, elapsed_days(before.on, after.on))


def _following(reached: Sequence[StageReached], level: Level) -> Stage | None:
    if not reached:
        return None
    furthest = _furthest(reached)
    return next((one for one in STAGES_OF[level] if _ORDER[one] > furthest), None)


def _unrecorded(reached: Sequence[StageReached], level: Level) -> Iterator[Stage]:
    furthest, recorded = _furthest(reached), {one.stage for one in reached}
    for stage in STAGES_OF[level]:
        if _ORDER[stage] < furthest and stage not in recorded:
            yield stage


def _furthest(reached: Iterable[StageReached]) -> int:
    """The place in the order of the stages of the last one that was reached; -1 for none."""
    return max((_ORDER[one.stage] for one in reached), default=-1)


def _notice(
    reached: Sequence[StageReached], level: Level, settings: Settings, today: date
) -> HeldNotice | None:
    """None where no least notice period is recorded for texts of this rank."""
    period = next((one for one in settings.notice_periods if one.level is level), None)
    if period is None:
        return None
    announced = next((one for one in reached if one.stage is Stage.PRE_ANNOUNCED), None)
    after = next((one for one in reached if one.stage not in _BEFORE_THE_END_OF_NOTICE), None)
    if announced is None:
        return HeldNotice(period, Notice.UNCLEAR)
    if after is None:
        so_far = elapsed_days(announced.on, Period.of_day(today))
        verdict = Notice.RUNNING if so_far.most < period.days else Notice.UNCLEAR
        return HeldNotice(period, verdict, announced)
    lasted = elapsed_days(announced.on, after.on)
    return HeldNotice(period, _verdict(lasted, period.days), announced, after, lasted)


def _verdict(lasted: Elapsed, days: int) -> Notice:
    if lasted.least >= days:
        return Notice.KEPT
    return Notice.UNCLEAR if lasted.most >= days else Notice.TOO_SHORT
