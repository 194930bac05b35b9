"""One export per file: what the data say, as the bytes of files for other programs.

Sheets of milestones that people fill in, and tables of everything that programs ask.
"""

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from dnatrack.errors import asking_for
from dnatrack.i18n import Text
from dnatrack.reports.selection import Selection
from dnatrack.reports.view import View

if TYPE_CHECKING:
    from dnatrack.exports.table import Table

SHEET_FORMS = ("xlsx", "csv")
TABLE_FORMS = ("sqlite", "parquet")
EXPORT_FORMS = (*SHEET_FORMS, *TABLE_FORMS)
Export = Callable[[View, Selection], bytes]


def export_file(form: str, view: View, selection: Selection) -> bytes:
    """What `selection` takes in, as a file of the form named `form`, one of sheets.

    Raises:
        DnatrackError: a library that the form needs is not installed.
    """
    export: Export = _module(form).export
    return export(view, selection)


def parquet_files(tables: "Sequence[Table]") -> "Iterable[tuple[str, bytes]]":
    """The files of a lake that `tables` are, each with its path.

    Raises:
        DnatrackError: the library is not installed.
    """
    files: Iterable[tuple[str, bytes]] = _module("parquet").export_tables(tables)
    return files


def _module(form: str) -> ModuleType:
    library, extra = _EXTRAS.get(form, ("", ""))
    with asking_for(library, extra, Text(f"{form} 파일을 만드는 데", f"{form} needs")):
        return import_module(f"{__name__}.{form}")


_EXTRAS = {"xlsx": ("xlsxwriter", "office"), "parquet": ("pyarrow", "analysis")}
"""The library that a form needs, and the extra that brings it along."""
