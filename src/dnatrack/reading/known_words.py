"""Words that people write for those the data uses."""

from collections.abc import Iterable, Mapping

from dnatrack.i18n import Text

_MEANT: Mapping[str, tuple[str, ...]] = {
    "planned": ("예정", "미착수"),
    "in-progress": ("진행", "진행중", "추진", "추진중", "정상추진", "ongoing", "started"),
    "done": ("완료", "complete", "completed", "finished"),
    "on-hold": ("보류", "paused"),
    "cancelled": ("중단", "취소", "dropped"),
    "superseded": ("대체", "replaced"),
    "unknown": ("결과미확인",),
    "full": ("전부",),
    "modified": ("변경",),
    "partial": ("일부",),
    "unverified": ("미확인",),
    "self-reported": ("자체보고",),
    "confirmed": ("확인",),
    "disputed": ("이의",),
    "plan": ("계획",),
    "legislation": ("입법", "법령"),
    "service": ("서비스",),
    "system": ("시스템",),
    "consultation": ("협의",),
    "budget": ("예산",),
    "review": ("점검",),
    "roadmap": ("로드맵",),
    "target-changed": ("목표변경",),
    "plan-error": ("계획오류",),
    "other-ministry": ("타부처", "다른기관"),
    "external": ("외부요인",),
    "correction": ("정정",),
    "working-group": ("작업반",),
    "subcommittee": ("분과",),
    "official": ("공식",),
    "law": ("법률", "법령"),
    "press": ("보도", "언론"),
    "reference": ("참고",),
    "derived": ("도출",),
    "unconfirmed": ("미확인",),
    "full-text": ("전문",),
    "excerpt": ("발췌",),
    "act": ("법률",),
    "decree": ("대통령령", "시행령"),
    "rule": ("시행규칙", "부령", "총리령"),
    "notice": ("고시",),
    "drafted": ("입안",),
    "consulted": ("협의", "부처협의"),
    "pre-announced": ("입법예고", "행정예고"),
    "reviewed": ("심사", "법제처심사"),
    "vice-ministers": ("차관회의",),
    "cabinet": ("국무회의",),
    "assembly": ("국회",),
    "promulgated": ("공포",),
    "in-force": ("시행",),
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
    joined = spelt.replace("-", "")
    meant = (one for one in words if joined in _MEANT.get(one, ()))
    close = next(meant, None) or _closest(spelt, words)
    if close is None:
        return listed
    return Text(f"혹시 `{close}`인가요? {listed.ko}", f"did you mean `{close}`? {listed.en}")


def _closest(word: str, words: list[str]) -> str | None:
    from difflib import get_close_matches  # noqa: PLC0415 - slow to import, needed on errors only

    return next(iter(get_close_matches(word, words, n=1)), None)
