"""The rows of a file of sheets: which milestone each is about, and what it says."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from dnatrack.i18n import Text
from dnatrack.rules.suggest import Vocabulary
from dnatrack.sheets.cells import Known, read_cell, read_period
from dnatrack.sheets.columns import BY_KEY, FIELDS, LEFT, MOVES, Column, Role, Shape, value_named
from dnatrack.sheets.grid import (
    EMPTY,
    Cell,
    CellValue,
    Grid,
    Place,
    Remark,
    Trouble,
    is_spoiled,
    omission,
    refusal,
    spell,
    take_back,
)
from dnatrack.sheets.row_texts import BETWEEN_SOURCES, Fields, Mark, Texts, read_mark, shorten
from dnatrack.terminal_text import short


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not empty, counted from 1; `keys` are the columns that its sheet has."""

    sheet: str
    number: int
    keys: Mapping[str, int]
    cells: tuple[Cell, ...]

    def cell(self, key: str) -> Cell:
        """What stands in a column; nothing where there is no such column."""
        column = self.keys.get(key, -1)
        return self.cells[column] if 0 <= column < len(self.cells) else EMPTY

    def place(self, key: str) -> Place:
        """Where a column is; where the row begins if there is no such column."""
        column = self.keys.get(key, next(iter(self.keys.values())))
        return Place(self.sheet, self.number, column + 1)

    def spelled(self, key: str) -> str:
        """What is to be seen in a column; empty where there is no such column."""
        return spell(self.cell(key).value)


def rows_below(
    grid: Grid, header: int, keys: Mapping[str, int], columns: Iterable[Column]
) -> Iterator[Row]:
    """The rows of `grid` below its headings that say something, which are of these columns."""
    told = {one.key for one in columns if one.role not in {Role.SHOWN, Role.MARK, Role.MOVE}}
    telling = [index for key, index in keys.items() if key in told]
    for number, cells in enumerate(grid.rows[header + 1 :], start=header + 2):
        if any(not cells[one].is_empty for one in telling if one < len(cells)):
            yield Row(grid.name, number, keys, cells)


# What one row says about its milestone.

_SOURCE = "revision.source"


class Touched(NamedTuple):
    """A field of which a row says something else than it was exported with."""

    id: str
    field: str
    was: str
    text: str
    at: Place


class Move(NamedTuple):
    """On what grounds a deadline moves or a promise is left; what is not said is empty.

    `reason` is a word of `RevisionReason`, `source` the id of a source.
    """

    reason: str
    note: str
    authority: str
    source: str
    at: Place


@dataclass(frozen=True, slots=True)
class RowSays:
    """What a row says: the fields it touches, and why its deadline moves if it does."""

    touched: tuple[Touched, ...]
    move: Move | None
    troubles: tuple[Trouble, ...]


def read_row(row: Row, id_: str, base: Fields, known: Known) -> RowSays:
    """What `row` says of the milestone `id_`, having been exported as `base`."""
    touched: list[Touched] = []
    troubles: list[Trouble] = []
    for column in FIELDS:
        if column.key not in row.keys:
            continue
        cell, was = row.cell(column.key), base.get(column.key, "")
        if cell.oddity is None and (cell.value == was or (cell is EMPTY and not was)):
            continue
        at = row.place(column.key)
        said = read_cell(cell, column, was, known, at)
        if said.remark is not None:
            troubles.append(Trouble(at, said.remark))
        if said.text is not None and said.text != was:
            touched.append(Touched(id_, column.key, was, said.text, at))
    has_grounds = not all(row.cell(key).is_empty for key in _GROUNDS)
    is_left = base.get("lifecycle") in LEFT and has_grounds
    decided = next((one for one in touched if _needs_grounds(one, is_left=is_left)), None)
    if decided is None:
        return RowSays(tuple(touched), None, (*troubles, *ignored_move(row, _NO_MOVE)))
    move, more = _read_move(row, known, at=decided.at)
    return RowSays(tuple(touched), move, (*troubles, *more))


