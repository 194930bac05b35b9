"""Another ministry answers for a task."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.model.finding import Problem, Severity
from dnatrack.rules.comparison import Comparison
from dnatrack.rules.examples import EXAMPLE_TASK, EXAMPLE_TASK_FILE
from dnatrack.rules.rule import change_rule


@change_rule(
    Severity.NOTE,
    Text("주관기관이 변경되었습니다", "The lead of a task changed"),
    Text(
        "주관기관이 변경되면 지연을 책임지는 기관도 바뀝니다. 오류는 아니지만 두 기관이 알아야 "
        "합니다.",
        "With the lead changes who answers for a delay. That is no mistake, but both ministries "
        "have to know.",
    ),
    before={EXAMPLE_TASK_FILE: EXAMPLE_TASK},
    passes={EXAMPLE_TASK_FILE: f"{EXAMPLE_TASK}partners: [moef]\n"},
    fails={EXAMPLE_TASK_FILE: EXAMPLE_TASK.replace("lead: mois", "lead: moef")},
)
def check(comparison: Comparison) -> Iterator[Problem]:
    known = comparison.before.tracker.ministries_by_id
    for before, after in comparison.tasks:
        # Who was no ministry answered for nothing: that is a mistake mended.
        if before.lead in known and before.lead != after.lead:
            yield Problem(
                after.at("lead") if after.lead else after.at("id"),
                Text(
                    f"주관기관이 변경되었습니다: `{before.lead}` → {_or(after.lead, '없음')}",
                    f"the lead changed from `{before.lead}` to {_or(after.lead, 'nobody')}",
                ),
                Text(
                    "두 기관이 모두 변경 사실을 아는지 확인하세요",
                    "see that both ministries know of it",
                ),
            )


def _or(lead: str | None, nobody: str) -> str:
    return f"`{lead}`" if lead else nobody
