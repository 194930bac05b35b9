"""What the schema refuses, in words a person can act on."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from pydantic_core import ErrorDetails, ValidationError

from dnatrack.i18n import Text
from dnatrack.model.data_files import DataPath, Key
from dnatrack.model.data_format import (
    COMPUTED_KEYS,
    computed_key_hint,
    keys_at,
    present_keys,
    unknown_key_hint,
)
from dnatrack.model.fields import (
    ID_PATTERN,
    REFERENCE_PATTERN,
    SOURCE_ID_PATTERN,
    TEAM_PATTERN,
    Record,
)
from dnatrack.model.finding import Defect, Problem
from dnatrack.model.period_spelling import way_out
from dnatrack.model.words import SaidSignal, closest
from dnatrack.terminal_text import LONGEST, short

MOST_DEFECTS = 50
"""So many are shown of one record; who has that many has one cause for all of them."""

_ID_PATTERNS = {ID_PATTERN, SOURCE_ID_PATTERN, REFERENCE_PATTERN}


class _Refused(NamedTuple):
    """A thing that a model refuses, and all that is known of it."""

    at: DataPath
    model: type[Record]
    value: object
    keys: tuple[Key, ...]
    detail: ErrorDetails
    is_key: bool


def schema_defects(
    at: DataPath, model: type[Record], value: object, error: ValidationError
) -> Iterator[Defect]:
    """A defect for each thing in `value`, which stands at `at`, that `model` refuses.

    At most `MOST_DEFECTS`; the last one then says how many more there are.
    """
    details = [one for one in error.errors(include_url=False) if not _is_told_of_items(one)]
    for detail in islice(details, MOST_DEFECTS - 1):
        yield _defect(at, model, value, detail)
    left = details[MOST_DEFECTS - 1 :]
    if len(left) == 1:
        yield _defect(at, model, value, left[0])
    elif left:
        defect = _defect(at, model, value, left[0])
        yield defect._replace(problem=defect.problem._replace(message=_many_more(len(left))))


def _is_told_of_items(detail: ErrorDetails) -> bool:
    """Whether a list is too short only because what is in it does not fit, which is told."""
    is_short = detail["type"] == "too_short"
    return is_short and detail["ctx"]["actual_length"] < len(detail["input"])


def bad_source_id(at: DataPath, id_: str) -> Defect:
    """The defect of a source's id, which stands at `at` as a key and has not the form of one."""
    return _bad_id(at, id_, SOURCE_ID_PATTERN, is_key=True)


def _many_more(count: int) -> Text:
    return Text(
        f"형식에 맞지 않는 값이 여기부터 {count:,}개 더 있습니다",
        f"from here on there are {count:,} more values that do not fit",
    )


def _defect(at: DataPath, model: type[Record], value: object, detail: ErrorDetails) -> Defect:
    keys = tuple(key for key in detail["loc"] if key != "[key]")
    is_key = len(keys) < len(detail["loc"])
    refused = _Refused(at.at(*keys), model, value, keys, detail, is_key)
    return _EXPLANATIONS.get(detail["type"], _wrong_type)(refused)


def _unexpected_key(refused: _Refused) -> Defect:
    key, holder = str(refused.keys[-1]), refused.keys[:-1]
    if key in COMPUTED_KEYS:
        message = Text(
            f"`{key}` 키는 계산되는 값이므로 적지 않습니다",
            f"`{key}` is worked out and never written down",
        )
        hint = computed_key_hint(key, keys_at(refused.model, holder))
        return Defect("computed-field", Problem(refused.at, message, hint, on_key=True))
    message = Text(
        f"`{short(key)}` 키는 이 위치에 쓸 수 없습니다", f"there is no key `{short(key)}` here"
    )
    present = present_keys(refused.value, holder)
    hint = unknown_key_hint(key, refused.model, holder, present)
    return Defect("unknown-key", Problem(refused.at, message, hint, on_key=True))


def _missing_field(refused: _Refused) -> Defect:
    key = refused.keys[-1]
    message = Text(f"`{key}` 키가 없습니다", f"`{key}` is missing")
    hint = Text(f"`{key}: …` 줄을 추가하세요", f"add a line `{key}: …`")
    return Defect("missing-field", Problem(refused.at.parent, message, hint, on_key=True))


def _nameless(refused: _Refused) -> Defect:
    first, second = refused.detail["ctx"]["keys"]
    message = Text(
        f"`{first}` 이름도 `{second}` 이름도 없습니다", f"neither `{first}` nor `{second}` is given"
    )
    hint = Text(f"`{{{first}: …}}` 형식으로 이름을 적으세요", f"name it, as `{{{first}: …}}`")
    return Defect("missing-field", Problem(refused.at, message, hint))


def _impossible_date(refused: _Refused) -> Defect:
    text = refused.detail["ctx"]["text"]
    is_day = refused.detail["ctx"]["expected"] == "day"
    shown = short(text)
    message = Text(
        f"날짜나 기간으로 읽을 수 없는 값입니다: `{shown}`", f"`{shown}` is no date or period"
    )
    if is_day:
        message = Text(
            f"하루를 가리키는 날짜가 아닙니다: `{shown}`", f"`{shown}` is not a single day"
        )
    return Defect("impossible-date", Problem(refused.at, message, way_out(text, is_day=is_day)))


