"""Whatever is in a file: it is read, or refused with a sentence."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.exceptions import IllegalCharacterError

from dnatrack.errors import DnatrackError
from dnatrack.sheets.columns import COLUMNS
from tests.sheets.reading_back import LETTER, outcome, sample, with_cells, written, xlsx_of

TODAY = sample()
EXPORT = xlsx_of(TODAY)
ENTRIES = st.text(max_size=20) | st.sampled_from(
    ["1-1", "1e999", "9" * 400, "99999", "12:30", "0", "Mar-20", "31/31/2020", "-1", "1.5"]
)
VALUES = (
    ENTRIES
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.booleans()
    | st.datetimes()
    | st.dates()
    | st.times()
)


@given(st.lists(st.lists(ENTRIES, max_size=len(COLUMNS)), max_size=5))
def test_any_entries_below_our_headings_are_read(rows: list[list[str]]) -> None:
    outcome(written([[one.key for one in COLUMNS], *rows]), TODAY)


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_or_no_sheet(content: bytes) -> None:
    with suppress(DnatrackError, AssertionError):
        outcome(content, TODAY)


@settings(max_examples=20)
@given(st.integers(0, len(EXPORT) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_workbook_is_read_or_refused(at: int, with_: bytes) -> None:
    with suppress(DnatrackError, AssertionError):
        outcome(EXPORT[:at] + with_ + EXPORT[at + len(with_) :], TODAY)


@settings(max_examples=20)
@given(st.dictionaries(st.sampled_from([f"2 {key}" for key in LETTER]), VALUES, max_size=6))
def test_any_values_in_a_workbook_are_read(cells: dict[str, object]) -> None:
    try:
        content = with_cells(EXPORT, cells)
    except (ValueError, IllegalCharacterError):
        return  # openpyxl writes no control characters, and no day before 1900
    outcome(content, TODAY)
