"""What the last months were like, seen from a day."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple

from dnatrack.history.changes import ChangeKind
from dnatrack.history.ledger import DayOf, Ledger, lasting_ids
from dnatrack.history.trend import GONE, State, days_known, days_of_trend, standing, states_on


class RecentPast(NamedTuple):
    """How milestones stood at the ends of the last months.

    `days` are those ends, oldest first, as far as there was anything then; none where
    more became known after the day from which all this is seen. `standings`
    gives a letter for each of them, by the full id of a milestone: those of `Standing`,
    a blank where it was not known.
    """

    days: tuple[date, ...] = ()
    standings: Mapping[str, str] = {}


MONTHS = 3
_LONG_ENOUGH = timedelta(days=31 * (MONTHS + 1))
_NOT_KNOWN = " "


class RecentStates(NamedTuple):
    """What was known lately, whatever day it is: from it follows what the last months were like.

    `last` is the day from which the last event was known, `ends` the ends of the last
    months before `last`, oldest first. `ids` gives the full ids of the milestones of which
    this was known at each of `ends`, and at last.
    """

    last: date = date.min
    ends: tuple[date, ...] = ()
    ids: Mapping[tuple[State | None, ...], Sequence[str]] = {}

    def seen_from(self, today: date) -> RecentPast:
        """The months before `today`; none where more is known now than was known then."""
        if today < self.last:
            return RecentPast()
        ends = [(day, self._column(day)) for day in _month_ends_before(today)]
        days = [(day, at) for day, at in ends if any(states[at] for states in self.ids)]
        standings = {}
        for states, ids in self.ids.items():
            letters = "".join(_letter(states[at], day) for day, at in days)
            if letters.strip(_NOT_KNOWN):
                standings.update(dict.fromkeys(ids, letters))
        return RecentPast(tuple(day for day, _ in days), standings)

    def _column(self, day: date) -> int:
        return self.ends.index(day) if day < self.last else len(self.ends)


def recent_states(ledger: Ledger, day_of: DayOf) -> RecentStates:
    """What was known lately by a ledger."""
    known = days_known(ledger, day_of)
    if not known:
        return RecentStates()
    last = known[-1]
    ends = _month_ends_before(last)
    columns = [
        {id_: state for id_, state in states.items() if state != GONE}
        for states in states_on(_under_lasting_ids(ledger), [*ends, last], day_of)
    ]
    ids: defaultdict[tuple[State | None, ...], list[str]] = defaultdict(list)
    for id_ in dict.fromkeys(chain.from_iterable(columns)):
        ids[tuple(states.get(id_) for states in columns)].append(id_)
    return RecentStates(last, tuple(ends), ids)


def _under_lasting_ids(ledger: Ledger) -> Ledger:
    """The same events, as if everything had always had the id that it has now."""
    if all(one.change.kind is not ChangeKind.RENAMED for one in ledger.due_events):
        return ledger
    events = [
        event._replace(change=event.change._replace(id=id_))
        for id_, event in zip(lasting_ids(ledger.events), ledger.events, strict=True)
        if event.change.kind is not ChangeKind.RENAMED
    ]
    return ledger.replace(events=events)


def _month_ends_before(day: date) -> list[date]:
    """The ends of the last months before `day`, oldest first."""
    ends = days_of_trend(day - _LONG_ENOUGH, day, step="month")
    return [one for one in ends if one < day][-MONTHS:]


def _letter(state: State | None, day: date) -> str:
    return standing(state, day) if state else _NOT_KNOWN
