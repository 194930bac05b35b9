from pathlib import Path

import pytest

from tests.cli.running import dnatrack


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the record is replayed; nobody changes it."""
    place = tmp_path_factory.mktemp("desk")
    run = dnatrack("init", "sample", "--sample", "history", at=place)
    assert (run.code, run.err) == (0, "")
    return place / "sample"
