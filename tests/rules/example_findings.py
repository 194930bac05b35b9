"""What the rules say about the example data set with some of its files replaced."""

from collections.abc import Mapping
from datetime import date

from dnatrack.history.facts import ItemFacts
from dnatrack.loading.load import load
from dnatrack.model.finding import Finding
from dnatrack.rules.comparison import Comparison
from dnatrack.rules.engine import ChangeFindings, check, check_change
from dnatrack.rules.examples import EXAMPLE_TASK, EXAMPLE_TASK_FILE, example_snapshot
from dnatrack.rules.rule import Files

OTHER_FILE = "tasks/other.yaml"
OTHER = EXAMPLE_TASK.replace("id: example", "id: other", 1).replace("예시 과제", "다른 과제", 1)
NOTHING: Mapping[str, ItemFacts] = {}


def findings_in(files: Files) -> tuple[Finding, ...]:
    return check(load(example_snapshot(files)))


def changed(
    before: Files,
    after: Files,
    *,
    retired: Mapping[str, ItemFacts] = NOTHING,
    day: date | None = None,
) -> ChangeFindings:
    """What comes of laying `before` over the example data, and `after` over that."""
    old, new = load(example_snapshot(before)), load(example_snapshot({**before, **after}))
    return check_change(Comparison(old, new, retired, day))


def said_about(files: Files) -> list[str]:
    """Each finding as `file:line rule: message (hint)`, in English."""
    return [
        f"{one.location.file}:{one.location.line} {one.rule}: {_words(one)}"
        for one in findings_in(files)
    ]


def said(finding: Finding, like: str) -> str:
    """A finding as a row writes it, with its words if what is expected has words."""
    at = finding.location
    file = "" if at.file == EXAMPLE_TASK_FILE else f"{at.file}:"
    place = f"{file}{at.line}:{at.column} {finding.rule}"
    return f"{place}: {_words(finding)}" if ": " in like else place


def _words(finding: Finding) -> str:
    return f"{finding.message.en} ({finding.hint.en if finding.hint else ''})"
