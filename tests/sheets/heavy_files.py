"""Files of a few kilobytes that unpack to more than a machine has room for, read in little room.

Run as a process of its own, with little memory and time: `python -m tests.sheets.heavy_files NAME`.
"""

import resource
import sys
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter import Workbook

from dnatrack.errors import DnatrackError
from dnatrack.sheets.open_file import MAX_BYTES, read_book

ROOM = 1024**3
"""Bytes of memory, of which Python and its libraries take a tenth."""
SECONDS = 120
"""Of the processor, so that other work of the machine does not count."""
SHEET, STRINGS, STYLES = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"
BOOK = "xl/workbook.xml"


def workbook(part: str, before: str, more: str, times: int = 1) -> bytes:
    """A workbook with much more in one part, in front of what is named."""
    plain = BytesIO()
    with Workbook(plain) as book:
        book.add_worksheet().write(0, 0, "id")
    return swollen(plain.getvalue(), part, before, more * times)


def swollen(content: bytes, part: str, before: str, more: str) -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name).decode()
            assert name != part or before in text
            new.writestr(name, text.replace(before, more + before) if name == part else text)
    return out.getvalue()


def row(number: int, column: str = "A") -> str:
    return f'<row r="{number}"><c r="{column}{number}" t="n"><v>1</v></c></row>'


REFUSED: dict[str, Callable[[], bytes]] = {
    "a row far below": lambda: workbook(SHEET, "</sheetData>", row(1_048_576)),
    "too many rows": lambda: workbook(SHEET, "</sheetData>", "<row></row>", 200_000),
    "too many cells": lambda: workbook(SHEET, "</row>", "<c/>", 3_000_000),
    "cells of nothing": lambda: workbook(SHEET, "</row>", "<x/>", 3_000_000),
    "too many merged cells": lambda: workbook(
        SHEET,
        "<pageMargins",
        "<mergeCells>" + '<mergeCell ref="A1:B2"/>' * 1_000_000 + "</mergeCells>",
    ),
    "many cells merged into one": lambda: workbook(
        SHEET,
        "</sheetData>",
        row(90_000)
        + '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><sheetData>',
    ),
    "too many texts": lambda: workbook(STRINGS, "</sst>", "<si><t>a</t></si>", 6_000_000),
    "a long text": lambda: workbook(STRINGS, "</sst>", "<si><t>" + "a" * 100_000_000 + "</t></si>"),
    "a long attribute": lambda: workbook(SHEET, "<pageMargins", f'<x a="{"a" * 3_000_000}"/>'),
    "a text of many pieces": lambda: workbook(
        STRINGS, "</sst>", "<si>" + "<r><t>a</t></r>" * 1_000_000 + "</si>"
    ),
    "too many styles": lambda: workbook(STYLES, "</cellXfs>", '<xf numFmtId="0"/>', 1_000_000),
    "a page of many pages": lambda: swollen(
        workbook(SHEET, "</sheetData>", "".join(map(row, range(2, 30_000)))),
        BOOK,
        "</sheets>",
        "".join(f'<sheet name="x{one}" sheetId="{one}" r:id="rId1"/>' for one in range(9, 99)),
    ),
    "too many rows of a csv": lambda: b"id\n" * 20_000_000,
    "too many entries of a csv": lambda: b"id" + b"," * 60_000_000,
    "too many entries between quotes": lambda: (
        b"id" + b',"' + (b'\n"' + b"," * 90_000 + b'"') * 600 + b'"'
    ),
    "too many cells of a csv": lambda: (b"1," * 200 + b"\n") * 90_000,
}
READ: dict[str, tuple[Callable[[], bytes], int]] = {
    "a size that is a lie": (
        lambda: workbook(SHEET, "<sheetViews", '<dimension ref="A1:XFD1048576"/>'),
        1,
    ),
    "many texts": (lambda: workbook(STRINGS, "</sst>", "<si><t>a</t></si>", 200_000), 1),
    "a column far to the right": (lambda: workbook(SHEET, "</sheetData>", row(2, "XFD")), 2),
    "a row with a gap": (lambda: workbook(SHEET, "</sheetData>", row(99_999)), 99_999),
    "a link of a whole sheet": (
        lambda: workbook(
            SHEET, "<pageMargins", '<hyperlinks><hyperlink ref="A1:XFD1048576"/></hyperlinks>'
        ),
        1,
    ),
    "a merged sheet": (
        lambda: workbook(
            SHEET, "<pageMargins", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
        ),
        1,
    ),
}
"""How each is made, and how many rows are in it."""


def read(name: str) -> str:
    content = REFUSED[name]() if name in REFUSED else READ[name][0]()
    assert len(content) <= MAX_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        grids = read_book(content, "x").grids
    except DnatrackError as error:
        return error.message.en
    return f"{sum(len(grid.rows) for grid in grids)} rows"


if __name__ == "__main__":
    sys.stdout.write(read(sys.argv[1]))
