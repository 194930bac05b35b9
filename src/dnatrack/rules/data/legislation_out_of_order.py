"""The stages of a law are not in order."""

from collections.abc import Iterator
from itertools import pairwise

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.milestone import Legislation, Milestone
from dnatrack.model.words import LegislationStage as Stage
from dnatrack.model.words import MilestoneKind
from dnatrack.rules.examples import task_with_act
from dnatrack.rules.items import milestones_giving
from dnatrack.rules.rule import Files, rule

# Consultation and pre-announcement run side by side. The cabinet sees the bill of a ministry
# before the assembly, and the promulgation of any act after it.
_RANK = {
    Stage.DRAFTED: 0,
    Stage.CONSULTED: 1,
    Stage.PRE_ANNOUNCED: 1,
    Stage.REVIEWED: 2,
    Stage.VICE_MINISTERS: 3,
    Stage.CABINET: 3,
    Stage.ASSEMBLY: 3,
    Stage.PROMULGATED: 4,
    Stage.IN_FORCE: 5,
}


def _act(promulgated: str) -> Files:
    stages = f"""\
stages:
  - {{stage: assembly, on: 2020-01-09}}
  - {{stage: cabinet, on: 2020-01-28}}
  - {{stage: promulgated, on: {promulgated}}}
"""
    return task_with_act(stages, "lifecycle: in-progress\n")


@rule(
    Severity.ERROR,
    Text("입법 추진단계의 순서가 맞지 않습니다", "The stages of a law are not in order"),
    Text(
        "법령은 정해진 순서에 따라 추진됩니다. 공포가 국회 의결보다 빠르면 날짜를 잘못 옮긴 "
        "것입니다. 함께 진행되는 단계(협의와 입법예고, 국무회의와 국회)의 순서는 점검하지 "
        "않습니다.",
        "A law takes its course in a known order: if it was promulgated before it was passed, a "
        "date is wrong. Stages that run side by side (consultation and pre-announcement, "
        "cabinet and assembly) may come in any order.",
    ),
    passes=_act("2020-02-04"),
    fails=_act("2019-02-04"),
)
def check(loaded: Loaded) -> Iterator[Problem]:
    for owed in milestones_giving("legislation", loaded.tracker):
        milestone = owed.milestone
        if milestone.legislation is None:
            continue
        if milestone.kind is not MilestoneKind.LEGISLATION:
            yield _other_kind(milestone)
        yield from _out_of_order(milestone, milestone.legislation)


def _other_kind(milestone: Milestone) -> Problem:
    return Problem(
        milestone.at("legislation"),
        Text(
            f"입법 추진단계가 있는데 종류가 `{milestone.kind}`입니다",
            f"stages of a law, but the kind is `{milestone.kind}`",
        ),
        Text(
            "입법 이정표이면 `kind: legislation`으로 고치고, 아니면 `legislation`을 지우세요",
            "write `kind: legislation` if it is about a law, else delete `legislation`",
        ),
        on_key=True,
    )


def _out_of_order(milestone: Milestone, legislation: Legislation) -> Iterator[Problem]:
    for index, (before, after) in enumerate(pairwise(legislation.stages), start=1):
        place = milestone.at("legislation", "stages", index)
        if _RANK[after.stage] < _RANK[before.stage]:
            yield Problem(
                place.at("stage"),
                Text(
                    f"`{after.stage}` 단계는 `{before.stage}` 단계보다 먼저입니다",
                    f"`{after.stage}` comes before `{before.stage}`",
                ),
                Text("추진단계를 거친 순서대로 적으세요", "list the stages as they were reached"),
            )
        elif after.on.last < before.on.first:
            yield Problem(
                place.at("on"),
                Text(
                    f"`{after.stage}` 단계({after.on.words.ko})가 앞 단계 "
                    f"`{before.stage}`({before.on.words.ko})보다 빠릅니다",
                    f"`{after.stage}` ({after.on}) is earlier than `{before.stage}` "
                    f"({before.on}) before it",
                ),
                Text(
                    "틀린 날짜를 고치고, 거친 순서대로 적으세요",
                    "mend the wrong date, and list the stages as they were reached",
                ),
            )
