"""What the last months were like, small enough to be remembered for a day."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple


class RecentPast(NamedTuple):
    """How milestones stood at the ends of the last months, and who is silent.

    `days` are those ends, oldest first, as far as there was anything then; none where
    more became known after the day from which all this is seen. `standings`
    gives a letter for each of them, by the full id of a milestone: those of `Standing`,
    a blank where it was not known. `silent` gives the days since the last change in
    meaning of each open task, and each taskforce that owes something, by id.
    """

    days: tuple[date, ...] = ()
    standings: Mapping[str, str] = {}
    silent: Mapping[str, int] = {}
