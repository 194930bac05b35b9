from pathlib import Path

import pytest

from bench.environments import Environments
from bench.ground import Ground

pytestmark = pytest.mark.slow


def ground_in(folder: Path) -> Ground:
    nowhere = Environments(folder, folder)
    return Ground(nowhere, folder, folder / "corpora", folder, rounds=1, limit=300)


def test_what_one_part_writes_no_other_part_finds(tmp_path: Path) -> None:
    ground = ground_in(tmp_path)
    one, other = ground.part("one"), ground.part("other")
    written, copy = one.corpus(3), one.corpus(3, copy="edited")
    (written / "tasks" / "new.yaml").touch()

    again = ground.part("one").corpus(3)

    found = [len(list(folder.glob("tasks/*"))) for folder in (other.corpus(3), again)]
    assert (found, copy == written) == ([3, 3], False)


def test_a_history_is_a_repository_with_the_commits_that_were_asked_for(tmp_path: Path) -> None:
    history = ground_in(tmp_path).part("one").history(5, 2)

    assert (history / ".git").is_dir()
    assert (history / "data" / "taskforces.yaml").is_file()
