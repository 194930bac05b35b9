"""A sheet of milestones as CSV that a spreadsheet opens as it stands, and that is read back."""

import csv
from io import StringIO

from dnatrack.i18n import say
from dnatrack.reports.selection import Selection
from dnatrack.reports.view import View
from dnatrack.sheets.columns import COLUMNS, Kind, word_shown
from dnatrack.sheets.row_texts import guard
from dnatrack.sheets.sheet import sheet_of

_ENCODING = "utf-8-sig"  # without the mark, Excel takes Hangul for something else


def export(view: View, selection: Selection) -> bytes:
    """The milestones that `selection` takes in: UTF-8 with a BOM, lines end in CRLF."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([say(column.heading) for column in COLUMNS])
    for row in sheet_of(view, selection).rows[Kind.MILESTONES]:
        writer.writerow([guard(word_shown(column, row.get(column.key, ""))) for column in COLUMNS])
    return out.getvalue().encode(_ENCODING)
