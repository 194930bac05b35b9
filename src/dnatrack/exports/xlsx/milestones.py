"""One sheet of milestones: headings, rows, drop-downs."""

from collections.abc import Sequence
from datetime import datetime

from xlsxwriter.worksheet import Worksheet

from dnatrack.exports.xlsx.sizes import LINE_HEIGHT, height_of, width_of
from dnatrack.exports.xlsx.styles import Styles
from dnatrack.i18n import say, tr
from dnatrack.sheets.columns import COLUMNS, Column, Role, Shape
from dnatrack.sheets.sheet import Row
from dnatrack.sheets.words import shown_words, word_shown

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
