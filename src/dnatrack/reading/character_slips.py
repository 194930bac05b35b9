"""Characters that a data file must not hold, or that a person cannot see in it."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import is_normalized, normalize

from dnatrack.i18n import Text
from dnatrack.reading import odd_characters as odd
from dnatrack.reading.finding import Location
from dnatrack.reading.line_parts import LINE_BREAK
from dnatrack.reading.slip import Slip, slip_at

FORBIDDEN = re.compile(f"[{odd.FORBIDDEN}]")
_EMOJI = "\U0001f000-\U0001faff\ufe0f"
_JAMO = re.compile("[\u1100-\u115e\u1161-\u11ff]")


class _Sort(NamedTuple):
    """Characters with one message, and whether a file that holds one can be read on."""

    characters: re.Pattern[str]
    what: Text
    hint: Text
    stops: bool = False


_DELETE_IT = Text("이 글자를 지우고 저장하세요", "delete it and save")
_FORBIDDEN_SORTS = (
    _Sort(
        re.compile(odd.BYTE_ORDER_MARK),
        Text("파일 중간에 있는 바이트 순서 표시", "a byte order mark in the middle of the file"),
        Text(
            "두 파일을 이어 붙인 자리로 보입니다. 이 글자를 지우세요",
            "two files seem to have been joined here; delete the character",
        ),
        stops=True,
    ),
    _Sort(
        re.compile(f"[{odd.BIDI_CONTROLS}]"),
        Text(
            "글의 방향을 바꾸는 보이지 않는 글자",
            "an invisible character that turns the direction of the text",
        ),
        _DELETE_IT,
    ),
    _Sort(
        re.compile(f"[{odd.LINE_BREAKS}]"),
        Text("편집기에는 보이지 않는 줄바꿈", "a line break that editors do not show"),
        Text("지우고 보통 줄바꿈(Enter)을 쓰세요", "delete it and use an ordinary line break"),
        stops=True,
    ),
    _Sort(
        re.compile(f"[{odd.DAMAGE}]"),
        Text("변환하다 깨진 글자", "what a failed conversion left"),
        Text("원래 글자를 찾아 다시 쓰세요", "write the original character anew"),
    ),
    _Sort(
        re.compile(f"[{odd.CONTROLS}]"),
        Text("제어 문자", "a control character"),
        _DELETE_IT,
        stops=True,
    ),
    _Sort(
        re.compile(f"[{odd.NO_CHARACTERS}]"),
        Text("글자가 아닌 코드", "a code point that is no character"),
        _DELETE_IT,
        stops=True,
    ),
)
_USE_A_SPACE = Text("보통 빈칸(스페이스)으로 바꾸세요", "put a space in its place")
_INVISIBLE_SORTS = (
    _Sort(
        re.compile(f"[{odd.PRIVATE_USE}]"),
        Text("특정 글꼴에서만 보이는 글자", "a character that only one font shows"),
        Text("뜻이 같은 보통 글자로 바꾸세요", "use an ordinary character of the same meaning"),
    ),
    _Sort(
        re.compile(f"[{odd.NARROW_BLANKS}]"),
        Text("보통 빈칸처럼 보이는 다른 빈칸", "a blank that only looks like a space"),
        _USE_A_SPACE,
    ),
    _Sort(
        re.compile(f"[{odd.ZERO_WIDTH}{odd.HANGUL_FILLERS}]|(?<![{_EMOJI}])\u200d"),
        Text("보이지 않는 글자", "an invisible character"),
        _DELETE_IT,
    ),
)


def character_slips(file: str, text: str) -> Iterator[Slip]:
    """Forbidden, invisible and decomposed characters and tabs: one of a sort for each line."""
    for number, line in enumerate(LINE_BREAK.split(text), 1):
        if line.isascii() and line.isprintable():
            continue
        at = Location(file, number)
        yield from _odd_ones("forbidden-character", at, line, _FORBIDDEN_SORTS)
        if (column := line.find("\t")) >= 0:
            yield _tab(at, line, column)
        if not line.lstrip(" ").startswith("#"):
            yield from _odd_ones("invisible-character", at, line, _INVISIBLE_SORTS)
    if not is_normalized("NFC", text):
        yield _decomposed(file, text)


def _odd_ones(rule: str, at: Location, line: str, sorts: tuple[_Sort, ...]) -> Iterator[Slip]:
    for sort in sorts:
        if match := sort.characters.search(line):
            code = f"U+{ord(match[0]):04X}"
            message = Text(f"{sort.what.ko}({code})입니다", f"{sort.what.en} ({code})")
            place = at._replace(column=match.start() + 1, end_column=match.end() + 1)
            yield slip_at(rule, place, message, hint=sort.hint, stops=sort.stops)


def _tab(line: Location, text: str, start: int) -> Slip:
    at = line._replace(column=start + 1, end_column=start + 2)
    if text[:start].strip():
        message = Text("줄 안에 탭이 있습니다", "a tab within the line")
        return slip_at("tab-character", at, message, hint=_USE_A_SPACE)
    message = Text("탭으로 들여쓴 줄입니다", "the line is indented with a tab")
    hint = Text("탭을 지우고 한 단계에 빈칸 두 개로 들여쓰세요", "indent with two spaces a level")
    return slip_at("tab-character", at, message, hint=hint)


def _decomposed(file: str, text: str) -> Slip:
    """The first place of a text that is not NFC."""
    lines = enumerate(LINE_BREAK.split(text), 1)
    number, line = next((at, line) for at, line in lines if not is_normalized("NFC", line))
    pairs = zip(line, normalize("NFC", line), strict=False)
    column = next((at for at, (raw, composed) in enumerate(pairs, 1) if raw != composed), 1)
    message = Text("자모가 풀어진 글자(NFD)가 있습니다", "text in decomposed form (NFD)")
    hint = Text(
        "macOS에서 붙여 넣은 글로 보입니다. 다시 입력하면 합쳐진 글자(NFC)가 됩니다",
        "it seems pasted from macOS; typed anew it becomes composed (NFC)",
    )
    if not _JAMO.search(line):
        message = Text(
            "합쳐지지 않은 글자(NFC 아님)가 있습니다", "text that is not in composed form (NFC)"
        )
        hint = Text("이 글자를 다시 입력하세요", "type the character anew")
    at = Location(file, number, column, column + 1)
    return slip_at("decomposed-text", at, message, hint=hint, stops=False)
