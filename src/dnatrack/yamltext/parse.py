"""YAML text to plain values, all of them text, with a place for each."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, NoReturn
from unicodedata import is_normalized, normalize

import yaml
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from dnatrack.model.data_files import Key
from dnatrack.model.finding import Defect, Location
from dnatrack.yamltext import refusals
from dnatrack.yamltext.odd_characters import MOST_SLIPS, Mistake
from dnatrack.yamltext.refusals import MAX_DEPTH, MAX_NODES
from dnatrack.yamltext.simple_yaml import read_simple
from dnatrack.yamltext.value import Span, Value

# The only user of `yaml`. Nothing is converted: the schema decides what is a date, a
# number or a yes/no. What the data format forbids (anchors, aliases, tags, merge keys,
# a second document, a repeated key) is a defect.

NextEvent = Callable[[], Event]
EventsOf = Callable[[str], NextEvent]


class YamlText(NamedTuple):
    """One parsed file. `value` is None where nothing of it could be read."""

    value: Value
    defects: tuple[Defect, ...]


def slow_events(text: str) -> NextEvent:
    """The events of `text`, by the parser that every PyYAML has."""
    next_event: NextEvent = yaml.Loader(text).get_event
    return next_event


try:
    from yaml.cyaml import CParser  # type: ignore[attr-defined] # the stubs leave it out
except ImportError:  # pragma: no cover - PyYAML was built without libyaml
    fast_events = slow_events
else:

    def fast_events(text: str) -> NextEvent:
        """The events of `text`, by libyaml where PyYAML has it."""
        return CParser(text).get_event  # type: ignore[return-value]


def read_yaml(file: str, text: str, *, events_of: EventsOf = fast_events) -> YamlText:
    """The one document of `text`, as mappings, lists, texts and None for empty values.

    Texts are NFC. `text` holds no tabs and no characters that YAML takes for line
    breaks and editors do not. Of a repeated key the last value wins, and a defect
    says so. Never raises, whatever the text.
    """
    is_composed = is_normalized("NFC", text)
    if is_composed and events_of is fast_events and (simple := read_simple(text)) is not None:
        return YamlText(simple, ())
    reader = _Reader(file)
    try:
        next_event = events_of(text)
        value = reader.document(next_event if is_composed else _compose(next_event))
    except _TooMuchError:
        value = None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        from dnatrack.yamltext.yaml_errors import syntax_defects  # noqa: PLC0415 - few need it

        known = tuple(reader.defects)
        return YamlText(None, (*known, *syntax_defects(file, text, error, known)))
    return YamlText(value, tuple(reader.defects))


def salvage(text: str) -> Value:
    """What can still be read of a text that is no YAML: key by key, and item by item.

    No honest file has more lines than what is looked at.
    """
    return _salvage(text.replace("\t", "  ").splitlines()[:MAX_NODES], 1)


def _salvage(lines: Sequence[str], depth: int) -> Value:
    try:
        return _Reader("").document(fast_events("\n".join(lines)))
    except (yaml.YAMLError, ValueError, OverflowError, _TooMuchError):
        blocks = _blocks(lines)
    if depth > MAX_DEPTH or not blocks:
        return None
    if all(block[0].startswith("-") for block in blocks):
        return [_salvage([f" {block[0][1:]}", *block[1:]], depth + 1) for block in blocks]
    return dict(_entry(block, depth) for block in blocks if ":" in block[0])


def _blocks(lines: Sequence[str]) -> list[list[str]]:
    """Lines in groups that begin with one as far out as the first, which is then at the edge."""
    full = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    edge = len(full[0]) - len(full[0].lstrip()) if full else 0
    blocks: list[list[str]] = []
    for line in full:
        inner = line[edge:] if not line[:edge].strip() else line.lstrip()
        if inner[0] == " " or (inner[0] == "-" and blocks and blocks[-1][0][0] != "-"):
            blocks[-1].append(inner)
        else:
            blocks.append([inner])
    return blocks


def _entry(block: Sequence[str], depth: int) -> tuple[str, Value]:
    key, _, rest = block[0].partition(":")
    if len(block) > 1 and not rest.strip():
        return key.strip(), _salvage(block[1:], depth + 1)
    entry = _salvage(block, MAX_DEPTH + 1)
    return key.strip(), entry.get(key.strip()) if isinstance(entry, dict) else rest.strip() or None


def _compose(next_event: NextEvent) -> NextEvent:
    """The same events, with texts in NFC and all marks as they were."""

    def next_composed_event() -> Event:
        event = next_event()
        if type(event) is ScalarEvent:
            event.value = normalize("NFC", event.value)
        return event

    return next_composed_event


class _TooMuchError(Exception):
    """The file is larger, deeper or worse than any honest one; a defect says where."""


class _Reader:
    """Folds the events of one file into values, and collects defects on the way."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.defects: list[Defect] = []
        self.nodes = 0

    def document(self, next_event: NextEvent) -> Value:
        next_event()
        if type(next_event()) is StreamEndEvent:
            return None
        value = self.node(next_event(), next_event, 1)
        next_event()
        event = next_event()
        if type(event) is DocumentStartEvent:
            self.refuse(event, refusals.SECOND_DOCUMENT)
        return value

    def node(self, event: Event, next_event: NextEvent, depth: int) -> Value:
        if type(event) is ScalarEvent:
            if event.tag is not None or event.anchor is not None:
                self.decorated(event)
            if event.style == '"':
                self.escapes(event)
            return event.value if event.value or event.style else None
        if type(event) is AliasEvent:
            self.refuse(event, refusals.ALIAS, name=event.anchor or "")
            return None
        if depth > MAX_DEPTH:
            self.give_up(event, refusals.TOO_DEEP)
        if type(event) is SequenceStartEvent:
            self.decorated(event)
            return self.sequence(next_event, depth)
        if type(event) is MappingStartEvent:
            self.decorated(event)
        return self.mapping(next_event, depth)

    def sequence(self, next_event: NextEvent, depth: int) -> list[Value]:
        items: list[Value] = []
        while type(event := next_event()) is not SequenceEndEvent:
            self.nodes += 1
            if self.nodes > MAX_NODES:
                self.give_up(event, refusals.TOO_MANY_VALUES)
            items.append(self.node(event, next_event, depth + 1))
        return items

    def mapping(self, next_event: NextEvent, depth: int) -> dict[str, Value]:
        items: dict[str, Value] = {}
        while type(event := next_event()) is not MappingEndEvent:
            self.nodes += 2
            if self.nodes > MAX_NODES:
                self.give_up(event, refusals.TOO_MANY_VALUES)
            # Nearly all keys and values are plain words: these are taken without a call.
            if (
                type(event) is ScalarEvent
                and event.value not in {"", "<<"}
                and not event.style
                and event.tag is None
                and event.anchor is None
            ):
                key: str | None = event.value
            else:
                key = self.key(event, next_event, depth)
            of = next_event()
            if type(of) is ScalarEvent and not of.style and of.tag is None and of.anchor is None:
                value: Value = of.value or None
            else:
                value = self.node(of, next_event, depth + 1)
            if key is None:
                continue
            if key in items:
                self.refuse(event, refusals.REPEATED_KEY, name=key)
            items[key] = value
        return items

    def key(self, event: Event, next_event: NextEvent, depth: int) -> str | None:
        """The text of a key; None, with a defect, where it is none."""
        key = self.node(event, next_event, depth + 1)
        if key == "<<" and type(event) is ScalarEvent and not event.style:
            self.refuse(event, refusals.MERGE_KEY)
            return None
        if isinstance(key, str) and key:
            return key
        if type(event) is not AliasEvent:
            self.refuse(event, refusals.NO_WORD_AS_KEY)
        return None

    def decorated(self, event: ScalarEvent | CollectionStartEvent) -> None:
        if event.anchor is not None:
            self.refuse(event, refusals.ANCHOR, name=event.anchor)
        if event.tag is not None:
            self.refuse(event, refusals.TAG, name=event.tag)

    def escapes(self, event: ScalarEvent) -> None:
        r"""Replace what `"\u202e"` and the like bring into a text."""
        if event.value.isprintable():
            return
        # Slow to import, and needed for few files.
        from dnatrack.yamltext.characters import FORBIDDEN  # noqa: PLC0415

        if FORBIDDEN.search(event.value) or "\r" in event.value:
            self.refuse(event, refusals.ESCAPED_CONTROL)
            event.value = FORBIDDEN.sub("\ufffd", event.value).replace("\r", "\ufffd")

    def refuse(self, event: Event, mistake: Mistake, **words: str) -> None:
        if len(self.defects) >= MOST_SLIPS:
            self.give_up(event, refusals.TOO_MANY_DEFECTS)
        self.defects.append(mistake.defect(_location(self.file, event), **words))

    def give_up(self, event: Event, mistake: Mistake) -> NoReturn:
        self.defects.append(mistake.defect(_location(self.file, event)))
        raise _TooMuchError


