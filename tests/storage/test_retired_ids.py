from pathlib import Path

import pytest

from dnatrack.model.data_files import DataPath
from dnatrack.storage.former_contents import last_entry
from dnatrack.storage.git_read import GitRepository
from dnatrack.yamltext.value import Value
from tests.history.repositories import Step, git, repository

FIRST = {
    "data/sources.yaml": "sources:\n  S1: {title: 하나}\n  S2: {title: 둘}\n",
    "data/meetings.yaml": "meetings:\n  - {id: first, title: 첫 회의}\n",
}
LATER = {
    "data/sources.yaml": "sources:\n  S1: {title: 새 하나}\n",
    "data/meetings.yaml": "meetings: S2 first\n",
}


@pytest.mark.parametrize(
    ("holder", "id_", "entry"),
    [
        (DataPath("sources.yaml", ("sources",)), "S2", {"title": "둘"}),
        (DataPath("sources.yaml", ("sources",)), "S1", {"title": "새 하나"}),
        (DataPath("sources.yaml", ("sources",)), "S3", None),
        (DataPath("meetings.yaml", ("meetings",)), "first", {"id": "first", "title": "첫 회의"}),
        (DataPath("meetings.yaml", ("meetings",)), "S2", None),
        (DataPath("ministries.yaml", ("ministries",)), "first", None),
    ],
)
def test_what_stood_last_under_an_id_is_known(
    tmp_path: Path, holder: DataPath, id_: str, entry: Value
) -> None:
    folder = repository(tmp_path, [Step(FIRST), Step(LATER)])
    found = GitRepository.around(folder / "data")

    last = last_entry(found, git(folder, "rev-parse", "HEAD"), holder, id_)

    assert last == entry
