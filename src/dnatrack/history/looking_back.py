"""From a ledger to what the last months were like."""

from datetime import date, timedelta

from dnatrack.history.auditing import DayOf
from dnatrack.history.ledger import Ledger
from dnatrack.history.recent_past import RecentPast
from dnatrack.history.silence import silences
from dnatrack.history.trending import days_of_trend, standings

MONTHS = 3
_LONG_ENOUGH = timedelta(days=31 * (MONTHS + 1))


def look_back(ledger: Ledger, today: date, day_of: DayOf) -> RecentPast:
    """How milestones stood at the ends of the last months before `today`, and who is silent.

    Where more is known now than was known on `today`, the months before cannot be
    compared with that day, and are left out.
    """
    is_hindsight = any(day_of(event.commit) > today for event in ledger.events[-1:])
    ends = days_of_trend(today - _LONG_ENOUGH, today, step="month")
    before = [] if is_hindsight else [day for day in ends if day < today][-MONTHS:]
    found = [
        (day, stood)
        for day, stood in zip(before, standings(ledger, before, day_of), strict=True)
        if stood
    ]
    ids = dict.fromkeys(id_ for _, stood in found for id_ in stood)
    return RecentPast(
        tuple(day for day, _ in found),
        {id_: "".join(stood.get(id_, " ") for _, stood in found) for id_ in ids},
        {one.id: one.days for one in silences(ledger, today, day_of, ladder=())},
    )
