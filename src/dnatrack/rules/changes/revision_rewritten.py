"""A declared change of a deadline was edited, deleted, or put behind another one."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.model.finding import Problem, Severity
from dnatrack.rules.comparison import Comparison, keeps_revisions
from dnatrack.rules.examples import task_with_milestone
from dnatrack.rules.rule import change_rule


@change_rule(
    Severity.ERROR,
    Text("이미 적힌 기한 변경을 수정했습니다", "A declared revision was edited"),
    Text(
        "기한 변경 기록은 추가만 합니다. 기존 기록을 수정하면 당초기한을 확인할 수 없게 됩니다. "
        "빠진 `authority`나 `source`를 채우거나 설명(`note`)을 다듬는 것은 허용합니다.",
        "The ledger of a deadline only grows. If its past is edited, the first deadline is in "
        "dispute. A missing `authority` or `source` may be filled in, a `note` may be mended.",
    ),
    before=task_with_milestone("""\
due: 2020-06
lifecycle: planned
revisions:
  - {on: 2020-03-20, from: 2020-03, to: 2020-06, reason: budget, authority: 국무회의}
"""),
    passes=task_with_milestone("""\
due: 2020-09
lifecycle: planned
revisions:
  - {on: 2020-03-20, from: 2020-03, to: 2020-06, reason: budget, authority: 국무회의, source: S1}
  - {on: 2020-06-10, from: 2020-06, to: 2020-09, reason: budget, authority: 국무회의, source: S1}
"""),
    fails=task_with_milestone("""\
due: 2020-06
lifecycle: planned
revisions:
  - {on: 2020-03-20, from: 2020-02, to: 2020-06, reason: budget, authority: 국무회의}
"""),
)
def check(comparison: Comparison) -> Iterator[Problem]:
    for before, after in comparison.milestones:
        if not keeps_revisions(before, after):
            yield Problem(
                after.at("revisions") if after.revisions else after.at("id"),
                Text(
                    "이미 적힌 기한 변경이 수정 또는 삭제되었거나, 그 앞에 다른 변경이 "
                    "추가되었습니다",
                    "a declared change of the deadline was edited or deleted, or another one was "
                    "put before it",
                ),
                Text(
                    "기존 항목은 그대로 두고 새 변경을 맨 뒤에 추가하세요. 잘못 적은 기한은 "
                    "`reason: correction`인 새 항목으로 정정하세요",
                    "leave the entries that were there and add new ones at the end; a deadline "
                    "that was declared wrongly is put right by a new entry, `reason: correction`",
                ),
                on_key=bool(after.revisions),
            )
