"""One dated thing that happened, as the commit that replays it tells it."""

from datetime import date
from enum import IntEnum
from typing import NamedTuple

from dnatrack.i18n import Text


class FactKind(IntEnum):
    """What sort of thing happened; the first of a day's kinds gives its commit the subject."""

    ANNOUNCED = 1
    DONE = 2
    MOVED = 3
    PROMISED = 4
    STAGE = 5
    UPDATE = 6
    ENDED = 7
    UNKNOWN = 8


class Fact(NamedTuple):
    """Something that happened to an item, and the day on which it was known.

    `id` is the full id of the item. `said` is what happened, `when` the time that the
    source gives for it, as written, and `sources` are the ids of the documents.
    """

    day: date
    id: str
    kind: FactKind
    said: Text
    when: str
    sources: tuple[str, ...]
