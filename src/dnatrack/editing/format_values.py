"""How a value is written, free of the column that it stands in: dates, texts, block scalars."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from dnatrack.model.data_files import DataPath, Key
from dnatrack.model.data_format import field_at
from dnatrack.model.fields import FieldKind
from dnatrack.model.period import Period, PeriodError
from dnatrack.yamltext.nodes import Node, ScalarNode, Style, line_end
from dnatrack.yamltext.value import Value

STEP = 2


class UnformattableError(Exception):
    """The text at `offset` is left to be formatted by hand, and the file with it."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


class Line(NamedTuple):
    """A line of a value: so far right of its key or dash, and what stands there."""

    offset: int
    text: str


class Written(NamedTuple):
    """A value as it is to be written, and where it ends in the text that it was read from.

    The first line stands behind its key or dash. `keeps_blanks`: a blank line below it
    would be a part of it.
    """

    lines: tuple[Line, ...]
    end: int
    keeps_blanks: bool = False


def write_lines(text: str, node: Node, *, column: int) -> Written:
    """What is no block scalar as it is; the further lines of a text are folded below it.

    Those of brackets are moved together. `column` is the one of its key or dash.
    """
    is_scalar = isinstance(node, ScalarNode)
    style = node.style if isinstance(node, ScalarNode) else Style.DOUBLE
    *lines, last = text[node.start : node.end].split("\n")
    first, *rest = (*(_without_blank_end(one, style) for one in lines), last)
    bare = [one.lstrip(" ") for one in rest]
    by = (STEP if is_scalar else len(a) - len(b) - column for a, b in zip(rest, bare, strict=True))
    return Written((Line(0, first), *map(Line, by, bare)), node.end)


def _without_blank_end(line: str, style: Style) -> str:
    r"""`line` without blanks at its end; in double quotes, one stays behind a backslash."""
    bare = line.rstrip(" ")
    is_escaping = (len(bare) - len(bare.rstrip("\\"))) % 2 == 1
    return f"{bare} " if style is Style.DOUBLE and bare != line and is_escaping else bare


_BLOCK_HEADER = re.compile(r"(?P<sign>[|>])(?P<marks>[1-9+-]*) *(?P<comment>#[^\n]*)?(?=\n|\Z)")
_BLANK_LINES = re.compile(r"(?:\n *(?=\n))*")


def write_block(text: str, node: ScalarNode, *, column: int) -> Written:
    """A block scalar. `column` is the one of its key or dash.

    Raises:
        UnformattableError: what introduces it is not understood.
    """
    header = _BLOCK_HEADER.match(text, node.start)
    if header is None:
        raise UnformattableError(node.start)
    marks = header["marks"]
    digit = next((int(one) for one in marks if one.isdigit()), None)
    end = line_end(text, max(node.end, header.end()))
    lines = text[header.end() : end].split("\n")[1:]
    indent = column + digit if digit is not None else _indent(lines) or len(text)
    blanks = list(_blanks_that_count(text, end, indent if "+" not in marks else -1))
    end += sum(len(line) + 1 for line in blanks)
    if lines and end == len(text):  # without a line break at its end, the text has none
        marks = f"{marks.strip('+-')}-"
    comment = (header["comment"] or "").rstrip()
    first = f"{header['sign']}{marks}{'  ' if comment else ''}{comment}"
    rest = (Line(digit or STEP, line[indent:]) for line in (*lines, *blanks))
    return Written((Line(0, first), *rest), end, keeps_blanks="+" in marks)


def _indent(lines: list[str]) -> int:
    return next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")), 0)


def _blanks_that_count(text: str, end: int, indent: int) -> Iterator[str]:
    """The blank lines below a block scalar up to the last that has more blanks than `indent`."""
    found = _BLANK_LINES.match(text, end)
    lines = found[0].split("\n")[1:] if found is not None else []
    last = max((index for index, line in enumerate(lines) if len(line) > indent), default=-1)
    yield from lines[: last + 1]


# Dates that are written in another way than dnatrack's, where there is no doubt.

_CERTAIN = re.compile(
    r"\d{4}(?: *[.\-/] *\d{1,2}){0,2} *\.?"  # 2020. 3. 31.
    r"|\d{8}"
    r"|\d{4} *년(?: *\d{1,2} *월(?: *\d{1,2} *일)?)?"
    r"|\d{4} *년? *(?:[상하] *반기|[1-4] *분기)"
    r"|\d{4}[ \-]?[HhQq][1-4]",
    re.ASCII,
)
"""Four digits of a year, and nothing that is lost in the canonical spelling."""

_CANONICAL = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?|-[HQ][1-4])?", re.ASCII)
_CUT_ZERO = re.compile(r"\d{4}\.1", re.ASCII)
"""What a spreadsheet makes of `2020.10`, or January."""


def spelling_at(at: DataPath, written: str, *, is_quoted: bool) -> str | None:
    """How dnatrack writes the period or day at a place; None where it is written so already.

    None, too, where that would be a guess, or where no period may stand.
    """
    if not _CERTAIN.fullmatch(written) or (not is_quoted and _CANONICAL.fullmatch(written)):
        return None
    kind = _kind_at(at.file, tuple(0 if isinstance(one, int) else one for one in at.keys))
    if kind not in {FieldKind.PERIOD, FieldKind.DAY} or _CUT_ZERO.fullmatch(written):
        return None
    try:
        period = Period.read(written)
    except PeriodError:
        return None
    is_guess = kind is FieldKind.DAY and period.first != period.last
    return None if is_guess or (period.text == written and not is_quoted) else period.text


@lru_cache(maxsize=4096)
def _kind_at(file: str, keys: tuple[Key, ...]) -> FieldKind | None:
    field = field_at(DataPath(file, keys))
    return field.kind if field is not None else None


def with_spellings(at: DataPath, value: Value) -> Value:
    """`value`, which stands at a place, with all periods in it as dnatrack writes them."""
    match value:
        case dict():
            return {key: with_spellings(at.at(key), inside) for key, inside in value.items()}
        case list():
            return [with_spellings(at.at(index), inside) for index, inside in enumerate(value)]
        case str():
            return spelling_at(at, value, is_quoted=False) or value
        case _:
            return value
