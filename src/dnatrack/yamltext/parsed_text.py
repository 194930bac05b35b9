"""A text with its nodes, and the edits that can be asked of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from unicodedata import normalize

from dnatrack.i18n import Text
from dnatrack.model.data_files import DataPath, Key
from dnatrack.yamltext.emit import Indents
from dnatrack.yamltext.nodes import (
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    Style,
    column,
)
from dnatrack.yamltext.value import Value


@dataclass(frozen=True)
class ParsedText:
    """A text and the one value that it holds."""

    text: str
    root: Node

    @cached_property
    def indents(self) -> Indents:
        """How far the text indents: as its first mapping inside another and first list do."""
        found = list(_blocks(self.text, self.root))
        step = (by for one, by in found if isinstance(one, MappingNode) and by > 0)
        dash = (max(0, by) for one, by in found if isinstance(one, SequenceNode))
        return Indents(" " * next(step, 2), " " * next(dash, 2))

    def node(self, keys: tuple[Key, ...]) -> Node | None:
        """What `keys` lead to; None where there is nothing."""
        node: Node | None = self.root
        for key in keys:
            if isinstance(node, MappingNode) and isinstance(key, str):
                entry = node.entry(key)
                node = entry.value if entry is not None else None
            elif isinstance(node, SequenceNode) and isinstance(key, int) and key < len(node.items):
                node = node.items[key].value
            else:
                return None
        return node

    def is_in_brackets(self, keys: tuple[Key, ...]) -> bool:
        """Whether what `keys` lead to stands inside brackets or braces."""
        around = (self.node(keys[:depth]) for depth in range(len(keys)))
        return any(isinstance(one, MappingNode | SequenceNode) and one.is_flow for one in around)


def is_empty(node: Node) -> bool:
    """Whether nothing is written where a value could be."""
    return isinstance(node, ScalarNode) and node.style is Style.EMPTY


def is_hollow(node: Node) -> bool:
    """Whether it is a list or mapping that holds nothing: `[]` or `{}`."""
    match node:
        case MappingNode():
            return not node.entries
        case SequenceNode():
            return not node.items
        case _:
            return False


def gives_way(node: Node, value: Value) -> bool:
    """Whether a first entry is written anew: nothing is there, or brackets too small for it."""
    return is_empty(node) or (is_hollow(node) and isinstance(value, dict))


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


def _blocks(text: str, node: Node) -> Iterator[tuple[Node, int]]:
    """The values in block style under a key, each with how far it begins behind the key."""
    if isinstance(node, ScalarNode) or node.is_flow:
        return
    if isinstance(node, SequenceNode):
        for item in node.items:
            yield from _blocks(text, item.value)
        return
    for entry in node.entries:
        value = entry.value
        if not isinstance(value, ScalarNode) and not value.is_flow:
            first = value.entries[0].key if isinstance(value, MappingNode) else value.items[0]
            yield value, column(text, first.start) - column(text, entry.key.start)
        yield from _blocks(text, value)


# Changes of single values, and what reading must give after them.


class SetValue(NamedTuple):
    """Put `value` at a place, whether something stands there or not.

    The mapping around the place may be missing; it is then made.
    """

    at: DataPath
    value: Value


class AddItem(NamedTuple):
    """Put `value` behind the last item of the list at a place, which is made if missing."""

    at: DataPath
    value: Value


class Remove(NamedTuple):
    """Take an entry of a mapping or an item of a list away; nothing where there is none."""

    at: DataPath


Edit = SetValue | AddItem | Remove


def compose_value(value: Value) -> Value:
    """`value` with every text in NFC, as data is read: a Mac gives Hangul in pieces."""
    match value:
        case dict():
            return {key: compose_value(inside) for key, inside in value.items()}
        case list():
            return [compose_value(inside) for inside in value]
        case str():
            return normalize("NFC", value)
        case _:
            return value


def apply_edits(value: Value, edits: Sequence[Edit]) -> Value:
    """What a file that holds `value` holds after all `edits`, made in their order."""
    for edit in edits:
        value = _apply_edit(value, edit.at.keys, edit)
    return value


def _apply_edit(value: Value, keys: tuple[Key, ...], edit: Edit) -> Value:
    if not keys:
        return _at_its_place(value, edit)
    key, inside = keys[0], keys[1:]
    if isinstance(key, int):
        return _in_list(value if isinstance(value, list) else [], key, inside, edit)
    entries = dict(value) if isinstance(value, dict) else {}
    if isinstance(edit, Remove) and (not inside or key not in entries):
        entries.pop(key, None)
    else:
        entries[key] = _apply_edit(entries.get(key), inside, edit)
    return entries


def _in_list(items: list[Value], index: int, inside: tuple[Key, ...], edit: Edit) -> list[Value]:
    if index >= len(items):
        return items
    if isinstance(edit, Remove) and not inside:
        return [*items[:index], *items[index + 1 :]]
    return [*items[:index], _apply_edit(items[index], inside, edit), *items[index + 1 :]]


def _at_its_place(value: Value, edit: Edit) -> Value:
    match edit:
        case SetValue():
            return edit.value
        case AddItem():
            return [*(value if isinstance(value, list) else []), edit.value]
        case Remove():
            return None


# What cannot be changed without a person looking at it, and why.


class UnsafeSpliceError(Exception):
    """A place of a text that a splice cannot change safely.

    `offset` is where in the text; `why` completes a sentence about it.
    """

    def __init__(self, offset: int, why: Text) -> None:
        super().__init__(why.en)
        self.offset = offset
        self.why = why


MARKED = Text("앵커나 태그가 붙어 있습니다", "it has an anchor or a tag")
COMMENT_INSIDE = Text("값 안에 주석이 있습니다", "there is a comment inside the value")
BLOCK_INSIDE = Text("여러 줄에 걸친 값입니다", "the value goes over several lines")
ODD_KEY = Text("`?`로 시작하는 키입니다", "its key is written with `?`")
NO_COLON = Text("쌍점 없이 적힌 키입니다", "its key has no colon")
NO_MAPPING = Text("키를 추가할 수 없는 값입니다", "what stands there takes no keys")
NO_LIST = Text("목록이 아닙니다", "what stands there is no list")
LAST_ONE = Text(
    "마지막 항목이므로 빼면 빈 값이 됩니다", "it is the last one, and would leave nothing"
)
RESULT_DIFFERS = Text("수정 결과가 의도와 다릅니다", "the result differs")
ODD_CHARACTERS = Text(
    "값에 자료에 쓸 수 없는 글자가 있습니다",
    "the value holds characters that data may not",
)
