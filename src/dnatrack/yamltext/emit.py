"""Plain values to YAML text in the format of the house: the counterpart of `parse`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dnatrack.model.data_format import is_no_text
from dnatrack.terminal_text import cell_width
from dnatrack.yamltext.nodes import Style
from dnatrack.yamltext.value import Value

# Texts that other readers of YAML take for something else, unless they are in quotes.
#
# dnatrack reads everything as text. An editor, a linter or a script with an ordinary YAML
# library does not: to YAML 1.1 `no` is false, `12:30` is 750 and `010` is 8, and 1.2 has
# its own list. The patterns are those of both specifications.

_YAML_1_1 = (
    r"~|null|Null|NULL",
    r"y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF",
    r"[-+]?0b[01_]+|[-+]?[0-9][0-9_,]*|[-+]?0x[0-9a-fA-F_,]+",
    r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?",
    r"[-+]?([0-9][0-9_,]*)?\.[0-9_.]*([eE][-+]?[0-9]+)?",
    r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(([Tt]|[ \t]+)[0-9]{1,2}:[0-9:.]*[ \t]*(Z|[-+][0-9:]+)?)?",
    r"=|<<",
)
_YAML_1_2 = (
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
    r"0o[0-7]+",
)
_NO_TEXT = re.compile("|".join((*_YAML_1_1, *_YAML_1_2)))


def is_text_to_all(value: str) -> bool:
    """Whether every reader of YAML takes `value`, written without quotes, for a text."""
    return _NO_TEXT.fullmatch(value) is None


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
    is_bare = style is not Style.SINGLE and is_plain(value, in_brackets=in_brackets)
    if is_bare and (not is_text or is_text_to_all(value)):
        return value
    return "'" + value.replace("'", "''") + "'"


def is_plain(value: str, *, in_brackets: bool = False) -> bool:
    """Whether `value` without quotes comes back as it was."""
    if not value or _INDICATOR.match(value) or _COMMENT_OR_KEY.search(value):
        return False
    return not has_odd_characters(value) and not (in_brackets and _BRACKET.search(value))


def has_odd_characters(value: str) -> bool:
    """Whether `value` holds line breaks or what a person cannot see."""
    return _ODD.search(value) is not None


def _in_double_quotes(value: str) -> str:
    return '"' + _ODD.sub(_escape, value.replace("\\", "\\\\").replace('"', '\\"')) + '"'


def _escape(match: re.Match[str]) -> str:
    return r"\n" if match[0] == "\n" else f"\\U{ord(match[0]):08x}"


_WIDTH, _FOLDED_WIDTH = 110, 100


class Indents(NamedTuple):
    """How far what belongs to a key is indented: a mapping or text, and the dash of a list."""

    step: str = "  "
    dash: str = "  "


_HOUSE = Indents()


def yaml_text(value: Mapping[str, Value], *, heading: str = "") -> str:
    """A document that reads as `value`, below the comment lines of `heading`."""
    return "".join(f"{line}\n" for line in (*heading.splitlines(), *mapping_lines(value, "")))


def mapping_lines(
    value: Mapping[str, Value], indent: str, indents: Indents = _HOUSE
) -> Iterator[str]:
    """The lines of a mapping in block style, each behind `indent`."""
    for key, inside in value.items():
        name = f"{indent}{scalar_text(key, is_text=False)}:"
        written = _on_one_line(inside, key, room=_WIDTH - cell_width(name) - 1)
        if written is not None:
            yield f"{name} {written}".rstrip(" ")
            continue
        yield name if isinstance(inside, dict | list) else f"{name} >-"
        step = indents.dash if isinstance(inside, list) else indents.step
        yield from _lines_of(inside, indent + step, indents)


def sequence_lines(value: Sequence[Value], indent: str, indents: Indents = _HOUSE) -> Iterator[str]:
    """The lines of a list in block style, each behind `indent`."""
    for inside in value:
        written = _on_one_line(inside, "", room=_WIDTH - len(indent) - len("- "))
        if written is not None:
            yield f"{indent}- {written}".rstrip(" ")
        elif isinstance(inside, dict | list):
            first, *rest = _lines_of(inside, f"{indent}  ", indents)
            yield f"{indent}- {first.lstrip(' ')}"
            yield from rest
        else:
            yield f"{indent}- >-"
            yield from _lines_of(inside, f"{indent}  {indents.step}", indents)


def _lines_of(value: Value, indent: str, indents: Indents) -> Iterator[str]:
    """The lines of what does not stand on the line of its key or dash."""
    if isinstance(value, dict):
        yield from mapping_lines(value, indent, indents)
    elif isinstance(value, list):
        yield from sequence_lines(value, indent, indents)
    else:
        yield from _fold(value or "", indent)


def one_line(value: Value, key: str = "", *, in_brackets: bool = False) -> str:
    """`value` on one line, whatever its length.

    `key` is the key that leads to it, `in_brackets` whether it stands inside of some.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return scalar_text(value, in_brackets=in_brackets, is_text=not may_be_bare(key, value))
    if isinstance(value, list):
        return f"[{', '.join(one_line(inside, in_brackets=True) for inside in value)}]"
    entries = (
        f"{scalar_text(name, in_brackets=True, is_text=False)}: "
        f"{one_line(inside, name, in_brackets=True)}".rstrip(" ")
        for name, inside in value.items()
    )
    return f"{{{', '.join(entries)}}}"


def _on_one_line(value: Value, key: str, *, room: int) -> str | None:
    """`value` on the line of its key; None where it reads better below it."""
    if value is None:
        return ""
    if isinstance(value, str):
        written = scalar_text(value, is_text=not may_be_bare(key, value))
        return written if cell_width(written) <= room or not _can_fold(value) else None
    if not _has_bare_texts(value):
        return None
    bracketed = one_line(value)
    return bracketed if cell_width(bracketed) <= room else None


def _has_bare_texts(value: dict[str, Value] | list[Value]) -> bool:
    """Whether it is short texts all through, which need no quotes inside brackets."""
    if isinstance(value, list):
        return all(isinstance(one, str) and is_plain(one, in_brackets=True) for one in value)
    return all(
        is_plain(key, in_brackets=True)
        and not isinstance(one, dict)
        and _has_bare_texts(one if isinstance(one, list) else [one])
        for key, one in value.items()
    )


def may_be_bare(key: str, value: str) -> bool:
    """Whether a date, number or yes/no may be taken for one: its field wants just that."""
    return is_no_text(key) and (value in {"true", "false"} or value[:1].isdigit())


def _can_fold(value: str) -> bool:
    """Whether a text comes back as it was when its lines are broken at spaces."""
    words = value.split(" ")
    return len(words) > 1 and all(words) and not has_odd_characters(value)


def _fold(value: str, indent: str) -> Iterator[str]:
    line = ""
    for word in value.split(" "):
        longer = f"{line} {word}" if line else word
        if line and cell_width(longer) > _FOLDED_WIDTH - len(indent):
            yield indent + line
            line = word
        else:
            line = longer
    yield indent + line
