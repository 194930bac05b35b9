"""A task or milestone has another title."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.model.finding import Problem, Severity
from dnatrack.rules.comparison import Comparison
from dnatrack.rules.examples import EXAMPLE_TASK, EXAMPLE_TASK_FILE
from dnatrack.rules.figures import fewer_in_title
from dnatrack.rules.pairs import compared_title
from dnatrack.rules.rule import change_rule


@change_rule(
    Severity.NOTE,
    Text("제목이 변경되었습니다", "A title changed"),
    Text(
        "제목은 수정할 수 있습니다. 다만 제목을 바꾸어 다른 약속으로 만들 수도 있으므로 검토자에게 "
        "알립니다.",
        "A title may be mended. But it may also turn a promise into another one, so whoever "
        "reviews the change is told.",
    ),
    before={EXAMPLE_TASK_FILE: EXAMPLE_TASK},
    passes={EXAMPLE_TASK_FILE: EXAMPLE_TASK.replace("Example task", "The example task")},
    fails={EXAMPLE_TASK_FILE: EXAMPLE_TASK.replace("예시 과제", "작은 과제")},
)
def check(comparison: Comparison) -> Iterator[Problem]:
    for before, after in comparison.deliverables:
        old, new = compared_title(before.title), compared_title(after.title)
        if old != new and not fewer_in_title(before, after):
            yield Problem(
                after.at("title"),
                Text(
                    f"제목이 변경되었습니다: ‘{old}’ → ‘{new}’",
                    f"the title was “{old}” and is “{new}” now",
                ),
                Text(
                    "같은 대상인지 확인하세요. 다른 대상이면 새 id로 등록하세요",
                    "see that it still means the same; something else gets an id of its own",
                ),
            )
