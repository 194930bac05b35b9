"""Entries and items taken away, with the line or the comma that they stood with."""

from collections.abc import Sequence

from dnatrack.editing import refusing
from dnatrack.editing.refusing import UnsafeSpliceError
from dnatrack.editing.text_layout import Splice, line_start, next_line
from dnatrack.reading.yaml_nodes import MappingNode, SequenceNode

_Stretch = tuple[int, int]


def without_entry(text: str, mapping: MappingNode, key: str) -> Splice | None:
    """A mapping without one of its keys; None where there is no such key.

    Raises:
        UnsafeSpliceError: it is the only one, or shares its line.
    """
    index = next((at for at, one in enumerate(mapping.entries) if one.key.value == key), None)
    if index is None:
        return None
    stretches = [(one.key.start, max(one.key.end, one.value.end)) for one in mapping.entries]
    if mapping.is_flow:
        return _without_part(text, stretches, index)
    return _without_lines(text, stretches, index)


def without_item(text: str, sequence: SequenceNode, index: int) -> Splice | None:
    """A list without one of its items; None where there is no such item.

    Raises:
        UnsafeSpliceError: it is the only one of a block, or shares its line.
    """
    if index >= len(sequence.items):
        return None
    stretches = [(one.start, max(one.start + 1, one.value.end)) for one in sequence.items]
    if sequence.is_flow:
        return _without_part(text, stretches, index)
    return _without_lines(text, stretches, index)


def _without_part(text: str, stretches: Sequence[_Stretch], index: int) -> Splice:
    """Inside brackets: the part, and the comma before or behind it."""
    start, end = stretches[index]
    if index > 0:
        start = stretches[index - 1][1]
    elif len(stretches) > 1:
        end = stretches[1][0]
    if "#" in text[start:end]:
        raise UnsafeSpliceError(start, refusing.COMMENT_INSIDE)
    return Splice(start, end, "")


def _without_lines(text: str, stretches: Sequence[_Stretch], index: int) -> Splice:
    """In block style: the lines, and what follows on the last of them."""
    start, end = stretches[index]
    if len(stretches) == 1:
        raise UnsafeSpliceError(start, refusing.LAST_ONE)
    before = text[line_start(text, start) : start]
    if not before.strip():
        return Splice(line_start(text, start), next_line(text, end), "")
    if index + 1 == len(stretches):
        raise UnsafeSpliceError(start, refusing.LAST_ONE)
    return Splice(start, stretches[index + 1][0], "")
