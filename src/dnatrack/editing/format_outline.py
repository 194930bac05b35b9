"""A text as an outline: what is written, and which comments and gaps belong to it."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

# That a text is written in a way that cannot be formatted without a doubt.


class UnformattableError(Exception):
    """The text at `offset` is left to be formatted by hand, and the file with it."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


# What stands between the values of a text: comments and blank lines.

_REST_OF_LINE = re.compile(r" *(?P<comment>#[^\n]*)?(?:\n|\Z)")
_REMARK = re.compile(r"(?P<blanks> *)(?:(?P<comment>#[^\n]*)?\n|(?P<last>#[^\n]*)?\Z)")
START = "---"
_START = re.compile(rf"{START}(?: +(?P<comment>#[^\n]*)?)?\n")


class Remark(NamedTuple):
    """A line that holds only a comment, from its column on, or, with an empty text, nothing."""

    column: int
    text: str


class Gap(NamedTuple):
    """All between a value and the next one.

    `comment` stands on the line of the value. The next value stands on the line that
    begins at `end`.
    """

    comment: str
    remarks: tuple[Remark, ...]
    end: int


def gap_at(text: str, at: int) -> Gap:
    """The gap that begins at `at`, behind a value.

    Raises:
        UnformattableError: something else stands on the line of the value.
    """
    rest = _REST_OF_LINE.match(text, at)
    if rest is None:
        raise UnformattableError(at)
    comment = (rest["comment"] or "").rstrip()
    return _with_remarks(text, rest.end(), comment)


def first_gap(text: str) -> Gap:
    """All before the first value of a text, with the sign that a document begins."""
    gap = _with_remarks(text, 0, "")
    start = _START.match(text, gap.end)
    if start is None:
        return gap
    rest = _with_remarks(text, start.end(), "")
    sign = Remark(0, START if not start["comment"] else f"{START}  {start['comment'].rstrip()}")
    return rest._replace(remarks=(*gap.remarks, sign, *rest.remarks))


def _with_remarks(text: str, start: int, comment: str) -> Gap:
    remarks, at = [], start
    while at < len(text) and (line := _REMARK.match(text, at)) is not None:
        said = line["comment"] or line["last"] or ""
        remarks.append(Remark(len(line["blanks"]), said.rstrip()))
        at = line.end()
    return Gap(comment, tuple(remarks), at)


def calm(texts: Iterable[str]) -> Iterator[str]:
    """`texts`, of several blank ones in a row only the first."""
    before = None
    for one in texts:
        if one or before != "":
            yield one
        before = one


def without_blank_start(texts: tuple[str, ...]) -> tuple[str, ...]:
    """`texts` from the first that is not blank on."""
    first = next((index for index, one in enumerate(texts) if one), len(texts))
    return texts[first:]


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


# How far a text was read, and which comments were met that belong to nothing yet.


class Cursor:
    """Stands between two values of `text`, at the offset `at`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self._remarks: deque[Remark] = deque()
        self.passed(first_gap(text))

    def header(self) -> tuple[str, ...]:
        """The comments at the top: all, or all but those right above the first part."""
        texts = [one.text for one in self._remarks]
        ends = [index for index, one in enumerate(texts) if not one or one.startswith(START)]
        count = ends[-1] + 1 if any(texts[: max(ends, default=0)]) else len(texts)
        for _ in range(count):
            self._remarks.popleft()
        return without_blank_start(tuple(calm(texts[:count])))

    def passed(self, gap: Gap) -> str:
        """Go on behind a gap; the comment at its beginning."""
        self.at = gap.end
        self._remarks.extend(gap.remarks)
        return gap.comment

    def above(self) -> tuple[str, ...]:
        """The comments that belong to what follows."""
        texts = tuple(calm(one.text for one in self._remarks))
        self._remarks.clear()
        return texts

    def below(self, least: int) -> tuple[str, ...]:
        """The comments at the end of a block: in the column `least`, or further right."""
        count = 0
        for index, (column, text) in enumerate(self._remarks, start=1):
            if text and column < least:
                break
            count = index if text else count
        return tuple(calm(self._remarks.popleft().text for _ in range(count)))

    def expect(self, start: int, end: int) -> None:
        """Go on to `end`, if what stands at `start` is the next thing after blanks."""
        if self.text[self.at : start].strip(" "):
            raise UnformattableError(self.at)
        self.at = end
