"""Something that a ministry reported is confirmed now."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.words import Verification
from dnatrack.rules.comparison import Comparison
from dnatrack.rules.examples import task_with_milestone
from dnatrack.rules.rule import change_rule

_DONE = "due: 2020-03\nlifecycle: done\ndone_on: 2020-03-02\nevidence: [S1]\n"


@change_rule(
    Severity.NOTE,
    Text("완료의 확인 수준을 확인으로 올렸습니다", "A completion was raised to confirmed"),
    Text(
        "자체보고와 제3자의 확인은 다릅니다. 보고한 기관이 스스로 확인으로 올리지 않도록 알립니다.",
        "What a ministry says of itself is not what others have seen. Nobody should confirm a "
        "report of their own.",
    ),
    before=task_with_milestone(f"{_DONE}verification: self-reported\n"),
    passes=task_with_milestone(f"{_DONE}verification: self-reported\nnote: 시행됨\n"),
    fails=task_with_milestone(f"{_DONE}verification: confirmed\n"),
)
def check(comparison: Comparison) -> Iterator[Problem]:
    for before, after in comparison.milestones:
        if before.verification is not after.verification is Verification.CONFIRMED:
            yield Problem(
                after.at("verification"),
                Text(
                    f"확인 수준이 변경되었습니다: `{before.verification}` → `confirmed`",
                    f"the verification was raised from `{before.verification}` to `confirmed`",
                ),
                Text(
                    "보고한 기관이 아닌 곳에서 증빙을 확인했는지 검토하세요",
                    "see that somebody other than who reported it looked at the evidence",
                ),
            )
