"""A text as an outline: what is written, and which comments belong to it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from dnatrack.editing.formatting_gaps import without_blank_start


class Continued(NamedTuple):
    """A further line of a value: so far right of its key or dash, and what stands there."""

    offset: int
    text: str


class Written(NamedTuple):
    """A value as it is written: behind its key or dash, and on further lines.

    `keeps_blanks`: a blank line below it would be a part of it.
    """

    first: str
    rest: tuple[Continued, ...] = ()
    keeps_blanks: bool = False

    def with_comment(self, comment: str) -> "Written":
        """The value with a comment behind its last line."""
        if not comment:
            return self
        if not self.rest:
            return self._replace(first=f"{self.first}  {comment}")
        last = self.rest[-1]
        return self._replace(rest=(*self.rest[:-1], last._replace(text=f"{last.text}  {comment}")))


@dataclass(frozen=True, slots=True)
class Part:
    """An entry of a mapping or an item of a list.

    `above`: the comments above it, and blank lines as empty texts. `head` is `key:` or
    `-`, with a comment if one stands behind that.
    """

    above: tuple[str, ...]
    head: str
    value: "Written | Block"

    @property
    def keeps_blanks(self) -> bool:
        """Whether a blank line below the part would be a part of its value."""
        return self.value.keeps_blanks

    def without_above(self) -> "Part":
        """The part without what is above it."""
        return replace(self, above=())

    def without_blank_start(self) -> "Part":
        """The part without blank lines above its comments."""
        return replace(self, above=without_blank_start(self.above))


@dataclass(frozen=True, slots=True)
class Block:
    """A mapping or list in block style, with the comments below its last part."""

    parts: tuple[Part, ...]
    below: tuple[str, ...]

    @staticmethod
    def of(parts: Sequence[Part], below: tuple[str, ...]) -> "Block":
        """A block without blank lines where it begins, or where they would say something."""
        first, *rest = parts
        settled = [first.without_blank_start()]
        for part in rest:
            settled.append(part.without_blank_start() if settled[-1].keeps_blanks else part)
        if settled[-1].keeps_blanks:
            below = without_blank_start(below)
        return Block(tuple(settled), below)

    @property
    def keeps_blanks(self) -> bool:
        """Whether a blank line below the block would be a part of its last value."""
        return not self.below and self.parts[-1].keeps_blanks


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole text. `header` stays at the top, whatever follows."""

    header: tuple[str, ...]
    root: Block


class Wanted(NamedTuple):
    """What is to be changed besides spacing."""

    order: bool = True
    dates: bool = True
