"""An id that stood for something else before is used again."""

from collections.abc import Iterator

from dnatrack.history.facts import ItemFacts
from dnatrack.i18n import Text
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.tracker import OwedMilestone
from dnatrack.rules.comparison import Comparison, is_like
from dnatrack.rules.examples import EXAMPLE_TASK, EXAMPLE_TASK_FILE
from dnatrack.rules.rule import change_rule

_RETIRED = EXAMPLE_TASK.replace("id: example", "id: retired", 1)


@change_rule(
    Severity.ERROR,
    Text("삭제한 항목의 id를 다시 사용했습니다", "The id of something deleted was used again"),
    Text(
        "id는 이력을 잇는 이름입니다. 다른 항목에 다시 쓰면 두 항목의 이력이 섞입니다.",
        "An id is the name of a history. Used for something else, it mixes the histories of two "
        "promises.",
    ),
    before={EXAMPLE_TASK_FILE: EXAMPLE_TASK},
    passes={"tasks/retired.yaml": _RETIRED.replace("예시 과제", "지운 과제", 1)},
    fails={"tasks/retired.yaml": _RETIRED.replace("예시 과제", "새 과제", 1)},
    retired={"retired": ItemFacts("retired", "", "지운 과제")},
)
def check(comparison: Comparison) -> Iterator[Problem]:
    for one in comparison.created():
        record = one.milestone if isinstance(one, OwedMilestone) else one
        retired = comparison.retired.get(one.id)
        if retired is None or is_like(retired, record.title):
            continue
        yield Problem(
            record.at("id"),
            Text(
                f"`{one.id}` id는 이전에 ‘{retired.title}’에 사용되었습니다",
                f"the id `{one.id}` was that of “{retired.title}” before",
            ),
            Text(
                "새 id를 쓰세요. 삭제한 항목을 복원하려는 것이면 이전 제목과 내용을 그대로 "
                "복원하세요",
                "choose a new id; if this brings the old thing back, bring it back as it was",
            ),
        )
