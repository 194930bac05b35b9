"""The cells of a CSV file, in whatever encoding and with whatever separator it was saved."""

import csv
from collections.abc import Iterator
from io import StringIO

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.sheets.grid import Book, Cell, Grid
from dnatrack.sheets.guarding import unguard
from dnatrack.sheets.headings import keys_in

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SEPARATORS = ",;\t|"
_SAMPLE_ROWS = 20


def read_csv(content: bytes, name: str) -> Book:
    """The cells of the CSV file `name`: UTF-8, UTF-16 or cp949, whatever separates them.

    Raises:
        DnatrackError: the bytes are no text, or no text of cells.
    """
    text = _decoded(content, name)
    try:
        rows = max((_rows(text, one) for one in _SEPARATORS), key=_known_headings)
    except csv.Error:
        raise DnatrackError(
            Text(f"`{name}`은(는) CSV가 아닙니다", f"`{name}` is no CSV"),
            Text("`CSV UTF-8`로 다시 저장하세요", "save it again as `CSV UTF-8`"),
        ) from None
    cells = tuple(tuple(Cell(unguard(one)) for one in row) for row in rows)
    return Book((Grid("", cells),), {}, {})


def _decoded(content: bytes, name: str) -> str:
    for encoding in _encodings(content):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise DnatrackError(
        Text(
            f"`{name}`은(는) 글로 읽을 수 없습니다(UTF-8도 cp949도 아닙니다)",
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


def _rows(text: str, separator: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text, newline=""), delimiter=separator))


def _known_headings(rows: list[list[str]]) -> int:
    """How many headings there are in the row that has most."""
    return max((len(keys_in(row)) for row in rows[:_SAMPLE_ROWS]), default=0)
