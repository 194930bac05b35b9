"""What stands between the values of a text: comments and blank lines."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dnatrack.editing.formatting_refusing import UnformattableError

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
