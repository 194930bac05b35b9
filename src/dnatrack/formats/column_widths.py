"""Which columns of a table fit a screen, and how wide each may be."""

from collections.abc import Mapping

from dnatrack.reports.report import Column, Row, Table
from dnatrack.terminal_text import cell_width

MARGIN, GAP = 1, 2
_LEAST_TRACK = 24


def fit_columns(
    table: Table, rows: tuple[Row, ...], width: int, *, bar_width: int
) -> Mapping[int, int]:
    """The width in cells of each column that is kept, by the column's index, in order.

    Columns with nothing to say go first, then those of the highest rank, until what
    is left fits; columns that can fold share the room that the others leave.
    """
    natural = {
        index: max(cell_width(column.heading), *(_width(row, index, bar_width) for row in rows))
        for index, column in enumerate(table.columns)
        if column.rank == 0 or any(row.cells[index].text for row in rows)
    }
    room = width - MARGIN
    for index, column in enumerate(table.columns):
        if column.axis is not None:
            natural[index] = max(_LEAST_TRACK, room // 2)
    while _least(table, natural) > room:
        optional = [index for index in natural if table.columns[index].rank]
        if not optional:
            break
        for index in _given_up_next(table.columns, optional):
            del natural[index]
    return _with_the_rest(table, _share_room(table, natural, room), room)


def _with_the_rest(table: Table, widths: Mapping[int, int], room: int) -> Mapping[int, int]:
    """`widths`, where tracks take all the room that is left."""
    left = room - sum(widths.values()) - GAP * len(widths)
    return {
        index: cells + (max(left, 0) if table.columns[index].axis is not None else 0)
        for index, cells in widths.items()
    }


def _given_up_next(columns: tuple[Column, ...], optional: list[int]) -> list[int]:
    """The column of the highest rank, and with it those that are together with it."""
    last = max(optional, key=lambda index: columns[index].rank)
    if not columns[last].together:
        return [last]
    rank = columns[last].rank
    return [one for one in optional if columns[one].together and columns[one].rank == rank]


def _least(table: Table, natural: Mapping[int, int]) -> int:
    return sum(
        GAP + (min(cells, table.columns[index].least) if table.columns[index].can_fold else cells)
        for index, cells in natural.items()
    )


def _share_room(table: Table, natural: Mapping[int, int], room: int) -> Mapping[int, int]:
    """`natural`, with what is too much taken from the widest column that can fold."""
    widths = dict(natural)
    foldable = [index for index in widths if table.columns[index].can_fold] or list(widths)
    while (excess := sum(widths.values()) + GAP * len(widths) - room) > 0:
        widest = max(foldable, key=lambda index: widths[index])
        if widths[widest] <= 2:  # noqa: PLR2004 - the width of one Hangul syllable
            break
        others = [widths[index] for index in foldable if index != widest]
        step = max(1, min(excess, widths[widest] - max(others, default=2)))
        widths[widest] -= step
    return widths


def _width(row: Row, index: int, bar_width: int) -> int:
    cell = row.cells[index]
    bar = bar_width + 1 if cell.bar else 0
    label = cell_width(cell.label) + 1 if cell.label else 0
    return bar + label + cell_width(cell.text) + (2 * row.depth if index == 0 else 0)
