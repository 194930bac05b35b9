"""A taskforce is gone."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.model.data_files import TASKFORCES, DataPath
from dnatrack.model.finding import Problem, Severity
from dnatrack.rules.comparison import Comparison
from dnatrack.rules.examples import EXAMPLE_DATA
from dnatrack.rules.rule import change_rule

_MORE = """\
  - id: second
    name: {ko: 둘째 TF, en: Second taskforce}
    chair: {post: {ko: 차관, en: Vice minister}, ministry: moef}
    ministries: [moef]
    sources: [S1]
"""
_ONE = str(EXAMPLE_DATA[TASKFORCES])


@change_rule(
    Severity.ERROR,
    Text("범정부 TF를 삭제했습니다", "A taskforce was deleted"),
    Text(
        "TF를 삭제하면 TF 자체 이정표도 함께 빠집니다. 활동이 종료된 TF도 남겨 두어야 합니다.",
        "With a taskforce go the promises that it made itself. One that has ended stays.",
    ),
    before={TASKFORCES: _ONE + _MORE},
    passes={TASKFORCES: f"{_ONE}{_MORE}    note: 활동이 끝남\n"},
    fails={TASKFORCES: _ONE},
)
def check(comparison: Comparison) -> Iterator[Problem]:
    for taskforce in comparison.matched.taskforces.gone:
        yield Problem(
            DataPath(TASKFORCES, ("taskforces",)),
            Text(
                f"`{taskforce.id}` 범정부 TF가 삭제되었습니다",
                f"the taskforce `{taskforce.id}` was deleted",
            ),
            Text(
                "복원하세요. 활동이 종료되었으면 `note`에 적고, id를 변경했으면 변경한 TF에 "
                f"`formerly: [{taskforce.id}]` 줄을 추가하세요",
                "put it back; if its work has ended, say so under `note`, and if it has another "
                f"name now, add `formerly: [{taskforce.id}]` there",
            ),
            on_key=True,
        )
