"""A declared change of a deadline begins at a deadline that there was not."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.milestone import Milestone
from dnatrack.model.period import Period
from dnatrack.rules.comparison import Comparison, is_undeclared
from dnatrack.rules.examples import task_with_milestone
from dnatrack.rules.rule import change_rule


@change_rule(
    Severity.ERROR,
    Text(
        "기한 변경이 직전 기한에서 시작하지 않습니다",
        "A revision does not begin at the last deadline",
    ),
    Text(
        "지연은 당초기한으로도 집계합니다. 없던 기한에서 시작하는 변경을 추가하면 당초기한이 "
        "늦어져 지연이 집계에서 빠집니다. 누락된 연기를 나중에 밝히는 것, 곧 더 이른 당초기한을 "
        "적는 것은 허용합니다.",
        "Lateness is counted against the first deadline, too. A revision that begins at a "
        "deadline that there was not makes the first one later, and past delays vanish. To admit "
        "to a slip that nobody wrote down, that is, to an earlier first deadline, is fine.",
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
)
def check(comparison: Comparison) -> Iterator[Problem]:
    for before, after in comparison.milestones:
        due, declared = before.due, after.revisions
        if due is None or before.revisions or not declared or is_undeclared(due, after):
            continue  # other rules say so
        first = declared[0].since
        # What nobody declared may be admitted to later: the first deadline is an earlier one
        # then, and that of now stays.
        is_admitted = after.due == due and first.last <= due.last
        if first != due and not is_admitted:
            yield _problem(after, due, first)


def _problem(after: Milestone, due: Period, since: Period) -> Problem:
    return Problem(
        after.at("revisions", 0, "from"),
        Text(
            f"직전 기한({due.words.ko})과 기한 변경의 변경 전 기한({since.words.ko})이 다릅니다",
            f"the last deadline was {due}, but the revision begins at {since}",
        ),
        Text(
            f"`from: {due}` 값으로 고치세요. 직전 기한이 잘못 적힌 것이면 `reason: correction` "
            "항목으로 정정하세요",
            f"write `from: {due}`; if that was a mistake, mend it by an entry with "
            "`reason: correction`",
        ),
    )
