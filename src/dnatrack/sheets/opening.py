"""From the bytes of a file to the cells in it, whatever the file really is."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.sheets.csv_reading import read_csv
from dnatrack.sheets.grid import Book
from dnatrack.sheets.office import office_module

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
        DnatrackError: it is no xlsx and no CSV, or a library is not installed.
    """
    if content.startswith(_ZIP):
        _refuse_other_archive(content, name)
        book: Book = office_module("dnatrack.sheets.xlsx_reading").read_xlsx(content, name)
        return book
    if not content.strip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise _refused(name, Text("빈 파일입니다", "is empty"), _SAVE_AS)
    if content.startswith(_OLD_OFFICE):
        raise _old_office(content, name)
    if content.startswith(_PDF):
        raise _refused(name, Text("PDF입니다", "is a PDF"), _SAVE_AS)
    if content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_HTML):
        what = Text("표 파일이 아니라 웹 문서(HTML, XML)입니다", "is a web page (HTML, XML)")
        raise _refused(name, what, _SAVE_AS)
    return read_csv(content, name)


def _refuse_other_archive(content: bytes, name: str) -> None:
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            unpacked = sum(one.file_size for one in archive.infolist())
    except (BadZipFile, OSError, ValueError):
        damaged = Text("손상된 파일입니다", "is damaged")
        again = Text("보낸 사람에게 다시 받으세요", "ask for it again")
        raise _refused(name, damaged, again) from None
    if unpacked > _MAX_UNPACKED:
        raise _refused(name, Text("너무 큰 파일입니다", "is too large"), _SAVE_AS)
    if _WORKBOOK not in names:
        what = Text("xlsx가 아닌 다른 문서입니다", "is another kind of document, no xlsx")
        raise _refused(name, what, _SAVE_AS)


def _old_office(content: bytes, name: str) -> DnatrackError:
    if _ENCRYPTED in content:
        return _refused(
            name,
            Text("암호가 걸려 있습니다", "is locked with a password"),
            Text("암호를 풀어 다시 저장하세요", "take the password off and save it again"),
        )
    return _refused(name, Text("옛 엑셀 파일(xls)입니다", "is an old Excel file (xls)"), _SAVE_AS)


def _refused(name: str, what: Text, hint: Text) -> DnatrackError:
    return DnatrackError(Text(f"`{name}`은(는) {what.ko}", f"`{name}` {what.en}"), hint)
