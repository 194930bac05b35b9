"""From the words of options to a selection."""

from collections.abc import Sequence

from dnatrack.cli.selected import Selected
from dnatrack.judging.schedule import ScheduleState
from dnatrack.model.tracker import Tracker
from dnatrack.model.words import Lifecycle, MilestoneKind, Signal
from dnatrack.reports.selection import (
    Selection,
    member_named,
    ministry_ids,
    priority_ids,
    taskforce_ids,
)


def selection_of(
    tracker: Tracker,
    selected: Selected,
    *,
    priority: str | None = None,
    multi_ministry: bool | None = None,
    lifecycle: Sequence[str] = (),
    state: Sequence[str] = (),
    signal: Sequence[str] = (),
    kind: Sequence[str] = (),
) -> Selection:
    """The selection that options ask for.

    Raises:
        DnatrackError: a word names nothing.
    """
    taskforce, ministry = selected.taskforce, selected.ministry
    return Selection(
        taskforces=taskforce_ids(tracker, taskforce) if taskforce else frozenset(),
        priorities=priority_ids(tracker, priority) if priority else frozenset(),
        ministries=ministry_ids(tracker, ministry) if ministry else frozenset(),
        leads_only=selected.lead_only,
        multi_ministry=multi_ministry,
        lifecycles=frozenset(member_named(Lifecycle, word) for word in lifecycle),
        states=frozenset(member_named(ScheduleState, word) for word in state),
        signals=frozenset(member_named(Signal, word) for word in signal),
        kinds=frozenset(member_named(MilestoneKind, word) for word in kind),
    )
