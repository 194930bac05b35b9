"""The gate over a history of honest changes: nobody is stopped."""

from dnatrack.loading.load import Loaded, load, load_beside
from dnatrack.model.finding import Severity
from dnatrack.rules.comparison import Comparison
from dnatrack.rules.engine import check_change
from tests.sample.replaying import replayed, states

# The record says so itself, where nobody has looked yet: `result: not-searched`.
NOBODY_LOOKED = "unknown-not-searched"


def test_no_change_of_the_sample_history_is_stopped() -> None:
    commits = replayed()

    stopped = []
    before: Loaded | None = None
    for commit, snapshot in zip(commits, states(commits), strict=True):
        after = load(snapshot) if before is None else load_beside(snapshot, before)
        if before is not None:
            found = check_change(Comparison(before, after, day=commit.when.date())).new
            stopped += [
                (commit.when, one)
                for one in found
                if one.severity is Severity.ERROR and one.rule != NOBODY_LOOKED
            ]
        before = after

    assert len(commits) > 50
    assert stopped == []
