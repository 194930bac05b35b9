"""What a file of sheets says: of what there is, and of what is new."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, assert_never

from dnatrack.i18n import Text
from dnatrack.model.period_spelling import DayOrder
from dnatrack.model.tracker import Tracker
from dnatrack.sheets.additions import NewRows
from dnatrack.sheets.cells import Known, order_in
from dnatrack.sheets.columns import (
    COLUMNS,
    FIELDS,
    MOVES,
    SOURCE_COLUMNS,
    TABLES,
    Column,
    Kind,
    Role,
    Shape,
    keys_in,
    kind_of,
)
from dnatrack.sheets.documents import Document, Documents
from dnatrack.sheets.grid import (
    Book,
    Grid,
    Place,
    Remark,
    Trouble,
    omission,
    quoted,
    refusal,
    spell,
)
from dnatrack.sheets.outcome import (
    Outcome,
    by_milestone,
    merge,
    moves_together,
    together,
)
from dnatrack.sheets.row_texts import UNREAD, plain
from dnatrack.sheets.rows import (
    Bases,
    Milestones,
    Row,
    RowSays,
    changed_read_only,
    read_new,
    read_row,
    rows_below,
)
from dnatrack.terminal_text import short

# The headings of a sheet: which column is which, which is not known, and which is missing.

_MOST_ROWS_ABOVE = 20
_NO_ACCIDENT = 3
"""So many of our headings in a row are a head, though it does not say which milestone."""


class Headings(NamedTuple):
    """The row of headings, counted from 0, the columns by their keys, what the rows are about.

    `troubles` names what will not be read. Without a column that tells which milestone a
    row is about, nothing is.
    """

    row: int
    kind: Kind
    keys: Mapping[str, int]
    troubles: tuple[Trouble, ...] = ()


def headings_of(grid: Grid) -> Headings | None:
    """The headings of `grid`; None where it is none of ours."""
    partly: Headings | None = None
    for index, cells in enumerate(grid.rows[:_MOST_ROWS_ABOVE]):
        keys = keys_in(spell(cell.value) for cell in cells)
        kind = kind_of(keys)
        if "mark" in keys and not keys.keys() & {"id", "milestone"}:
            return _without_id(grid, index)  # rows that were exported would be taken for new
        if kind is not None:
            own = {one.key for one in TABLES[kind]}
            known = {key: at for key, at in keys.items() if key in own}
            return Headings(index, kind, known, tuple(_troubles(grid, index, kind, known)))
        if partly is None and len(keys) >= _NO_ACCIDENT:
            partly = _without_id(grid, index)
    return partly


def _without_id(grid: Grid, row: int) -> Headings:
    trouble = Trouble(Place(grid.name, row + 1, 1), _WITHOUT_ID)
    return Headings(row, Kind.MILESTONES, {}, (trouble,))


def _troubles(grid: Grid, row: int, kind: Kind, keys: Mapping[str, int]) -> Iterator[Trouble]:
    missing = [one for one in _to_be_read(kind, keys) if one.key not in keys]
    for index, cell in enumerate(grid.rows[row]):
        text = spell(cell.value)
        if text and index not in keys.values() and (remark := _remark(text, kind, missing)):
            yield Trouble(Place(grid.name, row + 1, index + 1), remark)
    if missing:
        yield Trouble(Place(grid.name, row + 1, 1), _missing(missing))


def _to_be_read(kind: Kind, keys: Mapping[str, int]) -> Sequence[Column]:
    """The columns of which one that is missing may have been renamed.

    A list of what is new, which never was an export, has the columns that it needs.
    """
    is_export = kind is Kind.MILESTONES and keys.keys() & {"id", "milestone", "mark"}
    return (*FIELDS, *MOVES) if is_export else ()


def _remark(text: str, kind: Kind, missing: Sequence[Column]) -> Remark | None:
    """What to say of a heading that stands for no column, or for the second time."""
    shown = short(text)
    roles = {one.key: one.role for one in TABLES[kind]}
    for key in keys_in([text]):
        if key in roles:
            return _twice(shown) if roles[key] is not Role.SHOWN else None
    if missing:
        return _unknown(shown, missing)
    return omission(Text(f"읽지 않는 칸입니다: `{shown}`", f"column `{shown}` is not read"))


def _unknown(shown: str, missing: Sequence[Column]) -> Remark:
    """A heading that may be one that is missing, written anew."""
    named = quoted(one.heading for one in missing)
    return refusal(
        Text(f"알 수 없는 제목입니다: `{shown}`", f"`{shown}` is no heading that is known"),
        Text(
            f"빠진 칸({named.ko})이면 그 제목으로 되돌리고, 아니면 제목을 지우세요",
            f"give it its heading back ({named.en}), or delete it if it is none of these",
        ),
    )


def _missing(missing: Sequence[Column]) -> Remark:
    named = quoted(one.heading for one in missing)
    return omission(
        Text(
            f"없는 칸의 자료는 그대로 둡니다: {named.ko}",
            f"missing columns, whose values stay as they are: {named.en}",
        )
    )


def _twice(shown: str) -> Remark:
    return refusal(
        Text(f"`{shown}` 제목이 두 번 있습니다", f"the heading `{shown}` stands here twice"),
        Text("둘 가운데 한 칸만 남기세요", "leave one of the two columns"),
    )


_WITHOUT_ID = refusal(
    Text(
        "어느 이정표의 줄인지 알 수 없습니다. `전체 id` 칸이 없습니다",
        "which milestone a row is about cannot be told: there is no column `full id`",
    ),
    Text("`dnatrack export`가 쓴 제목으로 되돌리세요", "give it the heading of `dnatrack export`"),
)


_SAY_BASE = Text(
    "내보낸 커밋을 `--base 커밋`으로 지정하거나, 새로 내보낸 표에 옮겨 적으세요",
    "name the commit it was exported from with `--base COMMIT`, or copy into a new export",
)


def read_sheets(book: Book, bases: Bases, tracker: Tracker, documents: Documents) -> Outcome | None:
    """What `book` comes to, having been exported from `bases`; None where it is none of ours.

    A milestone may stand on several sheets: what was touched on one of them counts. What is
    new is told from what `tracker` has; `documents` learns of new sources.
    """
    sheets = [(grid, found) for grid in book.grids if (found := headings_of(grid)) is not None]
    if not sheets:
        return None
    reading = _Reading(bases, tracker, documents, book)
    for kind in (Kind.SOURCES, Kind.TASKS, Kind.MILESTONES):  # each may name what came before
        for grid, headings in sheets:
            if headings.kind is kind:
                reading.read_sheet(grid, headings)
    return reading.result()


_UNREAD = omission(
    Text("내보낼 때 읽을 수 없던 것입니다", "it could not be read at the export"),
    Text("자료를 고치고 새로 내보내세요", "mend the data and export it again"),
)


class _Reading:
    """One reading of a file."""

    def __init__(self, bases: Bases, tracker: Tracker, documents: Documents, book: Book) -> None:
        self._bases, self._tracker, self._documents = bases, tracker, documents
        self._exported = book.exported
        self._milestones = Milestones({*bases.today, *bases.exported, *bases.given})
        self._new = NewRows(tracker)
        self._ids: dict[str, int] = {}
        self._said: list[RowSays] = []
        self._rows: dict[str, Row] = {}
        self._troubles: list[Trouble] = []
        self._unread: list[Trouble] = []

    def read_sheet(self, grid: Grid, headings: Headings) -> None:
        """Take in one sheet."""
        self._unread += headings.troubles
        columns = TABLES[headings.kind]
        rows = list(rows_below(grid, headings.row, headings.keys, columns))
        match headings.kind:
            case Kind.MILESTONES:
                self._read_milestones(rows)
            case Kind.TASKS:
                for row in self._new_among(rows, Kind.TASKS):
                    self._new.read_task(row, Known(self._documents))
            case Kind.SOURCES:
                for row in self._new_among(rows, Kind.SOURCES):
                    self._read_new_source(row)
            case _:
                assert_never(headings.kind)

    def _titles(self, kind: Kind, id_: str) -> list[str]:
        """What the task or source of an id is called; nothing where there is none."""
        source, task = self._documents.known.get(id_), self._tracker.tasks_by_id.get(id_)
        if kind is Kind.SOURCES:
            return [plain(source.title)] if source is not None else []
        return [plain(one) for one in (task.title.ko, task.title.en) if one] if task else []

    def _new_among(self, rows: Sequence[Row], kind: Kind) -> Iterator[Row]:
        """The rows about what is new; of all others, what was changed that is for reading only.

        A row of another title than what has its id was not exported, but should be new.
        """
        key, called = _ID_AND_TITLE[kind]
        times = Counter(row.spelled(key) for row in rows)
        for row in rows:
            id_, title = row.spelled(key), row.spelled(called)
            exported = self._exported.get(kind, {}).get(id_, {})
            titles = self._titles(kind, id_)
            if not titles:
                yield row
            elif title not in {"", *titles, exported.get(called)} and (
                not exported or times[id_] > 1
            ):
                self._troubles.append(Trouble(row.place(key), _id_in_use(id_, titles[0])))
            else:
                self._read_only(row, kind, id_)

    def _read_new_source(self, row: Row) -> None:
        if row.spelled("source_id"):
            self._troubles.append(Trouble(row.place("source_id"), _ID_OF_NO_SOURCE))
        elif self._documents.named(row.spelled("url") or row.spelled("source_title")) is None:
            fields, troubles = read_new(row, SOURCE_COLUMNS[1:], Known(self._documents))
            self._troubles += troubles
            document = Document(*(fields[key] for key in _PARTS_OF_A_DOCUMENT))
            self._documents.enter(document, row.place("source_title"), is_row=True)

    def _read_only(self, row: Row, kind: Kind, id_: str) -> None:
        exported = self._exported.get(kind, {}).get(id_, {})
        self._troubles += changed_read_only(row, TABLES[kind], exported)

    def _read_milestones(self, rows: Sequence[Row]) -> None:
        known = Known(self._documents, _order_of(rows))
        seen: dict[str, Place] = {}
        lost: list[Row] = []
        for row in rows:
            id_ = self._id_of(row, seen, known)
            if id_ is None:
                continue
            base = self._bases.of(row, id_)
            if base is None:
                lost.append(row)
                continue
            self._ids.setdefault(id_, len(self._ids))
            said = read_row(row, id_, base, known)
            if said.touched:
                self._rows.setdefault(id_, row)
            self._said.append(said)
            self._read_only(row, Kind.MILESTONES, id_)
        self._troubles += _without_base(lost)

    def _id_of(self, row: Row, seen: dict[str, Place], known: Known) -> str | None:
        if row.spelled("mark") == UNREAD:
            self._troubles.append(Trouble(row.place("id"), _UNREAD))
            return None
        id_, remark, is_new = self._milestones.of_row(row)
        if is_new:
            self._new.read_milestone(row, known)
        if remark is not None:
            self._troubles.append(Trouble(row.place("id"), remark))
        if id_ is None:
            return None
        if id_ in seen:
            self._troubles.append(_same_row(row.place("id"), id_, seen[id_]))
            return None
        seen[id_] = row.place("id")
        return id_

    def result(self) -> Outcome:
        """What all sheets come to together."""
        touched, disagreeing = together(one for said in self._said for one in said.touched)
        touched.sort(key=lambda one: self._ids[one.id])
        moves, differing = moves_together(self._said)
        today = self._bases.today
        changes, conflicts, agreed = merge(touched, today)
        additions = self._new.additions()
        troubles = {
            *self._troubles,
            *self._unread,
            *(trouble for said in self._said for trouble in said.troubles),
            *disagreeing,
            *differing,
            *self._new.troubles,
            *self._documents.troubles(),
        }
        return Outcome(
            tuple(by_milestone(changes, moves, today)),
            conflicts,
            agreed,
            tuple(sorted(troubles, key=lambda one: (one.at, one.remark.message))),
            gone=tuple(dict.fromkeys(one.id for one in touched if one.id not in today)),
            missing=tuple(one for one in self._bases.exported if one not in self._ids),
            additions=additions,
            rows=self._rows,
            is_whole=not self._unread,
        )


_PARTS_OF_A_DOCUMENT = ("source_title", "source_date", "publisher", "url", "source_kind")
_ID_AND_TITLE = {
    Kind.TASKS: ("task", "task_title"),
    Kind.SOURCES: ("source_id", "source_title"),
}


def _id_in_use(id_: str, title: str) -> Remark:
    return refusal(
        Text(
            f"`{id_}`: 이미 ‘{short(title)}’에 쓰는 id입니다",
            f"the id `{id_}` is in use already, by “{short(title)}”",
        ),
        Text("새 줄이면 id 칸을 비우세요", "leave the id empty where the row is new"),
    )


_ID_OF_NO_SOURCE = refusal(
    Text("없는 출처 id입니다", "there is no source of this id"),
    Text("새 출처이면 id 칸을 비우세요", "leave it empty where the source is new"),
)


_PERIODS = [column.key for column in COLUMNS if column.shape is Shape.PERIOD]


def _order_of(rows: Iterable[Row]) -> DayOrder | None:
    """How one sheet writes days, as far as all its periods together tell."""
    values = (row.cell(key).value for row in rows for key in _PERIODS)
    return order_in(one for one in values if isinstance(one, str))


def _same_row(at: Place, id_: str, first: Place) -> Trouble:
    message = Text(
        f"같은 시트의 {first.row}행에도 있는 이정표입니다: `{id_}`",
        f"`{id_}` is in row {first.row} of the same sheet, too",
    )
    hint = Text(
        "한 줄만 남기거나, 새 이정표이면 `전체 id`와 `이정표 id` 칸을 비우세요",
        "leave one of the two rows, or empty `full id` and `milestone id` of what is new",
    )
    return Trouble(at, refusal(message, hint))


def _without_base(rows: Sequence[Row]) -> Iterator[Trouble]:
    """That nobody knows what some rows of a sheet were exported with, said once."""
    if rows:
        message = Text(
            f"무엇에서 내보낸 줄인지 알 수 없습니다(이 시트에 {len(rows):,}줄)",
            f"what the row was exported from is not known ({len(rows):,} such rows on this sheet)",
        )
        yield Trouble(rows[0].place("id"), refusal(message, _SAY_BASE))
