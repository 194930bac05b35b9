"""What is wrong with single values: dates, types, words."""

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping

from dnatrack.i18n import Text
from dnatrack.model.period import suggested_without_year
from dnatrack.model.words import SaidSignal
from dnatrack.terminal_text import short

_FORMS = Text(
    "2020, 2020-H2, 2020-Q1, 2020-03, 2020-03-31 가운데 한 꼴로 적으세요",
    "write it as 2020, 2020-H2, 2020-Q1, 2020-03 or 2020-03-31",
)
_DAY_FORM = Text("2020-03-31처럼 날짜까지 적으세요", "write it to the day, as 2020-03-31")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH = re.compile(r"[0-9]{4}-([0-9]{2})(-[0-9]{2})?")
_PART = re.compile(r"[0-9]{4}-[HQ][0-9]")
_MONTHS_IN_YEAR = 12


def date_problem(text: str, *, suggestion: str | None, is_day: bool) -> tuple[Text, Text]:
    """What is wrong with `text`, and the way out.

    `is_day`: a single day was expected; a period may be no mistake elsewhere.
    """
    shown = short(text)
    message = Text(
        f"`{shown}`은(는) 날짜나 기간으로 읽을 수 없습니다", f"`{shown}` is no date or period"
    )
    if is_day:
        message = Text(
            f"`{shown}`은(는) 하루를 가리키지 않습니다", f"`{shown}` is not a single day"
        )
    if suggestion is not None:
        return message, Text(f"`{suggestion}`(으)로 고쳐 적으세요", f"write `{suggestion}`")
    return message, _calendar_hint(text) or (_DAY_FORM if is_day else _year_hint(text) or _FORMS)


def _calendar_hint(text: str) -> Text | None:
    """Why a text of the right shape is not in the calendar."""
    if _PART.fullmatch(text):
        return Text(
            "반기는 H1과 H2, 분기는 Q1부터 Q4까지입니다", "halves are H1 and H2, quarters Q1 to Q4"
        )
    if (match := _MONTH.fullmatch(text)) and not 1 <= int(match[1]) <= _MONTHS_IN_YEAR:
        return Text("달은 01부터 12까지입니다", "months are 01 to 12")
    if (match := _DATE.fullmatch(text)) and int(match[1]):
        days = monthrange(int(match[1]), int(match[2]))[1]
        if not 1 <= int(match[3]) <= days:
            return Text(
                f"{match[1]}년 {int(match[2])}월은 {days}일까지입니다",
                f"{match[1]}-{match[2]} has {days} days",
            )
    return None


def _year_hint(text: str) -> Text | None:
    part = suggested_without_year(text)
    if part is None:
        return None
    return Text(
        f"연도가 없습니다. 연도를 앞에 붙여 `2020-{part}`처럼 적으세요",
        f"the year is missing: put it first, as in `2020-{part}`",
    )


# Values of another shape than the data format has in their place.

_EXPECTED: Mapping[str, Text] = {
    "period": Text("기한(2020, 2020-H2, 2020-03 등)이", "a period (2020, 2020-H2, 2020-03 …)"),
    "yes-no": Text("true나 false가", "true or false"),
    "count": Text("0 이상의 정수가", "a whole number from 0 on"),
    "string_type": Text("글이", "text"),
    "tuple_type": Text("목록이", "a list"),
    "model_type": Text("`이름: 값` 묶음이", "a block of `name: value`"),
    "dict_type": Text("`이름: 값` 묶음이", "a block of `name: value`"),
    "enum": Text("정해진 낱말이", "one of the known words"),
    "literal_error": Text("정해진 낱말이", "one of the known words"),
}
"""What belongs there; in Korean with its particle."""
_OTHER = Text("다른 꼴의 값이", "a value of another shape")
_YES = frozenset({"yes", "y", "on", "o", "1", "예", "네", "참", "t"})
_NO = frozenset({"no", "n", "off", "x", "0", "아니요", "아니오", "거짓", "f"})
_NUMBER = re.compile(r"[^0-9]*([0-9]{1,6})[^0-9]*")
_ONE_ID = re.compile(r"[A-Za-z0-9-]+")


def type_problem(expected: str, value: object, keys: list[str]) -> tuple[Text, Text]:
    """What is wrong with `value` where `expected` should be, and the way out.

    `expected` is a name of ours or of pydantic's; `keys` may stand in a block there.
    """
    wanted, found = _EXPECTED.get(expected, _OTHER), _shape(value)
    message = Text(
        f"{wanted.ko} 와야 하는데 {found.ko}입니다", f"expected {wanted.en}, found {found.en}"
    )
    return message, _hint(expected, value, keys)


def _hint(expected: str, value: object, keys: list[str]) -> Text:
    if value is None:
        return Text("값을 적으세요", "write a value")
    written = _rewritten(expected, value) if isinstance(value, str) else None
    if written is not None:
        return Text(f"`{written}`(으)로 고쳐 적으세요", f"write `{written}`")
    if expected == "tuple_type":
        return Text(
            "한 줄에 하나씩 `- `로 시작하거나 `[a, b]`로 적으세요(`-` 뒤에 빈칸을 둡니다)",
            "begin each item on a line of its own with `- ` (mind the blank), or write `[a, b]`",
        )
    if expected == "model_type" and keys:
        some = ", ".join(f"`{key}`" for key in keys)
        return Text(f"여기에 쓸 수 있는 키: {some}", f"keys that can stand here: {some}")
    return Text(
        "`dnatrack schema`가 각 키의 꼴을 보여 줍니다",
        "`dnatrack schema` shows the shape of every key",
    )


def _rewritten(expected: str, text: str) -> str | None:
    """How `text` is written where `expected` should be, if that is plain."""
    if expected == "yes-no" and text.casefold() in _YES | _NO | {"true", "false"}:
        return "true" if text.casefold() in _YES | {"true"} else "false"
    if expected == "count" and (match := _NUMBER.fullmatch(text)) and "-" not in text:
        return match[1]
    if expected == "tuple_type" and _ONE_ID.fullmatch(text) and text[0] != "-":
        return f"[{short(text)}]"
    return None


def _shape(value: object) -> Text:
    if value is None:
        return Text("빈 값", "an empty value")
    if isinstance(value, list):
        return Text("목록", "a list")
    if isinstance(value, dict):
        return Text("`이름: 값` 묶음", "a block of `name: value`")
    return Text(f"`{short(value)}`", f"`{short(value)}`")


# Words that people write for those the data uses.

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
_OVER = frozenset({"complete", "closed", "완료", "종결"})


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
    if spelt in _OVER and {*words} == {*SaidSignal}:
        return Text(
            f"완료와 종결은 이정표에서 계산되며 적을 수 없습니다. {listed.ko}",
            f"what is over is worked out from the milestones, and nobody can say it; {listed.en}",
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
