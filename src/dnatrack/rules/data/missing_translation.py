"""A name or title is in one language of the tracker, and not in the other."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.ministry import MinistryName
from dnatrack.model.words import NameLanguage
from dnatrack.rules.examples import EXAMPLE_TASK, EXAMPLE_TASK_FILE
from dnatrack.rules.items import ShownName, incomplete_names
from dnatrack.rules.rule import rule


@rule(
    Severity.NOTE,
    Text("이름에 영어 표기가 없습니다", "A name or title has no English rendering"),
    Text(
        "영어 화면에서 영어 이름이 없는 것은 한국어로 표시됩니다. 짧은 영어 이름이 있으면 한국어를 "
        "모르는 사람도 읽을 수 있습니다. 한국어만 쓰는 트래커이면 `tracker.yaml`에 "
        "`languages: [ko]`를 적으세요.",
        "In English, what has no English name is shown in Korean. A short rendering lets those "
        "read it who know no Korean. A tracker in Korean alone says `languages: [ko]` in "
        "`tracker.yaml`.",
    ),
    passes={EXAMPLE_TASK_FILE: EXAMPLE_TASK},
    fails={
        EXAMPLE_TASK_FILE: EXAMPLE_TASK.replace("{ko: 예시 과제, en: Example task}", "예시 과제")
    },
)
def check(loaded: Loaded) -> Iterator[Problem]:
    if {*loaded.tracker.settings.languages} != {*NameLanguage}:
        return
    for shown in incomplete_names(loaded.tracker):
        if shown.name.en is None:
            name = shown.name.ko
            message = Text(f"`{name}` 항목에 영어 이름이 없습니다", f"`{name}` has no English name")
            yield Problem(shown.place, message, _way_out(shown))


def _way_out(shown: ShownName) -> Text:
    if isinstance(shown.name, MinistryName):
        return Text(
            "그 이름을 쓰던 때의 공식 영어 이름을 `en`에 적으세요",
            "write the official English name of that time under `en`",
        )
    form = f"{shown.keys[-1]}: {{ko: …, en: …}}"
    return Text(f"`{form}` 형식으로 영어 이름을 추가하세요", f"add one, in the form `{form}`")
