"""Which milestone is supposed to move, and to when: what `impact` is asked."""

from dnatrack.app.arguments import period_named, span_named
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.judging.judgement import JudgedMilestone, Judgement
from dnatrack.judging.waiting import is_pending, slip_due
from dnatrack.model.period import LAST_YEAR, Period, PeriodError
from dnatrack.reports import wording
from dnatrack.reports.selection import milestone_named


def movable(judgement: Judgement, word: str) -> JudgedMilestone:
    """The milestone of this id, which can still move.

    Raises:
        DnatrackError: there is none, or it is done or closed.
    """
    judged = milestone_named(judgement, word)
    if is_pending(judged):
        return judged
    state = wording.words_of(type(judged.state))[judged.state]
    id_ = judged.owed.id
    raise DnatrackError(
        Text(
            f"`{id_}` 이정표는 이미 종결되었습니다({state.ko})",
            f"`{id_}` is over already ({state.en})",
        ),
        Text(
            "지난 시점의 현황은 `--on` 옵션으로 확인하세요",
            "`--on` shows how it was on an earlier day",
        ),
    )


def supposed_due(judged: JudgedMilestone, *, slip: str | None, to: str | None) -> Period:
    """The deadline that `--slip` or `--to` gives a milestone.

    Raises:
        DnatrackError: not exactly one of them is given, or it cannot be understood.
    """
    if (slip is None) == (to is None):
        raise DnatrackError(
            Text(
                "`--slip`과 `--to` 가운데 하나를 입력해야 합니다", "give one of `--slip` and `--to`"
            ),
            Text(
                "`--slip 30d`나 `--to 2020-H2` 형식으로 입력하세요",
                "write it as `--slip 30d` or as `--to 2020-H2`",
            ),
        )
    return period_named(to, "--to") if to is not None else _after_slip(judged, slip or "")


def _after_slip(judged: JudgedMilestone, slip: str) -> Period:
    span, id_ = span_named(slip, "--slip"), judged.owed.id
    if judged.due is None:
        raise DnatrackError(
            Text(f"`{id_}` 이정표에 기한이 없습니다", f"`{id_}` has no deadline"),
            Text("`--to 2020-H2` 형식으로 기한을 입력하세요", "name one: `--to 2020-H2`"),
        )
    try:
        return slip_due(judged.due, span)
    except PeriodError:
        raise DnatrackError(
            Text(
                f"`--slip {slip}`을 적용하면 {LAST_YEAR}년을 초과합니다",
                f"`--slip {slip}` leads beyond the year {LAST_YEAR}",
            ),
            Text("`--slip 30d` 형식으로 입력하세요", "write it as `--slip 30d`"),
        ) from None