def _location(file: str, event: Event) -> Location:
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:  # pragma: no cover - parsed events have their marks
        return Location(file)
    column = start.column + 1
    is_on_one_line = start.line == end.line and end.column > start.column
    return Location(file, start.line + 1, column, end.column + 1 if is_on_one_line else column + 1)


def locate(
    file: str, text: str, *, events_of: EventsOf = fast_events
) -> Mapping[tuple[Key, ...], Span]:
    """Where every value of `text` stands, by the keys that lead to it.

    Of a repeated key the last one counts, as in `read_yaml`. A file that is no YAML,
    or too large, gives the places up to where that shows.
    """
    places = _Places(file)
    try:
        next_event = events_of(text)
        next_event()
        if type(next_event()) is not StreamEndEvent:
            event = next_event()
            places.node((), event, next_event, key=_location(file, event))
    except (yaml.YAMLError, ValueError, OverflowError, _TooMuchError):
        pass
    return places.spans


class _Places:
    """Follows the events of one file and notes where each value stands."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.spans: dict[tuple[Key, ...], Span] = {}
        self.nodes = 0

    def node(
        self, keys: tuple[Key, ...], event: Event, next_event: NextEvent, *, key: Location
    ) -> None:
        self.nodes += 1
        if len(keys) > MAX_DEPTH or self.nodes > MAX_NODES:
            raise _TooMuchError
        if type(event) is SequenceStartEvent:
            self.spans[keys] = Span(key, key)
            self.items(keys, next_event)
        elif type(event) is MappingStartEvent:
            self.spans[keys] = Span(key, key)
            self.entries(keys, next_event)
        else:
            is_empty = type(event) is ScalarEvent and not event.value
            self.spans[keys] = Span(key, key if is_empty else _location(self.file, event))

    def items(self, keys: tuple[Key, ...], next_event: NextEvent) -> None:
        index = 0
        while type(event := next_event()) is not SequenceEndEvent:
            self.node((*keys, index), event, next_event, key=_location(self.file, event))
            index += 1

    def entries(self, keys: tuple[Key, ...], next_event: NextEvent) -> None:
        while type(event := next_event()) is not MappingEndEvent:
            at = _location(self.file, event)
            word = normalize("NFC", event.value) if type(event) is ScalarEvent else ""
            if not word:
                self.node((*keys, ""), event, next_event, key=at)
            self.node((*keys, word), next_event(), next_event, key=at)
