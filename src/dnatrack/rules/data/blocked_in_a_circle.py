"""Milestones wait for each other in a circle."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Problem, Severity
from dnatrack.rules.examples import task_with
from dnatrack.rules.items import milestones_giving
from dnatrack.rules.references import blockers, circles, draw_circle
from dnatrack.rules.rule import Files, Rule


def _check(loaded: Loaded) -> Iterator[Problem]:
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
                f"서로를 기다립니다: {draw_circle(circle)}",
                f"these wait for each other: {draw_circle(circle)}",
            ),
            Text(
                "먼저 할 수 있는 것에서 `blocked_by`를 지우세요",
                "delete `blocked_by` where work can begin",
            ),
        )


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


RULE = Rule(
    id="blocked-in-a-circle",
    severity=Severity.ERROR,
    summary=Text("이정표들이 서로를 기다립니다", "Milestones wait for each other in a circle"),
    reason=Text(
        "서로를 기다리는 일은 어느 것도 시작할 수 없습니다. 출처가 정말 그렇게 적었다면 그것은 "
        "먼저 풀어야 할 현안입니다.",
        "Of things that wait for each other none can begin. If the sources really say so, it is "
        "an issue to be settled first.",
    ),
    passes=_draft_and_report(""),
    fails=_draft_and_report("blocked_by: [report]\n    "),
    check=_check,
)
