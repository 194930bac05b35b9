"""How many days passed between two periods, as precisely as they tell."""

from dataclasses import dataclass

from dnatrack.model.period import Period


@dataclass(frozen=True, slots=True)
class Elapsed:
    """A number of days that is known to lie between `least` and `most`, both from 0 on."""

    least: int
    most: int

    @property
    def is_exact(self) -> bool:
        """Whether the number is known to the day."""
        return self.least == self.most


def elapsed_days(since: Period, until: Period) -> Elapsed:
    """The days from some day of `since` to some day of `until`.

    Where the periods overlap, it may have been no day at all.
    """
    least = (until.first - since.last).days
    most = (until.last - since.first).days
    return Elapsed(max(least, 0), max(most, 0))
