"""One export per file: what the data say, as the bytes of files for other programs.

Sheets of milestones that people fill in, and tables of everything that programs ask.
"""

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.reports.selection import Selection
from dnatrack.reports.view import View
from dnatrack.sheets.open_file import office_module

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
    export: Export = office_module(f"{__name__}.{form}").export
    return export(view, selection)


def parquet_files(tables: "Sequence[Table]") -> "Iterable[tuple[str, bytes]]":
    """The files of a lake that `tables` are, each with its path.

    Raises:
        DnatrackError: the library is not installed.
    """
    try:
        parquet = import_module(f"{__name__}.parquet")
    except ModuleNotFoundError as error:
        if error.name != "pyarrow":
            raise
        raise DnatrackError(
            Text(
                "Parquet 파일을 만드는 데 필요한 `pyarrow` 라이브러리가 설치되어 있지 않습니다",
                "Parquet needs `pyarrow`, which is not installed",
            ),
            Text(
                "`pip install 'dnatrack[analysis]'`로 설치하거나 `sqlite`를 쓰세요",
                "install it with `pip install 'dnatrack[analysis]'`, or use `sqlite`",
            ),
        ) from None
    files: Iterable[tuple[str, bytes]] = parquet.export_tables(tables)
    return files
