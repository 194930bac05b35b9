"""What is to be said of a cell: that it cannot be used, or that it was not taken literally."""

from enum import StrEnum, auto
from typing import NamedTuple

from dnatrack.i18n import Text, say
from dnatrack.sheets.grid import Place


class Weight(StrEnum):
    """What came of it."""

    REFUSED = auto()
    """It cannot be used; a person has to mend it."""
    REPAIRED = auto()
    """It was read as what it must have been."""
    IGNORED = auto()
    """It says nothing that is to be taken in."""


class Remark(NamedTuple):
    """Something to say, wherever it is."""

    weight: Weight
    message: Text
    hint: Text | None = None


class Trouble(NamedTuple):
    """A remark on a cell."""

    at: Place
    remark: Remark

    @property
    def is_refusal(self) -> bool:
        """Whether the cell cannot be used."""
        return self.remark.weight is Weight.REFUSED

    def __str__(self) -> str:
        return f"{self.at}: {say(self.remark.message)}"


def refusal(message: Text, hint: Text) -> Remark:
    """That something cannot be used, and the way out."""
    return Remark(Weight.REFUSED, message, hint)


def repair(message: Text) -> Remark:
    """What something was read as."""
    return Remark(Weight.REPAIRED, message)


def omission(message: Text, hint: Text | None = None) -> Remark:
    """That something is left aside."""
    return Remark(Weight.IGNORED, message, hint)
