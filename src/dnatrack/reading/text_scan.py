"""What can be wrong with a file before it is YAML."""

import re
from itertools import islice
from typing import NamedTuple
from unicodedata import is_normalized

from dnatrack.reading import odd_characters as odd
from dnatrack.reading.finding import Defect
from dnatrack.reading.slip import MOST_COUNTED, Slip, line_of, most_of

_PLAIN_BYTES = bytes({*b"\n\r", *range(0x20, 0x7F), *range(0x80, 0xC2), *range(0xE4, 0xEE)})
"""ASCII, the first bytes of Hangul and Chinese characters, and all bytes but a first one."""

_SUSPICIOUS = (
    f"\t{odd.FORBIDDEN}{odd.ZERO_WIDTH}\u200d{odd.HANGUL_FILLERS}{odd.PRIVATE_USE}"
    f"{odd.WIDE_BLANKS}{odd.WIDE_COLON}{odd.WIDE_COMMA}"
)
_AT_VALUE_START = f"{odd.OPENING_QUOTES}{odd.WIDE_DASHES}"
"""Suspicious at the start of a value only."""
_ODD = re.compile(f"[{_SUSPICIOUS}{_AT_VALUE_START}]")
_ODD_HERE = re.compile(rf"[{_SUSPICIOUS}]|(?:^|[:,\[{{-]) *[{_AT_VALUE_START}]", re.MULTILINE)
_UNCLOSED_YEAR = re.compile(r"[:,\[{-] *'\d\d[^'\n]*(?:$|'[^\s,\]}])", re.MULTILINE)
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
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        from dnatrack.reading.encoding import not_utf8  # noqa: PLC0415 - few files need it

        return Scanned(None, (not_utf8(file, data, error),))
    if not _is_suspicious(data, text):
        return Scanned(text)
    if "\0" in text:
        from dnatrack.reading.encoding import wide_encoding  # noqa: PLC0415 - few files need it

        if (wide := wide_encoding(file, data)) is not None:
            return Scanned(None, (wide,))
    slips = _slips(file, text)
    defects = tuple(slip.defect for slip in slips)
    return Scanned(None if any(slip.stops for slip in slips) else text, defects)


def _is_suspicious(data: bytes, text: str) -> bool:
    """Whether `text` may hold a slip; quick, and only sure of a no."""
    if data.translate(None, _PLAIN_BYTES) and (
        (_ODD.search(text) and _ODD_HERE.search(text)) or not is_normalized("NFC", text)
    ):
        return True
    if "'" in text and _UNCLOSED_YEAR.search(text):
        return True
    return any(sign in text for sign in odd.CONFLICT_SIGNS) or _SWALLOWED.search(text) is not None


def _slips(file: str, text: str) -> list[Slip]:
    """All slips by line, those left out that another slip on their line explains."""
    # Slow to import, and few files need them.
    from dnatrack.reading.character_slips import character_slips  # noqa: PLC0415
    from dnatrack.reading.syntax_slips import syntax_slips  # noqa: PLC0415

    in_characters = list(islice(character_slips(file, text), MOST_COUNTED))
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
