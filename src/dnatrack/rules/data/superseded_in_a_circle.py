"""Things replace each other in a circle."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.milestone import Milestone
from dnatrack.model.task import Task
from dnatrack.model.tracker import Tracker
from dnatrack.rules.examples import task_with
from dnatrack.rules.items import milestones_giving, tasks_giving
from dnatrack.rules.references import circles, draw_circle
from dnatrack.rules.rule import Files, rule


def _two_versions(first: str, second: str) -> Files:
    return task_with(f"""\
milestones:
  - id: plan
    title: {{ko: 계획, en: Plan}}
    kind: plan
    {first}
    sources: [S1]
  - id: new-plan
    title: {{ko: 새 계획, en: New plan}}
    kind: plan
    {second}
    sources: [S1]
""")


@rule(
    Severity.ERROR,
    Text("대체 관계가 순환합니다", "Things replace each other in a circle"),
    Text(
        "대체된 약속을 따라가면 현재의 약속에 이르러야 합니다. 대체 관계가 순환하면 유효한 약속이 "
        "남지 않습니다.",
        "Whoever follows a superseded promise must come to the one that holds now. In a circle "
        "all of them were replaced, and none is left.",
    ),
    passes=_two_versions(
        "lifecycle: superseded\n    superseded_by: new-plan", "lifecycle: planned"
    ),
    fails=_two_versions(
        "lifecycle: superseded\n    superseded_by: new-plan",
        "lifecycle: superseded\n    superseded_by: plan",
    ),
)
def check(loaded: Loaded) -> Iterator[Problem]:
    replaced = dict(_replaced(loaded.tracker))
    successors = {id_: [_successor(id_, item, loaded.tracker)] for id_, item in replaced.items()}
    for circle in circles(successors):
        yield Problem(
            replaced[circle[0]].at("superseded_by"),
            Text(
                f"대체 관계가 순환합니다: {draw_circle(circle)}",
                f"these replace each other: {draw_circle(circle)}",
            ),
            Text(
                "현재 유효한 항목에서 `superseded_by`를 지우고 진행 상태를 고치세요",
                "delete `superseded_by` from the one that goes on, and mend its lifecycle",
            ),
        )


def _replaced(tracker: Tracker) -> Iterator[tuple[str, Task | Milestone]]:
    """What names a successor, by its full id."""
    for task in tasks_giving("superseded_by", tracker):
        yield task.id, task
    for owed in milestones_giving("superseded_by", tracker):
        yield owed.id, owed.milestone


def _successor(id_: str, item: Task | Milestone, tracker: Tracker) -> str:
    written = item.superseded_by or ""
    within = f"{id_.partition('/')[0]}/{written}"
    return within if within in tracker.owed_by_id else written
