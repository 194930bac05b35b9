"""A task is over, but a milestone of it is still open."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.words import Lifecycle
from dnatrack.rules.examples import EXAMPLE_TASK, EXAMPLE_TASK_FILE
from dnatrack.rules.items import OPEN
from dnatrack.rules.rule import Files, rule


def _done_task_with_milestone(lines: str) -> Files:
    return {
        EXAMPLE_TASK_FILE: EXAMPLE_TASK.replace(
            "lifecycle: planned", "lifecycle: done\ndone_on: 2020-12\nevidence: [S1]"
        )
        + f"""\
milestones:
  - id: report
    title: {{ko: 예시 보고서, en: Example report}}
    kind: plan
    {lines}
    sources: [S1]
"""
    }


@rule(
    Severity.ERROR,
    Text(
        "종결 과제에 종결되지 않은 이정표가 있습니다",
        "A task is over, but a milestone of it is still open",
    ),
    Text(
        "과제가 종결되었으면 그 이정표도 완료, 중단, 대체, 결과 미확인 가운데 하나여야 합니다. "
        "그대로 두면 완료 과제의 이정표가 계속 지연으로 집계됩니다.",
        "If a task is over, its milestones are done, cancelled, superseded or unknown. Left "
        "open, a milestone of a finished task would be later every day.",
    ),
    passes=_done_task_with_milestone("lifecycle: done\n    done_on: 2020-12\n    evidence: [S1]"),
    fails=_done_task_with_milestone("lifecycle: in-progress"),
)
def check(loaded: Loaded) -> Iterator[Problem]:
    for task in loaded.tracker.tasks:
        if task.lifecycle in OPEN or task.lifecycle is Lifecycle.UNKNOWN:
            continue
        still_open = [one.id for one in task.milestones if one.lifecycle in OPEN]
        if still_open:
            named = ", ".join(f"`{one}`" for one in still_open)
            yield Problem(
                task.at("lifecycle"),
                Text(
                    f"과제의 진행 상태는 `{task.lifecycle}`인데 종결되지 않은 이정표가 있습니다: "
                    f"{named}",
                    f"the task is `{task.lifecycle}`, but milestones are still open: {named}",
                ),
                Text(
                    "이정표의 진행 상태를 고치거나, 남은 이정표가 있으면 과제를 `in-progress`로 "
                    "되돌리세요",
                    "mend the lifecycle of the milestones, or set the task back to "
                    "`in-progress` if there is work left",
                ),
            )
