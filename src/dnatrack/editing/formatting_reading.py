"""From the nodes of a text to its outline."""

import re

from dnatrack.editing.formatting_cursor import Cursor
from dnatrack.editing.formatting_dates import spelling_at
from dnatrack.editing.formatting_flow import FlowText
from dnatrack.editing.formatting_gaps import calm, gap_at
from dnatrack.editing.formatting_order import in_order
from dnatrack.editing.formatting_outline import Block, Continued, Outline, Part, Wanted, Written
from dnatrack.editing.formatting_refusing import UnformattableError
from dnatrack.editing.formatting_values import write_block, write_flow, write_scalar
from dnatrack.model.data_files import DataPath
from dnatrack.yamltext.nodes import Entry, Item, MappingNode, Node, ScalarNode, Style
from dnatrack.yamltext.nodes import column as column_of

_KEY_COLON = re.compile(r" *:(?=[ \n]|\Z)")
_DASH = "-"
_STEP = 2


def outline_of(file: str, text: str, root: Node, wanted: Wanted) -> Outline:
    r"""The outline of a data file whose text, with `\n` as line ends, holds `root`.

    Raises:
        UnformattableError: something is written in a way that is not understood.
    """
    return _OutlineReader(text, wanted).outline(DataPath(file), root)


class _OutlineReader:
    """Goes through a text from value to value."""

    def __init__(self, text: str, wanted: Wanted) -> None:
        self.text = text
        self.wanted = wanted
        self.flow = FlowText(text, wanted)
        self.cursor = Cursor(text)

    def outline(self, at: DataPath, root: Node) -> Outline:
        header = self.cursor.header()
        block = self.block(root, at, around=-1)
        if self.cursor.at != len(self.text):
            raise UnformattableError(self.cursor.at)
        return Outline(header, block)

    def block(self, node: Node, at: DataPath, *, around: int) -> Block:
        """A mapping or list in block style, within one that stands in the column `around`."""
        if node.is_marked or isinstance(node, ScalarNode) or node.is_flow:
            raise UnformattableError(node.start)
        if isinstance(node, MappingNode):
            column = column_of(self.text, node.entries[0].key.start)
            keyed = [(one.key.value, self.entry(one, at, column)) for one in node.entries]
            entries = [one for _, one in keyed]
            parts = in_order(at, keyed) if self.wanted.order else entries
        else:
            column = column_of(self.text, node.items[0].start)
            parts = [self.item(one, at.at(index), column) for index, one in enumerate(node.items)]
        return Block.of(parts, self.cursor.below(column + 1 if column == around else column))

    def entry(self, entry: Entry, at: DataPath, column: int) -> Part:
        """A key and its value."""
        above, key = self.cursor.above(), entry.key
        written = self.text[key.start : key.end]
        colon = _KEY_COLON.match(self.text, key.end)
        if colon is None or key.is_marked or not written or "\n" in written:
            raise UnformattableError(key.start)
        self.cursor.expect(key.start, colon.end())
        head, value = self.value(f"{written}:", entry.value, at.at(key.value), column)
        return Part(above, head, value)

    def item(self, item: Item, at: DataPath, column: int) -> Part:
        """A dash and its value. What stands between the two is put above the dash."""
        above = self.cursor.above()
        self.cursor.expect(item.start, item.start + 1)
        head, value = self.value(_DASH, item.value, at, column)
        comment = (head.removeprefix(_DASH).lstrip(" "),) if head != _DASH else ()
        if not isinstance(value, Block):
            return Part(above, head, value)
        first, *rest = value.parts
        lifted = tuple(calm((*above, *comment, *first.above)))
        return Part(lifted, _DASH, Block((first.without_above(), *rest), value.below))

    def value(
        self, head: str, node: Node, at: DataPath, column: int
    ) -> tuple[str, Written | Block]:
        """The value behind a key or dash, which may get a comment."""
        if isinstance(node, ScalarNode) and node.style is Style.EMPTY:
            return self.with_comment(head), Written("")
        is_below = "\n" in self.text[self.cursor.at : node.start]
        if is_below:
            head = self.with_comment(head)
        if not isinstance(node, ScalarNode) and not node.is_flow:
            return head, self.block(node, at, around=column)
        above = self.cursor.above()
        written = self.written(node, at, column)
        if not is_below or (head == _DASH and not any(above)):
            return head, written
        lines = (*filter(None, above), written.first)
        below = (*(Continued(_STEP, line) for line in lines), *written.rest)
        return head, Written("", below, written.keeps_blanks)

    def written(self, node: Node, at: DataPath, column: int) -> Written:
        """A value that is no block of parts, with the comment behind it."""
        if node.is_marked:
            raise UnformattableError(node.start)
        written, end = self.written_up_to(node, at, column)
        self.cursor.expect(node.start, end)
        return written.with_comment(self.cursor.passed(gap_at(self.text, end)))

    def written_up_to(self, node: Node, at: DataPath, column: int) -> tuple[Written, int]:
        if not isinstance(node, ScalarNode):
            is_short = "\n" not in self.text[node.start : node.end]
            if is_short and (short := self.flow.of(node, at)) is not None:
                return Written(short), node.end
            return write_flow(self.text, node.start, node.end, column=column), node.end
        if node.style in {Style.LITERAL, Style.FOLDED}:
            return write_block(self.text, node, column=column)
        spelling = spelling_at(at, node) if self.wanted.dates else None
        return Written(spelling) if spelling else write_scalar(self.text, node), node.end

    def with_comment(self, head: str) -> str:
        return (
            Written(head).with_comment(self.cursor.passed(gap_at(self.text, self.cursor.at))).first
        )
