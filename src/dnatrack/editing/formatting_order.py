"""The order of keys: the one in which the data format describes them."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeVar

from dnatrack.domain.place import DataPath, Key
from dnatrack.domain.record import Record
from dnatrack.reading.fields import model_of
from dnatrack.reading.schema_keys import keys_at

_Any = TypeVar("_Any")


def in_order(at: DataPath, keyed: Sequence[tuple[str, _Any]]) -> list[_Any]:
    """The values of the mapping at a place, each given with its key, in canonical order.

    A key that the format does not know stays behind the one it followed. Where any key
    may stand, as in `basis`, nothing moves.
    """
    model = model_of(at.file)
    known = _known(model, tuple(0 if isinstance(key, int) else key for key in at.keys))
    ranked, rank = [], -1
    for key, value in keyed:
        rank = known.get(key, rank)
        ranked.append((rank, value))
    return [value for _, value in sorted(ranked, key=_rank)]


def _rank(ranked: tuple[int, object]) -> int:
    return ranked[0]


@lru_cache(maxsize=4096)
def _known(model: type[Record] | None, keys: tuple[Key, ...]) -> dict[str, int]:
    known = keys_at(model, keys) if model is not None else []
    return {key: index for index, key in enumerate(known)}
