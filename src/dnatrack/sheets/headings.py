"""The headings of a sheet: which column is which, which is not known, and which is missing."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dnatrack.i18n import Text
from dnatrack.sheets.columns import (
    FIELDS,
    MOST_ROWS_ABOVE,
    MOVES,
    TABLES,
    Column,
    Kind,
    Role,
    keys_in,
    kind_of,
)
from dnatrack.sheets.grid import Grid, Place, Remark, Trouble, omission, refusal, spell
from dnatrack.terminal_text import short

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
    for index, cells in enumerate(grid.rows[:MOST_ROWS_ABOVE]):
        keys = keys_in(spell(cell.value) for cell in cells)
        kind = kind_of(keys)
        if _has_lost_its_ids(keys):
            return _without_id(grid, index)
        if kind is not None:
            return _headings(grid, index, kind, keys)
        if partly is None and len(keys) >= _NO_ACCIDENT:
            partly = _without_id(grid, index)
    return partly


def _without_id(grid: Grid, row: int) -> Headings:
    trouble = Trouble(Place(grid.name, row + 1, 1), _WITHOUT_ID)
    return Headings(row, Kind.MILESTONES, {}, (trouble,))


def _has_lost_its_ids(keys: Mapping[str, int]) -> bool:
    """Whether rows that were exported would be taken for new ones."""
    return "mark" in keys and not keys.keys() & {"id", "milestone"}


def _headings(grid: Grid, row: int, kind: Kind, keys: Mapping[str, int]) -> Headings:
    own = {one.key for one in TABLES[kind]}
    known = {key: index for key, index in keys.items() if key in own}
    return Headings(row, kind, known, tuple(_troubles(grid, row, kind, known)))


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
    named = _named(missing)
    return refusal(
        Text(f"알 수 없는 제목입니다: `{shown}`", f"`{shown}` is no heading that is known"),
        Text(
            f"빠진 칸({named.ko})이면 그 제목으로 되돌리고, 아니면 제목을 지우세요",
            f"give it its heading back ({named.en}), or delete it if it is none of these",
        ),
    )


def _missing(missing: Sequence[Column]) -> Remark:
    named = _named(missing)
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


def _named(columns: Sequence[Column]) -> Text:
    return Text(
        ", ".join(f"`{one.heading.ko}`" for one in columns),
        ", ".join(f"`{one.heading.en}`" for one in columns),
    )
