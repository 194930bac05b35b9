"""What the schema refuses, in words a person can act on."""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from pydantic_core import ErrorDetails, ValidationError

from dnatrack.i18n import Text
from dnatrack.loading.value_problems import date_problem, type_problem, word_hint
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
    details = error.errors(include_url=False)
    for detail in islice(details, MOST_DEFECTS - 1):
        yield _defect(at, model, value, detail)
    left = details[MOST_DEFECTS - 1 :]
    if len(left) == 1:
        yield _defect(at, model, value, left[0])
    elif left:
        defect = _defect(at, model, value, left[0])
        yield defect._replace(problem=defect.problem._replace(message=_many_more(len(left))))


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
            f"`{key}`은(는) 계산되는 값이라 적지 않습니다",
            f"`{key}` is worked out and never written down",
        )
        hint = computed_key_hint(key, keys_at(refused.model, holder))
        return Defect("computed-field", Problem(refused.at, message, hint, on_key=True))
    message = Text(
        f"`{short(key)}`은(는) 여기에 없는 키입니다", f"there is no key `{short(key)}` here"
    )
    present = present_keys(refused.value, holder)
    hint = unknown_key_hint(key, refused.model, holder, present)
    return Defect("unknown-key", Problem(refused.at, message, hint, on_key=True))


def _missing_field(refused: _Refused) -> Defect:
    key = refused.keys[-1]
    message = Text(f"`{key}`이(가) 없습니다", f"`{key}` is missing")
    hint = Text(f"`{key}: …` 줄을 더하세요", f"add a line `{key}: …`")
    return Defect("missing-field", Problem(refused.at.parent, message, hint, on_key=True))


def _impossible_date(refused: _Refused) -> Defect:
    context = refused.detail["ctx"]
    message, hint = date_problem(
        context["text"],
        suggestion=context["suggestion"],
        is_day=context["expected"] == "day",
    )
    return Defect("impossible-date", Problem(refused.at, message, hint))


def _unknown_word(refused: _Refused) -> Defect:
    word = refused.detail["input"]
    expected = refused.detail["ctx"]["expected"].replace(" or ", ", ")
    words = [one.strip("' ") for one in expected.split(",")]
    if not isinstance(word, str):
        problem = _wrong_type(refused).problem
        return Defect("wrong-type", problem._replace(hint=word_hint("", words)))
    message = Text(
        f"`{short(word)}`은(는) 여기서 쓰는 낱말이 아닙니다",
        f"`{short(word)}` is no word used here",
    )
    return Defect("unknown-word", Problem(refused.at, message, word_hint(word, words)))


def _bad_pattern(refused: _Refused) -> Defect:
    text = refused.detail["input"]
    pattern = refused.detail["ctx"]["pattern"]
    if not text:
        return _empty(refused)
    if pattern in _ID_PATTERNS:
        return _bad_id(refused.at, text, pattern, is_key=refused.is_key)
    if pattern == TEAM_PATTERN:
        return _bad_team(refused.at, text)
    message = Text(
        f"`{short(text)}`은(는) 웹 주소가 아닙니다", f"`{short(text)}` is no web address"
    )
    hint = Text(
        "`https://`로 시작하고 빈칸이 없는 주소를 적으세요(빈칸은 %20)",
        "write an address that begins with `https://`; a blank in it is %20",
    )
    return Defect("wrong-type", Problem(refused.at, message, hint))


def _bad_id(at: DataPath, text: str, pattern: str, *, is_key: bool) -> Defect:
    shown = short(text)
    message = Text(f"`{shown}`은(는) id의 꼴이 아닙니다", f"`{shown}` has not the form of an id")
    hint = Text(
        "영어 소문자와 숫자로 된 낱말을 `-`로 이으세요 (출처는 S12 꼴)",
        "join words of a-z and 0-9 with `-` (sources: as S12)",
    )
    likely = _likely_id(text, pattern)
    if likely is not None:
        hint = Text(f"혹시 `{likely}`인가요? {hint.ko}", f"did you mean `{likely}`? {hint.en}")
    return Defect("id-format", Problem(at, message, hint, on_key=is_key))


def _bad_team(at: DataPath, text: str) -> Defect:
    message = Text(
        f"`{short(text)}`은(는) 팀이나 사람을 가리키지 않습니다",
        f"`{short(text)}` names no team or person",
    )
    hint = Text(
        '`"@조직/팀"`, `"@아이디"`, 전자우편 주소 가운데 하나로 적으세요',
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
    message = Text("비어 있으면 안 되는 값입니다", "this must not be empty")
    hint = Text(
        "값을 적거나, 꼭 있어야 하는 키가 아니면 줄을 지우세요",
        "write a value, or delete the line if the key is optional",
    )
    return Defect("wrong-type", Problem(refused.at, message, hint))


def _wrong_type(refused: _Refused) -> Defect:
    context = refused.detail.get("ctx", {})
    expected = context.get("expected", "") if refused.detail["type"] == "wrong_type" else ""
    message, hint = type_problem(
        expected or refused.detail["type"],
        refused.detail["input"],
        keys_at(refused.model, refused.keys),
    )
    return Defect("wrong-type", Problem(refused.at, message, hint, on_key=refused.is_key))


_EXPLANATIONS: Mapping[str, Callable[[_Refused], Defect]] = {
    "extra_forbidden": _unexpected_key,
    "missing": _missing_field,
    "impossible_date": _impossible_date,
    "enum": _unknown_word,
    "literal_error": _unknown_word,
    "string_pattern_mismatch": _bad_pattern,
    "string_too_short": _empty,
    "too_short": _empty,
}
