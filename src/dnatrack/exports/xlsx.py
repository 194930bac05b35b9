"""The milestones, tasks and sources as an Excel workbook that is filled in and read back."""

from collections import ChainMap
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dnatrack.i18n import Text, say, tr
from dnatrack.reports.selection import Selection
from dnatrack.reports.view import View
from dnatrack.sheets.columns import (
    NAMES,
    TABLES,
    Column,
    Kind,
    Role,
    Shape,
    shown_words,
    word_shown,
)
from dnatrack.sheets.guide import guide_lines
from dnatrack.sheets.sheet import Sheet, pack_rows, sheet_of
from dnatrack.yamltext.emit import cells_of

# The sheet that nobody sees: what the workbook was made from, and what every row said.

_MOST_IN_A_CELL = 30_000


def write_record(page: Worksheet, sheet: Sheet) -> None:
    """Write facts as keys and values, an empty row, and all rows in as few cells as hold them.

    Packed, since a cell for every text takes as long as all other sheets together.
    """
    page.very_hidden()
    for line, fact in enumerate(sheet.facts.items()):
        for index, text in enumerate(fact):
            page.write_string(line, index, text)
    packed = pack_rows(sheet)
    for number, start in enumerate(range(0, len(packed), _MOST_IN_A_CELL)):
        part = packed[start : start + _MOST_IN_A_CELL]
        page.write_string(len(sheet.facts) + 1 + number, 0, part)


# How much room a text takes in a cell, in Excel's units.

LINE_HEIGHT = 15
"""Points for a line of the font of the workbook."""
_TALLEST = 20
_NARROWEST = 8
_BUTTON = 3
"""The button of a filter covers so many cells."""


@lru_cache(4_096)  # a task and its taskforce stand in many rows
def lines_of(text: str, width: int) -> int:
    """How many lines `text` takes in a column of `width`; no row gets taller than a screen.

    Lines break at blanks, and within a word that is wider than the column.
    """
    if 2 * len(text) <= width or (text.isascii() and len(text) <= width):
        return 1  # no character is wider than two cells, and those of ASCII take one
    lines, filled = 1, 0
    for word in text.split(" "):
        cells = cells_of(word)
        if filled and filled + 1 + cells > width:
            lines, filled = lines + 1, 0
        filled += cells + (1 if filled else 0)
        lines, filled = lines + max(0, filled - 1) // width, (filled - 1) % width + 1
    return min(_TALLEST, lines)


