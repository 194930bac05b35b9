import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.gate.forge import Forge, running
from tests.gate.run_action import Job

if sys.platform == "win32":
    # What runs here is bash, and `git` with the permissions of a Unix file system.
    collect_ignore = ["test_action.py", "test_gitlab.py", "test_doctor.py", "test_owners.py",
                      "test_comment.py", "test_hooks.py"]  # fmt: skip


@pytest.fixture
def forge() -> Iterator[Forge]:
    with running(Forge()) as made:
        yield made


@pytest.fixture(scope="session")
def runner_temp(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The RUNNER_TEMP of all jobs, in which the action is installed once for all workers."""
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "runner"
    try:
        shared.mkdir()
    except FileExistsError:
        until = time.monotonic() + 300
        while not (shared / "installed").exists() and time.monotonic() < until:
            time.sleep(0.2)
        return shared
    Job(shared, shared, steps=("Set up Python", "Install dnatrack")).run()
    (shared / "installed").touch()
    return shared
