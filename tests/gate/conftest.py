import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.gate.dnatrack_copy import Hooks, copy_of_dnatrack
from tests.gate.forge import Forge, running
from tests.gate.run_action import Job
from tests.gate.tracker import commit, write_tracker
from tests.history.repositories import git

if sys.platform == "win32":
    # What runs here is bash, and `git` with the permissions of a Unix file system.
    collect_ignore_glob = ["test_*.py"]  # fmt: skip


@pytest.fixture
def forge() -> Iterator[Forge]:
    with running(Forge()) as made:
        yield made


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    """A repository whose branch `main` has one commit, and whose branch `work` is checked out."""
    top = tmp_path / "checkout"
    write_tracker(top)
    git(top, "init", "--quiet", "--initial-branch=main")
    commit(top, "start")
    git(top, "checkout", "--quiet", "-b", "work")
    return top


@pytest.fixture(scope="session")
def runner_temp(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The RUNNER_TEMP of all jobs, in which the action is installed."""

    def install(place: Path) -> None:
        Job(place, place, steps=("Set up Python", "Install dnatrack")).run()

    return _made_once(tmp_path_factory, "runner", install)


@pytest.fixture(scope="session")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Hooks:
    """A repository of dnatrack as it is now, and a home for pre-commit."""
    return Hooks(_made_once(tmp_path_factory, "hooks", copy_of_dnatrack))


def _made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that one of the workers makes, and all use."""
    base = factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    try:
        shared.mkdir()
    except FileExistsError:
        until = time.monotonic() + 600
        while not (shared / "made").exists() and time.monotonic() < until:
            time.sleep(0.2)
        return shared
    make(shared)
    (shared / "made").touch()
    return shared
