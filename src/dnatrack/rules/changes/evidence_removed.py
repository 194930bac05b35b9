"""A source that showed a completion is gone."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.milestone import Milestone
from dnatrack.model.words import Lifecycle, Verification
from dnatrack.rules.comparison import Comparison, lost_evidence, new_evidence
from dnatrack.rules.examples import EXAMPLE_DONE, TWO_SOURCES, task_with_milestone
from dnatrack.rules.rule import change_rule


@change_rule(
    Severity.ERROR,
    Text("완료 증빙을 삭제했습니다", "Evidence of a completion was removed"),
    Text(
        "증빙은 완료를 확인하는 근거입니다. 증빙을 지우면 확인된 완료와 확인되지 않은 완료를 "
        "구별할 수 없습니다.",
        "Evidence is why a completion is believed. Without it, what was shown and what was only "
        "said look alike.",
    ),
    before={
        **task_with_milestone(f"{EXAMPLE_DONE}evidence: [S1, S2]\n"),
        "sources.yaml": TWO_SOURCES,
    },
    passes=task_with_milestone(f"{EXAMPLE_DONE}evidence: [S1, S2]\nnote: 시행됨\n"),
    fails=task_with_milestone(f"{EXAMPLE_DONE}evidence: [S2]\n"),
)
def check(comparison: Comparison) -> Iterator[Problem]:
    for before, after in comparison.deliverables:
        lost = lost_evidence(comparison, before, after)
        if not lost or new_evidence(before, after) or after.lifecycle is not Lifecycle.DONE:
            continue
        if isinstance(after, Milestone) and after.verification is Verification.DISPUTED:
            continue
        names = ", ".join(f"`{one}`" for one in lost)
        yield Problem(
            after.at("lifecycle"),
            Text(f"완료 증빙이 삭제되었습니다: {names}", f"the evidence {names} is gone"),
            Text(
                "`evidence`에 복원하세요. 증빙이 잘못되었으면 올바른 증빙으로 바꾸거나, "
                "`verification: disputed`를 적거나, 완료를 취소하고 `reason`을 적으세요",
                "put it back under `evidence`; if it was wrong, replace it by what is right, write "
                "`verification: disputed`, or take the completion back with a `reason`",
            ),
        )
