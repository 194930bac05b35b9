from pathlib import Path

import pytest

from bench.corpus import write_corpus
from dnatrack.loading.load import Loaded, load
from dnatrack.model.words import Lifecycle
from dnatrack.rules.engine import check
from dnatrack.storage.data_folder import snapshot_of


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("bench") / "corpus"
    write_corpus(made, 100)
    return made


@pytest.fixture
def loaded(folder: Path) -> Loaded:
    return load(snapshot_of(folder))


def test_a_corpus_has_as_many_tasks_as_were_asked_for(loaded: Loaded) -> None:
    assert [task.id for task in loaded.tracker.tasks] == [f"task-{n:05}" for n in range(1, 101)]


def test_nothing_is_wrong_with_a_corpus(loaded: Loaded) -> None:
    assert check(loaded) == ()


def test_a_corpus_has_milestones_in_every_lifecycle_but_superseded(loaded: Loaded) -> None:
    found = {owed.milestone.lifecycle for owed in loaded.tracker.owed}

    assert found == set(Lifecycle) - {Lifecycle.SUPERSEDED}


def test_the_tasks_of_a_corpus_are_as_long_as_real_ones(folder: Path) -> None:
    lengths = [len(file.read_bytes().splitlines()) for file in folder.glob("tasks/*.yaml")]

    assert 45 <= sum(lengths) / len(lengths) <= 55


def test_a_seed_makes_one_corpus(tmp_path: Path) -> None:
    for name, seed in (("one", 7), ("two", 7), ("other", 8)):
        write_corpus(tmp_path / name, 21, seed=seed)

    assert snapshot_of(tmp_path / "one") == snapshot_of(tmp_path / "two")
    assert snapshot_of(tmp_path / "one") != snapshot_of(tmp_path / "other")
