"""A task belongs to another taskforce."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.model.data_files import TASKFORCES
from dnatrack.model.finding import Problem, Severity
from dnatrack.rules.comparison import Comparison
from dnatrack.rules.examples import EXAMPLE_DATA, EXAMPLE_TASK, EXAMPLE_TASK_FILE
from dnatrack.rules.rule import change_rule

_TWO = f"""\
{EXAMPLE_DATA[TASKFORCES]!s}\
  - id: second
    name: {{ko: 둘째 TF, en: Second taskforce}}
    chair: {{post: {{ko: 차관, en: Vice minister}}, ministry: mois}}
    ministries: [mois]
    sources: [S1]
"""


@change_rule(
    Severity.NOTE,
    Text("과제의 소속 TF가 변경되었습니다", "A task moved to another taskforce"),
    Text(
        "두 TF의 집계가 함께 달라집니다. 오류는 아니지만 두 TF가 알아야 합니다.",
        "The counts of both change with it. That is no mistake, but both have to know.",
    ),
    before={TASKFORCES: _TWO, EXAMPLE_TASK_FILE: EXAMPLE_TASK},
    passes={EXAMPLE_TASK_FILE: f"{EXAMPLE_TASK}note: 진행 중\n"},
    fails={EXAMPLE_TASK_FILE: EXAMPLE_TASK.replace("taskforce: example", "taskforce: second")},
)
def check(comparison: Comparison) -> Iterator[Problem]:
    known = comparison.before.tracker.taskforces_by_id
    for before, after in comparison.tasks:
        # What was no taskforce was a mistake, and is mended.
        if before.taskforce in known and not comparison.is_same_taskforce(before, after):
            yield Problem(
                after.at("taskforce"),
                Text(
                    f"소속 TF가 변경되었습니다: `{before.taskforce}` → `{after.taskforce}`",
                    f"it moved from the taskforce `{before.taskforce}` to `{after.taskforce}`",
                ),
                Text(
                    "두 TF의 과제 수(`expect`)와 우선 추진과제(`priority`)가 맞는지 확인하세요",
                    "see that the totals of both (`expect`) and the `priority` still fit",
                ),
            )
