"""Bytes as text, and characters that no data file may hold: looked at before YAML sees it."""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple
from unicodedata import is_normalized, normalize

from dnatrack.i18n import Text
from dnatrack.model.finding import Defect, Location
from dnatrack.yamltext import odd_characters as odd
from dnatrack.yamltext.line_reader import LINE_BREAK
from dnatrack.yamltext.odd_characters import MOST_COUNTED, Mistake, Slip, line_of, most_of

_CODECS_OF_MARKS = {
    b"\xff\xfe\x00\x00": "utf-32-le",
    b"\x00\x00\xfe\xff": "utf-32-be",
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
}
_WIDE_CODECS = tuple(_CODECS_OF_MARKS.values())
_CP949 = "cp949"
_SAMPLE = 4096
_LATIN = re.compile("[a-z]{2}")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_HANGUL = re.compile("[가-힣]")


_CURE = Text(
    "편집기에서 인코딩을 UTF-8로 선택하여 다시 저장하거나, `iconv -f {codec} -t UTF-8 파일 > "
    "새파일` 명령으로 새 파일을 만들어 바꾸세요",
    "save it as UTF-8 in an editor, or put in its place what `iconv -f {codec} -t UTF-8 FILE > NEW`"
    " writes",
)
_WIDE = Mistake(
    "not-utf8",
    Text("파일의 인코딩이 UTF-8이 아니라 {name}입니다", "the file is {name}, not UTF-8"),
    _CURE,
)
_KOREAN_WINDOWS = Mistake(
    "not-utf8",
    Text(
        "UTF-8이 아니라 cp949(EUC-KR, 메모장의 ANSI)로 저장된 파일입니다",
        "the file is not UTF-8 but cp949 (EUC-KR, the ANSI of Korean Windows)",
    ),
    _CURE,
)
_BINARY = Mistake(
    "not-utf8",
    Text("텍스트가 아닌 이진 파일입니다", "this is a binary file, no text"),
    Text(
        "지우거나 자료 폴더 밖으로 옮기고, 이 위치에는 YAML 텍스트를 두세요",
        "delete it or move it out of the data folder, and put YAML text here",
    ),
)
_DAMAGED = Mistake(
    "not-utf8",
    Text("UTF-8로 읽을 수 없는 바이트({byte})가 있습니다", "a byte that is not UTF-8 ({byte})"),
    Text(
        "이 줄의 깨진 글자를 고치고 UTF-8로 저장하세요",
        "write the damaged characters of this line anew and save as UTF-8",
    ),
)


def _not_utf8(file: str, data: bytes, error: UnicodeDecodeError) -> Defect:
    """What `data`, which is not UTF-8, seems to be, at the first byte that shows it."""
    if (wide := _wide_encoding(file, data)) is not None:
        return wide
    if b"\x00" in data:
        return _BINARY.defect(Location(file))
    # What was decoded is in the error: `data` without its byte order mark.
    lines = LINE_BREAK.split(error.object[: error.start].decode())
    column = len(lines[-1]) + 1
    at = Location(file, len(lines), column, column + 1)
    if _is_cp949(data):
        return _KOREAN_WINDOWS.defect(at, codec=_CP949.upper())
    return _DAMAGED.defect(at, byte=f"0x{error.object[error.start]:02X}")


def _wide_encoding(file: str, data: bytes) -> Defect | None:
    """The defect of a file in UTF-16 or UTF-32, with or without a mark; else None."""
    codec = _wide_codec(data)
    if codec is None:
        return None
    name = codec[: len("utf-16")].upper()
    # Without a mark nothing but the name says which byte comes first.
    is_marked = data.startswith(tuple(_CODECS_OF_MARKS))
    return _WIDE.defect(Location(file), name=name, codec=name if is_marked else codec.upper())


def _wide_codec(data: bytes) -> str | None:
    """The codec with two or four bytes a character that `data` seems to be in."""
    for mark, codec in _CODECS_OF_MARKS.items():
        if data.startswith(mark):
            return codec
    if b"\x00" not in data:
        return None
    sample = data[:_SAMPLE]
    fits = (codec for codec in _WIDE_CODECS if _is_text_in(codec, sample))
    return next(fits, None)


def _is_text_in(codec: str, sample: bytes) -> bool:
    try:
        text = sample.decode(codec)
    except UnicodeDecodeError:
        return False
    # What is YAML has Latin letters, of which every other byte is zero, and no controls.
    return bool(_LATIN.search(text)) and not _CONTROL.search(text)


def _is_cp949(data: bytes) -> bool:
    """Whether `data` reads as Korean in cp949, and not better as damaged UTF-8."""
    try:
        text = data.decode(_CP949)
    except UnicodeDecodeError:
        return False
    as_utf8 = data.decode(errors="replace")
    return bool(_HANGUL.search(text)) and len(_HANGUL.findall(as_utf8)) < as_utf8.count("\ufffd")


