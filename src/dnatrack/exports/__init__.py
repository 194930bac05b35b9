"""One export per file: what a selection of the data says, as the bytes of a file."""

from collections.abc import Callable

from dnatrack.reports.selection import Selection
from dnatrack.reports.view import View
from dnatrack.sheets.open_file import office_module

EXPORT_FORMS = ("xlsx", "csv")
Export = Callable[[View, Selection], bytes]


def export_file(form: str, view: View, selection: Selection) -> bytes:
    """What `selection` takes in, as a file of the form named `form`.

    Raises:
        DnatrackError: a library that the form needs is not installed.
    """
    export: Export = office_module(f"{__name__}.{form}").export
    return export(view, selection)
