"""Something was superseded, but not by what."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.words import Lifecycle
from dnatrack.rules.examples import task_with_milestone
from dnatrack.rules.items import items_in
from dnatrack.rules.rule import rule


@rule(
    Severity.ERROR,
    Text("대체 항목이 없습니다", "Something was superseded, but not by what"),
    Text(
        "대체된 약속은 없어진 것이 아니라 다른 항목에서 이어집니다. 이어지는 항목을 적지 않으면 "
        "중단과 구별할 수 없습니다.",
        "A promise that was superseded goes on elsewhere. Without saying where, it cannot be "
        "told from one that was cancelled.",
    ),
    passes={
        **task_with_milestone("lifecycle: superseded\nsuperseded_by: later\n"),
        "tasks/later.yaml": """\
id: later
title: {ko: 뒤를 이은 과제, en: Task that took over}
taskforce: example
lifecycle: planned
sources: [S1]
""",
    },
    fails=task_with_milestone("lifecycle: superseded\n"),
)
def check(loaded: Loaded) -> Iterator[Problem]:
    for item in items_in(loaded.tracker, Lifecycle.SUPERSEDED):
        if item.superseded_by is None:
            yield Problem(
                item.at("lifecycle"),
                Text("진행 상태는 대체인데 대체 항목이 없습니다", "superseded, but not by what"),
                Text(
                    "대체한 항목의 id를 `superseded_by`에 적고, 대체한 항목이 없으면 `cancelled`와 "
                    "`reason`을 적으세요",
                    "write its id under `superseded_by`; if nothing replaced it, write "
                    "`cancelled` and a `reason`",
                ),
            )
