import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from dnatrack.i18n import Language, use_language

# What a scene expects is told where it does not come.
pytest.register_assert_rewrite("tests.cli.scenes")

# A machine may be busy: how long an example takes says nothing.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

# What is started in the background ignores Ctrl-C, and so would the programs that tests interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _each_begins_in_korean() -> Iterator[None]:
    yield
    use_language(Language.KO)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record replayed, as `dnatrack init --sample history` does; nobody changes it."""
    from tests.cli.running import dnatrack

    place = tmp_path_factory.mktemp("replayed")
    run = dnatrack("init", "sample", "--sample", "history", at=place)
    assert (run.code, run.err) == (0, "")
    return place / "sample"
