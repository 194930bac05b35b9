"""A source is cited that is not in `sources.yaml`."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import SOURCES
from dnatrack.model.finding import Problem, Severity
from dnatrack.rules.examples import EXAMPLE_TASK, EXAMPLE_TASK_FILE
from dnatrack.rules.references import citations, citations_of
from dnatrack.rules.rule import rule
from dnatrack.rules.suggest import Vocabulary


@rule(
    Severity.ERROR,
    Text("등록되지 않은 출처를 인용합니다", "A source is cited that is not registered"),
    Text(
        "모든 사실은 문서로 확인할 수 있어야 합니다. 등록되지 않은 출처를 적은 사실은 근거가 없는 "
        "것과 같습니다.",
        "Every fact must lead back to a document. A fact that cites an unknown source is as "
        "good as unfounded.",
    ),
    passes={EXAMPLE_TASK_FILE: EXAMPLE_TASK},
    fails={EXAMPLE_TASK_FILE: EXAMPLE_TASK.replace("[S1]", "[S1, S7]")},
)
def check(loaded: Loaded) -> Iterator[Problem]:
    tracker = loaded.tracker
    known = tracker.sources
    if SOURCES in tracker.partly_read or citations_of(tracker).sources <= known.keys():
        return
    vocabulary = Vocabulary(known)
    for citation in citations(tracker):
        for index, source in enumerate(citation.sources):
            if source not in known:
                yield Problem(
                    citation.place(index),
                    Text(
                        f"`{source}` 출처는 `{SOURCES}`에 등록되지 않았습니다",
                        f"there is no source `{source}` in `{SOURCES}`",
                    ),
                    _way_out(vocabulary.closest(source)),
                )


def _way_out(close: str | None) -> Text:
    if close is None:
        return Text(
            f"문서를 `{SOURCES}`에 먼저 등록하세요", f"register the document in `{SOURCES}` first"
        )
    return Text(
        f"비슷한 이름: `{close}`. 새 문서이면 `{SOURCES}`에 등록하세요",
        f"did you mean `{close}`? A new document has to be registered in `{SOURCES}`",
    )
