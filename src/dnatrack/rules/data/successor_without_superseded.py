"""Something names what replaced it, but is not superseded."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.words import Lifecycle
from dnatrack.rules.examples import EXAMPLE_TASK, EXAMPLE_TASK_FILE
from dnatrack.rules.items import items_giving
from dnatrack.rules.rule import rule

_LATER = """\
id: later
title: {ko: 뒤를 이은 과제, en: Task that took over}
taskforce: example
lifecycle: planned
sources: [S1]
"""


@rule(
    Severity.ERROR,
    Text(
        "대체되지 않았는데 대체 항목이 있습니다",
        "Something names what replaced it, but is not superseded",
    ),
    Text(
        "대체된 항목은 집계하지 않고, 대체한 항목만 집계합니다. 진행 상태를 고치지 않으면 같은 "
        "약속이 두 번 집계됩니다.",
        "What was superseded is no longer counted, only what replaced it. Without the lifecycle "
        "the same promise would count twice.",
    ),
    passes={
        EXAMPLE_TASK_FILE: EXAMPLE_TASK.replace(
            "lifecycle: planned", "lifecycle: superseded\nsuperseded_by: later"
        ),
        "tasks/later.yaml": _LATER,
    },
    fails={
        EXAMPLE_TASK_FILE: EXAMPLE_TASK + "superseded_by: later\n",
        "tasks/later.yaml": _LATER,
    },
)
def check(loaded: Loaded) -> Iterator[Problem]:
    for item in items_giving("superseded_by", loaded.tracker):
        if item.superseded_by is not None and item.lifecycle is not Lifecycle.SUPERSEDED:
            yield Problem(
                item.at("superseded_by"),
                Text(
                    f"대체 항목이 있는데 진행 상태가 `{item.lifecycle}`입니다",
                    f"it was replaced, but the lifecycle is `{item.lifecycle}`",
                ),
                Text(
                    "대체되었으면 `lifecycle: superseded`로 고치고, 아니면 `superseded_by`를 "
                    "지우세요",
                    "write `lifecycle: superseded` if it was, else delete `superseded_by`",
                ),
            )
