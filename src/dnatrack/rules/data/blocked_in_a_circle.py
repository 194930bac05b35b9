"""Milestones wait for each other in a circle."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Problem, Severity
from dnatrack.rules.examples import task_with
from dnatrack.rules.items import milestones_giving
from dnatrack.rules.references import blockers, circles, draw_circle
from dnatrack.rules.rule import Files, rule


def _draft_and_report(draft: str) -> Files:
    return task_with(f"""\
milestones:
  - id: draft
    title: {{ko: 초안, en: Draft}}
    kind: plan
    {draft}lifecycle: planned
    sources: [S1]
  - id: report
    title: {{ko: 예시 보고서, en: Example report}}
    kind: plan
    blocked_by: [draft]
    lifecycle: planned
    sources: [S1]
""")


@rule(
    Severity.ERROR,
    Text("이정표의 선후행이 순환합니다", "Milestones wait for each other in a circle"),
    Text(
        "선후행이 순환하면 어느 이정표도 착수할 수 없습니다. 출처에 실제로 그렇게 적혀 있으면 먼저 "
        "해결할 현안입니다.",
        "Of things that wait for each other none can begin. If the sources really say so, it is "
        "an issue to be settled first.",
    ),
    passes=_draft_and_report(""),
    fails=_draft_and_report("blocked_by: [report]\n    "),
)
def check(loaded: Loaded) -> Iterator[Problem]:
    tracker = loaded.tracker
    blocked = {
        owed.id: {one.full_id: one for one in blockers(owed.milestone, owed.owner.id)}
        for owed in milestones_giving("blocked_by", tracker)
    }
    for circle in circles({id_: tuple(waits_for) for id_, waits_for in blocked.items()}):
        first, following = circle[0], circle[1 % len(circle)]
        yield Problem(
            blocked[first][following].place,
            Text(
                f"선후행이 순환합니다: {draw_circle(circle)}",
                f"these wait for each other: {draw_circle(circle)}",
            ),
            Text(
                "먼저 추진할 수 있는 이정표에서 `blocked_by`를 지우세요",
                "delete `blocked_by` where work can begin",
            ),
        )
