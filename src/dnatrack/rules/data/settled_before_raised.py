"""An issue was settled before it was raised."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Problem, Severity
from dnatrack.rules.examples import task_with
from dnatrack.rules.items import tasks_giving
from dnatrack.rules.rule import Files, rule


def _issue(settled: str) -> Files:
    return task_with(f"""\
issues:
  - id: budget
    title: {{ko: 예산 분담, en: Who pays}}
    between: [mois, moef]
    raised: 2020-02-11
    settled: {settled}
    outcome: 반씩 부담
    sources: [S1]
""")


@rule(
    Severity.ERROR,
    Text("현안의 해결일이 제기일보다 빠릅니다", "An issue was settled before it was raised"),
    Text(
        "현안의 소요일수는 두 날짜로 계산합니다. 날짜가 뒤바뀌면 계산할 수 없습니다.",
        "How long an issue took is counted from the two dates. With swapped ones it cannot be.",
    ),
    passes=_issue("2020-03"),
    fails=_issue("2019-03"),
)
def check(loaded: Loaded) -> Iterator[Problem]:
    for task in tasks_giving("issues", loaded.tracker):
        for index, issue in enumerate(task.issues):
            if issue.settled is not None and issue.settled.last < issue.raised.first:
                yield Problem(
                    task.at("issues", index, "settled"),
                    Text(
                        f"해결일({issue.settled.words.ko})이 제기일({issue.raised.words.ko})보다 "
                        "빠릅니다",
                        f"settled ({issue.settled}) before it was raised ({issue.raised})",
                    ),
                    Text(
                        "`raised`와 `settled` 가운데 틀린 쪽을 고치세요",
                        "mend whichever is wrong: `raised` or `settled`",
                    ),
                )
