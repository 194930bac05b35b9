"""One text as YAML, with quotes only where something would read it differently."""

import re

from dnatrack.reading.implicit_types import is_text_to_all
from dnatrack.reading.yaml_nodes import Style

# What a plain scalar may not begin with, hold, or end with, outside and inside brackets.
_INDICATOR = re.compile(r"[\s!&*|>'\"%@`#,\[\]{}]|[-?:](\s|$)|(---|\.\.\.)(\s|$)|(<<|=)$")
_COMMENT_OR_KEY = re.compile(r":(\s|$)|\s#|\s$")
_BRACKET = re.compile(r"[,\[\]{}?]|^[-:]")
_ODD = re.compile(
    r"[^\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"
    r"|[\u2028\u2029\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u2069]|\xa0|\xad"
)


def scalar_text(
    value: str, *, style: Style = Style.PLAIN, in_brackets: bool = False, is_text: bool = True
) -> str:
    """`value` in the style that is asked for, or the nearest that can hold it.

    `is_text`: it must stay a text for readers that make dates and numbers of texts. For
    dates and numbers, which may become that, it is false.
    """
    if has_odd_characters(value) or style is Style.DOUBLE:
        return _in_double_quotes(value)
    if style is Style.SINGLE or not is_plain(value, in_brackets=in_brackets):
        return _in_single_quotes(value)
    return value if not is_text or is_text_to_all(value) else _in_single_quotes(value)


def is_plain(value: str, *, in_brackets: bool = False) -> bool:
    """Whether `value` without quotes comes back as it was."""
    if not value or _INDICATOR.match(value) or _COMMENT_OR_KEY.search(value):
        return False
    return not has_odd_characters(value) and not (in_brackets and _BRACKET.search(value))


def has_odd_characters(value: str) -> bool:
    """Whether `value` holds line breaks or what a person cannot see."""
    return _ODD.search(value) is not None


def _in_single_quotes(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _in_double_quotes(value: str) -> str:
    return '"' + _ODD.sub(_escape, value.replace("\\", "\\\\").replace('"', '\\"')) + '"'


def _escape(match: re.Match[str]) -> str:
    return r"\n" if match[0] == "\n" else f"\\U{ord(match[0]):08x}"
