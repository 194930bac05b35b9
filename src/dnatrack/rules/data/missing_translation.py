"""A name or title has no English rendering."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.ministry import Ministry
from dnatrack.rules.examples import EXAMPLE_TASK, EXAMPLE_TASK_FILE
from dnatrack.rules.items import ShownName, shown_names
from dnatrack.rules.rule import Rule


def _check(loaded: Loaded) -> Iterator[Problem]:
    for shown in shown_names(loaded.tracker):
        if shown.name.en is None:
            yield _problem(shown)
    for ministry in loaded.tracker.ministries:
        yield from _untranslated_names(ministry)


def _problem(shown: ShownName) -> Problem:
    korean, key = shown.name.ko, shown.keys[-1]
    return Problem(
        shown.place,
        Text(f"`{korean}`에 영어 이름이 없습니다", f"`{korean}` has no English name"),
        Text(
            f"`{key}: {{ko: …, en: …}}` 꼴로 영어 이름을 더하세요",
            f"add one, in the form `{key}: {{ko: …, en: …}}`",
        ),
    )


def _untranslated_names(ministry: Ministry) -> Iterator[Problem]:
    for index, name in enumerate(ministry.names):
        if name.en is None:
            yield Problem(
                ministry.at("names", index, "ko"),
                Text(f"`{name.ko}`에 영어 이름이 없습니다", f"`{name.ko}` has no English name"),
                Text(
                    "그 이름을 쓰던 때의 공식 영어 이름을 `en`에 적으세요",
                    "write the official English name of that time under `en`",
                ),
            )


RULE = Rule(
    id="missing-translation",
    severity=Severity.NOTE,
    summary=Text("이름에 영어 표기가 없습니다", "A name or title has no English rendering"),
    reason=Text(
        "영어로 볼 때 영어 이름이 없는 것은 한국어로 나옵니다. 짧은 영어 이름 하나면 한국어를 "
        "모르는 사람도 읽을 수 있습니다.",
        "In English, what has no English name is shown in Korean. A short rendering lets those "
        "read it who know no Korean.",
    ),
    passes={EXAMPLE_TASK_FILE: EXAMPLE_TASK},
    fails={
        EXAMPLE_TASK_FILE: EXAMPLE_TASK.replace("{ko: 예시 과제, en: Example task}", "예시 과제")
    },
    check=_check,
)
