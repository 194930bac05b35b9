"""Lists and mappings in brackets on one line, with the same spaces everywhere."""

import re
from dataclasses import dataclass

from dnatrack.editing.formatting_dates import spelling_at
from dnatrack.editing.formatting_order import in_order
from dnatrack.editing.formatting_outline import Wanted
from dnatrack.model.data_files import DataPath
from dnatrack.yamltext.nodes import MappingNode, Node, ScalarNode, SequenceNode, Style

_OPENING, _BETWEEN = re.compile(r"[{\[] *"), re.compile(" *, *")
_COLON, _CLOSING = re.compile(" *: *"), re.compile(r" *,? *[}\]]")
_UNSAFE = frozenset({Style.EMPTY, Style.ALIAS})


@dataclass(frozen=True, slots=True)
class FlowText:
    """Writes what stands in brackets in `text` anew."""

    text: str
    wanted: Wanted

    def of(self, node: Node, at: DataPath) -> str | None:
        """`node` as it is to be written; None where something unusual stands in it."""
        if node.is_marked:
            return None
        match node:
            case ScalarNode():
                return self.scalar(node, at)
            case SequenceNode():
                return self.sequence(node, at)
            case MappingNode():
                return self.mapping(node, at)

    def scalar(self, node: ScalarNode, at: DataPath) -> str | None:
        """A text as it is, or a period in its canonical spelling."""
        if node.style in _UNSAFE:
            return None
        spelling = spelling_at(at, node) if self.wanted.dates else None
        return spelling or self.text[node.start : node.end]

    def sequence(self, node: SequenceNode, at: DataPath) -> str | None:
        """`[a, b]`."""
        written: list[str] = []
        end = node.start
        for index, item in enumerate(node.items):
            value = self.of(item.value, at.at(index))
            if value is None or not self.is_gap(end, item.value.start, is_first=not written):
                return None
            written.append(value)
            end = item.value.end
        return f"[{', '.join(written)}]" if self.is_closing(end, node, has=written) else None

    def mapping(self, node: MappingNode, at: DataPath) -> str | None:
        """`{a: b, c: d}`."""
        written: list[tuple[str, str]] = []
        end = node.start
        for key, value in ((entry.key, entry.value) for entry in node.entries):
            inside = self.of(value, at.at(key.value))
            is_plain = inside is not None and self.is_gap(end, key.start, is_first=not written)
            if not is_plain or not _COLON.fullmatch(self.text, key.end, value.start):
                return None
            written.append((key.value, f"{self.text[key.start : key.end]}: {inside}"))
            end = value.end
        if not self.is_closing(end, node, has=written):
            return None
        entries = [one for _, one in written]
        return f"{{{', '.join(in_order(at, written) if self.wanted.order else entries)}}}"

    def is_gap(self, start: int, end: int, *, is_first: bool) -> bool:
        """Whether nothing but a bracket or a comma stands there."""
        expected = _OPENING if is_first else _BETWEEN
        return expected.fullmatch(self.text, start, end) is not None

    def is_closing(self, start: int, node: Node, *, has: list[str] | list[tuple[str, str]]) -> bool:
        """Whether nothing but a bracket stands there, or two around nothing."""
        if has:
            return _CLOSING.fullmatch(self.text, start, node.end) is not None
        return not self.text[node.start + 1 : node.end - 1].strip(" ")