def _unknown_word(refused: _Refused) -> Defect:
    word = refused.detail["input"]
    expected = refused.detail["ctx"]["expected"].replace(" or ", ", ")
    words = [one.strip("' ") for one in expected.split(",")]
    if not isinstance(word, str):
        problem = _wrong_type(refused).problem
        return Defect("wrong-type", problem._replace(hint=_word_hint("", words)))
    message = Text(
        f"사용할 수 없는 값입니다: `{short(word)}`",
        f"`{short(word)}` is no word used here",
    )
    return Defect("unknown-word", Problem(refused.at, message, _word_hint(word, words)))


def _bad_pattern(refused: _Refused) -> Defect:
    text = refused.detail["input"]
    pattern = refused.detail["ctx"]["pattern"]
    if not text:
        return _empty(refused)
    if pattern in _ID_PATTERNS:
        return _bad_id(refused.at, text, pattern, is_key=refused.is_key)
    if pattern == TEAM_PATTERN:
        return _bad_team(refused.at, text)
    message = Text(f"웹 주소가 아닙니다: `{short(text)}`", f"`{short(text)}` is no web address")
    hint = Text(
        "`https://`로 시작하고 빈칸이 없는 주소를 적으세요(빈칸은 %20)",
        "write an address that begins with `https://`; a blank in it is %20",
    )
    return Defect("wrong-type", Problem(refused.at, message, hint))


def _bad_id(at: DataPath, text: str, pattern: str, *, is_key: bool) -> Defect:
    shown = short(text)
    message = Text(f"id 형식이 아닙니다: `{shown}`", f"`{shown}` has not the form of an id")
    hint = Text(
        "영어 소문자와 숫자를 `-`로 이어 적으세요(출처는 S12 형식)",
        "join words of a-z and 0-9 with `-` (sources: as S12)",
    )
    likely = _likely_id(text, pattern)
    if likely is not None:
        hint = Text(f"비슷한 이름: `{likely}`. {hint.ko}", f"did you mean `{likely}`? {hint.en}")
    return Defect("id-format", Problem(at, message, hint, on_key=is_key))


def _bad_team(at: DataPath, text: str) -> Defect:
    message = Text(
        f"팀이나 사람을 가리키는 값이 아닙니다: `{short(text)}`",
        f"`{short(text)}` names no team or person",
    )
    hint = Text(
        '`"@조직/팀"`, `"@아이디"`, 전자우편 주소 가운데 한 형식으로 적으세요',
        'write `"@organisation/team"`, `"@person"` or an e-mail address',
    )
    return Defect("wrong-type", Problem(at, message, hint))


def _likely_id(text: str, pattern: str) -> str | None:
    """`text` with what an id must not hold put right; None where too much of it is lost."""
    if not text.isascii() or len(text) > LONGEST:
        return None
    joined = re.sub(r"[\s_.-]+", "-", text.strip(" _.-"))
    if pattern == SOURCE_ID_PATTERN:
        joined = re.sub(r"(?<=[A-Za-z])-(?=[0-9])", "", joined)
    else:
        joined = joined.lower()
    return joined if re.match(pattern, joined) else None


def _empty(refused: _Refused) -> Defect:
    message = Text("비워 둘 수 없는 값입니다", "this must not be empty")
    hint = Text(
        "값을 적거나, 필수 키가 아니면 줄을 지우세요",
        "write a value, or delete the line if the key is optional",
    )
    return Defect("wrong-type", Problem(refused.at, message, hint))


def _wrong_type(refused: _Refused) -> Defect:
    context = refused.detail.get("ctx", {})
    expected = context.get("expected", "") if refused.detail["type"] == "wrong_type" else ""
    message, hint = _type_problem(
        expected or refused.detail["type"],
        refused.detail["input"],
        keys_at(refused.model, refused.keys),
    )
    return Defect("wrong-type", Problem(refused.at, message, hint, on_key=refused.is_key))


_EXPLANATIONS: Mapping[str, Callable[[_Refused], Defect]] = {
    "extra_forbidden": _unexpected_key,
    "missing": _missing_field,
    "none_of": _nameless,
    "impossible_date": _impossible_date,
    "enum": _unknown_word,
    "literal_error": _unknown_word,
    "string_pattern_mismatch": _bad_pattern,
    "blank": _empty,
    "too_short": _empty,
}


# Values of another shape than the data format has in their place.

