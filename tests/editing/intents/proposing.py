"""What becomes of the example data when a plan is carried out on it."""

from collections.abc import Callable, Sequence

from dnatrack.editing.proposal import Plan, Proposal, deliverable_named, propose
from dnatrack.loading.load import Loaded, load
from dnatrack.model.milestone import Milestone
from dnatrack.model.task import Task
from dnatrack.rules.examples import EXAMPLE_TASK_FILE, example_snapshot, task_with_milestone
from dnatrack.yamltext.parsed_text import Edit

ITEM = "example/report"


def example(lines: str) -> Loaded:
    """The example data with one milestone, `report`, that has these `lines` besides."""
    return load(example_snapshot(task_with_milestone(lines)))


def item_of(loaded: Loaded, id_: str = ITEM) -> Task | Milestone:
    return deliverable_named(loaded.tracker, id_)


def milestone_of(loaded: Loaded) -> Milestone:
    found = item_of(loaded)
    assert isinstance(found, Milestone)
    return found


def after(lines: str, intent: Callable[[Milestone], Sequence[Edit]]) -> Proposal:
    """What an intent makes of the example milestone with these lines."""
    loaded = example(lines)
    return propose(loaded, Plan(intent(milestone_of(loaded))))


def lines_of(proposal: Proposal) -> list[str]:
    """The lines that are new in the example task, without their indentation."""
    old = _text(proposal.before).splitlines()
    return [line.strip() for line in _text(proposal.after).splitlines() if line not in old]


def rules_of(proposal: Proposal) -> list[str]:
    """The rules that what is new breaks."""
    return [one.rule for one in proposal.findings.new]


def _text(loaded: Loaded) -> str:
    return loaded.snapshot.files[EXAMPLE_TASK_FILE].decode()
