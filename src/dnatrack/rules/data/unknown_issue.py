"""An issue is named that does not exist."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import TASK_FOLDER
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.tracker import Tracker
from dnatrack.rules.examples import task_with
from dnatrack.rules.references import IssueReference, issue_references
from dnatrack.rules.rule import Files, rule
from dnatrack.rules.suggest import Patience, Vocabulary


def _dealt_with(issue: str) -> Files:
    return {
        **task_with("""\
issues:
  - id: budget
    title: {ko: 예산 분담, en: Who pays}
    between: [mois, moef]
    raised: 2020-02-11
    sources: [S1]
"""),
        "meetings.yaml": f"""\
meetings:
  - id: first
    on: 2020-03-31
    taskforce: example
    title: {{ko: 1차 점검회의, en: First review meeting}}
    issues: [{issue}]
    decided:
      - {{text: 예산은 반씩 부담, issues: [example/budget]}}
    sources: [S1]
""",
    }


@rule(
    Severity.ERROR,
    Text("없는 현안을 참조합니다", "An issue is named that does not exist"),
    Text(
        "현안을 다룬 회의와 그 결정은 현안의 id로 연결됩니다. 없는 현안을 적으면 결정 사항을 찾을 "
        "수 없습니다.",
        "Meetings and what they decided are joined to issues by their ids. If an issue is named "
        "that does not exist, nobody finds what was decided.",
    ),
    passes=_dealt_with("example/budget"),
    fails=_dealt_with("example/bugdet"),
)
def check(loaded: Loaded) -> Iterator[Problem]:
    tracker = loaded.tracker
    patience = Patience()
    for reference in issue_references(tracker):
        if reference.written not in tracker.issues_by_id and not _may_be_unread(reference, loaded):
            yield _unknown(reference, tracker, patience)


def _may_be_unread(reference: IssueReference, loaded: Loaded) -> bool:
    """Whether the task is there, but could not be read or has a wrong id."""
    file = f"{TASK_FOLDER}/{reference.task}.yaml"
    if file in loaded.tracker.partly_read:
        return True
    is_there = file in loaded.snapshot.files or TASK_FOLDER in loaded.snapshot.faults
    return reference.task not in loaded.tracker.tasks_by_id and is_there


def _unknown(reference: IssueReference, tracker: Tracker, patience: Patience) -> Problem:
    task = tracker.tasks_by_id.get(reference.task)
    if task is not None:
        return Problem(
            reference.place,
            Text(
                f"`{task.id}` 과제에 `{reference.issue}` 현안이 없습니다",
                f"`{task.id}` has no issue `{reference.issue}`",
            ),
            Vocabulary((one.id for one in task.issues), patience).way_out(reference.issue),
        )
    if not reference.task:
        return Problem(
            reference.place,
            Text(
                f"`{reference.issue}` 현안의 과제가 적혀 있지 않습니다",
                f"`{reference.issue}` does not say of which task it is an issue",
            ),
            _in_full(reference.issue, tracker),
        )
    return Problem(
        reference.place,
        Text(f"`{reference.task}` 과제가 없습니다", f"there is no task `{reference.task}`"),
        Vocabulary(tracker.tasks_by_id, patience).way_out(reference.task),
    )


def _in_full(issue: str, tracker: Tracker) -> Text:
    """How a bare id is written, with the task where only one has such an issue."""
    of_this_id = [one.id for one in tracker.issues if one.issue.id == issue]
    if len(of_this_id) == 1:
        return Text(f"`{of_this_id[0]}` 값으로 적으세요", f"write `{of_this_id[0]}`")
    return Text(f"현안은 `과제/{issue}` 형식으로 적으세요", f"an issue is written `task/{issue}`")
