"""The headings of a sheet: which column is which, which is not known, and which is missing."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dnatrack.i18n import Text
from dnatrack.sheets.columns import (
    BY_KEY,
    FIELDS,
    MOST_ROWS_ABOVE,
    MOVES,
    Column,
    Role,
    is_header,
    keys_in,
)
from dnatrack.sheets.grid import Grid, Place, Remark, Trouble, omission, refusal, spell
from dnatrack.terminal_text import short

_NO_ACCIDENT = 3
"""So many of our headings in a row are a head, though it does not say which milestone."""


class Headings(NamedTuple):
    """The row of headings, counted from 0, and the columns by their keys.

    `troubles` names what will not be read. Without a column that tells which milestone a
    row is about, nothing is.
    """

    row: int
    keys: Mapping[str, int]
    troubles: tuple[Trouble, ...] = ()


def headings_of(grid: Grid) -> Headings | None:
    """The headings of `grid`; None where it is no sheet of milestones."""
    partly: Headings | None = None
    for index, cells in enumerate(grid.rows[:MOST_ROWS_ABOVE]):
        keys = keys_in(spell(cell.value) for cell in cells)
        if is_header(keys):
            return Headings(index, keys, tuple(_troubles(grid, index, keys)))
        if partly is None and len(keys) >= _NO_ACCIDENT:
            partly = Headings(index, {}, (Trouble(Place(grid.name, index + 1, 1), _WITHOUT_ID),))
    return partly


def _troubles(grid: Grid, row: int, keys: Mapping[str, int]) -> Iterator[Trouble]:
    missing = [one for one in (*FIELDS, *MOVES) if one.key not in keys]
    for index, cell in enumerate(grid.rows[row]):
        text = spell(cell.value)
        if text and index not in keys.values() and (remark := _remark(text, missing)):
            yield Trouble(Place(grid.name, row + 1, index + 1), remark)
    if missing:
        yield Trouble(Place(grid.name, row + 1, 1), _missing(missing))


def _remark(text: str, missing: Sequence[Column]) -> Remark | None:
    """What to say of a heading that stands for no column, or for the second time."""
    shown = short(text)
    for key in keys_in([text]):
        return _twice(shown) if BY_KEY[key].role is not Role.SHOWN else None
    if missing:
        return _unknown(shown, missing)
    return omission(Text(f"`{shown}` 칸은 읽지 않습니다", f"column `{shown}` is not read"))


def _unknown(shown: str, missing: Sequence[Column]) -> Remark:
    """A heading that may be one that is missing, written anew."""
    named = _named(missing)
    return refusal(
        Text(f"`{shown}`은(는) 모르는 제목입니다", f"`{shown}` is no heading that is known"),
        Text(
            f"빠진 칸({named.ko})이면 그 제목으로 되돌리고, 아니면 제목을 지우세요",
            f"give it its heading back ({named.en}), or delete it if it is none of these",
        ),
    )


def _missing(missing: Sequence[Column]) -> Remark:
    named = _named(missing)
    return omission(
        Text(
            f"없는 칸은 자료를 그대로 둡니다: {named.ko}",
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
        f"어느 이정표의 줄인지 알 수 없습니다. `{BY_KEY['id'].heading.ko}` 칸이 없습니다",
        f"which milestone a row is about cannot be told: there is no column"
        f" `{BY_KEY['id'].heading.en}`",
    ),
    Text("`dnatrack export`가 쓴 제목으로 되돌리세요", "give it the heading of `dnatrack export`"),
)


def _named(columns: Sequence[Column]) -> Text:
    return Text(
        ", ".join(f"`{one.heading.ko}`" for one in columns),
        ", ".join(f"`{one.heading.en}`" for one in columns),
    )