_EXPECTED: Mapping[str, Text] = {
    "period": Text("기한(2020, 2020-H2, 2020-03 등)", "a period (2020, 2020-H2, 2020-03 …)"),
    "yes-no": Text("true나 false", "true or false"),
    "count": Text("0 이상의 정수", "a whole number from 0 on"),
    "string_type": Text("텍스트", "text"),
    "tuple_type": Text("목록", "a list"),
    "dict_type": Text("`키: 값` 항목", "a block of `name: value`"),
    "enum": Text("정해진 값", "one of the known words"),
    "literal_error": Text("정해진 값", "one of the known words"),
}
"""What belongs there; in Korean with its particle."""
_OTHER = Text("다른 형식의 값", "a value of another shape")
_YES = frozenset({"yes", "y", "on", "o", "1", "예", "네", "참", "t"})
_NO = frozenset({"no", "n", "off", "x", "0", "아니요", "아니오", "거짓", "f"})
_NUMBER = re.compile(r"[^0-9]*([0-9]{1,6})[^0-9]*")
_ONE_ID = re.compile(r"[A-Za-z0-9-]+")


def _type_problem(expected: str, value: object, keys: list[str]) -> tuple[Text, Text]:
    """What is wrong with `value` where `expected` should be, and the way out.

    `expected` is a name of ours or of pydantic's; `keys` may stand in a block there.
    """
    wanted, found = _EXPECTED.get(expected, _OTHER), _shape(value)
    message = Text(
        f"값의 형식이 다릅니다(필요: {wanted.ko}, 현재: {found.ko})",
        f"expected {wanted.en}, found {found.en}",
    )
    return message, _hint(expected, value, keys)


def _hint(expected: str, value: object, keys: list[str]) -> Text:
    if value is None:
        return Text("값을 적으세요", "write a value")
    written = _rewritten(expected, value) if isinstance(value, str) else None
    if written is not None:
        return Text(f"`{written}` 값으로 고쳐 적으세요", f"write `{written}`")
    if expected == "tuple_type":
        return Text(
            "한 줄에 하나씩 `- `로 시작하거나 `[a, b]` 형식으로 적으세요(`-` 뒤에 빈칸을 둡니다)",
            "begin each item on a line of its own with `- ` (mind the blank), or write `[a, b]`",
        )
    if expected == "dict_type" and keys:
        some = ", ".join(f"`{key}`" for key in keys)
        return Text(f"이 위치에 쓸 수 있는 키: {some}", f"keys that can stand here: {some}")
    return Text(
        "각 키의 형식은 `dnatrack schema` 명령으로 확인하세요",
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
        return Text("`키: 값` 항목", "a block of `name: value`")
    return Text(f"`{short(value)}`", f"`{short(value)}`")


# Words that people write for those the data uses.

_MEANT: Mapping[str, tuple[str, ...]] = {
    "planned": ("예정", "추진예정", "미착수"),
    "in-progress": ("진행", "진행중", "추진", "추진중", "정상추진", "ongoing", "started"),
    "done": ("완료", "complete", "completed", "finished"),
    "on-hold": ("보류", "paused"),
    "cancelled": ("중단", "취소", "dropped"),
    "superseded": ("대체", "replaced"),
    "unknown": ("결과미확인",),
    "full": ("전부", "전부이행"),
    "modified": ("변경", "변경이행"),
    "partial": ("일부", "일부이행"),
    "unverified": ("미확인",),
    "self-reported": ("자체보고",),
    "confirmed": ("확인",),
    "disputed": ("이의", "이견", "이견있음"),
    "plan": ("계획",),
    "legislation": ("입법", "법령", "입법지연"),
    "service": ("서비스",),
    "system": ("시스템",),
    "consultation": ("협의",),
    "budget": ("예산",),
    "review": ("점검",),
    "roadmap": ("로드맵",),
    "target-changed": ("목표변경",),
    "plan-error": ("계획오류",),
    "other-ministry": ("타부처", "다른기관", "타기관지연"),
    "external": ("외부요인", "외부여건변화"),
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
    "cabinet": ("국무회의", "국무회의의결"),
    "assembly": ("국회", "국회의결"),
    "promulgated": ("공포",),
    "in-force": ("시행",),
}
_LATE = frozenset({"지연", "정상", "임박", "late", "delayed", "overdue", "on-time", "due-soon"})
_OVER = frozenset({"complete", "closed", "완료", "종결"})


def _word_hint(word: str, known: Iterable[str]) -> Text:
    """The known word that `word` was probably meant to be, and all that can stand there."""
    words = list(known)
    some = ", ".join(f"`{one}`" for one in words)
    listed = Text(f"사용할 수 있는 값: {some}", f"words that can stand here: {some}")
    spelt = word.strip().casefold().replace("_", "-").replace(" ", "-")
    if spelt in _LATE:
        return Text(
            f"지연 여부는 기한과 날짜로 계산합니다. {listed.ko}",
            f"whether it is late is worked out from dates; {listed.en}",
        )
    if spelt in _OVER and {*words} == {*SaidSignal}:
        return Text(
            f"완료와 종결은 이정표에서 계산하므로 적을 수 없습니다. {listed.ko}",
            f"what is over is worked out from the milestones, and nobody can say it; {listed.en}",
        )
    joined = spelt.replace("-", "")
    meant = (one for one in words if joined in _MEANT.get(one, ()))
    close = next(meant, None) or closest(spelt, words)
    if close is None:
        return listed
    return Text(f"비슷한 이름: `{close}`. {listed.ko}", f"did you mean `{close}`? {listed.en}")
