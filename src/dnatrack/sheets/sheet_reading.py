"""What the sheets of a file say about milestones, and what is wrong with them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dnatrack.i18n import Text
from dnatrack.sheets.bases import Bases
from dnatrack.sheets.cell_reading import Known
from dnatrack.sheets.columns import COLUMNS, Shape
from dnatrack.sheets.day_order import DayOrder, order_in
from dnatrack.sheets.grid import Book, Place
from dnatrack.sheets.identifying import Milestones
from dnatrack.sheets.read_only import changed_read_only
from dnatrack.sheets.row_reading import Move, RowSays, read_row
from dnatrack.sheets.rows import Row, rows_of
from dnatrack.sheets.source_reading import KnownSources
from dnatrack.sheets.texts import Fields, Texts
from dnatrack.sheets.together import moves_together, together
from dnatrack.sheets.trouble import Trouble, refusal

_SAY_BASE = Text(
    "내보낸 커밋을 `--base 커밋`으로 알려 주거나, 새로 내보낸 표에 옮겨 적으세요",
    "name the commit it was exported from with `--base COMMIT`, or copy into a new export",
)


@dataclass(frozen=True, slots=True)
class SheetSays:
    """What a file says, in the form that `merge` takes.

    `base` is what the rows were exported with, `texts` the fields they touch, both by full
    id. `places` tells where a field was touched, `moves` why deadlines move,
    `missing` which of the milestones that were exported have no row any more.
    """

    base: Texts
    texts: Texts
    moves: Mapping[str, Move]
    places: Mapping[tuple[str, str], Place]
    troubles: tuple[Trouble, ...]
    missing: tuple[str, ...]


def read_sheets(book: Book, bases: Bases, sources: Collection[str]) -> SheetSays | None:
    """What `book` says, having been exported from `bases`; None where it has no milestones.

    A milestone may stand on several sheets: what was touched on one of them counts.
    """
    sheets = [rows for grid in book.grids if (rows := rows_of(grid)) is not None]
    if not sheets:
        return None
    reading = _Reading(bases, KnownSources(sources), book)
    for rows in sheets:
        reading.read_sheet(list(rows))
    return reading.result()


class _Reading:
    """One reading of a file."""

    def __init__(self, bases: Bases, sources: KnownSources, book: Book) -> None:
        self._bases, self._sources, self._exported = bases, sources, book.exported
        self._milestones = Milestones({*bases.today, *book.exported, *bases.given})
        self._base: dict[str, Fields] = {}
        self._said: list[RowSays] = []
        self._troubles: list[Trouble] = []

    def read_sheet(self, rows: list[Row]) -> None:
        """Take in one sheet."""
        known = Known(self._sources, _order_of(rows))
        seen: dict[str, Place] = {}
        lost: list[Row] = []
        for row in rows:
            id_ = self._id_of(row, seen)
            if id_ is None:
                continue
            base = self._bases.of(id_, row.mark)
            if base is None:
                lost.append(row)
                continue
            self._base[id_] = base
            self._said.append(read_row(row, id_, base, known))
            self._troubles += changed_read_only(row, self._exported.get(id_, {}))
        self._troubles += _without_base(lost)

    def _id_of(self, row: Row, seen: dict[str, Place]) -> str | None:
        id_, remark = self._milestones.of_row(row)
        if remark is not None:
            self._troubles.append(Trouble(row.at, remark))
        if id_ is None:
            return None
        if id_ in seen:
            self._troubles.append(_twice(row.at, id_, seen[id_]))
            return None
        seen[id_] = row.at
        return id_

    def result(self) -> SheetSays:
        """What all sheets say together."""
        touched, disagreeing = together(one for said in self._said for one in said.touched)
        moves, differing = moves_together(self._said)
        texts: dict[str, dict[str, str]] = {id_: {} for id_ in self._base}
        for one in touched:
            texts[one.id][one.field] = one.text
        troubles = {
            *self._troubles,
            *(trouble for said in self._said for trouble in said.troubles),
            *disagreeing,
            *differing,
        }
        return SheetSays(
            self._base,
            texts,
            moves,
            {(one.id, one.field): one.at for one in touched},
            tuple(sorted(troubles, key=_place)),
            tuple(id_ for id_ in self._exported if id_ not in self._base),
        )


def _place(trouble: Trouble) -> Place:
    return trouble.at


def _order_of(rows: Iterable[Row]) -> DayOrder | None:
    """How one sheet writes days, as far as all its periods together tell."""
    periods = [column.key for column in COLUMNS if column.shape is Shape.PERIOD]
    return order_in(row.spelled(key) for row in rows for key in periods)


def _twice(at: Place, id_: str, first: Place) -> Trouble:
    message = Text(
        f"`{id_}`이(가) 같은 시트의 {first.row}행에도 있습니다",
        f"`{id_}` is in row {first.row} of the same sheet, too",
    )
    hint = Text("둘 가운데 한 줄만 남기세요", "leave one of the two rows")
    return Trouble(at, refusal(message, hint))


def _without_base(rows: Sequence[Row]) -> Iterator[Trouble]:
    """That nobody knows what some rows of a sheet were exported with, said once."""
    if rows:
        message = Text(
            f"무엇에서 내보낸 줄인지 알 수 없습니다(이 시트에 {len(rows):,}줄)",
            f"what the row was exported from is not known ({len(rows):,} such rows on this sheet)",
        )
        yield Trouble(rows[0].at, refusal(message, _SAY_BASE))
