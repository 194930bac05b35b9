"""From the bytes of a file to the cells in it, whatever the file really is."""

import csv
from collections.abc import Iterator
from io import BytesIO, TextIOWrapper
from itertools import islice
from zipfile import BadZipFile, ZipFile

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.sheets.columns import keys_in
from dnatrack.sheets.grid import (
    EMPTY,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    Book,
    Cell,
    Grid,
    TooLargeError,
)
from dnatrack.sheets.row_texts import unguard
from dnatrack.sheets.xlsx_read import read_xlsx

# The cells of a CSV file, in whatever encoding and with whatever separator it was saved.

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SEPARATORS = ",;\t|"
_SAMPLE_ROWS = 20
_MAX_SEPARATORS = 100_000
"""Of one row, those in its texts counted."""


def read_csv(content: bytes, name: str) -> Book:
    """The cells of the CSV file `name`: UTF-8, UTF-16 or cp949, whatever separates them.

    Raises:
        DnatrackError: the bytes are no text, or no text of cells.
    """
    encoding = _encoding(content, name)
    try:
        heads = {one: [*islice(_rows(content, encoding, one), _SAMPLE_ROWS)] for one in _SEPARATORS}
        most = {one: max(map(len, map(keys_in, rows)), default=0) for one, rows in heads.items()}
        separator = max(_SEPARATORS, key=lambda one: most[one])
        grid = Grid("", tuple(_cells(_rows(content, encoding, separator))))
    except csv.Error:
        raise DnatrackError(
            Text(f"`{name}` 파일은 CSV가 아닙니다", f"`{name}` is no CSV"),
            Text("`CSV UTF-8`로 다시 저장하세요", "save it again as `CSV UTF-8`"),
        ) from None
    return Book((grid,), {})


def _encoding(content: bytes, name: str) -> str:
    for encoding in _encodings(content):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    raise DnatrackError(
        Text(
            f"`{name}` 파일을 텍스트로 읽을 수 없습니다(UTF-8도 cp949도 아닙니다)",
            f"`{name}` cannot be read as text: it is neither UTF-8 nor cp949",
        ),
        Text("`CSV UTF-8`로 다시 저장하세요", "save it again as `CSV UTF-8`"),
    )


def _encodings(content: bytes) -> Iterator[str]:
    marked = [encoding for mark, encoding in _MARKS if content.startswith(mark)]
    if marked:
        yield from marked
    elif b"\x00" in content:
        # Every ASCII character has a zero byte, behind it or in front of it.
        is_little = content[1::2].count(0) > content[::2].count(0)
        yield "utf-16-le" if is_little else "utf-16-be"
    else:
        yield from ("utf-8", "cp949")


def _rows(content: bytes, encoding: str, separator: str) -> Iterator[list[str]]:
    """The rows, of which no more is read at once than a row may hold.

    Raises:
        TooLargeError: a row has too many entries.
    """
    csv.field_size_limit(MAX_BYTES)  # what we export is longer than Python's usual limit
    separators = 0

    def lines() -> Iterator[str]:
        nonlocal separators
        for line in TextIOWrapper(BytesIO(content), encoding, newline=""):
            separators += line.count(separator)
            if separators > _MAX_SEPARATORS:
                raise TooLargeError
            yield line

    for row in csv.reader(lines(), delimiter=separator):
        yield row[:MAX_COLUMNS]
        separators = 0


def _cells(rows: Iterator[list[str]]) -> Iterator[tuple[Cell, ...]]:
    found = 0
    for number, row in enumerate(rows, start=1):
        found += len(row) - row.count("")
        if number > MAX_ROWS or found > MAX_CELLS:
            raise TooLargeError
        yield tuple([Cell(unguard(one)) if one else EMPTY for one in row])


# Which sort of file it really is.

MAX_BYTES = 64 * 1024 * 1024
_MAX_UNPACKED = 512 * 1024 * 1024
_ZIP, _OLD_OFFICE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HTML = (b"<html", b"<table", b"<!doctype html", b"<meta", b"<?xml")
_WORKBOOK = "xl/workbook.xml"
_SAVE_AS = Text(
    "엑셀이나 LibreOffice에서 열어 `xlsx`나 `CSV UTF-8`로 저장하세요",
    "open it in Excel or LibreOffice and save it as `xlsx` or `CSV UTF-8`",
)


def read_book(content: bytes, name: str) -> Book:
    """What stands in the cells of the file `name`.

    What the bytes are decides, not the ending of the name.

    Raises:
        DnatrackError: it is no xlsx and no CSV, holds too much, or a library is not installed.
    """
    try:
        return _read_book(content, name)
    except TooLargeError:
        raise DnatrackError(
            Text(
                f"`{name}` 파일이 너무 큽니다({MAX_ROWS:,}줄, {MAX_CELLS:,}칸까지 읽습니다)",
                f"`{name}` holds too much: at most {MAX_ROWS:,} rows, {MAX_CELLS:,} cells are read",
            ),
            Text(
                "이정표가 있는 줄만 남겨 다시 저장하세요",
                "leave only the rows with milestones, and save it again",
            ),
        ) from None


def _read_book(content: bytes, name: str) -> Book:
    other = _other_archive(content) if content.startswith(_ZIP) else _other_file(content)
    if other is not None:
        what, hint = other
        raise DnatrackError(Text(f"`{name}` 파일: {what.ko}", f"`{name}` {what.en}"), hint)
    return (read_xlsx if content.startswith(_ZIP) else read_csv)(content, name)


_Other = tuple[Text, Text]
"""What a file is that cannot be read, and the way out."""


def _other_file(content: bytes) -> _Other | None:
    if not content.strip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n"):
        return Text("빈 파일입니다", "is empty"), _SAVE_AS
    if content.startswith(_OLD_OFFICE) and _ENCRYPTED in content:
        unlock = Text("암호를 풀어 다시 저장하세요", "take the password off and save it again")
        return Text("암호가 걸려 있습니다", "is locked with a password"), unlock
    if content.startswith(_OLD_OFFICE):
        return Text("옛 엑셀 파일(xls)입니다", "is an old Excel file (xls)"), _SAVE_AS
    if content.startswith(_PDF):
        return Text("PDF입니다", "is a PDF"), _SAVE_AS
    if content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_HTML):
        what = Text("표 파일이 아니라 웹 문서(HTML, XML)입니다", "is a web page (HTML, XML)")
        return what, _SAVE_AS
    return None


def _other_archive(content: bytes) -> _Other | None:
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            unpacked = sum(one.file_size for one in archive.infolist())
    except (BadZipFile, OSError, ValueError):
        again = Text("보낸 사람에게 다시 받으세요", "ask for it again")
        return Text("손상된 파일입니다", "is damaged"), again
    if unpacked > _MAX_UNPACKED:
        return Text("너무 큰 파일입니다", "is too large"), _SAVE_AS
    if _WORKBOOK not in names:
        what = Text("xlsx가 아닌 다른 문서입니다", "is another kind of document, no xlsx")
        return what, _SAVE_AS
    return None
