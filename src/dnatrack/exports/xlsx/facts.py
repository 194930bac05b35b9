"""The sheet that nobody sees: what the workbook was made from, and what every row said."""

from xlsxwriter.worksheet import Worksheet

from dnatrack.sheets.columns import COLUMNS, Role
from dnatrack.sheets.sheet import Sheet


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
