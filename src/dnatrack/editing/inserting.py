"""New entries and items, put where they belong."""

from collections.abc import Iterator, Sequence

from dnatrack.editing import refusing
from dnatrack.editing.parsed_text import ParsedText
from dnatrack.editing.refusing import UnsafeSpliceError
from dnatrack.editing.text_layout import (
    Splice,
    column,
    line_end,
    line_start,
    newline_of,
)
from dnatrack.reading.value import Value
from dnatrack.reading.yaml_nodes import Entry, MappingNode, ScalarNode, SequenceNode, Style
from dnatrack.reading.yaml_writing import mapping_lines, one_line, sequence_lines


def new_entry(
    parsed: ParsedText, mapping: MappingNode, new: tuple[str, Value], *, order: Sequence[str]
) -> Splice:
    """A new key and value of a mapping, behind the keys that come before it in `order`.

    Raises:
        UnsafeSpliceError: it cannot be put there safely.
    """
    (key, value), text = new, parsed.text
    before = _entry_before(mapping, key, order)
    if mapping.is_flow:
        return _in_braces(text, mapping, before, key, value)
    _refuse_odd(text, mapping)
    indent = " " * column(text, mapping.entries[0].key.start)
    lines = list(_entry_lines(parsed, before, new, indent))
    if before is None:
        return _before_first(text, mapping.entries[0].key.start, lines, indent)
    return lines_after(text, before.value.end or before.key.end, lines)


def _entry_lines(
    parsed: ParsedText, before: Entry | None, new: tuple[str, Value], indent: str
) -> Iterator[str]:
    """A new entry in block style, written like the one before it where both are mappings."""
    key, value = new
    like = before.value if before is not None else None
    if isinstance(value, dict) and isinstance(like, MappingNode) and not like.is_flow:
        yield f"{indent}{key}:"
        yield from mapping_lines(value, indent + parsed.indents.step, parsed.indents)
    else:
        yield from mapping_lines({key: value}, indent, parsed.indents)


def new_item(parsed: ParsedText, sequence: SequenceNode, value: Value) -> Splice:
    """A new item behind the last one of a list.

    Raises:
        UnsafeSpliceError: it cannot be put there safely.
    """
    if sequence.is_flow:
        written = one_line(value, in_brackets=True)
        if written is None:
            raise UnsafeSpliceError(sequence.start, refusing.NOT_ON_ONE_LINE)
        if not sequence.items:
            return Splice(sequence.start + 1, sequence.start + 1, written)
        at = sequence.items[-1].value.end
        return Splice(at, at, f", {written}")
    return lines_after(parsed.text, sequence.end, list(_item_lines(parsed, sequence, value)))


def _item_lines(parsed: ParsedText, sequence: SequenceNode, value: Value) -> Iterator[str]:
    """A new item in block style, written like the one before it."""
    last = sequence.items[-1]
    indent = " " * column(parsed.text, last.start)
    if isinstance(value, dict) and isinstance(last.value, MappingNode):
        braced = one_line(value) if last.value.is_flow else None
        if braced is not None:
            yield f"{indent}- {braced}"
            return
        first, *rest = mapping_lines(value, f"{indent}  ", parsed.indents)
        yield f"{indent}- {first.lstrip()}"
        yield from rest
    else:
        yield from sequence_lines([value], indent, parsed.indents)


def lines_after(text: str, at: int, lines: Sequence[str]) -> Splice:
    """`lines` below the line of `at`, with line breaks like its own."""
    newline = newline_of(text, line_start(text, at))
    end = line_end(text, at)
    return Splice(end, end, "".join(f"{newline}{line}" for line in lines))


def _entry_before(mapping: MappingNode, key: str, order: Sequence[str]) -> Entry | None:
    """The last entry that comes before a new key; those of unknown keys stay where they are."""
    ranks = {name: rank for rank, name in enumerate(order)}
    rank = ranks.get(key, len(order))
    before: Entry | None = None
    is_after = False
    for entry in mapping.entries:
        known = ranks.get(entry.key.value)
        if known is not None:
            is_after = known > rank
        if not is_after:
            before = entry
    return before


def _in_braces(
    text: str, mapping: MappingNode, before: Entry | None, key: str, value: Value
) -> Splice:
    written = one_line({key: value})
    if written is None:
        raise UnsafeSpliceError(mapping.start, refusing.NOT_ON_ONE_LINE)
    inside = written[1:-1]
    if not mapping.entries:
        return Splice(mapping.start + 1, mapping.start + 1, inside)
    if before is None:
        at = mapping.entries[0].key.start
        return Splice(at, at, f"{inside}, ")
    _refuse_no_colon(text, before)
    at = before.value.end
    return Splice(at, at, f", {inside}")


def _refuse_no_colon(text: str, entry: Entry) -> None:
    is_empty = isinstance(entry.value, ScalarNode) and entry.value.style is Style.EMPTY
    if is_empty and ":" not in text[entry.key.end : entry.value.end]:
        raise UnsafeSpliceError(entry.key.start, refusing.NO_COLON)


def _refuse_odd(text: str, mapping: MappingNode) -> None:
    """Refuse keys that are written behind a `?`."""
    for entry in mapping.entries:
        before = text[line_start(text, entry.key.start) : entry.key.start]
        if "?" in before:
            raise UnsafeSpliceError(entry.key.start, refusing.ODD_KEY)


def _before_first(text: str, at: int, lines: Sequence[str], indent: str) -> Splice:
    newline = newline_of(text, line_start(text, at))
    first = lines[0].removeprefix(indent)
    inside = newline.join((first, *lines[1:]))
    return Splice(at, at, f"{inside}{newline}{indent}")
