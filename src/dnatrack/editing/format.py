"""A data file in the layout of the house: whether it is, and what it would be."""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple
from unicodedata import is_normalized, normalize

from dnatrack.editing.format_layout import Layout, ranks_of
from dnatrack.editing.format_values import STEP, UnformattableError, spelling_at, with_spellings
from dnatrack.i18n import Text
from dnatrack.model.data_files import DataPath
from dnatrack.model.finding import Location, Problem
from dnatrack.yamltext.characters import decode, scan
from dnatrack.yamltext.nodes import Node, read_nodes
from dnatrack.yamltext.parse import read_yaml
from dnatrack.yamltext.value import Value

# Whether a file is in the layout of the house, told from its lines where they are plain.

# A plain text holds no comment and no `: `, a quoted one no date, which needs no quotes. In
# brackets, single blanks stand behind commas, colons and words; the rest is as it may stay.
_PLAIN = r"[\w(<+.~/][^:\#\n]*(?:(?::(?=[^\ \n])|(?<=[^\ ])\#)[^:\#\n]*)*(?<!\ )"
_QUOTED = r"(?:'(?!\d{4})(?:[^'\n]|'')*+'|\"(?!\d{4})[^\"\\\n]*+\")"
_FLOW = rf"""[\[{{](?:
        [^\s'"\#,:]+|(?<=\w)['"\#]|,(?=\ )|:(?![\[\]{{}},?:])|(?<![\ \[{{])\ (?![\ ,:\#\]}}])
        |(?:(?<=[\[{{])|(?<=[,:]\ )){_QUOTED}(?=[,\]}}])
    )*+(?<=[\]}}])"""
_ENTRY = re.compile(
    rf"""
    (?P<blank>\n?)(?P<margin>(?:\ \ )*+)(?:\#(?:.*\S)?\n\n?(?P=margin))*+
    (?:(?P<dash>-\ )?(?P<key>[A-Za-z0-9_][A-Za-z0-9_-]*+:)|-)
    (?P<value>\ (?:{_PLAIN}|{_QUOTED}|{_FLOW}|(?P<block>[|>]-?)))?(?:\ \ \#(?:.*\S)?)?\n
    (?(block)(?=(?P=margin)\ \ (?(dash)\ \ )\S)(?:(?P=margin)\ \ (?(dash)\ \ )(?=.*\S).*\n)++)
    """,
    re.VERBOSE,
)


def is_formatted(file: str, text: str) -> bool:
    r"""Whether a data file is as it is to be; only sure of a yes.

    `text` is NFC and holds no tab and no `\r`. It takes a fraction of the time of nodes. A no
    means that the lines do not tell: the file may be YAML of a rarer sort, or none.
    """
    if not _is_spaced(text):
        return False
    value, defects = read_yaml(file, text)
    return not defects and _is_canonical(DataPath(file), value)


def _is_spaced(text: str) -> bool:
    """Whether each entry of a text, which is YAML, is plainly in the column where it is to be."""
    at = above = 0  # the column of the key above, or of the dash of a list's text
    is_open = False  # nothing stands behind that key
    while at < len(text):
        entry = _ENTRY.match(text, at)
        if entry is None or not (entry["key"] or entry["value"]):
            return False
        column, is_item = len(entry["margin"]), bool(entry["dash"] or not entry["key"])
        is_flush = column == above and is_open and is_item
        is_deeper = column > above and not (is_open and column == above + STEP)
        if is_flush or is_deeper or (entry["blank"] and (is_open or not at)):
            return False
        at, above = entry.end(), column + (STEP if entry["dash"] else 0)
        is_open = not entry["value"]
    return True


def _is_canonical(at: DataPath, value: Value) -> bool:
    """Whether all keys in a value stand in order, and no period is to be written otherwise."""
    match value:
        case dict():
            ranks = ranks_of(at, value)
            return ranks == sorted(ranks) and all(
                _is_canonical(at.at(key), inside) for key, inside in value.items()
            )
        case list():
            return all(_is_canonical(at.at(0), inside) for inside in value)
        case str():
            return spelling_at(at, value, is_quoted=False) is None
        case _:
            return True


