from pathlib import Path

import pytest

from tests.reports.period.reviewing import plan


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small plan; nobody changes it."""
    return plan(tmp_path_factory.mktemp("plan"))
