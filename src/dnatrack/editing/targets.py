"""What a person means to edit, found by its id."""

from collections.abc import Iterator

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.model.milestone import Milestone
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Tracker
from dnatrack.reports.selection import matching_taskforces
from dnatrack.rules.suggest import did_you_mean


def deliverable_named(tracker: Tracker, id_: str) -> Task | Milestone:
    """The task, or the milestone of a task or taskforce, of this id.

    Raises:
        DnatrackError: there is none, or it could not be read.
    """
    if (owed := tracker.owed_by_id.get(id_)) is not None:
        return owed.milestone
    if (task := tracker.tasks_by_id.get(id_)) is not None:
        return task
    raise _not_found(tracker, id_)


def milestone_named(tracker: Tracker, id_: str) -> Milestone:
    """The milestone of this id.

    Raises:
        DnatrackError: there is none, or it could not be read.
    """
    found = deliverable_named(tracker, id_)
    if isinstance(found, Milestone):
        return found
    ids = ", ".join(f"`{id_}/{one.id}`" for one in found.milestones)
    raise DnatrackError(
        Text(
            f"`{id_}`은(는) 과제입니다. 기한은 이정표에 있습니다",
            f"`{id_}` is a task; deadlines belong to milestones",
        ),
        Text(f"이정표: {ids or '없음'}", f"its milestones: {ids or 'none'}"),
    )


def task_named(tracker: Tracker, id_: str) -> Task:
    """The task of this id.

    Raises:
        DnatrackError: there is none, or it could not be read.
    """
    if (task := tracker.tasks_by_id.get(id_)) is not None:
        return task
    if id_ in tracker.unreadable_ids:
        raise _unreadable(id_)
    raise DnatrackError(
        Text(f"`{id_}`이라는 과제가 없습니다", f"there is no task `{id_}`"),
        did_you_mean(id_, tracker.tasks_by_id),
    )


def owner_named(tracker: Tracker, word: str) -> Task | Taskforce:
    """What can owe a milestone: the task of this id, or the taskforce of this id or name.

    Raises:
        DnatrackError: there is neither, or it could not be read.
    """
    if (task := tracker.tasks_by_id.get(word)) is not None:
        return task
    if found := matching_taskforces(tracker, word):
        return tracker.taskforces_by_id[min(found)]
    if word in tracker.unreadable_ids:
        raise _unreadable(word)
    raise DnatrackError(
        Text(f"`{word}`이라는 과제나 TF가 없습니다", f"there is no task or taskforce `{word}`"),
        did_you_mean(word, [*tracker.tasks_by_id, *tracker.taskforces_by_id]),
    )


def _not_found(tracker: Tracker, id_: str) -> DnatrackError:
    for unread in (id_, id_.partition("/")[0]):
        if unread in tracker.unreadable_ids:
            return _unreadable(unread)
    return DnatrackError(
        Text(f"`{id_}`이라는 과제나 이정표가 없습니다", f"there is no task or milestone `{id_}`"),
        did_you_mean(id_, _known(tracker, id_)),
    )


def _unreadable(id_: str) -> DnatrackError:
    return DnatrackError(
        Text(f"`{id_}`은(는) 읽을 수 없습니다", f"`{id_}` cannot be read"),
        Text(
            "`dnatrack validate`가 알려 주는 곳을 먼저 고치세요",
            "mend what `dnatrack validate` says of it first",
        ),
    )


def _known(tracker: Tracker, id_: str) -> Iterator[str]:
    """The milestones of the owner that was named; where there is no such, every item."""
    owner = id_.partition("/")[0]
    inside = [one.id for one in tracker.owed if one.owner.id == owner]
    if "/" in id_ and inside:
        yield from inside
        return
    yield from tracker.tasks_by_id
    yield from tracker.owed_by_id
