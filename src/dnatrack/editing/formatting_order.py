"""The order of keys: the one in which the data format describes them."""

from collections.abc import Sequence
from typing import TypeVar

from dnatrack.model.data_files import DataPath
from dnatrack.model.data_format import known_keys

_Any = TypeVar("_Any")


def in_order(at: DataPath, keyed: Sequence[tuple[str, _Any]]) -> list[_Any]:
    """The values of the mapping at a place, each given with its key, in canonical order.

    A key that the format does not know stays behind the one it followed. Where any key
    may stand, as in `basis`, nothing moves.
    """
    known = {key: index for index, key in enumerate(known_keys(at))}
    ranked, rank = [], -1
    for key, value in keyed:
        rank = known.get(key, rank)
        ranked.append((rank, value))
    return [value for _, value in sorted(ranked, key=_rank)]


def _rank(ranked: tuple[int, object]) -> int:
    return ranked[0]
