"""Plain values to YAML text in the format of the house: the counterpart of `yaml_text`.

It needs no YAML library: the data format uses a small part of YAML, and a writer of that
part is shorter than what would have to be said to a library to keep it from the rest.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from unicodedata import east_asian_width

from dnatrack.reading.value import Value

_WIDTH, _FOLDED_WIDTH = 110, 100
_STEP = "  "
# What a plain scalar may not begin with, hold, or end with, outside and inside brackets.
_INDICATOR = re.compile(r"[\s!&*|>'\"%@`#,\[\]{}]|[-?:](\s|$)|(---|\.\.\.)(\s|$)|(<<|=)$")
_COMMENT_OR_KEY = re.compile(r":(\s|$)|\s#|\s$")
_BRACKET = re.compile(r"[,\[\]{}?]|^[-:]")
_ODD = re.compile(
    r"[^\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"
    r"|[\u2028\u2029\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u2069]|\xa0|\xad"
)


def yaml_text(value: Mapping[str, Value], *, heading: str = "") -> str:
    """A document that reads as `value`, below the comment lines of `heading`."""
    return "".join(f"{line}\n" for line in (*heading.splitlines(), *_mapping(value, "")))


def _mapping(value: Mapping[str, Value], indent: str) -> Iterator[str]:
    for key, inside in value.items():
        name = f"{indent}{_scalar(key)}:"
        one_line = _on_one_line(inside, room=_WIDTH - _cells(name) - 1)
        if one_line is not None:
            yield f"{name} {one_line}".rstrip(" ")
        elif isinstance(inside, dict):
            yield name
            yield from _mapping(inside, indent + _STEP)
        elif isinstance(inside, list):
            yield name
            yield from _sequence(inside, indent + _STEP)
        else:
            yield f"{name} >-"
            yield from _folded(inside or "", indent + _STEP)


def _sequence(value: Sequence[Value], indent: str) -> Iterator[str]:
    for inside in value:
        one_line = _on_one_line(inside, room=_WIDTH - len(indent) - len(_STEP))
        if one_line is not None:
            yield f"{indent}- {one_line}".rstrip(" ")
        else:
            yield from _dashed(_block(inside, indent + _STEP), indent)


def _block(value: Value, indent: str) -> Iterator[str]:
    if isinstance(value, dict):
        yield from _mapping(value, indent)
    elif isinstance(value, list):
        yield from _sequence(value, indent)
    else:
        yield f"{indent}>-"
        yield from _folded(value or "", indent + _STEP)


def _dashed(lines: Iterator[str], indent: str) -> Iterator[str]:
    first = next(lines)
    yield f"{indent}- {first[len(indent) + len(_STEP) :]}"
    yield from lines


def _on_one_line(value: Value, *, room: int) -> str | None:
    """`value` on the line of its key; None where it reads better below it."""
    if value is None:
        return ""
    if isinstance(value, str):
        written = _scalar(value)
        return written if _cells(written) <= room or not _can_fold(value) else None
    bracketed = _in_brackets(value) if isinstance(value, dict) else _listed(value)
    return bracketed if bracketed is not None and _cells(bracketed) <= room else None


def _in_brackets(value: Mapping[str, Value]) -> str | None:
    parts = []
    for key, inside in value.items():
        written = _listed(inside) if isinstance(inside, list) else _bare(inside)
        if written is None or _bare(key) is None:
            return None
        parts.append(f"{key}: {written}")
    return f"{{{', '.join(parts)}}}"


def _listed(value: Sequence[Value]) -> str | None:
    items = [one for one in map(_bare, value) if one is not None]
    return f"[{', '.join(items)}]" if len(items) == len(value) else None


def _bare(value: Value) -> str | None:
    """A text inside brackets; None for what is no text, or would need quotes there."""
    if isinstance(value, str) and _is_plain(value) and not _BRACKET.search(value):
        return value
    return None


def _scalar(value: str) -> str:
    if _is_plain(value):
        return value
    if _ODD.search(value):
        return '"' + _ODD.sub(_escaped, value.replace("\\", "\\\\").replace('"', '\\"')) + '"'
    return "'" + value.replace("'", "''") + "'"


def _is_plain(value: str) -> bool:
    is_odd = _INDICATOR.match(value) or _COMMENT_OR_KEY.search(value) or _ODD.search(value)
    return bool(value) and not is_odd


def _escaped(match: re.Match[str]) -> str:
    return f"\\U{ord(match[0]):08x}"


def _can_fold(value: str) -> bool:
    """Whether a text comes back as it was when its lines are broken at spaces."""
    words = value.split(" ")
    return len(words) > 1 and all(words) and not _ODD.search(value)


def _folded(value: str, indent: str) -> Iterator[str]:
    line = ""
    for word in value.split(" "):
        longer = f"{line} {word}" if line else word
        if line and _cells(longer) > _FOLDED_WIDTH - len(indent):
            yield indent + line
            line = word
        else:
            line = longer
    yield indent + line


def _cells(text: str) -> int:
    """How many cells of a terminal `text` takes: Hangul takes two each."""
    return len(text) + sum(east_asian_width(one) in "WF" for one in text)
