"""Milestones, tasks and trackers as the data would write them."""

from dnatrack.loading.partial_record import build
from dnatrack.model.data_files import DataPath
from dnatrack.model.milestone import Milestone
from dnatrack.model.reference_files import Settings
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Tracker, Unreadable


def milestone_of(fields: str, id_: object = "one", **more: object) -> Milestone:
    """A milestone of `due: 2020-02, lifecycle: planned`; planned where it is not said."""
    written = dict(part.split(": ", 1) for part in fields.split(", ") if part)
    shape = {"id": id_, "title": "제목", "kind": "plan", "lifecycle": "planned", "sources": ["S1"]}
    return build(Milestone, {**shape, **written, **more})


def revision(on: str, since: str, to: str) -> dict[str, str]:
    return {"on": on, "from": since, "to": to, "reason": "target-changed"}


def task_of(*milestones: Milestone, id_: object = "dg-1-1", **more: object) -> Task:
    shape = {
        "id": id_,
        "title": "과제",
        "taskforce": "dg",
        "lifecycle": "planned",
        "sources": ["S1"],
    }
    task = build(Task, {**shape, **more, "milestones": milestones})
    task.put_at(DataPath(f"tasks/{id_}.yaml"))
    return task


def taskforce_of(*milestones: Milestone, id_: str = "dg") -> Taskforce:
    chair = {"post": "차관", "ministry": "mois"}
    shape = {"id": id_, "name": "TF", "chair": chair, "ministries": [], "sources": ["S1"]}
    taskforce = build(Taskforce, {**shape, "milestones": milestones})
    taskforce.put_at(DataPath("taskforces.yaml", ("taskforces", 0)))
    return taskforce


def tracker_of(
    *tasks: Task,
    taskforces: tuple[Taskforce, ...] = (),
    unreadable: tuple[Unreadable, ...] = (),
    thresholds: dict[str, int] | None = None,
) -> Tracker:
    shape = {"schema": "1", "title": "추적", "thresholds": thresholds or {}}
    settings = build(Settings, shape)
    return Tracker(settings, tasks=tasks, taskforces=taskforces, unreadable=unreadable)
