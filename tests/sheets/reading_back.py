"""Our exports, changed as a person changes them in a spreadsheet, and read back."""

import csv
from collections.abc import Callable, Mapping
from io import BytesIO, StringIO
from itertools import count

from openpyxl import Workbook, load_workbook

from dnatrack.exports import export_file
from dnatrack.loading.partial_record import build
from dnatrack.model.reference_files import Source
from dnatrack.model.tracker import Tracker
from dnatrack.reports.selection import Selection
from dnatrack.sheets.columns import COLUMNS, NAMES, Kind
from dnatrack.sheets.contents import read_sheets
from dnatrack.sheets.documents import Documents
from dnatrack.sheets.grid import letters
from dnatrack.sheets.open_file import read_book
from dnatrack.sheets.outcome import Outcome
from dnatrack.sheets.row_texts import Texts, texts_of
from dnatrack.sheets.rows import Bases
from tests.exports.seeing import view_of
from tests.judging.making import milestone_of, task_of, taskforce_of, tracker_of

LETTER = {column.key: letters(index) for index, column in enumerate(COLUMNS, start=1)}
ALL = NAMES[Kind.MILESTONES].ko


def sample(fields: str = "due: 2020-03-31") -> Tracker:
    """Two milestones, of which the first is `dg-1-1/one`."""
    one = milestone_of(fields, evidence=["S1"], note="비고")
    tasks = task_of(one, milestone_of("due: 2020-03", "two"))
    return tracker_of(tasks, taskforces=(taskforce_of(),))


def xlsx_of(tracker: Tracker) -> bytes:
    return export_file("xlsx", view_of(tracker), Selection())


def csv_of(tracker: Tracker) -> bytes:
    return export_file("csv", view_of(tracker), Selection())


def edited(content: bytes, edit: Callable[[Workbook], object]) -> bytes:
    """A workbook after somebody did something to it and saved it."""
    book, out = load_workbook(BytesIO(content)), BytesIO()
    edit(book)
    book.save(out)
    return out.getvalue()


def with_cells(content: bytes, cells: Mapping[str, object], sheet: str = ALL) -> bytes:
    """A workbook with other values in some cells, by row and key: `{"2 due": …}`."""

    def edit(book: Workbook) -> None:
        for at, value in cells.items():
            row, key = at.split(" ")
            book[sheet][f"{LETTER[key]}{row}"].value = value

    return edited(content, edit)


def with_entries(content: bytes, entries: Mapping[str, str]) -> bytes:
    """A CSV with other entries, by row and key: `{"2 due": …}`."""
    rows = list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))
    keys = [column.key for column in COLUMNS]
    for at, text in entries.items():
        row, key = at.split(" ")
        rows[int(row) - 1][keys.index(key)] = text
    return written(rows)


def written(rows: list[list[str]], separator: str = ",") -> bytes:
    out = StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def documents_of(*ids: str) -> Documents:
    """The sources of these ids, each with a title of its own; new ones are N1, N2 and so on."""
    source = {"publisher": "행안부", "kind": "official", "seen": "excerpt"}
    known = {one: build(Source, {**source, "title": f"{one} 문서"}) for one in ids}
    return Documents(known, (f"N{number}" for number in count(1)))


def outcome(
    content: bytes, today: Tracker, *, then: Texts | None = None, given: Texts | None = None
) -> Outcome:
    """What a file comes to in the data of `today`; `then` is what its commit holds."""
    book = read_book(content, "file")
    exported = book.exported.get(Kind.MILESTONES, {})
    bases = Bases(exported, texts_of(today), lambda _: then or {}, given or {})
    documents = documents_of("S1", "S2", "2-3")
    documents = Documents({**documents.known, **today.sources}, documents.ids)
    found = read_sheets(book, bases, today, documents)
    assert found is not None
    return found


def changes(found: Outcome) -> list[tuple[str, ...]]:
    return [tuple(field) for one in found.changes for field in one.fields]


def troubles(found: Outcome) -> list[str]:
    return [str(one) for one in found.troubles]