def read_new(
    row: Row, columns: Iterable[Column], known: Known
) -> tuple[dict[str, str], list[Trouble]]:
    """What a row of something new says in some columns; what cannot be used is left empty."""
    texts: dict[str, str] = {}
    troubles: list[Trouble] = []
    for column in columns:
        cell, at = row.cell(column.key), row.place(column.key)
        texts[column.key] = ""
        if not cell.is_empty:
            text, remark = read_cell(cell, column, "", known, at)
            texts[column.key] = text or ""
            troubles += [Trouble(at, remark)] if remark is not None else []
    return texts, troubles


_GROUNDS = ("revision.authority", "revision.source")


def _needs_grounds(touched: Touched, *, is_left: bool) -> bool:
    """`is_left`: the promise is left already, and the row says by whom or after which source."""
    match touched.field:
        case "lifecycle":
            return touched.text in LEFT
        case "reason":
            return is_left
        case field:
            return field == "due"


_NO_MOVE = Text(
    "현재기한을 고치거나 보류·중단으로 바꾸지 않아서 변경 칸은 반영하지 않습니다",
    "the current due was not changed and nothing left, so what is said of a move is ignored",
)


def ignored_move(row: Row, message: Text) -> Iterator[Trouble]:
    """That reasons are given for a move that is none, once."""
    said = (column.key for column in MOVES if not row.cell(column.key).is_empty)
    yield from (Trouble(row.place(one), omission(message)) for one in islice(said, 1))


def _read_move(row: Row, known: Known, *, at: Place) -> tuple[Move, list[Trouble]]:
    texts, troubles = read_new(row, MOVES, known)
    if BETWEEN_SOURCES in texts[_SOURCE]:
        texts[_SOURCE] = ""
        troubles.append(Trouble(row.place(_SOURCE), _ONE_SOURCE))
    reason, note, authority, source = (texts[column.key] for column in MOVES)
    return Move(reason, note, authority, source, at), troubles


_ONE_SOURCE = refusal(
    Text("문서 하나만 적을 수 있는 칸입니다", "takes one source only"),
    Text("기한을 변경한 문서 하나만 남기세요", "leave the one document that moved it"),
)


# Cells that were changed though they are for reading only.

_HOW = Text("흰 칸과 노란 칸만 반영됩니다", "only white and yellow cells are taken in")
_READ_ONLY = frozenset({Role.KEY, Role.NEW, Role.SHOWN})


def changed_read_only(row: Row, columns: Iterable[Column], exported: Fields) -> Iterator[Trouble]:
    """The cells of `row` that say something else than they said at the export."""
    for column in columns:
        if column.role not in _READ_ONLY or column.key not in row.keys:
            continue
        cell, was = row.cell(column.key), exported.get(column.key)
        if was is None or cell.value == was or (cell is EMPTY and not was):
            continue
        if not _still_says(cell, was, column):
            now = short(spell(cell.value))
            message = Text(
                f"조회용 칸이므로 반영하지 않습니다: {f'`{now}`' if now else '비운 칸'}",
                f"for reading only: {f'`{now}`' if now else 'that it was emptied'} is ignored",
            )
            yield Trouble(row.place(column.key), omission(message, _HOW))


def _still_says(cell: Cell, was: str, column: Column) -> bool:
    value = cell.value
    if column.words is not None:
        return value_named(column.words, spell(value)) == was
    if spell(value) == was or is_spoiled(was, value):
        return True
    is_period = column.shape is Shape.PERIOD and bool(spell(value))
    return is_period and read_period(cell, was, None).text == was


# Which milestone a row is about.


class Identified(NamedTuple):
    """The full id of a row, None where it cannot be told, and what to say of it.

    `is_new`: the row says what it is about, and that is none of those that there are.
    """

    id: str | None
    remark: Remark | None = None
    is_new: bool = False


