"""Work starts only after the deadline."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Problem, Severity
from dnatrack.rules.examples import task_with_milestone
from dnatrack.rules.items import milestones_giving
from dnatrack.rules.rule import rule


@rule(
    Severity.ERROR,
    Text("시작일이 기한보다 늦습니다", "Work starts only after the deadline"),
    Text(
        "시작 전에 끝나는 일은 없으므로 두 날짜 가운데 하나가 틀렸습니다. 시작과 기한이 같은 "
        "기간이면 허용합니다.",
        "Nothing ends before it starts, so one of the two is wrong. Both in the same period is "
        "fine.",
    ),
    passes=task_with_milestone("start: 2020-01\ndue: 2020-01\nlifecycle: planned\n"),
    fails=task_with_milestone("start: 2020-03\ndue: 2020-01\nlifecycle: planned\n"),
)
def check(loaded: Loaded) -> Iterator[Problem]:
    for owed in milestones_giving("start", loaded.tracker):
        milestone = owed.milestone
        start, due = milestone.start, milestone.due
        if start is not None and due is not None and start.first > due.last:
            yield Problem(
                milestone.at("start"),
                Text(
                    f"시작일({start.words.ko})이 기한({due.words.ko})보다 늦습니다",
                    f"the start ({start}) is after the deadline ({due})",
                ),
                Text(
                    "두 값이 뒤바뀌었는지 확인하고, 출처에 시작일이 없으면 `start`를 지우세요",
                    "see whether the two were swapped; drop `start` if the source gives none",
                ),
            )
