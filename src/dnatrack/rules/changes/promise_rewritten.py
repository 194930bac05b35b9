"""The words that were promised were edited."""

from collections.abc import Iterator

from dnatrack.i18n import Text
from dnatrack.model.finding import Problem, Severity
from dnatrack.model.task import Task
from dnatrack.rules.comparison import Comparison
from dnatrack.rules.examples import task_with
from dnatrack.rules.figures import fewer
from dnatrack.rules.rule import change_rule

_LONGEST = 80


@change_rule(
    Severity.ERROR,
    Text("약속 문구를 수정했습니다", "The words of a promise were edited"),
    Text(
        "약속 문구는 한 번 적으면 수정하지 않습니다. 문구가 바뀌면 이행 여부를 판단할 수 없습니다.",
        "A promise is written once. If its words change, nobody can tell what was kept.",
    ),
    before=task_with("promise: {text: 보고서를 낸다, source: S1}\n"),
    passes=task_with("promise: {text: 보고서를 낸다, source: S1}\nnote: 초안을 마침\n"),
    fails=task_with("promise: {text: 초안을 낸다, source: S1}\n"),
)
def check(comparison: Comparison) -> Iterator[Problem]:
    for before, after in comparison.tasks:
        promised = _words(before)
        if not promised or promised == _words(after):
            continue
        was = promised if len(promised) <= _LONGEST else f"{promised[:_LONGEST]}…"
        yield Problem(
            after.at("promise", "text") if after.promise else after.at("id"),
            _what(promised, _words(after)),
            Text(
                f"원래 문구로 되돌리세요(‘{was}’). 변경된 사정은 `updates`에 적으세요",
                f"put back the original words (“{was}”); what changed goes into `updates`",
            ),
        )


def _what(old: str, new: str) -> Text:
    figures = fewer(old, new)
    shown = f" ({figures})" if figures else ""
    return Text(
        f"약속 문구(`promise`)가 변경되었습니다{shown}",
        f"the words of the promise were changed{shown}",
    )


def _words(task: Task) -> str:
    """What was promised, however it is wrapped; empty where nothing was."""
    return " ".join(task.promise.text.split()) if task.promise else ""
