"""Two things of one kind have the same id."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import DataPath
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Tracker
from dnatrack.rules.examples import task_with
from dnatrack.rules.items import repeated_items, task_with_right_to, tasks_giving
from dnatrack.rules.rule import Files, rule

_TASKFORCE = Text("TF", "a taskforce")
_MINISTRY = Text("기관", "a ministry")
_MEETING = Text("회의", "a meeting")
_GROUP = Text("작업반·분과", "a group")
_PRIORITY = Text("우선 추진과제", "a priority")
_MILESTONE = Text("이정표", "a milestone")
_ISSUE = Text("현안", "an issue")


def _ending_with(id_: str) -> Files:
    return task_with(f"""\
milestones:
  - id: draft
    title: {{ko: 초안, en: Draft}}
    kind: plan
    lifecycle: planned
    sources: [S1]
  - id: {id_}
    title: {{ko: 최종안, en: Final text}}
    kind: plan
    lifecycle: planned
    sources: [S1]
""")


@rule(
    Severity.ERROR,
    Text("id가 중복되었습니다", "Two things of one kind have the same id"),
    Text(
        "id는 이력과 참조를 잇는 유일한 이름입니다. id가 중복되면 어느 쪽의 기한이 연기되었는지 알 "
        "수 없습니다.",
        "The id is what joins a thing to its history and to what refers to it. With two of "
        "the same id, nobody can tell whose deadline moved.",
    ),
    passes=_ending_with("final"),
    fails=_ending_with("draft"),
)
def check(loaded: Loaded) -> Iterator[Problem]:
    tracker = loaded.tracker
    for _, taskforce in repeated_items(tracker.taskforces):
        yield _problem(taskforce.at("id"), taskforce.id, _TASKFORCE)
    for _, ministry in repeated_items(tracker.ministries):
        yield _problem(ministry.at("id"), ministry.id, _MINISTRY)
    for _, meeting in repeated_items(tracker.meetings):
        yield _problem(meeting.at("id"), meeting.id, _MEETING)
    for taskforce in tracker.taskforces:
        for index, group in repeated_items(taskforce.groups):
            yield _problem(taskforce.at("groups", index, "id"), group.id, _GROUP)
    yield from _repeated_priorities(tracker)
    yield from _repeated_tasks(tracker)
    yield from _repeated_within_owners(tracker)


def _repeated_priorities(tracker: Tracker) -> Iterator[Problem]:
    """A priority is named without its taskforce, so its id is unique among all."""
    seen: set[str] = set()
    for taskforce in tracker.taskforces:
        for index, priority in enumerate(taskforce.priorities):
            if priority.id in seen:
                place = taskforce.at("priorities", index, "id")
                yield _problem(place, priority.id, _PRIORITY)
            seen.add(priority.id)


def _repeated_tasks(tracker: Tracker) -> Iterator[Problem]:
    if len(tracker.tasks_by_id) == len(tracker.tasks):
        return
    for task in tracker.tasks:
        holder = task_with_right_to(task.id, tracker)
        if holder is not task:
            yield Problem(
                task.at("id"),
                Text(
                    f"`{task.id}` id는 이미 `{holder.place.file}` 파일의 id입니다",
                    f"the id `{task.id}` is already that of `{holder.place.file}`",
                ),
                Text(
                    "이 파일의 id를 파일 이름과 같게 고치세요",
                    "give this file the id that is its name",
                ),
            )


def _repeated_within_owners(tracker: Tracker) -> Iterator[Problem]:
    if len(tracker.owed_by_id) < len(tracker.owed):
        for taskforce in tracker.taskforces:
            yield from _repeated_milestones(taskforce)
        for task in tracker.tasks:
            yield from _repeated_milestones(task)
    for task in tasks_giving("issues", tracker):
        for index, issue in repeated_items(task.issues):
            yield _problem(task.at("issues", index, "id"), issue.id, _ISSUE)


def _repeated_milestones(owner: Task | Taskforce) -> Iterator[Problem]:
    for _, milestone in repeated_items(owner.milestones):
        yield _problem(milestone.at("id"), milestone.id, _MILESTONE)


def _problem(at: DataPath, id_: str, kind: Text) -> Problem:
    return Problem(
        at,
        Text(
            f"id가 중복되었습니다: 앞에 있는 {kind.ko}의 id도 `{id_}`입니다",
            f"{kind.en} before this one already has the id `{id_}`",
        ),
        Text(
            "나중에 추가한 항목에 새 id를 적으세요. 한 번 쓴 id는 다시 쓰지 않습니다",
            "give the newer one an id of its own; an id is never used again",
        ),
    )
