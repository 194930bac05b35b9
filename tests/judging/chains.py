"""Milestones that wait for each other, in a line of text each."""

from collections import defaultdict
from datetime import date

from dnatrack.judging.judgement import judge
from dnatrack.judging.waiting import Waiting, waiting_on
from dnatrack.model.milestone import Milestone
from tests.judging.making import milestone_of, task_of, tracker_of

TODAY = date(2020, 1, 20)


def waiting_of(*lines: str, today: date = TODAY) -> Waiting:
    """Who waits for whom: `t/b due: 2020-03, lifecycle: on-hold <- t/a u/c`."""
    milestones: defaultdict[str, list[Milestone]] = defaultdict(list)
    for line in lines:
        left, _, blockers = line.partition("<-")
        id_, _, fields = left.strip().partition(" ")
        task, _, own = id_.partition("/")
        milestones[task].append(milestone_of(fields.strip(), own, blocked_by=blockers.split()))
    tasks = (task_of(*found, id_=id_) for id_, found in milestones.items())
    return waiting_on(judge(tracker_of(*tasks), today))
