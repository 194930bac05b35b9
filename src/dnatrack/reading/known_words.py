"""Words that people write for those the data uses."""

from collections.abc import Iterable

from dnatrack.i18n import Text

_MEANT = {
    "예정": "planned",
    "미착수": "planned",
    "진행": "in-progress",
    "진행중": "in-progress",
    "추진": "in-progress",
    "추진중": "in-progress",
    "정상추진": "in-progress",
    "ongoing": "in-progress",
    "started": "in-progress",
    "완료": "done",
    "complete": "done",
    "completed": "done",
    "finished": "done",
    "보류": "on-hold",
    "paused": "on-hold",
    "중단": "cancelled",
    "취소": "cancelled",
    "dropped": "cancelled",
    "대체": "superseded",
    "replaced": "superseded",
    "결과미확인": "unknown",
    "미확인": "unverified",
    "자체보고": "self-reported",
    "확인": "confirmed",
    "이의": "disputed",
    "계획": "plan",
    "입법": "legislation",
    "법령": "legislation",
    "법률": "act",
    "대통령령": "decree",
    "시행령": "decree",
    "시행규칙": "rule",
    "부령": "rule",
    "고시": "notice",
    "서비스": "service",
    "시스템": "system",
    "협의": "consultation",
    "예산": "budget",
    "점검": "review",
    "로드맵": "roadmap",
    "작업반": "working-group",
    "분과": "subcommittee",
    "보도": "press",
    "공식": "official",
    "도출": "derived",
    "전문": "full-text",
    "발췌": "excerpt",
}
_LATE = frozenset({"지연", "정상", "임박", "late", "delayed", "overdue", "on-time", "due-soon"})


def word_hint(word: str, known: Iterable[str]) -> Text:
    """The known word that `word` was probably meant to be, and all that can stand there."""
    words = list(known)
    some = ", ".join(f"`{one}`" for one in words)
    listed = Text(f"쓸 수 있는 낱말: {some}", f"words that can stand here: {some}")
    spelt = word.strip().casefold().replace("_", "-").replace(" ", "-")
    if spelt in _LATE:
        return Text(
            f"늦었는지는 기한과 날짜로 계산됩니다. {listed.ko}",
            f"whether it is late is worked out from dates; {listed.en}",
        )
    meant = _MEANT.get(spelt.replace("-", "")) or _MEANT.get(spelt)
    close = meant if meant in words else _closest(spelt, words)
    if close is None:
        return listed
    return Text(f"혹시 `{close}`인가요? {listed.ko}", f"did you mean `{close}`? {listed.en}")


def _closest(word: str, words: list[str]) -> str | None:
    from difflib import get_close_matches  # noqa: PLC0415 - slow to import, needed on errors only

    return next(iter(get_close_matches(word, words, n=1)), None)
