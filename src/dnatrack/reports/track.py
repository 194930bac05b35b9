"""Days along an axis, for a format that can draw them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Mark(StrEnum):
    """What a stretch of a track means. Each has a sign and a colour of its own."""

    ORIGINAL = "original"
    LATER = "later"
    EARLIER = "earlier"
    OPEN = "open"
    LATE = "late"
    UNKNOWN = "unknown"
    PAUSED = "paused"
    CLOSED = "closed"
    DONE = "done"
    COMPLETED = "completed"
    TODAY = "today"


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days from `first` to `last`, both included, and what they mean."""

    mark: Mark
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Track:
    """Stretches of one axis; where two meet, the later one is seen."""

    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """The days that the tracks of a column share, from `first` to `last`.

    `step` is the finest division that is wanted: `week`, `month`, `quarter` or `year`;
    it is drawn as fine as there is room. `words` explain the marks that occur.
    """

    first: date
    last: date
    today: date
    step: str
    words: tuple[tuple[Mark, str], ...]
