"""A source that is cited became another document."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.reference_files import Source
from dnatrack.rules.comparison import Comparison
from dnatrack.rules.examples import EXAMPLE_DATA
from dnatrack.rules.references import citations_of
from dnatrack.rules.rule import change_rule

_ONE = str(EXAMPLE_DATA["sources.yaml"]).replace("kind:", "url: https://example.go.kr/1, kind:")


@change_rule(
    Severity.WARNING,
    Text("인용된 출처가 다른 문서로 변경되었습니다", "A cited source became another document"),
    Text(
        "증빙과 근거는 출처의 id로 연결됩니다. 같은 id가 다른 문서를 가리키게 되면 완료와 기한 "
        "변경의 근거가 알림 없이 바뀝니다.",
        "Evidence and grounds name a source by its id. If the same id comes to mean another "
        "document, what shows a completion or backs a revision changes without a word.",
    ),
    before={"sources.yaml": _ONE},
    passes={"sources.yaml": _ONE.replace("예시 문서", "예시 문서(수정)")},
    fails={"sources.yaml": _ONE.replace("예시 문서", "다른 문서").replace("kr/1", "kr/2")},
)
def check(comparison: Comparison) -> Iterator[Problem]:
    was, now = comparison.before.tracker, comparison.after.tracker
    others = [id_ for id_, old in was.sources.items() if _is_another(old, now.sources.get(id_))]
    if not others:
        return
    cited = citations_of(was).sources
    for id_ in others:
        if id_ in cited:
            old, new = was.sources[id_], now.sources[id_]
            yield Problem(
                new.at("title"),
                Text(
                    f"인용된 `{id_}` 출처의 문서가 변경되었습니다: ‘{old.title}’ → ‘{new.title}’",
                    f"the source `{id_}`, which is cited, was “{old.title}” and is “{new.title}” "
                    "now",
                ),
                Text(
                    "다른 문서이면 새 id로 등록하고, 그 문서를 근거로 하는 항목만 새 id로 고치세요",
                    "another document gets an id of its own; then cite it where it is meant",
                ),
            )


def _is_another(old: Source, new: Source | None) -> bool:
    """Whether both its title and its address are other ones; without an address, its date."""
    if new is None or " ".join(old.title.split()) == " ".join(new.title.split()):
        return False
    if old.url is None and new.url is None:
        return (old.publisher, old.date) != (new.publisher, new.date)
    return old.url != new.url