def width_of(column: Column, heading: str, texts: Sequence[str]) -> int:
    """As wide as the widest entry, up to the width of the column; a heading may wrap once."""
    needed = _widest(texts, column.width) + 2
    if column.role is Role.MOVE or (column.role is Role.FIELD and not any(texts)):
        needed = column.width
    longest_word = max(cells_of(one) for one in heading.split())
    least = max(longest_word, -(-cells_of(heading) // 2)) + _BUTTON
    return max(_NARROWEST, least, min(column.width, needed))


def _widest(texts: Sequence[str], enough: int) -> int:
    """The width of the widest of `texts`; nobody measures on where it is `enough`."""
    widest = 0
    for text in texts:
        if 2 * len(text) > widest:
            widest = max(widest, cells_of(text))
            if widest >= enough:
                break
    return widest


# How cells of the workbook look: what may be edited is white, what may not is grey.

_Look = dict[str, object]
_BASE: _Look = {
    "font_name": "맑은 고딕",
    "font_size": 10,
    "valign": "top",
    "border": 1,
    "border_color": "#D0D5DD",
}
_BODY: Mapping[Role, _Look] = {
    Role.KEY: {"bg_color": "#EEF0F3", "font_color": "#475467"},
    Role.FIELD: {"locked": False},
    Role.MOVE: {"bg_color": "#FFF7E0", "locked": False},
    Role.NEW: {"bg_color": "#EEF0F3", "font_color": "#475467"},
    Role.SHOWN: {"bg_color": "#EEF0F3", "font_color": "#475467"},
    Role.MARK: {"bg_color": "#EEF0F3", "font_color": "#98A2B3"},
}
_WRAPPED = frozenset({Shape.TEXT, Shape.SOURCES})
_TOLD_OF_WHAT_IS_NEW = frozenset({Role.KEY, Role.NEW})
_HEADS: Mapping[Role, _Look] = {
    Role.KEY: {"bg_color": "#667085"},
    Role.FIELD: {"bg_color": "#1D4E89"},
    Role.MOVE: {"bg_color": "#9A6700"},
    Role.NEW: {"bg_color": "#667085"},
    Role.SHOWN: {"bg_color": "#667085"},
    Role.MARK: {"bg_color": "#98A2B3"},
}
_AS_TEXT: _Look = {"num_format": "@"}
_AS_DAY: _Look = {"num_format": "yyyy-mm-dd", "align": "left"}


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def head(self, role: Role) -> Format:
        """A heading."""
        more: _Look = {
            "bold": True,
            "font_color": "#FFFFFF",
            "text_wrap": True,
            "valign": "vcenter",
        }
        return self._format(f"head {role}", _HEADS[role], more)

    def body(self, column: Column) -> Format:
        """An entry that is a text, so that no program takes an id for a number."""
        more: _Look = {**_AS_TEXT, "text_wrap": column.shape in _WRAPPED}
        return self._format(f"body {column.role} {more}", _BODY[column.role], more)

    def day(self, column: Column) -> Format:
        """An entry that is a day."""
        return self._format(f"day {column.role}", _BODY[column.role], _AS_DAY)

    def count(self, column: Column) -> Format:
        """An entry that is a number."""
        return self._format(f"count {column.role}", _BODY[column.role], {"num_format": "0"})

    def beyond(self, column: Column) -> Format:
        """The cells of a column that hold nothing, also in rows that are new."""
        if column.role not in _TOLD_OF_WHAT_IS_NEW:
            return self.body(column)
        more: _Look = {**_AS_TEXT, "text_wrap": column.shape in _WRAPPED}
        return self._format(f"new {more}", _BODY[Role.FIELD], more)

    def title(self) -> Format:
        """The title of the guide."""
        return self._format("title", {"bold": True, "font_size": 14, "border": 0})

    def line(self) -> Format:
        """A line of the guide."""
        return self._format("line", {"border": 0, "text_wrap": True})

    def _format(self, name: str, *looks: _Look) -> Format:
        if name not in self._made:
            self._made[name] = self._book.add_format(dict(ChainMap(*reversed(looks), _BASE)))
        return self._made[name]


# The sheet that says how to fill the others in: on one screen.

_WIDTH = 110


def write_guide(page: Worksheet, sheet: Sheet, styles: Styles) -> None:
    """Write the guide in the language in force."""
    page.hide_gridlines(2)
    page.set_column(0, 0, _WIDTH)
    page.set_landscape()
    page.fit_to_pages(1, 1)
    page.set_row(0, 2 * LINE_HEIGHT)
    page.write_string(0, 0, tr("작성 방법", "How to fill in this workbook"), styles.title())
    for number, line in enumerate(guide_lines(sheet.facts), start=1):
        page.set_row(number, LINE_HEIGHT * lines_of(line, _WIDTH))
        page.write_string(number, 0, line, styles.line())


# One sheet: headings, rows, drop-downs, and room for what is new.

_DAY_LENGTH = len("2020-03-31")
_FIRST_DAY = "1900-03-01"
"""Of earlier days Excel and LibreOffice have different numbers."""
_FROZEN = 2
_A3 = 8
_ROOM = 500
"""So many rows below the last have the drop-downs of new ones."""
_LONGEST_LIST = 255


def write_sheet(page: Worksheet, kind: Kind, sheet: Sheet, styles: Styles) -> None:
    """Write the rows of one kind below the headings of all their columns."""
    columns = TABLES[kind]
    rows = [[word_shown(one, row.text(one)) for one in columns] for row in sheet.rows[kind]]
    widths = _write_headings(page, columns, rows, styles)
    writers = [_writer(page, column, styles) for column in columns]
    for number, texts in enumerate(rows, start=1):
        height = _height_of(columns, texts, widths)
        if height > LINE_HEIGHT:
            page.set_row(number, height)
        for index, text in enumerate(texts):
            writers[index](number, index, text)
    for index, column in enumerate(columns):
        _add_validation(page, index, column, rows=len(rows), sheet=sheet)
    page.freeze_panes(1, _FROZEN)
    page.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    _set_print(page)


def _write_headings(
    page: Worksheet, columns: Sequence[Column], rows: Sequence[Sequence[str]], styles: Styles
) -> list[int]:
    """Write the row of headings; returns how wide each column is."""
    page.set_row(0, 2.3 * LINE_HEIGHT)
    widths = []
    for index, column in enumerate(columns):
        heading = say(column.heading)
        width = width_of(column, heading, [row[index] for row in rows])
        hidden = {"hidden": column.role is Role.MARK}
        page.set_column(index, index, width, styles.beyond(column), hidden)
        page.write_string(0, index, heading, styles.head(column.role))
        widths.append(width)
    return widths


def _height_of(columns: Sequence[Column], texts: Sequence[str], widths: Sequence[int]) -> int:
    wrapped = (
        lines_of(text, width)
        for column, text, width in zip(columns, texts, widths, strict=True)
        if column.shape in _WRAPPED and column.role is not Role.MARK
    )
    return LINE_HEIGHT * max(wrapped, default=1)


def _set_print(page: Worksheet) -> None:
    page.set_landscape()
    page.set_paper(_A3)
    page.fit_to_pages(2, 0)
    page.repeat_rows(0)
    page.repeat_columns(0, _FROZEN - 1)


def _writer(page: Worksheet, column: Column, styles: Styles) -> Callable[[int, int, str], object]:
    """What writes an entry of a column: a day as a date, a count as a number, else a text."""
    body = styles.body(column)

    def write_text(row: int, index: int, text: str) -> None:
        if text:
            page.write_string(row, index, text, body)
        elif column.role in _TOLD_OF_WHAT_IS_NEW:  # which is for reading only in this row
            page.write_blank(row, index, None, body)

    def write_day(row: int, index: int, text: str) -> None:
        if len(text) == _DAY_LENGTH and text >= _FIRST_DAY:
            page.write_datetime(row, index, datetime.fromisoformat(text), styles.day(column))
        else:
            write_text(row, index, text)

    def write_count(row: int, index: int, text: str) -> None:
        if text:
            page.write_number(row, index, int(text), styles.count(column))
        else:
            write_text(row, index, text)

    return {Shape.PERIOD: write_day, Shape.COUNT: write_count}.get(column.shape, write_text)


_LOCKED = Text(
    "조회용 칸입니다. 새 줄은 맨 아래에 추가하세요.",
    "This cell is for reading only. Add what is new below the last row.",
)


def _add_validation(
    page: Worksheet, index: int, column: Column, *, rows: int, sheet: Sheet
) -> None:
    """What may be typed: a word of a closed list, anything, or nothing at all.

    A cell for reading only refuses what is typed, which neither sorting nor filtering minds:
    a protected sheet would refuse both.
    """
    heading = say(column.heading)[:32]
    if column.role in {Role.FIELD, Role.MOVE}:
        page.data_validation(1, index, rows + _ROOM, index, _typed(column, heading, sheet))
        return
    locked = {"validate": "custom", "value": "=FALSE", "ignore_blank": False}
    locked |= {"error_title": heading, "error_message": say(_LOCKED)}
    last = rows + _ROOM if column.role in {Role.SHOWN, Role.MARK} else rows
    if last:
        page.data_validation(1, index, last, index, locked)
    if last == rows:
        page.data_validation(rows + 1, index, rows + _ROOM, index, _typed(column, heading, sheet))


def _typed(column: Column, heading: str, sheet: Sheet) -> dict[str, object]:
    rules: dict[str, object] = {"validate": "any"}
    known = _known(column, sheet)
    if known and len(",".join(known)) <= _LONGEST_LIST and not any("," in one for one in known):
        rules = {
            "validate": "list",
            "source": known,
            "error_title": heading,
            "error_message": tr("목록에 있는 값을 고르세요.", "Choose a word of the list."),
        }
        if column.words is None:
            rules["error_type"] = "warning"
    if column.hint is not None:
        rules |= {"input_title": heading, "input_message": say(column.hint)}
    return rules


def _known(column: Column, sheet: Sheet) -> list[str]:
    """The entries that a list offers: the words of a closed list, or what there is already."""
    if column.words is not None:
        return shown_words(column.words)
    if column.key not in _OFFERED:
        return []
    texts = (row.text(column) for rows in sheet.rows.values() for row in rows)
    return list(dict.fromkeys(filter(None, texts)))


_OFFERED = frozenset({"taskforce", "priority"})
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
# Nothing of the moment: the same data makes the same bytes.
_CREATED = datetime(2020, 1, 16, tzinfo=UTC).replace(tzinfo=None)
_GUIDE = Text("작성 방법", "How to fill in")


def export(view: View, selection: Selection) -> bytes:
    """What `selection` takes in: a sheet of milestones, one of their tasks, one of all sources."""
    sheet, out = sheet_of(view, selection), BytesIO()
    with Workbook(out, _OPTIONS) as book:
        book.set_properties({"created": _CREATED, "title": say(NAMES[Kind.MILESTONES])})
        styles = Styles(book)
        for kind in TABLES:
            write_sheet(book.add_worksheet(say(NAMES[kind])), kind, sheet, styles)
        write_guide(book.add_worksheet(say(_GUIDE)), sheet, styles)
        write_record(book.add_worksheet("dnatrack"), sheet)
    return out.getvalue()
