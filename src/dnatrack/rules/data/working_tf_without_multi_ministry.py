"""A task has a working TF, but is no multi-ministry task."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Problem, Severity
from dnatrack.rules.examples import task_with
from dnatrack.rules.items import is_complete, tasks_giving
from dnatrack.rules.rule import rule


@rule(
    Severity.ERROR,
    Text(
        "다부처 과제가 아닌 과제에 실무 TF가 있습니다",
        "A task has a working TF, but is no multi-ministry task",
    ),
    Text(
        "과제별 실무 TF는 다부처 과제에만 둡니다. 하나가 빠지면 다부처 과제 수가 출처와 맞지 "
        "않습니다.",
        "Only multi-ministry tasks have a working TF of their own. With one of the two missing, "
        "the number of multi-ministry tasks is not that of the source.",
    ),
    passes=task_with("partners: [moef]\nmulti_ministry: true\nworking_tf: {formed: 2020-01}\n"),
    fails=task_with("partners: [moef]\nworking_tf: {formed: 2020-01}\n"),
)
def check(loaded: Loaded) -> Iterator[Problem]:
    for task in tasks_giving("working_tf", loaded.tracker):
        is_single = task.working_tf is not None and not task.multi_ministry
        if is_single and is_complete(task, loaded.tracker):
            yield Problem(
                task.at("working_tf"),
                Text(
                    "다부처 과제가 아닌데 실무 TF가 있습니다",
                    "a working TF on a task that is no multi-ministry task",
                ),
                Text(
                    "다부처 과제이면 `multi_ministry: true`를 적고, 아니면 `working_tf`를 지우세요",
                    "write `multi_ministry: true` if it is one, else delete `working_tf`",
                ),
                on_key=True,
            )
