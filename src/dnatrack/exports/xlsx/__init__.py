"""A sheet of milestones as an Excel workbook that ministries fill in, and that is read back."""

from datetime import UTC, datetime
from io import BytesIO

from xlsxwriter import Workbook

from dnatrack.exports.xlsx.facts import write_facts
from dnatrack.exports.xlsx.guide import write_guide
from dnatrack.exports.xlsx.milestones import write_milestones
from dnatrack.exports.xlsx.names import sheet_names
from dnatrack.exports.xlsx.styles import Styles
from dnatrack.i18n import tr
from dnatrack.reports.selection import Selection
from dnatrack.reports.view import View
from dnatrack.sheets.sheet import sheet_of

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
# Nothing of the moment: the same data makes the same bytes.
_CREATED = datetime(2020, 1, 16, tzinfo=UTC).replace(tzinfo=None)


def export(view: View, selection: Selection) -> bytes:
    """The milestones that `selection` takes in: all on one sheet, and each TF on its own."""
    sheet, out = sheet_of(view, selection), BytesIO()
    with Workbook(out, _OPTIONS) as book:
        book.set_properties({"created": _CREATED, "title": tr("이정표", "Milestones")})
        styles = Styles(book)
        everything = tr("이정표", "Milestones")
        guide, facts = tr("작성 안내", "How to fill in"), "dnatrack"
        write_milestones(book.add_worksheet(everything), sheet.rows, styles)
        names = sheet_names(sheet.taskforces, taken=(everything, guide, facts))
        for id_, name in names.items():
            rows = [row for row in sheet.rows if row.taskforce == id_]
            write_milestones(book.add_worksheet(name), rows, styles)
        write_guide(book.add_worksheet(guide), sheet, styles)
        write_facts(book.add_worksheet(facts), sheet)
    return out.getvalue()
