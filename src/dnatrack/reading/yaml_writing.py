"""Plain values to YAML text in the format of the house: the counterpart of `yaml_text`.

It needs no YAML library: the data format uses a small part of YAML, and a writer of that
part is shorter than what would have to be said to a library to keep it from the rest.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from unicodedata import east_asian_width

from dnatrack.reading.fields import is_no_text
from dnatrack.reading.scalar_writing import has_odd_characters, is_plain, scalar_text
from dnatrack.reading.value import Value

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
        one_line = _on_one_line(inside, key, room=_WIDTH - cells_of(name) - 1)
        if one_line is not None:
            yield f"{name} {one_line}".rstrip(" ")
        elif isinstance(inside, dict):
            yield name
            yield from mapping_lines(inside, indent + indents.step, indents)
        elif isinstance(inside, list):
            yield name
            yield from sequence_lines(inside, indent + indents.dash, indents)
        else:
            yield f"{name} >-"
            yield from _fold(inside or "", indent + indents.step)


def sequence_lines(value: Sequence[Value], indent: str, indents: Indents = _HOUSE) -> Iterator[str]:
    """The lines of a list in block style, each behind `indent`."""
    for inside in value:
        one_line = _on_one_line(inside, "", room=_WIDTH - len(indent) - len("- "))
        if one_line is not None:
            yield f"{indent}- {one_line}".rstrip(" ")
        else:
            yield from _dash(_block(inside, indent + "  ", indents), indent)


def one_line(value: Value, key: str = "", *, in_brackets: bool = False) -> str | None:
    """`value` on one line, whatever its length; None where it cannot be.

    `key` is the key that leads to it, `in_brackets` whether it stands inside of some.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return scalar_text(value, in_brackets=in_brackets, is_text=not may_be_bare(key, value))
    parts = list(_parts(value))
    if None in parts:
        return None
    inside = ", ".join(filter(None, parts))
    return f"{{{inside}}}" if isinstance(value, dict) else f"[{inside}]"


def _parts(value: dict[str, Value] | list[Value]) -> Iterator[str | None]:
    """What stands between the commas; None for what cannot."""
    if isinstance(value, list):
        for inside in value:
            yield one_line(inside, in_brackets=True) or None
        return
    for key, inside in value.items():
        written = one_line(inside, key, in_brackets=True)
        name = scalar_text(key, in_brackets=True, is_text=False)
        yield f"{name}: {written}".rstrip(" ") if written is not None else None


def _block(value: Value, indent: str, indents: Indents) -> Iterator[str]:
    if isinstance(value, dict):
        yield from mapping_lines(value, indent, indents)
    elif isinstance(value, list):
        yield from sequence_lines(value, indent, indents)
    else:
        yield f"{indent}>-"
        yield from _fold(value or "", indent + indents.step)


def _dash(lines: Iterator[str], indent: str) -> Iterator[str]:
    first = next(lines)
    yield f"{indent}- {first[len(indent) + len('- ') :]}"
    yield from lines


def _on_one_line(value: Value, key: str, *, room: int) -> str | None:
    """`value` on the line of its key; None where it reads better below it."""
    if value is None:
        return ""
    if isinstance(value, str):
        written = scalar_text(value, is_text=not may_be_bare(key, value))
        return written if cells_of(written) <= room or not _can_fold(value) else None
    bracketed = one_line(value) if _has_bare_texts(value) else None
    return bracketed if bracketed is not None and cells_of(bracketed) <= room else None


def _has_bare_texts(value: dict[str, Value] | list[Value]) -> bool:
    """Whether it is short texts all through, which need no quotes inside brackets."""
    if isinstance(value, list):
        return all(isinstance(one, str) and is_plain(one, in_brackets=True) for one in value)
    return all(
        is_plain(key, in_brackets=True)
        and (
            _has_bare_texts(one)
            if isinstance(one, list)
            else isinstance(one, str) and is_plain(one, in_brackets=True)
        )
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
        if line and cells_of(longer) > _FOLDED_WIDTH - len(indent):
            yield indent + line
            line = word
        else:
            line = longer
    yield indent + line


def cells_of(text: str) -> int:
    """How many cells `text` takes, of a terminal or in widths of a digit: Hangul takes two each."""
    return len(text) + sum(east_asian_width(one) in "WF" for one in text)
