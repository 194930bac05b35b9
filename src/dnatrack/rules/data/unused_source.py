"""A source stands in `sources.yaml`, but nothing cites it."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import SOURCES
from dnatrack.model.finding import Problem, Severity
from dnatrack.rules.examples import EXAMPLE_TASK, EXAMPLE_TASK_FILE
from dnatrack.rules.references import citations_of
from dnatrack.rules.rule import rule

_SOURCES = """\
sources:
  S1: {title: 예시 문서, publisher: 예시 기관, kind: official, seen: full-text}
  S2: {title: 둘째 문서, publisher: 예시 기관, kind: official, seen: full-text}
"""


@rule(
    Severity.WARNING,
    Text("인용한 항목이 없는 출처입니다", "A source that nothing cites"),
    Text(
        "출처를 등록했으면 그 문서에서 사실을 옮기려 한 것입니다. 인용한 항목이 없으면 그 사실이 "
        "빠졌거나 다른 번호를 잘못 적었을 수 있습니다.",
        "Whoever registered a source meant to take a fact from it. If nothing cites it, that "
        "fact is missing, or cites another number by mistake.",
    ),
    passes={
        SOURCES: _SOURCES,
        EXAMPLE_TASK_FILE: EXAMPLE_TASK.replace("[S1]", "[S1, S2]"),
    },
    fails={SOURCES: _SOURCES},
)
def check(loaded: Loaded) -> Iterator[Problem]:
    tracker = loaded.tracker
    if tracker.partly_read:
        return  # what could not be read may cite it
    in_use = citations_of(tracker).sources
    for id_, source in tracker.sources.items():
        if id_ not in in_use:
            yield Problem(
                source.place,
                Text(f"`{id_}` 출처를 인용한 항목이 없습니다", f"nothing cites the source `{id_}`"),
                Text(
                    "이 문서에서 옮긴 사실의 `sources`에 적거나, 쓰지 않는 문서이면 지우세요",
                    "add it to the `sources` of the facts taken from it, or delete it if it is "
                    "of no use",
                ),
                on_key=True,
            )
