"""What one row says about its milestone."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dnatrack.i18n import Text
from dnatrack.sheets.cell_reading import Known, read_cell
from dnatrack.sheets.columns import FIELDS, MOVES, Column
from dnatrack.sheets.grid import Place
from dnatrack.sheets.rows import Row
from dnatrack.sheets.texts import BETWEEN_SOURCES, Fields
from dnatrack.sheets.trouble import Trouble, omission, refusal

_SOURCE = "revision.source"


class Touched(NamedTuple):
    """A field of which a row says something else than it was exported with."""

    id: str
    field: str
    text: str
    at: Place


class Move(NamedTuple):
    """Why a deadline moves, as a row says it; what it does not say is empty.

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
        if column.key not in row.cells:
            continue
        at, cell = row.cells[column.key]
        was = base.get(column.key, "")
        said = read_cell(cell, column, was, known)
        if said.remark is not None:
            troubles.append(Trouble(at, said.remark))
        if said.text is not None and said.text != was:
            touched.append(Touched(id_, column.key, said.text, at))
    is_moved = any(one.field == "due" for one in touched)
    if not is_moved:
        return RowSays(tuple(touched), None, (*troubles, *_without_move(row)))
    move, more = _read_move(row, known)
    return RowSays(tuple(touched), move, (*troubles, *more))


def _without_move(row: Row) -> Iterator[Trouble]:
    """That reasons are given for a move that is none."""
    for column in MOVES:
        if column.key in row.cells and not row.cells[column.key].cell.is_empty:
            message = Text(
                "현재기한을 고치지 않아서 기한 변경 칸은 반영하지 않습니다",
                "the current due was not changed, so what is said of its move is ignored",
            )
            yield Trouble(row.cells[column.key].at, omission(message))
            return


def _read_move(row: Row, known: Known) -> tuple[Move, list[Trouble]]:
    texts: dict[str, str] = {}
    troubles: list[Trouble] = []
    for column in MOVES:
        text, found = _read_part(row, column, known)
        texts[column.key] = text
        troubles += found
    reason, note, authority, source = (texts[column.key] for column in MOVES)
    return Move(reason, note, authority, source, row.cells["due"].at), troubles


def _read_part(row: Row, column: Column, known: Known) -> tuple[str, list[Trouble]]:
    if column.key not in row.cells:
        return "", []
    at, cell = row.cells[column.key]
    said = read_cell(cell, column, "", known)
    troubles = [Trouble(at, said.remark)] if said.remark else []
    text = said.text or ""
    if column.key == _SOURCE and BETWEEN_SOURCES in text:
        one = Text("출처 하나만 적을 수 있는 칸입니다", "takes one source only")
        hint = Text("기한을 바꾼 문서 하나만 남기세요", "leave the one document that moved it")
        return "", [*troubles, Trouble(at, refusal(one, hint))]
    return text, troubles
