"""An open task is led by a ministry that is no more."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import MINISTRIES
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.ministry import Ministry
from dnatrack.rules.examples import EXAMPLE_TASK, EXAMPLE_TASK_FILE
from dnatrack.rules.items import OPEN, tasks_giving
from dnatrack.rules.rule import Rule


def _check(loaded: Loaded) -> Iterator[Problem]:
    tracker = loaded.tracker
    dissolved = {one.id: one for one in tracker.ministries if one.dissolved_on is not None}
    for task in tasks_giving("lead", tracker):
        if task.lead in dissolved and task.lifecycle in OPEN:
            ministry = dissolved[task.lead]
            name = ministry.names[-1].ko
            yield Problem(
                task.at("lead"),
                Text(
                    f"주관기관 {name}(`{ministry.id}`)은(는) {ministry.dissolved_on}까지만 "
                    "있던 기관입니다",
                    f"the lead `{ministry.id}` existed only until {ministry.dissolved_on}",
                ),
                _way_out(ministry),
            )


def _way_out(ministry: Ministry) -> Text:
    successors = [f"`{one.id}`" for one in ministry.successors]
    if not successors:
        return Text(
            "지금 이 과제를 맡은 기관을 `lead`에 적으세요. 옛 주관기관은 이력에 남습니다",
            "write the ministry that answers for it now; history keeps the former lead",
        )
    which = " 가운데 이 과제를 맡은 기관을" if len(successors) > 1 else "을(를)"
    return Text(
        f"업무를 이어받은 {', '.join(successors)}{which} `lead`에 적으세요. 옛 주관기관은 이력에 "
        "남습니다",
        f"write the one that took the task over, {' or '.join(successors)}; history keeps the "
        "former lead",
    )


_MINISTRIES = """\
ministries:
  - id: mois
    names:
      - {ko: 행정자치부, en: Ministry of the Interior, until: 2017-07-25}
    successors:
      - {id: moef, from: 2017-07-26, relation: replacement}
    sources: [S1]
  - id: moef
    names:
      - {ko: 기획재정부, en: Ministry of Economy and Finance, acronym: MOEF}
    sources: [S1]
"""

RULE = Rule(
    id="dissolved-lead",
    severity=Severity.WARNING,
    summary=Text(
        "끝나지 않은 과제의 주관기관이 없어진 기관입니다",
        "An open task is led by a ministry that is no more",
    ),
    reason=Text(
        "정부 조직이 바뀌어도 약속은 남습니다. 주관기관이 없어진 과제는 누가 이어받았는지 "
        "적지 않으면 아무도 책임지지 않습니다.",
        "Governments are reorganised, promises remain. If nobody writes down who took a task "
        "over, nobody answers for it.",
    ),
    passes={
        MINISTRIES: _MINISTRIES,
        EXAMPLE_TASK_FILE: EXAMPLE_TASK.replace("lead: mois", "lead: moef"),
    },
    fails={MINISTRIES: _MINISTRIES, EXAMPLE_TASK_FILE: EXAMPLE_TASK},
    check=_check,
)