# Characters that no data file may hold, looked for before YAML sees the text.

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
            "두 파일을 이어 붙인 위치로 보입니다. 이 글자를 지우세요",
            "two files seem to have been joined here; delete the character",
        ),
        stops=True,
    ),
    _Sort(
        re.compile(f"[{odd.BIDI_CONTROLS}]"),
        Text(
            "텍스트의 방향을 바꾸는 보이지 않는 글자",
            "an invisible character that turns the direction of the text",
        ),
        _DELETE_IT,
    ),
    _Sort(
        re.compile(f"[{odd.LINE_BREAKS}]"),
        Text("편집기에 보이지 않는 줄바꿈", "a line break that editors do not show"),
        Text("지우고 일반 줄바꿈(Enter)을 쓰세요", "delete it and use an ordinary line break"),
        stops=True,
    ),
    _Sort(
        re.compile(f"[{odd.DAMAGE}]"),
        Text("변환 중 깨진 글자", "what a failed conversion left"),
        Text("원래 글자를 확인하여 다시 입력하세요", "write the original character anew"),
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
_USE_A_SPACE = Text("일반 빈칸(스페이스)으로 바꾸세요", "put a space in its place")
_INVISIBLE_SORTS = (
    _Sort(
        re.compile(f"[{odd.PRIVATE_USE}]"),
        Text("특정 글꼴에서만 보이는 글자", "a character that only one font shows"),
        Text("뜻이 같은 일반 글자로 바꾸세요", "use an ordinary character of the same meaning"),
    ),
    _Sort(
        re.compile(f"[{odd.NARROW_BLANKS}]"),
        Text("일반 빈칸처럼 보이는 다른 빈칸", "a blank that only looks like a space"),
        _USE_A_SPACE,
    ),
    _Sort(
        re.compile(f"[{odd.ZERO_WIDTH}{odd.HANGUL_FILLERS}]|(?<![{_EMOJI}])\u200d"),
        Text("보이지 않는 글자", "an invisible character"),
        _DELETE_IT,
    ),
)


def _character_slips(file: str, text: str) -> Iterator[Slip]:
    """Forbidden, invisible and decomposed characters and tabs: one of a sort for each line."""
    for number, line in enumerate(LINE_BREAK.split(text), 1):
        if line.isascii() and line.isprintable():
            continue
        at = Location(file, number)
        yield from _odd_ones("forbidden-character", at, line, _FORBIDDEN_SORTS)
        if (column := line.find("\t")) >= 0:
            mistake = _TAB_INSIDE if line[:column].strip() else _TAB_AT_START
            yield mistake.slip(at._replace(column=column + 1, end_column=column + 2))
        if not line.lstrip(" ").startswith("#"):
            yield from _odd_ones("invisible-character", at, line, _INVISIBLE_SORTS)
    if not is_normalized("NFC", text):
        yield _decomposed(file, text)


def _odd_ones(rule: str, at: Location, line: str, sorts: tuple[_Sort, ...]) -> Iterator[Slip]:
    for sort in sorts:
        if match := sort.characters.search(line):
            message = Text(f"{sort.what.ko}({{code}})입니다", f"{sort.what.en} ({{code}})")
            mistake = Mistake(rule, message, sort.hint, sort.stops)
            place = at._replace(column=match.start() + 1, end_column=match.end() + 1)
            yield mistake.slip(place, code=f"U+{ord(match[0]):04X}")


_TAB_INSIDE = Mistake(
    "tab-character", Text("줄 안에 탭이 있습니다", "a tab within the line"), _USE_A_SPACE
)
_TAB_AT_START = Mistake(
    "tab-character",
    Text("탭으로 들여쓰기한 줄입니다", "the line is indented with a tab"),
    Text("탭을 지우고 한 단계에 빈칸 두 개로 들여쓰기하세요", "indent with two spaces a level"),
)
_DECOMPOSED = Mistake(
    "decomposed-text",
    Text("풀어 쓴 자모가 있습니다(NFD)", "text in decomposed form (NFD)"),
    Text(
        "macOS에서 붙여 넣은 텍스트로 보입니다. 다시 입력하면 합쳐진 글자(NFC)가 됩니다",
        "it seems pasted from macOS; typed anew it becomes composed (NFC)",
    ),
    stops=False,
)
_NOT_COMPOSED = Mistake(
    "decomposed-text",
    Text("합쳐지지 않은 글자(NFC 아님)가 있습니다", "text that is not in composed form (NFC)"),
    Text("이 글자를 다시 입력하세요", "type the character anew"),
    stops=False,
)


def _decomposed(file: str, text: str) -> Slip:
    """The first place of a text that is not NFC."""
    lines = enumerate(LINE_BREAK.split(text), 1)
    number, line = next((at, line) for at, line in lines if not is_normalized("NFC", line))
    pairs = zip(line, normalize("NFC", line), strict=False)
    column = next((at for at, (raw, composed) in enumerate(pairs, 1) if raw != composed), 1)
    at = Location(file, number, column, column + 1)
    return (_DECOMPOSED if _JAMO.search(line) else _NOT_COMPOSED).slip(at)


# What can be wrong with a file before it is YAML.

_PLAIN_BYTES = bytes({*b"\n\r", *range(0x20, 0x7F), *range(0x80, 0xC2), *range(0xE4, 0xEE)})
"""ASCII, the first bytes of Hangul and Chinese characters, and all bytes but a first one."""
_MIDDLE_DOT = "·".encode()
"""In so many Korean titles that it is worth a look of its own."""

_SUSPICIOUS = (
    f"\t{odd.FORBIDDEN}{odd.ZERO_WIDTH}\u200d{odd.HANGUL_FILLERS}{odd.PRIVATE_USE}"
    f"{odd.WIDE_BLANKS}{odd.WIDE_COLON}{odd.WIDE_COMMA}"
)
_AT_VALUE_START = f"{odd.OPENING_QUOTES}{odd.WIDE_DASHES}"
"""Suspicious at the start of a value only."""
_ODD = re.compile(f"[{_SUSPICIOUS}{_AT_VALUE_START}]")
_ODD_HERE = re.compile(rf"[{_SUSPICIOUS}]|(?:^|[:,\[{{-]) *[{_AT_VALUE_START}]", re.MULTILINE)
_UNCLOSED_YEAR = re.compile(r"[:,\[{-] *'\d\d[^'\n]*(?:$|'[^\s,\]}])", re.MULTILINE)
_QUOTED_YEAR = re.compile(r"'\d\d")
_SWALLOWED = re.compile(r" #\d")


class Scanned(NamedTuple):
    """The text of a file, and what is wrong with it.

    `text` is None where the file must not be given to a YAML parser.
    """

    text: str | None
    defects: tuple[Defect, ...] = ()


def decode(data: bytes) -> str | None:
    """The text of a file without a leading byte order mark; None if it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def scan(file: str, data: bytes) -> Scanned:
    """The text of a file for a YAML parser, and all that shows without one.

    Costs some microseconds where there is nothing to find.
    """
    try:
        # The codec that takes the mark away is written in Python.
        text = data.decode("utf-8-sig" if data.startswith(BOM_UTF8) else "utf-8")
    except UnicodeDecodeError as error:
        return Scanned(None, (_not_utf8(file, data, error),))
    if not _is_suspicious(data, text):
        return Scanned(text)
    if "\0" in text and (wide := _wide_encoding(file, data)) is not None:
        return Scanned(None, (wide,))
    slips = _slips(file, text)
    defects = tuple(slip.defect for slip in slips)
    return Scanned(None if any(slip.stops for slip in slips) else text, defects)


def _is_suspicious(data: bytes, text: str) -> bool:
    """Whether `text` may hold a slip; quick, and only sure of a no."""
    if data.replace(_MIDDLE_DOT, b"").translate(None, _PLAIN_BYTES) and (
        (_ODD.search(text) and _ODD_HERE.search(text)) or not is_normalized("NFC", text)
    ):
        return True
    if _QUOTED_YEAR.search(text) and _UNCLOSED_YEAR.search(text):
        return True
    return any(sign in text for sign in odd.CONFLICT_SIGNS) or _SWALLOWED.search(text) is not None


def _slips(file: str, text: str) -> list[Slip]:
    """All slips by line, those left out that another slip on their line explains."""
    # Slow to import, and few files need them.
    from dnatrack.yamltext.mistakes import syntax_slips  # noqa: PLC0415

    in_characters = list(islice(_character_slips(file, text), MOST_COUNTED))
    in_lines = list(islice(syntax_slips(file, text), MOST_COUNTED))
    found = (*in_characters, *in_lines)
    # What only a parser can be sure of is not said of a file that it might well read.
    stopped = {line_of(one) for one in found if one.stops and one.defect.rule != "yaml-syntax"}
    wide = {line_of(one) for one in in_lines if one.defect.rule == "full-width-syntax"}
    explained = {"yaml-syntax": stopped, "invisible-character": wide}
    return most_of(
        one
        for one in found
        if line_of(one) not in explained.get(one.defect.rule, ())
        and (stopped or one.defect.rule != "yaml-syntax")
    )
