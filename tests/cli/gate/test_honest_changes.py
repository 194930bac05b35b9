"""The gate over a history of honest changes: nobody is stopped."""

from pathlib import Path
from zoneinfo import ZoneInfo

from dnatrack.loading.load import Loaded, load, load_beside
from dnatrack.model.finding import Severity
from dnatrack.rules.comparison import Comparison
from dnatrack.rules.engine import check_change
from dnatrack.storage.git_ancestry import moment_of
from dnatrack.storage.git_read import GitRepository
from tests.cli.running import dnatrack
from tests.history.repositories import git

SEOUL = ZoneInfo("Asia/Seoul")
# The record says so itself, where nobody has looked yet: `result: not-searched`.
NOBODY_LOOKED = "unknown-not-searched"


def test_no_change_of_the_sample_history_is_stopped(tmp_path: Path) -> None:
    dnatrack("init", "--sample", "history", str(tmp_path / "sample"))
    repository = GitRepository.around(tmp_path / "sample/data")
    commits = git(tmp_path / "sample", "rev-list", "--first-parent", "--reverse", "HEAD").split()

    stopped = []
    before: Loaded | None = None
    for commit in commits:
        snapshot = repository.snapshot(commit)
        after = load(snapshot) if before is None else load_beside(snapshot, before)
        if before is not None:
            day = moment_of(repository, commit).astimezone(SEOUL).date()
            found = check_change(Comparison(before, after, day=day)).new
            stopped += [
                (commit, one)
                for one in found
                if one.severity is Severity.ERROR and one.rule != NOBODY_LOOKED
            ]
        before = after

    assert len(commits) > 50
    assert stopped == []
