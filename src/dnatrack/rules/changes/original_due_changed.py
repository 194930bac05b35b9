"""The first deadline ever promised looks later than it did."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.model.finding import Problem, Severity
from dnatrack.rules.comparison import Comparison, is_undeclared, keeps_revisions, original_due
from dnatrack.rules.examples import task_with_milestone
from dnatrack.rules.rule import ChangeRule


def _check(comparison: Comparison) -> Iterator[Problem]:
    for before, after in comparison.milestones:
        if is_undeclared(before, after) or not keeps_revisions(before, after):
            continue  # other rules say so
        old, new = original_due(before), original_due(after)
        if after.revisions and old is not None and new is not None and new.last > old.last:
            yield Problem(
                after.at("revisions", 0, "from"),
                Text(
                    f"당초기한이 {old}에서 더 늦은 {new}(으)로 바뀌었습니다",
                    f"the first deadline was {old} and is now {new}, which is later",
                ),
                Text(
                    "출처가 그렇게 적고 있는지 확인하세요",
                    "see that the source says so",
                ),
            )


RULE = ChangeRule(
    id="original-due-changed",
    severity=Severity.WARNING,
    summary=Text("당초기한이 늦추어졌습니다", "The first deadline became a later one"),
    reason=Text(
        "지연은 당초기한으로도 셉니다. 앞에 더한 기한 변경이 당초기한을 늦추면 지난 지연이 사라질 "
        "수 "
        "있습니다.",
        "Lateness is counted against the first deadline, too. An earlier revision that is added "
        "and makes it later can make past delays vanish.",
    ),
    before=task_with_milestone("due: 2020-06\nlifecycle: planned\n"),
    passes=task_with_milestone("""\
due: 2020-06
lifecycle: planned
revisions:
  - {on: 2020-01-20, from: 2020-03, to: 2020-06, reason: budget, authority: 국무회의, source: S1}
"""),
    fails=task_with_milestone("""\
due: 2020-06
lifecycle: planned
revisions:
  - {on: 2020-01-20, from: 2020-12, to: 2020-06, reason: budget, authority: 국무회의, source: S1}
"""),
    check=_check,
)
