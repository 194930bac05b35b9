"""Another source shows a completion than before."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.words import Lifecycle
from dnatrack.rules.comparison import Comparison, lost_evidence, new_evidence
from dnatrack.rules.examples import EXAMPLE_DONE, TWO_SOURCES, task_with_milestone
from dnatrack.rules.rule import change_rule


@change_rule(
    Severity.NOTE,
    Text("완료 증빙을 다른 문서로 변경했습니다", "Evidence of a completion was replaced"),
    Text(
        "더 나은 증빙으로 바꾸는 것은 바람직하지만, 완료를 확인하는 근거가 달라지므로 검토자에게 "
        "알립니다.",
        "Better evidence is welcome, but why the completion is believed has changed, and whoever "
        "reviews the change should know.",
    ),
    before={
        **task_with_milestone(f"{EXAMPLE_DONE}evidence: [S1]\nnote: 시행됨\n"),
        "sources.yaml": TWO_SOURCES,
    },
    passes=task_with_milestone(f"{EXAMPLE_DONE}evidence: [S1, S2]\nnote: 시행됨\n"),
    fails=task_with_milestone(f"{EXAMPLE_DONE}evidence: [S2]\nnote: 시행됨\n"),
)
def check(comparison: Comparison) -> Iterator[Problem]:
    for before, after in comparison.deliverables:
        lost, new = lost_evidence(comparison, before, after), new_evidence(before, after)
        if lost and new and after.lifecycle is Lifecycle.DONE:
            old_names, new_names = (", ".join(f"`{one}`" for one in ids) for ids in (lost, new))
            yield Problem(
                after.at("evidence"),
                Text(
                    f"완료 증빙이 변경되었습니다: {old_names} → {new_names}",
                    f"the evidence was {old_names} and is {new_names} now",
                ),
                Text(
                    "새 증빙으로 같은 완료가 확인되는지 검토하세요",
                    "see that the new one shows the same completion",
                ),
                on_key=True,
            )
