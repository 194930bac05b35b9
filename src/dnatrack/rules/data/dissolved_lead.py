"""An open task is led by a ministry that is no more."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import MINISTRIES
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.ministry import Ministry
from dnatrack.model.period import day_words
from dnatrack.rules.examples import EXAMPLE_TASK, EXAMPLE_TASK_FILE
from dnatrack.rules.items import OPEN, tasks_giving
from dnatrack.rules.rule import rule

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


@rule(
    Severity.WARNING,
    Text(
        "진행 과제의 주관기관이 폐지된 기관입니다",
        "An open task is led by a ministry that is no more",
    ),
    Text(
        "정부 조직이 개편되어도 과제는 남습니다. 주관기관이 폐지된 과제의 승계기관을 적지 않으면 "
        "책임 기관이 없게 됩니다.",
        "Governments are reorganised, promises remain. If nobody writes down who took a task "
        "over, nobody answers for it.",
    ),
    passes={
        MINISTRIES: _MINISTRIES,
        EXAMPLE_TASK_FILE: EXAMPLE_TASK.replace("lead: mois", "lead: moef"),
    },
    fails={MINISTRIES: _MINISTRIES, EXAMPLE_TASK_FILE: EXAMPLE_TASK},
)
def check(loaded: Loaded) -> Iterator[Problem]:
    tracker = loaded.tracker
    for task in tasks_giving("lead", tracker):
        ministry = tracker.ministries_by_id.get(task.lead or "")
        ended = None if ministry is None else ministry.dissolved_on
        if ministry is not None and ended is not None and task.lifecycle in OPEN:
            name = ministry.names[-1].ko
            yield Problem(
                task.at("lead"),
                Text(
                    f"주관기관이 폐지된 기관입니다: {name}(`{ministry.id}`, "
                    f"{day_words(ended).ko}까지 존속)",
                    f"the lead `{ministry.id}` existed only until {ended}",
                ),
                _way_out(ministry),
            )


def _way_out(ministry: Ministry) -> Text:
    successors = [f"`{one.id}`" for one in ministry.successors]
    if not successors:
        return Text(
            "현재 이 과제를 주관하는 기관을 `lead`에 적으세요. 이전 주관기관은 이력에 남습니다",
            "write the ministry that answers for it now; history keeps the former lead",
        )
    which = " 가운데 이 과제의 주관기관을" if len(successors) > 1 else " 기관을"
    return Text(
        f"승계기관 {', '.join(successors)}{which} `lead`에 적으세요. 이전 주관기관은 이력에 "
        "남습니다",
        f"write the one that took the task over, {' or '.join(successors)}; history keeps the "
        "former lead",
    )
