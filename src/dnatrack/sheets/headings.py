"""Which column is which: by its heading in either language, or by its key."""

from collections.abc import Iterable, Mapping

from dnatrack.sheets.columns import COLUMNS
from dnatrack.sheets.texts import plain

MOST_ROWS_ABOVE = 20
_FEWEST = 2


def keys_in(row: Iterable[str]) -> Mapping[str, int]:
    """The keys of the columns that a row has headings of, with the index of the first each."""
    found: dict[str, int] = {}
    for index, text in enumerate(row):
        key = _KEYS.get(_bare(text))
        if key is not None:
            found.setdefault(key, index)
    return found


def is_header(keys: Mapping[str, int]) -> bool:
    """Whether a row with headings of these columns is the head of a sheet of milestones."""
    says_which = "id" in keys or ("task" in keys and "milestone" in keys)
    return says_which and len(keys) >= _FEWEST


def _bare(text: str) -> str:
    return plain(text).casefold().replace(" ", "")


_KEYS: Mapping[str, str] = {
    _bare(spelling): column.key
    for column in COLUMNS
    for spelling in (column.key, column.heading.ko, column.heading.en)
}
