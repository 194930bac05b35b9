"""What the commits of the replayed history say of themselves."""

from collections.abc import Mapping, Sequence

from dnatrack.model.reference_files import Source
from dnatrack.sample.chronology import Chronology
from dnatrack.sample.fact import Fact, FactKind

AUTHOR, EMAIL = "재구성 (reconstruction)", "reconstruction@dnatrack.invalid"
PREFIX = "재구성: "
_DISCLAIMER = """\
공개된 출처에서 재구성한 커밋입니다. 그날 실제로 만든 커밋이 아닙니다.
A reconstruction from public sources: nobody made this commit on that day."""
_WHOLE = """\
기관의 이름과 출처의 목록은 뒤의 것까지 처음부터 담았습니다.
The lists of ministries and sources are whole from the beginning."""
_LONGEST_NEWS = 36


def skeleton_message() -> str:
    """What the first commit says."""
    return f"{PREFIX}자료의 뼈대(설정, 기관, 출처, 공휴일)\n\n{_DISCLAIMER}\n\n{_WHOLE}\n"


def message(facts: Sequence[Fact], chronology: Chronology, sources: Mapping[str, Source]) -> str:
    """What a commit says that replays `facts`, which are of one day and one file."""
    ordered = sorted(facts, key=lambda one: one.kind)
    told = "\n".join(f"- {_line(one)}" for one in ordered)
    cited = dict.fromkeys(id_ for one in ordered for id_ in one.sources if id_ in sources)
    listed = "\n".join(_cited(id_, sources[id_]) for id_ in cited)
    known_from = f"\n\n출처 / sources\n{listed}" if listed else ""
    return f"{PREFIX}{_subject(ordered, chronology)}\n\n{_DISCLAIMER}\n\n{told}{known_from}\n"


def _subject(facts: Sequence[Fact], chronology: Chronology) -> str:
    """The most telling of `facts`, and how many more there are."""
    first = facts[0]
    alike = [one for one in facts if one.kind is first.kind]
    others = len(facts) - len(alike)
    told = f"{_what(alike)} {_when_and_where(first, chronology)}"
    return f"{told} 외 {others}건" if others else told


def _what(alike: Sequence[Fact]) -> str:
    first = alike[0]
    owner, _, inside = first.id.partition("/")
    if first.kind is FactKind.ANNOUNCED:
        return f"{first.id} {'·'.join(dict.fromkeys(one.said.ko for one in alike))}"
    if len(alike) == 1:
        return f"{first.id} {_short(first)}"
    if not inside:
        return f"{owner} {_short(first)}, 이정표 {len(alike) - 1}개"
    return f"{owner} {_short(first)} {len(alike)}건"


def _short(fact: Fact) -> str:
    if fact.kind is FactKind.PROMISED:
        return "약속"
    said = fact.said.ko
    if len(said) <= _LONGEST_NEWS:
        return said
    return f"{said[:_LONGEST_NEWS].rpartition(' ')[0] or said[:_LONGEST_NEWS]}…"


def _when_and_where(fact: Fact, chronology: Chronology) -> str:
    source = chronology.dating(fact.sources)
    return f"({fact.when}, {source})" if source is not None else f"({fact.when})"


def _line(fact: Fact) -> str:
    said = fact.said.ko if fact.said.ko == fact.said.en else f"{fact.said.ko} / {fact.said.en}"
    cited = f" [{', '.join(fact.sources)}]" if fact.sources else ""
    return f"{fact.id}: {said} ({fact.when}){cited}"


def _cited(id_: str, source: Source) -> str:
    date = f", {source.date}" if source.date is not None else ""
    url = f"\n  <{source.url}>" if source.url is not None else ""
    return f"- {id_}: {source.title}. {source.publisher}{date}{url}"
