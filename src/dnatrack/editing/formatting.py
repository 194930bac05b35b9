"""A data file in the layout of the house: order of keys, spacing, dates, characters."""

from codecs import BOM_UTF8
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple
from unicodedata import is_normalized, normalize

from dnatrack.editing.formatting_dates import with_spellings
from dnatrack.editing.formatting_lines import text_of
from dnatrack.editing.formatting_outline import Wanted
from dnatrack.editing.formatting_reading import outline_of
from dnatrack.editing.formatting_refusing import UnformattableError
from dnatrack.i18n import Text
from dnatrack.model.data_files import DataPath
from dnatrack.model.finding import Location, Problem
from dnatrack.yamltext.characters import decode, scan
from dnatrack.yamltext.nodes import Node, read_nodes
from dnatrack.yamltext.parse import read_yaml


class Tidied(StrEnum):
    """What was changed of a file."""

    MARK = "byte-order-mark"
    LINE_ENDS = "line-ends"
    CHARACTERS = "characters"
    SPACING = "spacing"
    ORDER = "order"
    DATES = "dates"


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
    root = read_nodes(text)
    if root is None:  # it cannot be read, or nothing is in it
        return _defect(file, raw) or Formatted(data)
    try:
        new = _anew(file, text, root, Wanted())
    except UnformattableError as error:
        return _defect(file, raw) or _by_hand(file, text, error.offset)
    if new.encode() == data:
        return Formatted(data)
    if not _is_same(file, raw, new):
        return _defect(file, raw) or _by_hand(file, text, 0)
    return Formatted(new.encode(), tuple(_tidy(file, data, text, root)))


def _anew(file: str, text: str, root: Node, wanted: Wanted) -> str:
    return text_of(outline_of(file, text, root, wanted))


def _defect(file: str, text: str) -> Problem | None:
    """The first thing that keeps a text from being read as a whole."""
    defects = read_yaml(file, text).defects
    return defects[0].problem if defects else None


def _is_same(file: str, before: str, after: str) -> bool:
    """Whether two texts say the same, however they spell their dates."""
    if scan(file, after.encode()).text is None:
        return False
    old, new = read_yaml(file, before), read_yaml(file, after)
    at = DataPath(file)
    is_whole = not old.defects and not new.defects
    return is_whole and with_spellings(at, old.value) == with_spellings(at, new.value)


def _tidy(file: str, data: bytes, text: str, root: Node) -> Iterator[Tidied]:
    r"""What had to be changed, of a text with `\n` as line ends and in NFC."""
    if data.startswith(BOM_UTF8):
        yield Tidied.MARK
    if b"\r" in data:
        yield Tidied.LINE_ENDS
    if not is_normalized("NFC", data.decode()):
        yield Tidied.CHARACTERS
    spaced = _anew(file, text, root, Wanted(order=False, dates=False))
    ordered = _anew(file, text, root, Wanted(order=True, dates=False))
    dated = _anew(file, text, root, Wanted())
    if spaced != text:
        yield Tidied.SPACING
    if ordered != spaced:
        yield Tidied.ORDER
    if dated != ordered:
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
            "이 줄을 `키: 값` 꼴로 고쳐 쓰세요. 파일은 그대로 두었습니다",
            "write this line as `key: value`; the file was left as it is",
        ),
    )
