import shutil
from pathlib import Path

import pytest

from tests.cli.running import ROOT


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
