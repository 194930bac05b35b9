"""A deadline became later, and that is said to mend a mistake of the record."""

from collections.abc import Iterator

from dnatrack.i18n import Text, counted
from dnatrack.model.finding import Problem, Severity
from dnatrack.rules.comparison import Comparison, new_revisions
from dnatrack.rules.examples import task_with_milestone
from dnatrack.rules.rule import change_rule

_CORRECTED = """\
due: 2020-DUE
lifecycle: planned
revisions:
  - {on: 2020-03-20, from: 2020-06, to: 2020-DUE, reason: correction, note: 잘못 읽음, source: S1}
"""


@change_rule(
    Severity.WARNING,
    Text("정정으로 기한이 늦어졌습니다", "A correction makes a deadline later"),
    Text(
        "정정은 연기로 집계하지 않고 당초기한도 함께 바뀝니다. 연기를 정정으로 적으면 지연이 "
        "집계에서 빠지므로 검토자가 출처를 확인해야 합니다.",
        "A correction is no slip, and the first deadline moves with it. A slip that is called "
        "one makes delays vanish, so whoever reviews the change should look at the source.",
    ),
    before=task_with_milestone("due: 2020-06\nlifecycle: planned\n"),
    passes=task_with_milestone(_CORRECTED.replace("DUE", "03")),
    fails=task_with_milestone(_CORRECTED.replace("DUE", "09")),
)
def check(comparison: Comparison) -> Iterator[Problem]:
    for before, after in comparison.milestones:
        for index, new in new_revisions(before, after):
            days = (new.to.last - new.since.last).days
            if new.is_correction and days > 0:
                yield Problem(
                    after.at("revisions", index, "to"),
                    Text(
                        f"정정으로 기한이 {days:,}일 늦어졌습니다: {new.since.words.ko} → "
                        f"{new.to.words.ko}",
                        f"the correction makes the deadline {counted(days, 'day')} later: "
                        f"{new.since} → {new.to}",
                    ),
                    Text(
                        "출처에 처음부터 그렇게 적혀 있었는지 확인하세요. 약속이 변경된 것이면 "
                        "`reason`과 `authority`를 사실대로 적으세요",
                        "see that the source always said so; if the promise changed, write the "
                        "true `reason` and `authority`",
                    ),
                )
