"""The value of a cell as one plain text."""

from datetime import datetime, time

from dnatrack.sheets.grid import CellValue
from dnatrack.sheets.texts import plain


def spell(value: CellValue) -> str:
    """`value` as a person sees it, or close to it."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case _:
            return plain(str(value))