class Milestones:
    """The full ids of the milestones that there are, or were at the export."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._ids = frozenset(ids)
        self._vocabulary = Vocabulary(sorted(self._ids))

    @cached_property
    def _by_task(self) -> dict[str, list[str]]:
        """The full ids by that of their owner."""
        found: dict[str, list[str]] = {}
        for id_ in sorted(self._ids):
            found.setdefault(id_.partition("/")[0], []).append(id_)
        return found

    def of_row(self, row: Row) -> Identified:
        """The milestone that `row` is about: by its full id, else by those of task and itself."""
        written = row.spelled("id")
        if written in self._ids:
            return Identified(written)
        found = self._by_parts(row)
        if len(found) == 1:
            return Identified(found[0], take_back(found[0], written).remark if written else None)
        return self._unknown(row, written)

    def _by_parts(self, row: Row) -> list[str]:
        """The milestones whose two ids the row has, or what a spreadsheet makes of these."""
        if "task" not in row.keys or "milestone" not in row.keys:
            written = row.cell("id").value
            return [one for one in self._spoilable if is_spoiled(one, written)]
        task, milestone = row.cell("task").value, row.cell("milestone").value
        if milestone is None:
            return []
        tasks = [spell(task)] if spell(task) in self._by_task else self._by_task
        return [
            id_
            for owner in tasks
            if _is_or_was(owner, task)
            for id_ in self._by_task[owner]
            if _is_or_was(id_.partition("/")[2], milestone)
        ]

    @cached_property
    def _spoilable(self) -> list[str]:
        """The full ids that look like a date, such as `1/2`."""
        return [one for one in sorted(self._ids) if not any(map(str.isalpha, one))]

    def _unknown(self, row: Row, written: str) -> Identified:
        if written:
            return Identified(
                None,
                refusal(
                    Text(
                        f"`{short(written)}` 이정표가 없습니다",
                        f"there is no milestone `{short(written)}`",
                    ),
                    self._way_out(written),
                ),
            )
        if any(not row.cell(one).is_empty for one in _NAMES_WHAT_IS_NEW):
            return Identified(None, is_new=True)
        return Identified(None, omission(Text("id가 없는 줄입니다", "the row has no id")))

    def _way_out(self, written: str) -> Text:
        close = self._vocabulary.closest(written)
        id_ = BY_KEY["id"].heading
        ko, en = (f"비슷한 이름: `{close}`. ", f"did you mean `{close}`? ") if close else ("", "")
        return Text(
            f"{ko}새 이정표이면 `{id_.ko}` 칸을 비우세요",
            f"{en}leave `{id_.en}` empty where the milestone is new",
        )


_NAMES_WHAT_IS_NEW = ("title.ko", "task_title")


def _is_or_was(id_: str, value: CellValue) -> bool:
    return spell(value) == id_ or is_spoiled(id_, value)


# What every row of a sheet was made from.


@dataclass(frozen=True)
class Bases:
    """Where to look for what a row said when it was exported.

    `exported` is what the file itself remembers, `today` the data as it is now.
    `at_commit` gives the milestones of a commit, none where there is no such commit, and
    `given` those of the one that a person named.
    """

    exported: Texts
    today: Texts
    at_commit: Callable[[str], Texts]
    given: Texts = field(default_factory=dict)

    def of(self, row: Row, id_: str) -> Fields | None:
        """What the row of a milestone said; None where nobody knows.

        A commit is not trusted without the fingerprint: what was exported may never have
        been committed.
        """
        exported = self.exported.get(id_)
        written = row.spelled("mark")
        if exported is not None and exported.get("mark") == written:
            return exported
        mark = read_mark(written)
        if mark is None:
            return exported or self._given(id_)
        fitting = (fields for fields in self._candidates(id_, mark) if mark.fits(fields))
        return next(fitting, None) or self._given(id_)

    def _given(self, id_: str) -> Fields | None:
        fields = self.given.get(id_)
        return shorten(fields) if fields is not None else None

    def _candidates(self, id_: str, mark: Mark) -> Iterator[Fields]:
        if id_ in self.exported:
            yield self.exported[id_]
        for known in (self.today, self.at_commit(mark.commit) if mark.commit else {}):
            if id_ in known:
                yield shorten(known[id_])
                # Former versions did not show the reason of a decision.
                yield shorten({**known[id_], "reason": ""})
