import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.histories import LATE, MOVED
from tests.cli.running import ROOT
from tests.history.repositories import repository


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the real data and no git history; nobody changes it."""
    made = tmp_path_factory.mktemp("ledger")
    shutil.copytree(ROOT / "data", made / "data")
    return made


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    """A folder of one's own with the real data."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path


@pytest.fixture(scope="session")
def histories(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Repositories by their names in `histories.py`; nobody changes them."""
    made = tmp_path_factory.mktemp("histories")
    steps = {"moved": MOVED, "late": LATE}
    return {name: repository(made / name, steps[name]) for name in steps}
