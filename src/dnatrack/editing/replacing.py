"""A value in place of another one."""

from typing import NamedTuple

from dnatrack.domain.place import Key
from dnatrack.editing import refusing
from dnatrack.editing.inserting import lines_after
from dnatrack.editing.parsed_text import ParsedText, has_comment
from dnatrack.editing.refusing import UnsafeSpliceError
from dnatrack.editing.text_layout import Splice, column, line_end, line_start
from dnatrack.reading.scalar_writing import scalar_text
from dnatrack.reading.value import Value
from dnatrack.reading.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode, Style
from dnatrack.reading.yaml_writing import (
    mapping_lines,
    may_be_bare,
    one_line,
    sequence_lines,
)

_BLOCKS = frozenset({Style.LITERAL, Style.FOLDED})


class _Target(NamedTuple):
    """The value to be replaced: its text, the key that leads to it, where it stands."""

    parsed: ParsedText
    node: Node
    key: str
    in_brackets: bool

    @property
    def text(self) -> str:
        return self.parsed.text


def replace(parsed: ParsedText, keys: tuple[Key, ...], node: Node, value: Value) -> Splice:
    """The splice that makes `node`, which `keys` lead to, say `value`.

    Raises:
        UnsafeSpliceError: it cannot be done safely.
    """
    if node.is_marked:
        raise UnsafeSpliceError(node.start, refusing.MARKED)
    key = next((one for one in reversed(keys) if isinstance(one, str)), "")
    target = _Target(parsed, node, key, parsed.is_in_brackets(keys))
    if isinstance(node, ScalarNode):
        return _replace_scalar(target, node, value)
    return _in_brackets(target, value) if node.is_flow else _replace_block(parsed, node, value)


def _replace_scalar(target: _Target, node: ScalarNode, value: Value) -> Splice:
    if node.style in _BLOCKS:
        _refuse_comment_behind(target.text, node)
    if node.style is Style.EMPTY:
        return _fill(target, node, value)
    if isinstance(value, str):
        return Splice(node.start, node.end, _like(target, node, value))
    return _in_brackets(target, value)


def _like(target: _Target, node: ScalarNode, value: str) -> str:
    """`value` in the quotes of the old one, which need not be any."""
    style = node.style if node.style in {Style.SINGLE, Style.DOUBLE} else Style.PLAIN
    is_text = not may_be_bare(target.key, value)
    return scalar_text(value, style=style, in_brackets=target.in_brackets, is_text=is_text)


def _fill(target: _Target, node: ScalarNode, value: Value) -> Splice:
    """A value where there was none: behind the key, or, where it is large, below it."""
    text, parsed = target.text, target.parsed
    if text[node.start - 1 : node.start] not in {":", "-"}:
        raise UnsafeSpliceError(node.start, refusing.NO_COLON)
    is_block = isinstance(value, dict) or (
        isinstance(value, list) and any(not isinstance(one, str) for one in value)
    )
    if not value or not is_block or target.in_brackets:
        written = _in_brackets(target, value)
        return written._replace(text=f" {written.text}" if written.text else "")
    before = text[line_start(text, node.start) : node.start]
    indent = " " * (len(before) - len(before.lstrip(" -")))
    if isinstance(value, dict):
        lines = list(mapping_lines(value, indent + parsed.indents.step, parsed.indents))
    else:
        lines = list(sequence_lines(value or [], indent + parsed.indents.dash, parsed.indents))
    return lines_after(text, node.start, lines)


def _in_brackets(target: _Target, value: Value) -> Splice:
    """One line in place of a value on one line, or of one in brackets."""
    node = target.node
    if not isinstance(node, ScalarNode):
        _refuse_comment(target.text, node)
    written = one_line(value, target.key, in_brackets=target.in_brackets)
    if written is None:
        raise UnsafeSpliceError(node.start, refusing.NOT_ON_ONE_LINE)
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
        raise UnsafeSpliceError(node.start, refusing.BLOCK_INSIDE)
    inside = lines_after(text, start, lines).text.lstrip("\r\n")
    return Splice(start, node.end, inside[column(text, start) :])


def _refuse_comment(text: str, node: Node) -> None:
    if has_comment(text, node):
        raise UnsafeSpliceError(node.start, refusing.COMMENT_INSIDE)


def _refuse_comment_behind(text: str, node: ScalarNode) -> None:
    """Refuse a text whose sign, `|` or `>`, is followed by a comment."""
    if "#" in text[node.start : line_end(text, node.start)]:
        raise UnsafeSpliceError(node.start, refusing.COMMENT_INSIDE)
