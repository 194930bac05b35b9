"""Something is on hold or cancelled without a reason."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.words import Lifecycle
from dnatrack.rules.examples import EXAMPLE_DECISION, task_with_milestone
from dnatrack.rules.items import items_in
from dnatrack.rules.rule import rule


@rule(
    Severity.ERROR,
    Text("보류 또는 중단 사유가 없습니다", "Something is on hold or cancelled without a reason"),
    Text(
        "보류와 중단은 기한 연기보다 큰 결정입니다. 사유 없이 보류·중단할 수 있으면 지연 과제를 "
        "지연 목록에서 지울 수 있게 됩니다.",
        "To stop a promise is more than to postpone it. Without a reason it would be a way to "
        "get what is late off the list.",
    ),
    passes=task_with_milestone(f"lifecycle: cancelled\n{EXAMPLE_DECISION}"),
    fails=task_with_milestone("lifecycle: cancelled\n"),
)
def check(loaded: Loaded) -> Iterator[Problem]:
    for item in items_in(loaded.tracker, Lifecycle.ON_HOLD, Lifecycle.CANCELLED):
        if item.reason is None and item.decision is None:
            yield Problem(
                item.at("lifecycle"),
                Text(
                    f"진행 상태가 `{item.lifecycle}`인데 사유가 없습니다",
                    f"`{item.lifecycle}`, but without a reason",
                ),
                Text(
                    "결정 주체, 사유, 근거 문서를 `decision`(`on`, `reason`, `authority`, "
                    "`source`)에 적으세요",
                    "say under `decision` who decided it, why, and where it says so (`on`, "
                    "`reason`, `authority`, `source`)",
                ),
            )
