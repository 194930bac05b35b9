"""A multi-ministry task names no partner."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Problem, Severity
from dnatrack.rules.examples import task_with
from dnatrack.rules.items import is_complete, tasks_giving
from dnatrack.rules.rule import rule


@rule(
    Severity.ERROR,
    Text("다부처 과제에 협조기관이 없습니다", "A multi-ministry task names no partner"),
    Text(
        "다부처 과제는 여러 기관이 함께 추진하는 과제입니다. 협조기관을 적지 않으면 협조가 "
        "지연되어도 담당 기관을 확인할 수 없습니다.",
        "A multi-ministry task needs several ministries. If the others are not named, nobody "
        "can be asked when they are late.",
    ),
    passes=task_with("multi_ministry: true\nunnamed_partners: 각 부처와 지방자치단체\n"),
    fails=task_with("multi_ministry: true\n"),
)
def check(loaded: Loaded) -> Iterator[Problem]:
    for task in tasks_giving("multi_ministry", loaded.tracker):
        is_alone = not task.partners and task.unnamed_partners is None
        if task.multi_ministry and is_alone and is_complete(task, loaded.tracker):
            yield Problem(
                task.at("multi_ministry"),
                Text(
                    "다부처 과제인데 협조기관이 없습니다",
                    "a multi-ministry task without a partner",
                ),
                Text(
                    "`partners`에 협조기관을 적고, 출처에 기관 이름이 없으면 출처의 문구 그대로 "
                    "`unnamed_partners`에 적으세요",
                    "name them under `partners`, or quote the source under `unnamed_partners` "
                    "where it gives no names",
                ),
            )
