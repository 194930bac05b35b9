"""A law has reached the stage that was promised, but its milestone is not done."""

from collections.abc import Iterator
from datetime import date

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.milestone import Legislation, Milestone
from dnatrack.model.tracker import Tracker
from dnatrack.model.words import LegislationStage, Lifecycle
from dnatrack.rules.examples import task_with_act
from dnatrack.rules.items import milestones_giving
from dnatrack.rules.rule import rule

_RANK = {stage: rank for rank, stage in enumerate(LegislationStage)}
_OVER = frozenset({Lifecycle.DONE, Lifecycle.CANCELLED, Lifecycle.SUPERSEDED})


_PASSED = "promises: assembly\nstages:\n  - {stage: assembly, on: 2019-01-09}\n"


@rule(
    Severity.WARNING,
    Text(
        "법령이 약속한 추진단계에 도달했는데 이정표는 완료가 아닙니다",
        "A law has reached the promised stage, but its milestone is not done",
    ),
    Text(
        "같은 법령이 입법 추진현황에는 ‘시행’, 지연 현황에는 ‘결과 미확인’으로 표시되면 어느 쪽도 "
        "신뢰할 수 없습니다. 약속을 이행한 것으로 보는 단계는 `promises`(기본값 `in-force`)에 "
        "적습니다.",
        "If one list says that a law is in force and another that its outcome is unknown, neither "
        "can be relied on. The stage that keeps the promise is `promises`, by default `in-force`.",
    ),
    passes=task_with_act(_PASSED, "lifecycle: done\ndone_on: 2019-01-09\nevidence: [S1]\n"),
    fails=task_with_act(_PASSED, "lifecycle: in-progress\n"),
)
def check(loaded: Loaded) -> Iterator[Problem]:
    written_on = _newest_source(loaded.tracker)
    for owed in milestones_giving("legislation", loaded.tracker):
        milestone, legislation = owed.milestone, owed.milestone.legislation
        if legislation is not None and milestone.lifecycle not in _OVER:
            yield from _reached(milestone, legislation, written_on)


def _newest_source(tracker: Tracker) -> date:
    """The latest day that the data is known to be of: a later stage is only foreseen."""
    dates = (one.date.last for one in tracker.sources.values() if one.date is not None)
    return max(dates, default=date.max)


def _reached(of: Milestone, legislation: Legislation, written_on: date) -> Iterator[Problem]:
    """A text that comes into force step by step has reached it with the last step."""
    kept = _RANK[legislation.promises]
    stages = [one for one in enumerate(legislation.stages) if _RANK[one[1].stage] >= kept]
    steps = [one for one in stages if one[1].stage is legislation.promises]
    for index, one in steps[-1:] or stages[:1]:
        if one.on.first <= written_on:
            yield Problem(
                of.at("legislation", "stages", index, "stage"),
                Text(
                    f"약속한 추진단계에 도달했는데(`{one.stage}`, {one.on.words.ko}) 진행 상태가 "
                    f"`{of.lifecycle}`입니다",
                    f"the promised stage is reached (`{one.stage}`, {one.on}), but the lifecycle "
                    f"is `{of.lifecycle}`",
                ),
                Text(
                    f"완료되었으면 `lifecycle: done`, `done_on: {one.on}`으로 고치고, 더 뒤의 "
                    "단계를 약속했으면 `promises`에 적으세요",
                    f"write `lifecycle: done` and `done_on: {one.on}` if it is done; if a later "
                    "stage was promised, say so in `promises`",
                ),
            )
