"""A value on its lines, free of the column that it stands in."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dnatrack.editing.format_outline import Continued, UnformattableError, Wanted, Written
from dnatrack.model.data_files import DataPath
from dnatrack.model.data_format import field_at, known_keys
from dnatrack.model.fields import FieldKind
from dnatrack.model.period import Period, PeriodError
from dnatrack.yamltext.nodes import MappingNode, Node, ScalarNode, SequenceNode, Style
from dnatrack.yamltext.value import Value

_STEP = 2
_BLOCK_HEADER = re.compile(r"(?P<sign>[|>])(?P<marks>[1-9+-]*) *(?P<comment>#[^\n]*)?(?=\n|\Z)")
_BLANK_LINES = re.compile(r"(?:\n *(?=\n))*")


def write_scalar(text: str, node: ScalarNode) -> Written:
    """A plain or quoted text; its further lines are folded, however far they are indented."""
    first, *rest = text[node.start : node.end].split("\n")
    if not rest:
        return Written(first)
    lines = [without_blank_end(line, style=node.style) for line in (first, *rest[:-1])]
    lines = [lines[0], *(line.lstrip(" ") for line in (*lines[1:], rest[-1]))]
    return Written(lines[0], tuple(Continued(_STEP, line) for line in lines[1:]))


def without_blank_end(line: str, *, style: Style = Style.DOUBLE) -> str:
    r"""`line` without blanks at its end; in double quotes, one stays behind a backslash."""
    bare = line.rstrip(" ")
    is_escaping = style is Style.DOUBLE and bare != line and _is_escaping(bare)
    return f"{bare} " if is_escaping else bare


def _is_escaping(line: str) -> bool:
    return (len(line) - len(line.rstrip("\\"))) % 2 == 1


def write_flow(text: str, start: int, end: int, *, column: int) -> Written:
    """A list or mapping in brackets as it is, its further lines moved together.

    `column` is the one of its key or dash.
    """
    first, *rest = text[start:end].split("\n")
    lines = tuple(_move(without_blank_end(line), column) for line in rest)
    return Written(without_blank_end(first) if rest else first, lines)


def _move(line: str, column: int) -> Continued:
    bare = line.lstrip(" ")
    return Continued(len(line) - len(bare) - column, bare) if bare else Continued(0, "")


def write_block(text: str, node: ScalarNode, *, column: int) -> tuple[Written, int]:
    """A block scalar, and where its last line ends. `column` is the one of its key or dash.

    Raises:
        UnformattableError: what introduces it is not understood.
    """
    header = _BLOCK_HEADER.match(text, node.start)
    if header is None:
        raise UnformattableError(node.start)
    marks = header["marks"]
    digit = next((int(one) for one in marks if one.isdigit()), None)
    end = _line_end(text, max(node.end, header.end()))
    lines = text[header.end() : end].split("\n")[1:]
    indent = column + digit if digit is not None else _indent(lines) or len(text)
    blanks = list(_blanks_that_count(text, end, indent if "+" not in marks else -1))
    end += sum(len(line) + 1 for line in blanks)
    if lines and end == len(text):  # without a line break at its end, the text has none
        marks = f"{marks.strip('+-')}-"
    comment = (header["comment"] or "").rstrip()
    first = f"{header['sign']}{marks}{'  ' if comment else ''}{comment}"
    rest = tuple(_cut((*lines, *blanks), indent, digit or _STEP))
    return Written(first, rest, keeps_blanks="+" in marks), end


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return found if found >= 0 else len(text)


def _indent(lines: list[str]) -> int:
    return next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")), 0)


def _blanks_that_count(text: str, end: int, indent: int) -> list[str]:
    """The blank lines below a block scalar up to the last that has more blanks than `indent`."""
    found = _BLANK_LINES.match(text, end)
    lines = found[0].split("\n")[1:] if found is not None else []
    while lines and len(lines[-1]) <= indent:
        lines.pop()
    return lines


def _cut(lines: Iterable[str], indent: int, offset: int) -> Iterator[Continued]:
    for line in lines:
        yield Continued(offset, line[indent:])


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


def spelling_at(at: DataPath, node: ScalarNode) -> str | None:
    """How dnatrack writes the period or day at a place; None where it is written so already.

    None, too, where that would be a guess, or where no period may stand.
    """
    is_quoted = node.style in {Style.SINGLE, Style.DOUBLE}
    if not is_quoted and (node.style is not Style.PLAIN or _CANONICAL.fullmatch(node.value)):
        return None
    spelling = _spelling(at, node.value)
    return spelling if is_quoted or spelling != node.value else None


def with_spellings(at: DataPath, value: Value) -> Value:
    """`value`, which stands at a place, with all periods in it as dnatrack writes them."""
    match value:
        case dict():
            return {key: with_spellings(at.at(key), inside) for key, inside in value.items()}
        case list():
            return [with_spellings(at.at(index), inside) for index, inside in enumerate(value)]
        case str():
            return _spelling(at, value) or value
        case _:
            return value


def _spelling(at: DataPath, written: str) -> str | None:
    """The period `written` in canonical spelling; None where it is not certainly one."""
    if not _CERTAIN.fullmatch(written) or _CUT_ZERO.fullmatch(written):
        return None
    field = field_at(at)
    kind = field.kind if field is not None else None
    if kind not in {FieldKind.PERIOD, FieldKind.DAY}:
        return None
    period = _period(written)
    if period is None or (kind is FieldKind.DAY and period.first != period.last):
        return None
    return period.text


def _period(written: str) -> Period | None:
    try:
        return Period.parse(written)
    except PeriodError as error:
        return Period.parse(error.suggestion) if error.suggestion else None


# The order of keys: the one in which the data format describes them.

_Any = TypeVar("_Any")


def in_order(at: DataPath, keyed: Sequence[tuple[str, _Any]]) -> list[_Any]:
    """The values of the mapping at a place, each given with its key, in canonical order.

    A key that the format does not know stays behind the one it followed. Where any key
    may stand, as in `basis`, nothing moves.
    """
    known = {key: index for index, key in enumerate(known_keys(at))}
    ranked, rank = [], -1
    for key, value in keyed:
        rank = known.get(key, rank)
        ranked.append((rank, value))
    return [value for _, value in sorted(ranked, key=_rank)]


def _rank(ranked: tuple[int, object]) -> int:
    return ranked[0]


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
