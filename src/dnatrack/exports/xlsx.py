"""A sheet of milestones as an Excel workbook that ministries fill in, and that is read back."""

import re
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dnatrack.i18n import say, tr
from dnatrack.reports.selection import Selection
from dnatrack.reports.view import View
from dnatrack.sheets.columns import COLUMNS, Column, Role, Shape, shown_words, word_shown
from dnatrack.sheets.sheet import Row, Sheet, sheet_of
from dnatrack.yamltext.emit import cells_of

# The sheet that nobody sees: what the workbook was made from, and what every row said.


def write_facts(page: Worksheet, sheet: Sheet) -> None:
    """Write facts as keys and values, an empty row, and every row by the keys of its columns."""
    page.very_hidden()
    for line, fact in enumerate(sheet.facts.items()):
        for index, text in enumerate(fact):
            page.write_string(line, index, text)
    columns = [one for one in COLUMNS if one.role not in {Role.MARK, Role.MOVE}]
    top = len(sheet.facts) + 1
    page.write_row(top, 0, [one.key for one in columns])
    for line, row in enumerate(sheet.rows, start=top + 1):
        for index, column in enumerate(columns):
            page.write_string(line, index, row.text(column))


# What the sheets of the taskforces are called.

_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")


def sheet_names(taskforces: Mapping[str, str], *, taken: Iterable[str]) -> Mapping[str, str]:
    """A name of a sheet for each taskforce by id: its name where Excel takes that, else its id."""
    used = {one.casefold() for one in taken}
    found: dict[str, str] = {}
    for id_, name in taskforces.items():
        wanted = name if len(name) <= _LONGEST and not _FORBIDDEN.search(name) else id_
        found[id_] = _free(wanted[:_LONGEST], used)
        used.add(found[id_].casefold())
    return found


def _free(name: str, used: set[str]) -> str:
    """`name`, with a number behind it where there is another sheet of that name."""
    free, number = name, 1
    while free.casefold() in used:
        number += 1
        free = f"{name[: _LONGEST - 1 - len(str(number))]} {number}"
    return free


# How much room a text takes in a cell, in Excel's units.

LINE_HEIGHT = 15
"""Points for a line of the font of the workbook."""
_TALLEST = 20
_NARROWEST = 8
_BUTTON = 3
"""The button of a filter covers so many cells."""


