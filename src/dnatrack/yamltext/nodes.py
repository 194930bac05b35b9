"""YAML text to nodes: every value with the stretch of text that it is written in."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

import yaml
from yaml.events import (
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from dnatrack.yamltext.parse import EventsOf, NextEvent, fast_events
from dnatrack.yamltext.refusals import MAX_DEPTH, MAX_NODES

if TYPE_CHECKING:
    from collections.abc import Callable


class Style(StrEnum):
    """How a scalar is written."""

    EMPTY = "empty"
    PLAIN = "plain"
    SINGLE = "single"
    DOUBLE = "double"
    LITERAL = "literal"
    FOLDED = "folded"
    ALIAS = "alias"


_STYLES = {
    "'": Style.SINGLE,
    '"': Style.DOUBLE,
    "|": Style.LITERAL,
    ">": Style.FOLDED,
}


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """A text, or nothing. Of a block scalar, `end` is after its last line with something on it.

    `is_marked`: an anchor or a tag stands before it. `value` is NFC.
    """

    start: int
    end: int
    style: Style
    value: str
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a mapping, and its value."""

    key: ScalarNode
    value: "Node"


@dataclass(frozen=True, slots=True)
class MappingNode:
    """A mapping. In block style `end` is the end of what its last value holds."""

    start: int
    end: int
    is_flow: bool
    entries: tuple[Entry, ...]
    is_marked: bool = False

    def entry(self, key: str) -> Entry | None:
        """The entry of a key; of a repeated one the last, as reading has it."""
        return next((one for one in reversed(self.entries) if one.key.value == key), None)


@dataclass(frozen=True, slots=True)
class Item:
    """A value in a list. `start` is where its dash stands, or, in brackets, the value itself."""

    start: int
    value: "Node"


@dataclass(frozen=True, slots=True)
class SequenceNode:
    """A list. In block style `end` is the end of what its last item holds."""

    start: int
    end: int
    is_flow: bool
    items: tuple[Item, ...]
    is_marked: bool = False


Node = ScalarNode | MappingNode | SequenceNode


def read_nodes(text: str, *, events_of: EventsOf = fast_events) -> Node | None:
    """The one value of `text`; None where it holds none or several, is no YAML, or too much.

    `text` has no byte order mark, no tabs, and nothing that YAML takes for a line break
    and editors do not.
    """
    try:
        next_event = events_of(text)
        next_event()
        if type(next_event()) is StreamEndEvent:
            return None
        node = _NodeReader(text, next_event).node(next_event(), 1)
        next_event()
        return node if isinstance(next_event(), StreamEndEvent) else None
    except (yaml.YAMLError, ValueError, OverflowError, _TooMuchError):
        return None


class _TooMuchError(Exception):
    """More, or deeper, than any honest file."""


class _NodeReader:
    """Folds the events of one text into nodes."""

    def __init__(self, text: str, next_event: NextEvent) -> None:
        self.text = text
        self.next_event: Callable[[], Event] = next_event
        self.nodes = 0

    def node(self, event: Event, depth: int) -> Node:
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            raise _TooMuchError
        if isinstance(event, MappingStartEvent):
            return self.mapping(event, depth)
        if isinstance(event, SequenceStartEvent):
            return self.sequence(event, depth)
        return self.scalar(event)

    def scalar(self, event: Event) -> ScalarNode:
        start, end = _span(event)
        if not isinstance(event, ScalarEvent):
            return ScalarNode(start, end, Style.ALIAS, "", is_marked=True)
        style = _STYLES.get(event.style or "", Style.PLAIN if event.value else Style.EMPTY)
        is_marked = event.anchor is not None or event.tag is not None
        if style in {Style.LITERAL, Style.FOLDED}:
            end = start + len(self.text[start:end].rstrip(" \r\n"))
        return ScalarNode(start, end, style, normalize("NFC", event.value), is_marked)

    def mapping(self, event: MappingStartEvent, depth: int) -> MappingNode:
        start, end = _span(event)
        entries = []
        while not isinstance(inside := self.next_event(), MappingEndEvent):
            key = self.node(inside, depth + 1)
            value = self.node(self.next_event(), depth + 1)
            if not isinstance(key, ScalarNode):
                raise _TooMuchError
            entries.append(Entry(key, value))
            end = max(key.end, value.end)
        is_flow = bool(event.flow_style)
        if is_flow:
            end = _span(inside)[1]
        return MappingNode(start, end, is_flow, tuple(entries), _is_marked(event))

    def sequence(self, event: SequenceStartEvent, depth: int) -> SequenceNode:
        start, end = _span(event)
        is_flow = bool(event.flow_style)
        items: list[Item] = []
        while not isinstance(inside := self.next_event(), SequenceEndEvent):
            before = end if items else start
            value = self.node(inside, depth + 1)
            first = value.start if is_flow else _dash(self.text, before, value.start)
            items.append(Item(first, value))
            end = max(first + 1, value.end)
        if is_flow:
            end = _span(inside)[1]
        return SequenceNode(start, end, is_flow, tuple(items), _is_marked(event))


def _dash(text: str, after: int, before: int) -> int:
    """Where the dash stands between two values: the first that is in no comment."""
    at = after
    while at < before:
        if text[at] == "#":
            at = line_end(text, at)
        elif text[at] == "-":
            return at
        else:
            at += 1
    return before


def _is_marked(event: MappingStartEvent | SequenceStartEvent) -> bool:
    return event.anchor is not None or event.tag is not None


def _span(event: Event) -> tuple[int, int]:
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:  # pragma: no cover - parsed events have their marks
        return 0, 0
    return start.index, end.index


# How a text is laid out: its lines and line endings.

_BREAK = re.compile(r"\r\n|\r|\n")


class Splice(NamedTuple):
    """A stretch of a text, by its offsets, and what is to stand there instead."""

    start: int
    end: int
    text: str

    def made_in(self, text: str) -> str:
        """`text` with this one change."""
        return text[: self.start] + self.text + text[self.end :]


def line_start(text: str, at: int) -> int:
    """Where the line begins that holds `at`."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def line_end(text: str, at: int) -> int:
    """Where the line ends that holds `at`, before its line break."""
    found = _BREAK.search(text, at)
    return found.start() if found else len(text)


def next_line(text: str, at: int) -> int:
    """Where the line begins that follows the one that holds `at`; the end if none does."""
    found = _BREAK.search(text, at)
    return found.end() if found else len(text)


def newline_of(text: str, at: int) -> str:
    """The line break that the line of `at` ends with, else the first one of the text."""
    found = _BREAK.search(text, at) or _BREAK.search(text)
    return found[0] if found else "\n"


def column(text: str, at: int) -> int:
    """How many characters stand before `at` on its line."""
    return at - line_start(text, at)
