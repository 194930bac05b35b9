import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from io import BytesIO
from zipfile import ZipFile

import pytest
from _pytest.mark import ParameterSet
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.exceptions import IllegalCharacterError
from xlsxwriter import Workbook

from dnatrack.errors import DnatrackError
from dnatrack.model.words import Lifecycle
from dnatrack.reports.wording import word
from dnatrack.sheets.columns import COLUMNS
from dnatrack.sheets.open_file import read_book
from tests.cli.running import ROOT
from tests.sheets.heavy_files import READ, REFUSED
from tests.sheets.reading_back import (
    LETTER,
    changes,
    csv_of,
    outcome,
    sample,
    troubles,
    with_cells,
    written,
    xlsx_of,
)
from tools.sheet_files import FOLDER

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def text() -> str:
    return (
        csv_of(sample())
        .decode("utf-8-sig")
        .replace(f",{word(Lifecycle.PLANNED)},", f",{word(Lifecycle.DONE)},")
    )


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\r\n", "\n"])
def test_a_csv_is_read_however_it_was_saved(encoding: str, separator: str, ending: str) -> None:
    content = text().replace(",", separator).replace("\r\n", ending).encode(encoding)

    found = outcome(content, sample())

    assert [one[:2] + one[3:] for one in changes(found)] == [
        ("dg-1-1/one", "lifecycle", "done"),
        ("dg-1-1/two", "lifecycle", "done"),
    ]
    assert troubles(found) == []


def refusal(content: bytes) -> str:
    with pytest.raises(DnatrackError) as refused:
        read_book(content, "x.xlsx")
    assert refused.value.hint is not None
    return refused.value.message.en


def saved_as(form: str) -> bytes:
    return (FOLDER / f"refused/export.{form}").read_bytes()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (saved_as("xls"), "`x.xlsx` is an old Excel file (xls)"),
        (saved_as("ods"), "`x.xlsx` is another kind of document, no xlsx"),
        (saved_as("html"), "`x.xlsx` is a web page (HTML, XML)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "`x.xlsx` is locked with a password"),
        (b"%PDF-1.7", "`x.xlsx` is a PDF"),
        (b"", "`x.xlsx` is empty"),
        (b"\xef\xbb\xbf\r\n", "`x.xlsx` is empty"),
        (b"PK\x03\x04 and nothing else", "`x.xlsx` is damaged"),
        (b"\xff\x80\x81", "`x.xlsx` cannot be read as text: it is neither UTF-8 nor cp949"),
    ],
    ids=["xls", "ods", "html", "locked", "pdf", "empty", "blank", "cut off", "binary"],
)
def test_what_cannot_be_read_is_said(content: bytes, message: str) -> None:
    assert refusal(content) == message


def test_a_damaged_workbook_is_said() -> None:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")

    assert refusal(out.getvalue()).startswith("`x.xlsx` cannot be read: ")


def test_a_workbook_that_is_called_csv_is_read() -> None:
    assert len(read_book(xlsx_of(sample()), "x.csv").grids) == 4


def test_texts_that_stand_in_their_cells_are_read() -> None:
    out = BytesIO()
    with Workbook(out, {"constant_memory": True}) as book:
        book.add_worksheet().write_row(0, 1, ["가 나", "\x07"])

    [grid] = read_book(out.getvalue(), "x.xlsx").grids

    assert [one.value for one in grid.rows[0]] == [None, "가 나", "\x07"]


QUICK = {
    "a row far below",
    "a long attribute",
    "many cells merged into one",
    "too many texts",
    "too many rows of a csv",
    "a row with a gap",
    "many texts",
}


def heavy(names: Iterable[str]) -> list[ParameterSet]:
    return [pytest.param(one, marks=[pytest.mark.slow] * (one not in QUICK)) for one in names]


def read_in_little_room(name: str) -> str:
    run = subprocess.run(
        [sys.executable, "-m", "tests.sheets.heavy_files", name],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return run.stdout or run.stderr


@pytest.mark.parametrize("name", heavy(REFUSED))
def test_what_unpacks_to_more_than_there_is_room_for_is_refused(name: str) -> None:
    assert read_in_little_room(name) == (
        "`x` holds too much: at most 100,000 rows, 2,000,000 cells are read"
    )


@pytest.mark.parametrize("name", heavy(READ))
def test_a_file_is_as_large_as_what_is_in_it(name: str) -> None:
    assert read_in_little_room(name) == f"{READ[name][1]} rows"


def test_an_entry_of_a_csv_may_be_as_long_as_one_that_is_exported() -> None:
    content = written([["id", "title"], ["dg-1-1/one", "가" * 200_000]])

    [grid] = read_book(content, "x.csv").grids

    assert grid.rows[1][1].value == "가" * 200_000


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


BOMB = "".join(f'<!ENTITY {chr(98 + one)} "{f"&{chr(97 + one)};" * 10}">' for one in range(12))


@pytest.mark.parametrize("cell", ["&m;", "<x>" * 200_000])
def test_xml_that_grows_while_it_is_read_is_refused(cell: str) -> None:
    out = BytesIO()
    with ZipFile(BytesIO(EXPORT)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            if name == "xl/sharedStrings.xml":
                head, _, rest = text.partition("?>")
                entities = f'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{BOMB}]>'
                text = f"{head}?>{entities}{rest.replace('<t>', f'<t>{cell}', 1)}"
            new.writestr(name, text)

    assert "x.xlsx" in refusal(out.getvalue())