class Tidied(Enum):
    """What was changed of a file."""

    MARK = Text("바이트 순서 표시(BOM)", "byte order mark")
    LINE_ENDS = Text("줄바꿈 문자", "line endings")
    CHARACTERS = Text("풀어 쓴 글자(NFC)", "decomposed characters (NFC)")
    SPACING = Text("빈칸과 빈 줄", "spacing")
    ORDER = Text("키의 순서", "order of keys")
    DATES = Text("날짜 표기", "dates")


class Formatted(NamedTuple):
    """A file as it is to be, and what was changed for that: nothing if it is so already."""

    data: bytes
    tidied: tuple[Tidied, ...] = ()


def format_file(file: str, data: bytes) -> Formatted | Problem:
    """A data file in canonical order, spacing, dates and characters (NFC, UTF-8, LF).

    It says what it said before: both were read and compared. Where the file cannot be
    read, or formatted without a doubt, the problem says so and where.
    """
    raw = decode(data)
    # What is decomposed is put together first, and is no problem then.
    scanned = scan(file, data if raw is None else normalize("NFC", raw).encode())
    if raw is None or scanned.text is None:
        return scanned.defects[0].problem
    text = scanned.text.replace("\r\n", "\n").replace("\r", "\n")
    if not scanned.defects and text.encode() == data and is_formatted(file, text):
        return Formatted(data)
    return format_by_nodes(file, data, text)


def format_by_nodes(file: str, data: bytes, text: str) -> Formatted | Problem:
    r"""The same of a file with `text`, in NFC and with `\n` as line ends, however it is written."""
    root, offset = read_nodes(text), 0
    if root is None:  # it cannot be read, or nothing is in it
        return _defect(file, data) or Formatted(data)
    try:
        new = Layout(file, text).write(root)
        if new.encode() == data:
            return Formatted(data)
        if _is_same(file, data, new.encode()):
            return Formatted(new.encode(), tuple(_tidy(file, data, text, root, new)))
    except UnformattableError as error:
        offset = error.offset
    return _defect(file, data) or _by_hand(file, text, offset)


def _defect(file: str, data: bytes) -> Problem | None:
    """The first thing that keeps a file from being read as a whole."""
    defects = read_yaml(file, data.decode("utf-8-sig")).defects
    return defects[0].problem if defects else None


def _is_same(file: str, before: bytes, after: bytes) -> bool:
    """Whether two files say the same, however they spell their dates."""
    if scan(file, after).text is None:
        return False
    old, new = (read_yaml(file, one.decode("utf-8-sig")) for one in (before, after))
    at = DataPath(file)
    is_whole = not old.defects and not new.defects
    return is_whole and with_spellings(at, old.value) == with_spellings(at, new.value)


def _tidy(file: str, data: bytes, text: str, root: Node, new: str) -> Iterator[Tidied]:
    """What had to be changed of a file with `text` for the `new` one."""
    if data.startswith(BOM_UTF8):
        yield Tidied.MARK
    if b"\r" in data:
        yield Tidied.LINE_ENDS
    if not is_normalized("NFC", data.decode()):
        yield Tidied.CHARACTERS
    ordered = Layout(file, text, dates=False).write(root)
    spaced = Layout(file, text, order=False, dates=False).write(root)
    if spaced != text:
        yield Tidied.SPACING
    if ordered != spaced:
        yield Tidied.ORDER
    if new != ordered:
        yield Tidied.DATES


def _by_hand(file: str, text: str, offset: int) -> Problem:
    line = text.count("\n", 0, offset) + 1
    return Problem(
        Location(file, line),
        Text(
            "안전하게 정리할 수 없는 방식으로 적혀 있습니다",
            "written in a way that cannot be formatted safely",
        ),
        Text(
            "이 줄을 `키: 값` 형식으로 고치세요. 파일은 변경하지 않았습니다",
            "write this line as `key: value`; the file was left as it is",
        ),
    )
