"""Something has another id than before, and does not say so."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.model.data_files import stem
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.milestone import Milestone
from dnatrack.model.task import Task
from dnatrack.rules.comparison import Comparison
from dnatrack.rules.examples import EXAMPLE_TASK_FILE, task_with_milestone
from dnatrack.rules.pairs import Owner, Pair
from dnatrack.rules.rule import change_rule

_FILES = task_with_milestone("due: 2020-03\nlifecycle: planned\n")
_TEXT = str(_FILES[EXAMPLE_TASK_FILE])


@change_rule(
    Severity.ERROR,
    Text("이전 id를 적지 않고 id를 변경했습니다", "An id was changed without a word"),
    Text(
        "이력, 회의록, 다른 과제는 모두 id로 연결됩니다. 이전 id를 `formerly`에 적지 않고 변경하면 "
        "기한과 연기 이력이 끊어집니다.",
        "History, meetings and other tasks all refer to a thing by its id. Under another id that "
        "does not name the former one under `formerly`, its past deadlines and slips are lost.",
    ),
    before=_FILES,
    passes={
        EXAMPLE_TASK_FILE: _TEXT.replace(
            "id: report", "id: first-report\n    formerly: [report]", 1
        )
    },
    fails={EXAMPLE_TASK_FILE: _TEXT.replace("id: report", "id: first-report", 1)},
)
def check(comparison: Comparison) -> Iterator[Problem]:
    for pair in comparison.matched.renamed:
        if not _is_mended(pair):
            yield _problem(pair.before.id, pair.after, pair.before.id)
    for before, after in comparison.matched.renamed_milestones:
        former = before.milestone.id if before.owner.id == after.owner.id else before.id
        yield _problem(before.milestone.id, after.milestone, former)


def _is_mended(pair: Pair[Owner]) -> bool:
    """Whether the id was not that of its file, and now is."""
    before, after = pair
    is_task = isinstance(before, Task)
    return is_task and before.id != stem(before.place.file) and after.id == stem(after.place.file)


def _problem(old: str, after: Owner | Milestone, former: str) -> Problem:
    return Problem(
        after.at("id"),
        Text(
            f"id가 변경되었습니다: `{old}` → `{after.id}`",
            f"the id changed: `{old}` → `{after.id}`",
        ),
        Text(
            f"`id: {old}` 줄로 되돌리거나, 이력이 이어지도록 `formerly: [{former}]` 줄을 "
            "추가하세요",
            f"put back `id: {old}`, or add `formerly: [{former}]` so that its history goes on",
        ),
    )
