"""The figures in the title of a promise became smaller."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.model.finding import Problem, Severity
from dnatrack.rules.comparison import Comparison
from dnatrack.rules.examples import EXAMPLE_TASK, EXAMPLE_TASK_FILE
from dnatrack.rules.figures import fewer_in_title
from dnatrack.rules.rule import change_rule

_BEFORE = EXAMPLE_TASK.replace("예시 과제", "콜센터 11개 통합")


@change_rule(
    Severity.WARNING,
    Text("제목의 수량이 줄었습니다", "The figures in a title became smaller"),
    Text(
        "‘11개 통합’을 ‘1개 통합’으로 고치면 기한은 그대로인데 약속은 축소됩니다. 연도와 차수는 "
        "수량으로 보지 않습니다.",
        "With “11 call centres” turned into “1”, the deadline stays and the promise shrinks. "
        "Years and ordinals are no figures.",
    ),
    before={EXAMPLE_TASK_FILE: _BEFORE},
    passes={EXAMPLE_TASK_FILE: _BEFORE.replace("en: Example", "en: The example")},
    fails={EXAMPLE_TASK_FILE: _BEFORE.replace("11개", "1개")},
)
def check(comparison: Comparison) -> Iterator[Problem]:
    for before, after in comparison.deliverables:
        fewer = fewer_in_title(before, after)
        if fewer:
            yield Problem(
                after.at("title"),
                Text(f"제목의 수량이 줄었습니다: {fewer}", f"the title promises less: {fewer}"),
                Text(
                    "약속을 축소하기로 한 것이면 이전 제목을 두고 `completion: partial`이나 "
                    "`decision`에 적으세요. 잘못 옮긴 것이면 출처를 확인하세요",
                    "if the promise was cut down, keep the title and say so under "
                    "`completion: partial` or a `decision`; if it was a mistake, see the source",
                ),
            )
