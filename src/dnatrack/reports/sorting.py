"""What lists can be sorted by."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.judging.judgement import JudgedItem, JudgedMilestone
from dnatrack.judging.schedule import OPEN_STATES, ScheduleState
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.words import Signal
from dnatrack.reports.view import View


class Order(StrEnum):
    """What a list can be sorted by."""

    ID = "id"
    DUE = "due"
    LATE = "late"
    SIGNAL = "signal"
    LEAD = "lead"
    TITLE = "title"


ORDER_WORDS = {
    Order.ID: Text("id", "id"),
    Order.DUE: Text("기한", "due"),
    Order.LATE: Text("지연", "late"),
    Order.SIGNAL: Text("신호", "signal"),
    Order.LEAD: Text("주관", "lead"),
    Order.TITLE: Text("제목", "title"),
}
_SIGNALS = list(Signal)
_Key = tuple[int | str, ...]
_NEVER = date.max.toordinal()


def order_named(word: str) -> Order:
    """The order that a person means.

    Raises:
        DnatrackError: there is none of that name.
    """
    for order, words in ORDER_WORDS.items():
        if word.casefold() in {order.value, *words}:
            return order
    known = ", ".join(Order)
    raise DnatrackError(
        Text(f"`{word}`(으)로는 정렬할 수 없습니다", f"cannot sort by `{word}`"),
        Text(f"쓸 수 있는 기준: {known}", f"sort by one of: {known}"),
    )


def task_key(view: View, order: Order) -> Callable[[JudgedItem], _Key]:
    """What tasks are sorted by; equal ones stay in the order of the data."""

    def lead(item: JudgedItem) -> _Key:
        subject = item.subject
        return (view.ministry(subject.lead).text if not isinstance(subject, Taskforce) else "",)

    keys: dict[Order, Callable[[JudgedItem], _Key]] = {
        Order.ID: lambda _: (),
        Order.DUE: lambda item: (min(map(_last_open_day, item.milestones), default=_NEVER),),
        Order.LATE: lambda item: (-max(map(_days_overdue, item.milestones), default=0),),
        Order.SIGNAL: lambda item: (_SIGNALS.index(item.signal),),
        Order.LEAD: lead,
        Order.TITLE: lambda item: (view.title(item.subject).text,),
    }
    return keys[order]


def milestone_key(view: View, order: Order) -> Callable[[JudgedMilestone], _Key]:
    """What milestones are sorted by; equal ones stay in the order of the data."""
    keys: dict[Order, Callable[[JudgedMilestone], _Key]] = {
        Order.ID: lambda _: (),
        Order.DUE: lambda one: (_last_day(one),),
        Order.LATE: lambda one: (-_days_late(one),),
        Order.SIGNAL: lambda one: (_SIGNALS.index(one.signal),),
        Order.LEAD: lambda one: (view.ministry(one.owed.lead).text,),
        Order.TITLE: lambda one: (view.title(one.owed).text,),
    }
    return keys[order]


def _last_day(one: JudgedMilestone) -> int:
    return one.due.last.toordinal() if one.due else _NEVER


def _last_open_day(one: JudgedMilestone) -> int:
    """The last day of a deadline that is still to be met."""
    return _last_day(one) if one.state in OPEN_STATES else _NEVER


def _days_overdue(one: JudgedMilestone) -> int:
    return _days_late(one) if one.state is ScheduleState.OVERDUE else 0


def _days_late(one: JudgedMilestone) -> int:
    return one.current.days_late or 0
