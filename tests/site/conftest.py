import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from dnatrack.app.site import publish
from dnatrack.app.workspace import open_workspace
from dnatrack.site import Published, build
from tests.history.repositories import Step, repository

SMALL = Path(__file__).parent.parent / "reports" / "data"
DAY = "2020-12-15"


@pytest.fixture(scope="session")
def tracker(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of the small data, in which a deadline moved without a word."""
    files = {
        one.relative_to(SMALL.parent).as_posix(): one.read_bytes()
        for one in sorted(SMALL.rglob("*.yaml"))
    }
    name = "data/tasks/gov-1-1.yaml"
    moved = files[name].replace(b"due: 2020-H1\n", b"due: 2020-03\n")
    steps = [
        Step({**files, name: moved}, day="2020-02-01"),
        Step({name: files[name]}, subject="moved (#7)", day="2020-11-01"),
    ]
    return repository(tmp_path_factory.mktemp("small"), steps) / "data"


@pytest.fixture(scope="session")
def published(tracker: Path) -> Published:
    return publish(open_workspace(tracker), on=DAY, base_url="https://example.org/x")


@pytest.fixture(scope="session")
def files(published: Published) -> Mapping[str, bytes]:
    """The whole site by its paths."""
    found = [(one.path, one.content) for one in build(published)]
    assert len(found) == len(dict(found))
    return dict(found)


@pytest.fixture
def copied(tracker: Path, tmp_path: Path) -> Path:
    """The same data where a test may change it, without a history."""
    return Path(shutil.copytree(tracker, tmp_path / "data"))
