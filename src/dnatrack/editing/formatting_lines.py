"""From an outline to the lines of a text."""

from collections.abc import Iterable, Iterator

from dnatrack.editing.formatting_outline import Block, Outline, Part

_STEP = 2
_DASH = "-"


def text_of(outline: Outline) -> str:
    """The text that an outline stands for, with one line break at its end."""
    return "".join(f"{line}\n" for line in (*outline.header, *_block(outline.root, 0)))


def _block(block: Block, column: int) -> Iterator[str]:
    for part in block.parts:
        yield from _indent(part.above, column)
        yield from _item(part, column) if part.head == _DASH else _entry(part, column)
    yield from _indent(block.below, column)


def _entry(part: Part, column: int) -> Iterator[str]:
    if isinstance(part.value, Block):
        yield f"{' ' * column}{part.head}"
        yield from _block(part.value, column + _STEP)
        return
    first = part.value.first
    yield f"{' ' * column}{part.head}{' ' if first else ''}{first}"
    for offset, text in part.value.rest:
        yield f"{' ' * max(0, column + offset)}{text}" if text else ""


def _item(part: Part, column: int) -> Iterator[str]:
    """An item, of which the first line of a block stands behind the dash."""
    if not isinstance(part.value, Block):
        yield from _entry(part, column)
        return
    first, *rest = _block(part.value, column + _STEP)
    yield f"{' ' * column}{part.head} {first[column + _STEP :]}"
    yield from rest


def _indent(texts: Iterable[str], column: int) -> Iterator[str]:
    for text in texts:
        yield f"{' ' * column}{text}" if text else ""
