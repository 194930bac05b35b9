"""Something has a date of completion, but is not done."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.tracker import Tracker
from dnatrack.model.words import Lifecycle
from dnatrack.rules.examples import task_with_milestone
from dnatrack.rules.items import items_giving
from dnatrack.rules.rule import rule


@rule(
    Severity.ERROR,
    Text("완료가 아닌데 완료일이 있습니다", "Something has a date of completion, but is not done"),
    Text(
        "완료 여부는 `lifecycle`로만 판단합니다. 날짜만 적고 상태를 고치지 않으면 완료한 일이 계속 "
        "지연으로 집계됩니다.",
        "Only the lifecycle says that something is done. With a date alone, what is finished "
        "would go on being counted as late.",
    ),
    passes=task_with_milestone("lifecycle: done\ndone_on: 2020-12\nevidence: [S1]\n"),
    fails=task_with_milestone("lifecycle: in-progress\ndone_on: 2020-12\n"),
)
def check(loaded: Loaded) -> Iterator[Problem]:
    for key in ("done_on", "done_by"):
        yield from _without_done(key, loaded.tracker)


def _without_done(key: str, tracker: Tracker) -> Iterator[Problem]:
    for item in items_giving(key, tracker):
        is_given = item.done_on is not None or item.done_by is not None
        if is_given and item.lifecycle is not Lifecycle.DONE:
            yield Problem(
                item.at(key),
                Text(
                    f"완료일이 있는데 진행 상태가 `{item.lifecycle}`입니다",
                    f"a date of completion, but the lifecycle is `{item.lifecycle}`",
                ),
                Text(
                    f"완료되었으면 `lifecycle: done`으로 고치고, 아니면 `{key}` 키를 지우세요",
                    f"write `lifecycle: done` if it is, else delete `{key}`",
                ),
            )
