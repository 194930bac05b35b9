"""The milestones, tasks and sources as an Excel workbook that is filled in and read back."""

from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dnatrack.i18n import Text, say, tr
from dnatrack.reports import wording
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
from dnatrack.sheets.row_texts import Fields
from dnatrack.sheets.sheet import Sheet, pack_rows, sheet_of
from dnatrack.terminal_text import cell_width

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
        cells = cell_width(word)
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
    longest_word = max(cell_width(one) for one in heading.split())
    least = max(longest_word, -(-cell_width(heading) // 2)) + _BUTTON
    return max(_NARROWEST, least, min(column.width, needed))


def _widest(texts: Sequence[str], enough: int) -> int:
    """The width of the widest of `texts`; nobody measures on where it is `enough`."""
    widest = 0
    for text in texts:
        if 2 * len(text) > widest:
            widest = max(widest, cell_width(text))
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
_HEAD: _Look = {"bold": True, "font_color": "#FFFFFF", "text_wrap": True, "valign": "vcenter"}
_HEAD_COLOURS = {Role.FIELD: "#1D4E89", Role.MOVE: "#9A6700", Role.MARK: "#98A2B3"}
_GREY: _Look = {"bg_color": "#EEF0F3", "font_color": "#475467"}
_BODY: Mapping[Role, _Look] = {
    Role.FIELD: {"locked": False},
    Role.MOVE: {"bg_color": "#FFF7E0", "locked": False},
    Role.MARK: {"bg_color": "#EEF0F3", "font_color": "#98A2B3"},
}
_WRAPPED = frozenset({Shape.TEXT, Shape.SOURCES})
_TOLD_OF_WHAT_IS_NEW = frozenset({Role.KEY, Role.NEW})
_AS_DAY: _Look = {"num_format": "yyyy-mm-dd", "align": "left"}


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def head(self, role: Role) -> Format:
        """A heading."""
        return self.of("head", _HEAD, {"bg_color": _HEAD_COLOURS.get(role, "#667085")})

    def entry(self, role: Role, look: _Look) -> Format:
        """An entry that looks so."""
        return self.of(role, _BODY.get(role, _GREY), look)

    def text(self, column: Column) -> Format:
        """An entry that is a text, so that no program takes an id for a number."""
        return self.entry(column.role, _text(column))

    def beyond(self, column: Column) -> Format:
        """The cells of a column that hold nothing, also in rows that are new."""
        is_new = column.role in _TOLD_OF_WHAT_IS_NEW
        return self.of("new", _BODY[Role.FIELD], _text(column)) if is_new else self.text(column)

    def of(self, what: str, *looks: _Look) -> Format:
        """A cell that looks as all others, but for what is said of it."""
        look = dict(ChainMap(*reversed(looks), _BASE))
        name = f"{what} {look}"
        if name not in self._made:
            self._made[name] = self._book.add_format(look)
        return self._made[name]


def _text(column: Column) -> _Look:
    return {"num_format": "@", "text_wrap": _is_wrapped(column)}


def _is_wrapped(column: Column) -> bool:
    return column.words is None and column.shape in _WRAPPED


# The sheet that says how to fill the others in: on one screen.

_WIDTH = 110


def write_guide(page: Worksheet, sheet: Sheet, styles: Styles) -> None:
    """Write the guide in the language in force."""
    page.hide_gridlines(2)
    page.set_column(0, 0, _WIDTH)
    page.set_landscape()
    page.fit_to_pages(1, 1)
    page.set_row(0, 2 * LINE_HEIGHT)
    title = styles.of("title", {"bold": True, "font_size": 14, "border": 0})
    page.write_string(0, 0, tr("작성 방법", "How to fill in this workbook"), title)
    body = styles.of("line", {"border": 0, "text_wrap": True})
    for number, line in enumerate(_guide_lines(sheet.facts), start=1):
        page.set_row(number, LINE_HEIGHT * lines_of(line, _WIDTH))
        page.write_string(number, 0, line, body)


def _guide_lines(facts: Mapping[str, str]) -> Iterator[str]:
    """What there is to know, line by line, in the language in force; it fits on one screen."""
    for rule in _RULES:
        yield f"• {say(rule)}"
    yield ""
    for column in TABLES[Kind.MILESTONES]:
        if column.role in {Role.FIELD, Role.MOVE} and (column.hint or column.words):
            said = [say(column.hint)] if column.hint else []
            said += [", ".join(shown_words(column.words))] if column.words else []
            yield f"{say(column.heading)}: {' '.join(said)}"
    yield ""
    yield _origin(facts)


_RULES = (
    Text(
        "흰 칸만 수정합니다. 회색 칸은 조회용이므로 수정해도 반영되지 않습니다.",
        "Edit white cells and leave all others as they are. Grey cells are for reading only.",
    ),
    Text(
        "완료 보고: ‘진행 상태’를 완료로 바꾸고 ‘완료일’과 ‘증빙’을 적습니다.",
        "Done: set ‘lifecycle’ to done, and fill in ‘done on’ and ‘evidence’.",
    ),
    Text(
        "기한 변경: ‘현재기한’을 수정하고 같은 줄의 노란 칸에 사유, 결정 주체, 근거를 적습니다.",
        "A later date: change ‘current due’, and say in the yellow cells of the row why, who"
        " decided it and in which document.",
    ),
    Text(
        "새 문서: ‘출처’ 시트 맨 아래에 id 없이 추가하고, ‘증빙’에 그 제목이나 주소를 적습니다.",
        "A new document: add a row without an id to the sheet ‘sources’, and name its title or"
        " address as ‘evidence’.",
    ),
    Text(
        "새 이정표·과제: 시트 맨 아래에 id 없이 추가합니다. 이정표에는 ‘과제 id’(새 과제이면 ‘과제"
        " 제목’), ‘제목’, ‘종류’, ‘출처’를 적습니다.",
        "A new milestone or task: add a row without an id. A milestone needs ‘task id’ (of a new"
        " task its ‘task title’), ‘title’, ‘kind’ and ‘sources’.",
    ),
    Text(
        "줄은 정렬하거나 거르거나 지워도 됩니다. 지운 줄의 자료는 그대로 남습니다.",
        "Rows may be sorted, filtered and deleted; what a deleted row was about stays as it is.",
    ),
)


def _origin(facts: Mapping[str, str]) -> str:
    commit = facts["commit"][:10] or tr("없음", "none")
    on = wording.day(date.fromisoformat(facts["on"]))
    return tr(
        f"기준일 {on}, 커밋 {commit}, dnatrack {facts['dnatrack']}",
        f"As of {on}, commit {commit}, dnatrack {facts['dnatrack']}",
    )


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
    columns, count = TABLES[kind], len(sheet.rows[kind])
    texts = [_shown(one, sheet.rows[kind]) for one in columns]
    widths = _write_headings(page, columns, texts, styles)
    writers = [_writer(page, column, styles) for column in columns]
    looks = [styles.text(one) for one in columns]
    wrapped = [
        at for at, one in enumerate(columns) if _is_wrapped(one) and one.role is not Role.MARK
    ]
    for number, row in enumerate(zip(*texts, strict=True), start=1):
        lines = max(lines_of(row[at], widths[at]) for at in wrapped)
        if lines > 1:
            page.set_row(number, LINE_HEIGHT * lines)
        for index, text in enumerate(row):
            if text:
                writers[index](number, index, text)
            elif columns[index].role in _TOLD_OF_WHAT_IS_NEW:  # but for reading only in this row
                page.write_blank(number, index, None, looks[index])
    for index, column in enumerate(columns):
        _add_validation(page, index, column, rows=count, sheet=sheet)
    page.freeze_panes(1, _FROZEN)
    page.autofilter(0, 0, max(count, 1), len(columns) - 1)
    page.set_landscape()
    page.set_paper(_A3)
    page.fit_to_pages(2, 0)
    page.repeat_rows(0)
    page.repeat_columns(0, _FROZEN - 1)


def _shown(column: Column, rows: Iterable[Fields]) -> list[str]:
    """What the rows say in a column, in words."""
    texts = [row.get(column.key, "") for row in rows]
    if column.words is None:
        return texts
    shown = {text: word_shown(column, text) for text in set(texts)}
    return [shown[text] for text in texts]


def _write_headings(
    page: Worksheet, columns: Sequence[Column], texts: Sequence[Sequence[str]], styles: Styles
) -> list[int]:
    """Write the row of headings; returns how wide each column is, with its `texts`."""
    page.set_row(0, 2.3 * LINE_HEIGHT)
    widths = []
    for index, column in enumerate(columns):
        heading = say(column.heading)
        width = width_of(column, heading, texts[index])
        hidden = {"hidden": column.role is Role.MARK}
        page.set_column(index, index, width, styles.beyond(column), hidden)
        page.write_string(0, index, heading, styles.head(column.role))
        widths.append(width)
    return widths


def _writer(page: Worksheet, column: Column, styles: Styles) -> Callable[[int, int, str], object]:
    """What writes an entry of a column: a day as a date, a count as a number, else a text."""
    as_text, as_day = styles.text(column), styles.entry(column.role, _AS_DAY)
    as_count = styles.entry(column.role, {"num_format": "0"})

    def write_text(row: int, index: int, text: str) -> None:
        page.write_string(row, index, text, as_text)

    def write_day(row: int, index: int, text: str) -> None:
        if len(text) == _DAY_LENGTH and text >= _FIRST_DAY:
            page.write_datetime(row, index, datetime.fromisoformat(text), as_day)
        else:
            write_text(row, index, text)

    def write_count(row: int, index: int, text: str) -> None:
        page.write_number(row, index, int(text), as_count)

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
    if column.key not in {"taskforce", "priority"}:
        return []
    texts = (row.get(column.key, "") for rows in sheet.rows.values() for row in rows)
    return list(dict.fromkeys(filter(None, texts)))


_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
# Nothing of the moment: the same data makes the same bytes.
_CREATED = datetime(2020, 1, 16, tzinfo=UTC).replace(tzinfo=None)


def export(view: View, selection: Selection) -> bytes:
    """What `selection` takes in: a sheet of milestones, one of their tasks, one of all sources."""
    sheet, out = sheet_of(view, selection), BytesIO()
    with Workbook(out, _OPTIONS) as book:
        book.set_properties({"created": _CREATED, "title": say(NAMES[Kind.MILESTONES])})
        styles = Styles(book)
        for kind in TABLES:
            write_sheet(book.add_worksheet(say(NAMES[kind])), kind, sheet, styles)
        write_guide(book.add_worksheet(tr("작성 방법", "How to fill in")), sheet, styles)
        write_record(book.add_worksheet("dnatrack"), sheet)
    return out.getvalue()