def lines_of(text: str, width: int) -> int:
    """How many lines `text` takes in a column of `width`; no row gets taller than a screen.

    Lines break at blanks, and within a word that is wider than the column.
    """
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
    needed = max((cells_of(one) for one in texts), default=0) + 2
    if column.role is Role.MOVE or (column.role is Role.FIELD and not any(texts)):
        needed = column.width
    longest_word = max(cells_of(one) for one in heading.split())
    least = max(longest_word, -(-cells_of(heading) // 2)) + _BUTTON
    return max(_NARROWEST, least, min(column.width, needed))


def height_of(entries: Sequence[tuple[Column, str, int]]) -> int:
    """The height of a row of `entries`, each with the width of its column."""
    wrapped = (
        lines_of(text, width)
        for column, text, width in entries
        if column.shape is Shape.TEXT and column.role is not Role.MARK
    )
    return LINE_HEIGHT * max(wrapped, default=1)


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
    Role.FIELD: {},
    Role.MOVE: {"bg_color": "#FFF7E0"},
    Role.SHOWN: {"bg_color": "#EEF0F3", "font_color": "#475467"},
    Role.MARK: {"bg_color": "#EEF0F3", "font_color": "#98A2B3"},
}
_HEADS: Mapping[Role, _Look] = {
    Role.KEY: {"bg_color": "#667085"},
    Role.FIELD: {"bg_color": "#1D4E89"},
    Role.MOVE: {"bg_color": "#9A6700"},
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
        more: _Look = {**_AS_TEXT, "text_wrap": column.shape is Shape.TEXT}
        return self._format(f"body {column.role} {more}", _BODY[column.role], more)

    def day(self, column: Column) -> Format:
        """An entry that is a day."""
        return self._format(f"day {column.role}", _BODY[column.role], _AS_DAY)

    def count(self, column: Column) -> Format:
        """An entry that is a number."""
        return self._format(f"count {column.role}", _BODY[column.role], {"num_format": "0"})

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


# The sheet that says how to fill the others in.

_WIDTH = 110


def write_guide(page: Worksheet, sheet: Sheet, styles: Styles) -> None:
    """Write the guide in the language in force."""
    page.hide_gridlines(2)
    page.set_column(0, 0, _WIDTH)
    page.fit_to_pages(1, 0)
    title = tr("이정표 표를 채우는 방법", "How to fill in the sheets of milestones")
    page.write_string(0, 0, title, styles.title())
    for number, line in enumerate((*_rules(), *_columns(), *_origin(sheet)), start=2):
        page.write_string(number, 0, line, styles.line())
        page.set_row(number, LINE_HEIGHT * lines_of(line, _WIDTH))


def _rules() -> Iterator[str]:
    yield tr(
        "• 흰 칸을 고치고, 고치지 않을 칸은 그대로 둡니다. 회색 칸은 보기만 하는 칸이어서 고쳐도 "
        "반영되지 않습니다.",
        "• Edit white cells, and leave all others as they are. Grey cells are for reading only: "
        "what is written there is ignored.",
    )
    yield tr(
        "• 현재기한을 고쳤으면 노란 칸에 기한 변경 사유와 변경을 정한 주체, 출처를 적습니다.",
        "• Where you change a current due, say in the yellow cells why, who decided it, and in "
        "which document.",
    )
    yield tr(
        "• 기한과 완료일은 아는 만큼만 적습니다: 2020-03-31, 2020-03, 2020-Q1, 2020-H2, 2020. "
        "`2020. 3. 31.`이나 `2020년 하반기`도 알아봅니다.",
        "• Deadlines and days of completion are as precise as they are known: 2020-03-31, 2020-03, "
        "2020-Q1, 2020-H2, 2020.",
    )
    yield tr(
        "• 증빙과 출처는 출처 목록의 id(S46)로 적습니다. 새 문서면 비고에 주소를 적어 알려 주세요.",
        "• Evidence and sources are ids of the list of sources (S46). For a new document, give its "
        "address in the note.",
    )
    yield tr(
        "• 줄을 정렬하거나 거르거나 지워도 됩니다. 지운 줄의 이정표는 그대로 남습니다. 새 이정표는 "
        "여기에 적지 말고 따로 알려 주세요.",
        "• Rows may be sorted, filtered and deleted; a milestone whose row is deleted stays as it "
        "is. New milestones cannot be added here.",
    )
    yield tr(
        "• 같은 이정표가 두 시트에 있습니다(전체와 TF별). 한 곳만 고치면 됩니다.",
        "• A milestone is on two sheets, that of all and that of its taskforce. Edit one of them.",
    )


def _columns() -> Iterator[str]:
    yield ""
    for column in COLUMNS:
        if column.role not in {Role.FIELD, Role.MOVE}:
            continue
        said = [say(column.hint)] if column.hint else []
        said += [", ".join(shown_words(column.words))] if column.words else []
        if said:
            yield f"{say(column.heading)}: {' '.join(said)}"


def _origin(sheet: Sheet) -> Iterator[str]:
    facts = sheet.facts
    commit = facts["commit"][:10] or tr("없음", "none")
    yield ""
    yield tr(
        f"기준일 {facts['on']}, 커밋 {commit}, dnatrack {facts['dnatrack']}",
        f"As of {facts['on']}, commit {commit}, dnatrack {facts['dnatrack']}",
    )


# One sheet of milestones: headings, rows, drop-downs.

_DAY_LENGTH = len("2020-03-31")
_FIRST_DAY = "1900-03-01"
"""Of earlier days Excel and LibreOffice have different numbers."""
_FROZEN = 2
_A3 = 8


def write_milestones(sheet: Worksheet, rows: Sequence[Row], styles: Styles) -> None:
    """Write `rows` below the headings of all columns."""
    widths = [_write_column(sheet, index, rows, styles) for index in range(len(COLUMNS))]
    sheet.set_row(0, 2.3 * LINE_HEIGHT)
    for number, row in enumerate(rows, start=1):
        texts = [word_shown(column, row.text(column)) for column in COLUMNS]
        height = height_of(list(zip(COLUMNS, texts, widths, strict=True)))
        if height > LINE_HEIGHT:
            sheet.set_row(number, height)
    sheet.freeze_panes(1, _FROZEN)
    sheet.autofilter(0, 0, max(len(rows), 1), len(COLUMNS) - 1)
    _set_print(sheet)


def _set_print(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A3)
    sheet.fit_to_pages(2, 0)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0, _FROZEN - 1)


def _write_column(sheet: Worksheet, index: int, rows: Sequence[Row], styles: Styles) -> int:
    """Write one column; returns how wide it got."""
    column = COLUMNS[index]
    heading = say(column.heading)
    sheet.write_string(0, index, heading, styles.head(column.role))
    texts = [word_shown(column, row.text(column)) for row in rows]
    for number, text in enumerate(texts, start=1):
        _write_entry(sheet, (number, index), column, text, styles)
    width = width_of(column, heading, texts)
    sheet.set_column(index, index, width, None, {"hidden": column.role is Role.MARK})
    _add_validation(sheet, index, column, last=max(len(rows), 1))
    return width


def _write_entry(
    sheet: Worksheet, at: tuple[int, int], column: Column, text: str, styles: Styles
) -> None:
    if column.shape is Shape.PERIOD and len(text) == _DAY_LENGTH and text >= _FIRST_DAY:
        sheet.write_datetime(*at, datetime.fromisoformat(text), styles.day(column))
    elif column.shape is Shape.COUNT and text:
        sheet.write_number(*at, int(text), styles.count(column))
    elif text:
        sheet.write_string(*at, text, styles.body(column))
    else:
        sheet.write_blank(*at, None, styles.body(column))


def _add_validation(sheet: Worksheet, index: int, column: Column, *, last: int) -> None:
    """A drop-down of the words of a closed list; what to write where there is a hint."""
    if column.role not in {Role.FIELD, Role.MOVE}:
        return
    rules: dict[str, object] = {"validate": "any"}
    if column.words is not None:
        rules = {
            "validate": "list",
            "source": shown_words(column.words),
            "error_title": say(column.heading),
            "error_message": tr("목록에 있는 낱말을 고르세요.", "Choose a word of the list."),
        }
    if column.hint is not None:
        rules |= {"input_title": say(column.heading), "input_message": say(column.hint)}
    if len(rules) > 1:
        sheet.data_validation(1, index, last, index, rules)


_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
# Nothing of the moment: the same data makes the same bytes.
_CREATED = datetime(2020, 1, 16, tzinfo=UTC).replace(tzinfo=None)


def export(view: View, selection: Selection) -> bytes:
    """What `selection` takes in: all milestones on one sheet, and each TF on its own."""
    sheet, out = sheet_of(view, selection), BytesIO()
    with Workbook(out, _OPTIONS) as book:
        book.set_properties({"created": _CREATED, "title": tr("이정표", "Milestones")})
        styles = Styles(book)
        everything = tr("이정표", "Milestones")
        guide, facts = tr("작성 안내", "How to fill in"), "dnatrack"
        written = (*sheet.rows, *sheet.lost)
        write_milestones(book.add_worksheet(everything), written, styles)
        names = sheet_names(sheet.taskforces, taken=(everything, guide, facts))
        for id_, name in names.items():
            rows = [row for row in written if row.taskforce == id_]
            write_milestones(book.add_worksheet(name), rows, styles)
        write_guide(book.add_worksheet(guide), sheet, styles)
        write_facts(book.add_worksheet(facts), sheet)
    return out.getvalue()
