"""A name or title is not in the main language of the tracker."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.words import NameLanguage
from dnatrack.rules.examples import EXAMPLE_TASK, EXAMPLE_TASK_FILE
from dnatrack.rules.items import incomplete_names
from dnatrack.rules.rule import rule

_WORDS = {
    NameLanguage.KO: Text("한국어 이름이 없습니다", "has no Korean name"),
    NameLanguage.EN: Text("영어 이름이 없습니다", "has no English name"),
}


@rule(
    Severity.ERROR,
    Text("트래커의 언어로 된 이름이 없습니다", "A name is not in the tracker's language"),
    Text(
        "모든 이름과 제목은 트래커의 언어로 적습니다. 한국어를 쓰는 트래커이면 한국어, "
        "`languages: [en]`이면 영어입니다. 그래야 목록과 보고서가 한 언어로 나옵니다.",
        "Every name and title is in the tracker's language: Korean where it has that, English "
        "with `languages: [en]`. Lists and reports then come in one language.",
    ),
    passes={EXAMPLE_TASK_FILE: EXAMPLE_TASK},
    fails={EXAMPLE_TASK_FILE: EXAMPLE_TASK.replace("{ko: 예시 과제, en: Ex", "{en: Ex")},
)
def check(loaded: Loaded) -> Iterator[Problem]:
    main = loaded.tracker.settings.main_language
    for shown in incomplete_names(loaded.tracker):
        if (shown.name.korean if main is NameLanguage.KO else shown.name.en) is None:
            yield Problem(
                shown.place,
                Text(
                    f"`{shown.name.ko}`: {_WORDS[main].ko}", f"`{shown.name.ko}` {_WORDS[main].en}"
                ),
                Text(
                    f"`{main}: …`로 추가하세요. 이 트래커에서 쓰는 언어는 `tracker.yaml`의 "
                    "`languages`에 적습니다",
                    f"add `{main}: …`; `languages` in `tracker.yaml` says which languages the "
                    "tracker has",
                ),
            )
