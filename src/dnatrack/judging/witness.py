"""What the history of the data bears witness to, beyond what the files declare."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from dnatrack.model.frozen import Frozen
from dnatrack.model.milestone import Milestone
from dnatrack.model.period import Period, period_of


class GonePromise(NamedTuple):
    """A milestone, or a task without any, that was removed and nothing took its place.

    `lead` is the ministry that answered for it, empty where none was named; `slip_days`
    are the days on which its deadline slipped while it was there.
    """

    id: str
    lead: str
    slip_days: tuple[date, ...] = ()


class Witness(Frozen):
    """The first deadline ever written of each milestone, and the days on which it slipped.

    Both by the full id of the milestone; deadlines as they were written. `gone` are the
    promises that were removed. Empty where there is no history. `is_whole` is no where
    there is one that cannot be read to its beginning: what no file declares is not known
    then.
    """

    first_dues: Mapping[str, str] = MappingProxyType({})
    slip_days: Mapping[str, tuple[date, ...]] = MappingProxyType({})
    gone: tuple[GonePromise, ...] = ()
    is_whole: bool = True

    def knows_original_due(self, milestone: Milestone) -> bool:
        """Whether the first deadline can be told: it is declared, or the history is whole."""
        return self.is_whole or bool(milestone.revisions)

    def original_due(self, id_: str, milestone: Milestone) -> Period | None:
        """The first deadline ever promised: declared, else in the history, else the due.

        None where it is not known, too. Of two that do not belong together the earlier one
        counts: it was moved without a word.
        """
        if not self.knows_original_due(milestone):
            return None
        declared, due = milestone.declared_due, milestone.due
        written = self.first_dues.get(id_)
        if not written or (due is not None and written == due.text):
            return declared or due
        first = period_of(written)
        if first is None:
            return declared or due
        told = {end for one in milestone.revisions for end in (one.since, one.to)}
        if declared is None or first in told:
            return declared or first
        return min(declared, first, key=lambda one: one.last)

    def slips(self, id_: str, milestone: Milestone, today: date) -> int:
        """How often the deadline moved to a later day up to `today`, declared or not."""
        seen = sum(day <= today for day in self.slip_days.get(id_, ()))
        return max(seen, milestone.slips_by(today))


NO_WITNESS = Witness()
CUT_OFF = Witness(is_whole=False)
"""There is a history, and it cannot be read."""
