"""A change of a deadline changes nothing."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Problem, Severity
from dnatrack.rules.examples import task_with_milestone
from dnatrack.rules.items import milestones_giving
from dnatrack.rules.rule import rule


@rule(
    Severity.ERROR,
    Text("변경 전 기한과 변경 후 기한이 같습니다", "A change of a deadline changes nothing"),
    Text(
        "`revisions`에는 변경된 기한만 적습니다. 두 기한이 같으면 한쪽을 잘못 옮긴 것이고, 그대로 "
        "두면 실제 연기가 표시되지 않습니다.",
        "`revisions` lists deadlines that moved. If both are the same, one of them was copied "
        "wrongly, and a real slip stays hidden.",
    ),
    passes=task_with_milestone("""\
due: 2020-06
lifecycle: planned
revisions:
  - {on: 2020-03-02, from: 2020-03, to: 2020-06, reason: budget, source: S1}
"""),
    fails=task_with_milestone("""\
due: 2020-06
lifecycle: planned
revisions:
  - {on: 2020-03-02, from: 2020-06, to: 2020-06, reason: budget, source: S1}
"""),
)
def check(loaded: Loaded) -> Iterator[Problem]:
    for owed in milestones_giving("revisions", loaded.tracker):
        milestone = owed.milestone
        for index, revision in enumerate(milestone.revisions):
            if revision.since == revision.to:
                yield Problem(
                    milestone.at("revisions", index, "to"),
                    Text(
                        f"변경 전 기한과 변경 후 기한이 모두 {revision.to.words.ko}입니다",
                        f"the deadline before and after the change is {revision.to}",
                    ),
                    Text(
                        "틀린 쪽을 고치거나, 기한이 바뀌지 않았으면 이 변경을 지우세요",
                        "mend whichever is wrong, or delete the change if there was none",
                    ),
                )
