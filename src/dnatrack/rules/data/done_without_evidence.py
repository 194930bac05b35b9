"""Something is done, but no source shows it."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.words import Lifecycle
from dnatrack.rules.examples import task_with_milestone
from dnatrack.rules.items import deliverables_in
from dnatrack.rules.rule import rule


@rule(
    Severity.WARNING,
    Text("완료 증빙이 없습니다", "Something is done, but no source shows it"),
    Text(
        "완료했다는 보고만으로는 완료를 확인할 수 없습니다. 증빙이 있어야 다른 사람이 확인할 수 "
        "있고, 증빙이 없는 완료는 정상추진으로 보지 않습니다.",
        "That it is done is a claim until a document shows it. With evidence, others can check; "
        "without, it is never green.",
    ),
    passes=task_with_milestone("lifecycle: done\ndone_on: 2020-12\nevidence: [S1]\n"),
    fails=task_with_milestone("lifecycle: done\ndone_on: 2020-12\n"),
)
def check(loaded: Loaded) -> Iterator[Problem]:
    for item in deliverables_in(loaded.tracker, Lifecycle.DONE):
        if not item.evidence:
            yield Problem(
                item.at("lifecycle"),
                Text("완료인데 증빙이 없습니다", "done, but without evidence"),
                Text(
                    "완료를 확인하는 출처를 `evidence: [S1]` 형식으로 추가하세요. 증빙이 없는 "
                    "완료는 완료(미확인)로 따로 집계합니다",
                    "add the sources that show it as `evidence: [S1]`; without them it is "
                    "counted apart, as done but not verified",
                ),
            )
