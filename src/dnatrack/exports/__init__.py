"""One export per file: what the data say, as the bytes of files for other programs.

Sheets of milestones that people fill in, and tables of everything that programs ask.
"""

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from dnatrack.errors import DnatrackError
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
    try:
        return import_module(f"{__name__}.{form}")
    except ModuleNotFoundError as error:
        if error.name not in _LIBRARIES:
            raise
        raise DnatrackError(*_LIBRARIES[error.name]) from None


_LIBRARIES = {
    "xlsxwriter": (
        Text(
            "xlsx에 필요한 `xlsxwriter` 라이브러리가 설치되어 있지 않습니다",
            "xlsx needs `xlsxwriter`, which is not installed",
        ),
        Text(
            "`pip install 'dnatrack[office]'`로 설치하거나 csv를 쓰세요",
            "install it with `pip install 'dnatrack[office]'`, or use csv",
        ),
    ),
    "pyarrow": (
        Text(
            "Parquet 파일을 만드는 데 필요한 `pyarrow` 라이브러리가 설치되어 있지 않습니다",
            "Parquet needs `pyarrow`, which is not installed",
        ),
        Text(
            "`pip install 'dnatrack[analysis]'`로 설치하거나 `sqlite`를 쓰세요",
            "install it with `pip install 'dnatrack[analysis]'`, or use `sqlite`",
        ),
    ),
}
"""What to say where a library is not installed."""
