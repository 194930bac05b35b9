"""What the rules say about a change of the example data set."""

import re
from collections.abc import Mapping
from textwrap import indent

from dnatrack.loading.load import load
from dnatrack.model.finding import Finding
from dnatrack.rules.comparison import Comparison
from dnatrack.rules.engine import ChangeFindings, check_change
from dnatrack.rules.examples import EXAMPLE_TASK, EXAMPLE_TASK_FILE, example_snapshot
from dnatrack.rules.rule import Files

OTHER_FILE = "tasks/other.yaml"
OTHER = EXAMPLE_TASK.replace("id: example", "id: other", 1).replace("예시 과제", "다른 과제", 1)
NOTHING: Mapping[str, str] = {}


def changed(before: Files, after: Files, *, retired: Mapping[str, str] = NOTHING) -> ChangeFindings:
    """What comes of laying `before` over the example data, and `after` over that."""
    old, new = load(example_snapshot(before)), load(example_snapshot({**before, **after}))
    return check_change(Comparison(old, new, retired))


def said(findings: tuple[Finding, ...]) -> list[str]:
    """Each finding as `file:line rule`."""
    return [f"{one.location.file}:{one.location.line} {one.rule}" for one in findings]


def new_after(before: Files, after: Files, *, retired: Mapping[str, str] = NOTHING) -> list[str]:
    """The findings that a change brings, each as `file:line rule`."""
    return said(changed(before, after, retired=retired).new)


def milestones(*items: str) -> Files:
    """The example task with these milestones, each given by its lines, `id` first."""
    listed = indent("\n".join(one.strip() for one in items), "    ")
    marked = re.sub(r"^    (?=id: )", "  - ", listed, flags=re.MULTILINE)
    return {EXAMPLE_TASK_FILE: f"{EXAMPLE_TASK}milestones:\n{marked}\n"}
