"""Something has another id than before."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.model.data_files import stem
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.milestone import Milestone
from dnatrack.model.task import Task
from dnatrack.rules.comparison import Comparison, Pair
from dnatrack.rules.examples import EXAMPLE_TASK_FILE, task_with_milestone
from dnatrack.rules.rule import ChangeRule


def _check(comparison: Comparison) -> Iterator[Problem]:
    for pair in comparison.matched.renamed_tasks:
        if not _is_mended(pair):
            yield _problem(pair.before, pair.after)
    for before, after in comparison.matched.renamed_milestones:
        yield _problem(before.milestone, after.milestone)


def _is_mended(pair: Pair[Task]) -> bool:
    """Whether the id was not that of its file, and now is."""
    return pair.before.id != stem(pair.before.place.file) and pair.after.id == stem(
        pair.after.place.file
    )


def _problem(before: Task | Milestone, after: Task | Milestone) -> Problem:
    return Problem(
        after.at("id"),
        Text(
            f"id가 `{before.id}`에서 `{after.id}`(으)로 바뀌었습니다",
            f"the id changed from `{before.id}` to `{after.id}`",
        ),
        Text(
            f"`id: {before.id}`(으)로 되돌리세요. 이름을 바꾸려면 `title`을 고치세요",
            f"put back `id: {before.id}`; what may change is the `title`",
        ),
    )


_FILES = task_with_milestone("due: 2020-03\nlifecycle: planned\n")
_TEXT = str(_FILES[EXAMPLE_TASK_FILE])

RULE = ChangeRule(
    id="id-changed",
    severity=Severity.ERROR,
    summary=Text("id를 바꾸었습니다", "An id was changed"),
    reason=Text(
        "이력, 회의록, 다른 과제가 모두 id로 가리킵니다. id를 바꾸면 지난 기한과 연기가 "
        "끊어집니다.",
        "History, meetings and other tasks all refer to a thing by its id. Under another id its "
        "past deadlines and slips are lost.",
    ),
    before=_FILES,
    passes={EXAMPLE_TASK_FILE: _TEXT.replace("Example report", "First report", 1)},
    fails={EXAMPLE_TASK_FILE: _TEXT.replace("id: report", "id: first-report", 1)},
    check=_check,
)
