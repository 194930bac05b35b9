from pathlib import Path

import pytest

from tests.cli.gate.tracker import PLANNED, data
from tests.history.repositories import Step, git, repository


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository whose branch `change` is checked out; `main` holds a milestone."""
    steps = [Step({"README": "x"}), Step(data(example=PLANNED))]
    made = repository(tmp_path / "ledger", steps)
    git(made, "checkout", "-q", "-b", "change")
    return made
