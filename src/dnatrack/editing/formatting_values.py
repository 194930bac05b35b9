"""A value on its lines, free of the column that it stands in."""

import re
from collections.abc import Iterable, Iterator

from dnatrack.editing.formatting_outline import Continued, Written
from dnatrack.editing.formatting_refusing import UnformattableError
from dnatrack.yamltext.nodes import ScalarNode, Style

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
