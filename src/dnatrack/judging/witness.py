"""What the history of the data bears witness to, beyond what the files declare."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dnatrack.model.milestone import Milestone
from dnatrack.model.period import Period, PeriodError


@dataclass(frozen=True, slots=True)
class Witness:
    """The first deadline ever written of each milestone, and the days on which it slipped.

    Both by the full id of the milestone; deadlines as they were written. Empty where
    there is no history.
    """

    first_dues: Mapping[str, str] = field(default_factory=dict)
    slip_days: Mapping[str, tuple[date, ...]] = field(default_factory=dict)

    def original_due(self, id_: str, milestone: Milestone) -> Period | None:
        """The first deadline ever promised: declared, else in the history, else the due."""
        if milestone.revisions:
            return milestone.revisions[0].since
        first = self.first_dues.get(id_)
        if first is None or (milestone.due is not None and first == milestone.due.text):
            return milestone.due
        try:
            return Period.parse(first)
        except PeriodError:
            return milestone.due

    def slips(self, id_: str, milestone: Milestone, today: date) -> int:
        """How often the deadline moved to a later day up to `today`, declared or not."""
        seen = sum(day <= today for day in self.slip_days.get(id_, ()))
        return max(seen, milestone.slips_by(today))


NO_WITNESS = Witness()
