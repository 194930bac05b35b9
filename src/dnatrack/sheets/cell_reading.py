"""What a cell says: the text that the data would have, whatever a program made of it."""

from enum import StrEnum
from typing import NamedTuple, assert_never

from dnatrack.i18n import Text, say
from dnatrack.model.words import Verification
from dnatrack.reports.wording import words_of
from dnatrack.sheets.columns import Column, Shape
from dnatrack.sheets.day_order import DayOrder
from dnatrack.sheets.grid import Cell, CellValue, Oddity
from dnatrack.sheets.guarding import guard, unguard
from dnatrack.sheets.period_reading import read_period
from dnatrack.sheets.said import Said, take_back, unusable
from dnatrack.sheets.source_reading import KnownSources, read_sources
from dnatrack.sheets.spelling import spell
from dnatrack.sheets.spoiled import is_spoiled
from dnatrack.sheets.words import value_named
from dnatrack.terminal_text import short

_ODD = {
    Oddity.FORMULA: (
        Text("수식이 들어 있습니다", "holds a formula"),
        Text("셀을 복사해 `값만 붙여넣기`를 하세요", "copy the cell and paste it as values only"),
    ),
    Oddity.ERROR: (
        Text("오류 값이 들어 있습니다", "holds an error"),
        Text("값을 다시 적으세요", "write the value again"),
    ),
    Oddity.MERGED: (
        Text("병합한 셀에 들어 있습니다", "is part of a merged cell"),
        Text("셀 병합을 풀고 줄마다 적으세요", "unmerge it and write a value in every row"),
    ),
}
_NEEDED = (
    Text("비워 둘 수 없는 칸입니다", "may not be empty"),
    Text("전의 값을 다시 적으세요", "write what was there before"),
)


class Known(NamedTuple):
    """What is known beyond the cell: which sources there are, how the file writes days."""

    sources: KnownSources
    order: DayOrder | None = None


def read_cell(cell: Cell, column: Column, was: str, known: Known) -> Said:
    """What `cell` says in `column`. `was` is what it said when it was exported."""
    if cell.oddity is not None:
        return unusable(*_ODD[cell.oddity])
    if cell.is_empty:
        return _read_empty(column, was)
    match column.shape:
        case Shape.PERIOD:
            return read_period(cell, was, known.order)
        case Shape.WORD:
            return _read_word(cell.value, column.words)
        case Shape.SOURCES:
            return read_sources(cell.value, was, known.sources)
        case Shape.TEXT | Shape.COUNT:
            return read_text(cell.value, was)
        case _:
            assert_never(column.shape)


def read_text(value: CellValue, was: str) -> Said:
    """What a cell says that may say anything."""
    text = spell(value)
    if text == was:
        return Said(was)
    if is_spoiled(was, value):
        return take_back(was, text)
    # A CSV that was opened and saved as xlsx still has the apostrophe before a formula.
    return Said(unguard(text) if guard(was) != was else text)


def _read_empty(column: Column, was: str) -> Said:
    if column.words is Verification:
        return Said(Verification.UNVERIFIED.value)
    return unusable(*_NEEDED) if column.is_required and was else Said("")


def _read_word(value: CellValue, words: type[StrEnum] | None) -> Said:
    text = spell(value)
    found = value_named(words, text) if words is not None else text
    return Said(found) if found is not None else _unknown_word(text, words)


def _unknown_word(text: str, words: type[StrEnum] | None) -> Said:
    listed = words_of(words) if words is not None else {}
    allowed = ", ".join(say(one) for one in listed.values())
    return unusable(
        Text(
            f"`{short(text)}`은(는) 쓸 수 없는 낱말입니다", f"`{short(text)}` is no word used here"
        ),
        Text(f"쓸 수 있는 낱말: {allowed}", f"words: {allowed}"),
    )
