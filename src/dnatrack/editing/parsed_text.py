"""A text with the nodes that it was parsed into: what every splice looks at."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dnatrack.domain.place import Key
from dnatrack.editing.text_layout import column
from dnatrack.reading.yaml_nodes import (
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    Style,
    node_at,
)
from dnatrack.reading.yaml_writing import Indents


@dataclass(frozen=True)
class ParsedText:
    """A text and the one value that it holds."""

    text: str
    root: Node

    @cached_property
    def indents(self) -> Indents:
        """How far the text indents: as its first mapping inside another and first list do."""
        step, dash = next(_steps(self.text, self.root), 2), next(_dashes(self.text, self.root), 2)
        return Indents(" " * step, " " * dash)

    def node(self, keys: tuple[Key, ...]) -> Node | None:
        """What `keys` lead to; None where there is nothing."""
        return node_at(self.root, keys)

    def is_in_brackets(self, keys: tuple[Key, ...]) -> bool:
        """Whether what `keys` lead to stands inside brackets or braces."""
        around = (self.node(keys[:depth]) for depth in range(len(keys)))
        return any(isinstance(one, MappingNode | SequenceNode) and one.is_flow for one in around)


def is_empty(node: Node) -> bool:
    """Whether nothing is written where a value could be."""
    return isinstance(node, ScalarNode) and node.style is Style.EMPTY


def has_comment(text: str, node: Node) -> bool:
    """Whether a comment stands inside a list or mapping, between what it holds."""
    start, leaves = node.start, sorted(_leaves(node))
    for leaf_start, leaf_end in [*leaves, (node.end, node.end)]:
        if "#" in text[start:leaf_start]:
            return True
        start = max(start, leaf_end)
    return False


def _leaves(node: Node) -> Iterator[tuple[int, int]]:
    match node:
        case ScalarNode():
            yield node.start, node.end
        case MappingNode():
            for entry in node.entries:
                yield entry.key.start, entry.key.end
                yield from _leaves(entry.value)
        case SequenceNode():
            for item in node.items:
                yield from _leaves(item.value)


def _steps(text: str, node: Node) -> Iterator[int]:
    for key_column, value in _blocks(text, node):
        if isinstance(value, MappingNode) and value.entries:
            step = column(text, value.entries[0].key.start) - key_column
            if step > 0:
                yield step


def _dashes(text: str, node: Node) -> Iterator[int]:
    for key_column, value in _blocks(text, node):
        if isinstance(value, SequenceNode) and value.items:
            yield max(0, column(text, value.items[0].start) - key_column)


def _blocks(text: str, node: Node) -> Iterator[tuple[int, Node]]:
    """The values in block style that stand under a key, each with the column of the key."""
    if isinstance(node, MappingNode) and not node.is_flow:
        for entry in node.entries:
            if not getattr(entry.value, "is_flow", True):
                yield column(text, entry.key.start), entry.value
            yield from _blocks(text, entry.value)
    elif isinstance(node, SequenceNode) and not node.is_flow:
        for item in node.items:
            yield from _blocks(text, item.value)
