"""Edits of a file as splices of its text: what is edited changes, and nothing else."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dnatrack.model.data_files import DataPath, Key
from dnatrack.model.data_format import known_keys
from dnatrack.yamltext import parsed_text
from dnatrack.yamltext.emit import mapping_lines, may_be_bare, one_line, scalar_text, sequence_lines
from dnatrack.yamltext.nodes import (
    Entry,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    Splice,
    Style,
    column,
    line_end,
    line_start,
    newline_of,
    next_line,
)
from dnatrack.yamltext.parsed_text import (
    AddItem,
    Edit,
    ParsedText,
    Remove,
    SetValue,
    UnsafeSpliceError,
    gives_way,
    has_comment,
)
from dnatrack.yamltext.value import Value


def splice_of(parsed: ParsedText, edit: Edit) -> Splice | None:
    """The one change of a text that makes an edit; None where nothing has to change.

    Raises:
        UnsafeSpliceError: it cannot be made safely.
    """
    match edit:
        case SetValue(value=value):
            return _set(parsed, edit.at, value)
        case AddItem(value=value):
            return _add(parsed, edit.at, value)
        case Remove():
            return _remove(parsed, edit.at.keys)


def _set(parsed: ParsedText, at: DataPath, value: Value) -> Splice:
    if (node := parsed.node(at.keys)) is not None:
        return _replace(parsed, at.keys, node, value)
    holder, key = parsed.node(at.parent.keys), str(at.keys[-1])
    if holder is None or gives_way(holder, value):
        return _set(parsed, at.parent, {key: value})
    if not isinstance(holder, MappingNode):
        raise UnsafeSpliceError(holder.start, parsed_text.NO_MAPPING)
    _refuse_marked(holder)
    return _new_entry(parsed, holder, (key, value), order=known_keys(at.parent))


def _add(parsed: ParsedText, at: DataPath, value: Value) -> Splice:
    node = parsed.node(at.keys)
    if node is None or gives_way(node, value):
        return _set(parsed, at, [value])
    if not isinstance(node, SequenceNode):
        raise UnsafeSpliceError(node.start, parsed_text.NO_LIST)
    _refuse_marked(node)
    return _new_item(parsed, node, value)


def _remove(parsed: ParsedText, keys: tuple[Key, ...]) -> Splice | None:
    holder, key = parsed.node(keys[:-1]), keys[-1]
    if isinstance(holder, MappingNode):
        return _without_entry(parsed.text, holder, str(key))
    if isinstance(holder, SequenceNode) and isinstance(key, int):
        return _without_item(parsed.text, holder, key)
    return None


def _refuse_marked(node: Node) -> None:
    if node.is_marked:
        raise UnsafeSpliceError(node.start, parsed_text.MARKED)


# New entries and items, put where they belong.


def _new_entry(
    parsed: ParsedText, mapping: MappingNode, new: tuple[str, Value], *, order: Sequence[str]
) -> Splice:
    """A new key and value of a mapping, behind the keys that come before it in `order`."""
    (key, value), text = new, parsed.text
    before = _entry_before(mapping, key, order)
    if mapping.is_flow:
        return _in_braces(text, mapping, before, key, value)
    _refuse_odd(text, mapping)
    indent = " " * column(text, mapping.entries[0].key.start)
    lines = list(_entry_lines(parsed, before, new, indent))
    if before is not None:
        return _lines_after(text, before.value.end or before.key.end, lines)
    at = mapping.entries[0].key.start
    newline = newline_of(text, line_start(text, at))
    return Splice(at, at, newline.join((*lines, indent)).removeprefix(indent))


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


def _new_item(parsed: ParsedText, sequence: SequenceNode, value: Value) -> Splice:
    """A new item behind the last one of a list."""
    if not sequence.is_flow:
        return _lines_after(parsed.text, sequence.end, list(_item_lines(parsed, sequence, value)))
    written = one_line(value, in_brackets=True)
    if not sequence.items:
        return Splice(sequence.start + 1, sequence.start + 1, written)
    at = sequence.items[-1].value.end
    return Splice(at, at, f", {written}")


def _item_lines(parsed: ParsedText, sequence: SequenceNode, value: Value) -> Iterator[str]:
    """A new item in block style, written like the one before it."""
    last = sequence.items[-1]
    indent = " " * column(parsed.text, last.start)
    if isinstance(value, dict) and isinstance(last.value, MappingNode):
        if last.value.is_flow:
            yield f"{indent}- {one_line(value)}"
            return
        first, *rest = mapping_lines(value, f"{indent}  ", parsed.indents)
        yield f"{indent}- {first.lstrip()}"
        yield from rest
    else:
        yield from sequence_lines([value], indent, parsed.indents)


def _lines_after(text: str, at: int, lines: Sequence[str]) -> Splice:
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
    inside = one_line({key: value})[1:-1]
    if not mapping.entries:
        return Splice(mapping.start + 1, mapping.start + 1, inside)
    if before is None:
        at = mapping.entries[0].key.start
        return Splice(at, at, f"{inside}, ")
    if parsed_text.is_empty(before.value) and ":" not in text[before.key.end : before.value.end]:
        raise UnsafeSpliceError(before.key.start, parsed_text.NO_COLON)
    at = before.value.end
    return Splice(at, at, f", {inside}")


def _refuse_odd(text: str, mapping: MappingNode) -> None:
    """Refuse keys that are written behind a `?`."""
    for entry in mapping.entries:
        before = text[line_start(text, entry.key.start) : entry.key.start]
        if "?" in before:
            raise UnsafeSpliceError(entry.key.start, parsed_text.ODD_KEY)


# Entries and items taken away, with the line or the comma that they stood with.

_Stretch = tuple[int, int]


def _without_entry(text: str, mapping: MappingNode, key: str) -> Splice | None:
    index = next((at for at, one in enumerate(mapping.entries) if one.key.value == key), None)
    if index is None:
        return None
    stretches = [(one.key.start, max(one.key.end, one.value.end)) for one in mapping.entries]
    without = _without_part if mapping.is_flow else _without_lines
    return without(text, stretches, index)


def _without_item(text: str, sequence: SequenceNode, index: int) -> Splice | None:
    if index >= len(sequence.items):
        return None
    stretches = [(one.start, max(one.start + 1, one.value.end)) for one in sequence.items]
    without = _without_part if sequence.is_flow else _without_lines
    return without(text, stretches, index)


def _without_part(text: str, stretches: Sequence[_Stretch], index: int) -> Splice:
    """Inside brackets: the part, and the comma before or behind it."""
    start, end = stretches[index]
    if index > 0:
        start = stretches[index - 1][1]
    elif len(stretches) > 1:
        end = stretches[1][0]
    if "#" in text[start:end]:
        raise UnsafeSpliceError(start, parsed_text.COMMENT_INSIDE)
    return Splice(start, end, "")


def _without_lines(text: str, stretches: Sequence[_Stretch], index: int) -> Splice:
    """In block style: the lines, and what follows on the last of them."""
    start, end = stretches[index]
    if len(stretches) == 1:
        raise UnsafeSpliceError(start, parsed_text.LAST_ONE)
    before = text[line_start(text, start) : start]
    if not before.strip():
        return Splice(line_start(text, start), next_line(text, end), "")
    if index + 1 == len(stretches):
        raise UnsafeSpliceError(start, parsed_text.LAST_ONE)
    return Splice(start, stretches[index + 1][0], "")


# A value in place of another one.


class _Target(NamedTuple):
    """The value to be replaced: its text, the key that leads to it, where it stands."""

    parsed: ParsedText
    node: Node
    key: str
    in_brackets: bool

    @property
    def text(self) -> str:
        return self.parsed.text


def _replace(parsed: ParsedText, keys: tuple[Key, ...], node: Node, value: Value) -> Splice:
    """The splice that makes `node`, which `keys` lead to, say `value`."""
    _refuse_marked(node)
    key = next((one for one in reversed(keys) if isinstance(one, str)), "")
    target = _Target(parsed, node, key, parsed.is_in_brackets(keys))
    if isinstance(node, ScalarNode):
        return _replace_scalar(target, node, value)
    if parsed_text.is_hollow(node) and _is_large(value) and not target.in_brackets and keys:
        return _open(target, value)
    return _in_brackets(target, value) if node.is_flow else _replace_block(parsed, node, value)


def _replace_scalar(target: _Target, node: ScalarNode, value: Value) -> Splice:
    is_block = node.style in {Style.LITERAL, Style.FOLDED}
    if is_block and "#" in target.text[node.start : line_end(target.text, node.start)]:
        raise UnsafeSpliceError(node.start, parsed_text.COMMENT_INSIDE)
    if node.style is Style.EMPTY:
        return _fill(target, node, value)
    if isinstance(value, str):
        # In the quotes of the old one, which need not be any.
        style = node.style if node.style in {Style.SINGLE, Style.DOUBLE} else Style.PLAIN
        is_text = not may_be_bare(target.key, value)
        written = scalar_text(value, style=style, in_brackets=target.in_brackets, is_text=is_text)
        return Splice(node.start, node.end, written)
    return _in_brackets(target, value)


def _fill(target: _Target, node: ScalarNode, value: Value) -> Splice:
    """A value where there was none: behind the key, or, where it is large, below it."""
    if target.text[node.start - 1 : node.start] not in {":", "-"}:
        raise UnsafeSpliceError(node.start, parsed_text.NO_COLON)
    if not _is_large(value) or target.in_brackets:
        written = _in_brackets(target, value)
        return written._replace(text=f" {written.text}" if written.text else "")
    return _lines_after(target.text, node.start, _lines_below(target, value))


def _is_large(value: Value) -> bool:
    """Whether a value is written on lines of its own where there is room."""
    return isinstance(value, dict | list) and any(
        isinstance(value, dict) or not isinstance(one, str) for one in value
    )


def _lines_below(target: _Target, value: Value) -> list[str]:
    """A large value in block style, below the line on which its key stands."""
    text, indents = target.text, target.parsed.indents
    before = text[line_start(text, target.node.start) : target.node.start]
    indent = " " * (len(before) - len(before.lstrip(" -")))
    if isinstance(value, dict):
        return list(mapping_lines(value, indent + indents.step, indents))
    return list(
        sequence_lines(value if isinstance(value, list) else [], indent + indents.dash, indents)
    )


def _open(target: _Target, value: Value) -> Splice:
    """A large value below its key, in place of brackets that held nothing."""
    text, node = target.text, target.node
    _refuse_comment(text, node)
    start = len(text[: node.start].rstrip(" "))
    lines = _lines_after(text, node.end, _lines_below(target, value))
    return Splice(start, lines.end, f"{text[node.end : lines.end]}{lines.text}")


def _in_brackets(target: _Target, value: Value) -> Splice:
    """One line in place of a value on one line, or of one in brackets."""
    node = target.node
    if not isinstance(node, ScalarNode):
        _refuse_comment(target.text, node)
    written = one_line(value, target.key, in_brackets=target.in_brackets)
    return Splice(node.start, node.end, written)


def _replace_block(parsed: ParsedText, node: MappingNode | SequenceNode, value: Value) -> Splice:
    """The lines of a block written anew; what is no block of the same sort is refused."""
    text = parsed.text
    _refuse_comment(text, node)
    if isinstance(node, SequenceNode) and isinstance(value, list) and value:
        start = node.items[0].start
        lines = list(sequence_lines(value, " " * column(text, start), parsed.indents))
    elif isinstance(node, MappingNode) and isinstance(value, dict) and value:
        start = node.entries[0].key.start
        lines = list(mapping_lines(value, " " * column(text, start), parsed.indents))
    else:
        raise UnsafeSpliceError(node.start, parsed_text.BLOCK_INSIDE)
    inside = _lines_after(text, start, lines).text.lstrip("\r\n")
    return Splice(start, node.end, inside[column(text, start) :])


def _refuse_comment(text: str, node: Node) -> None:
    if has_comment(text, node):
        raise UnsafeSpliceError(node.start, parsed_text.COMMENT_INSIDE)
