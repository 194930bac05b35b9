from pathlib import Path

from bench.corpus import write_corpus
from dnatrack.loading.load import Loaded, load
from dnatrack.model.words import Lifecycle
from dnatrack.rules.engine import check
from dnatrack.storage.data_folder import snapshot_of


def loaded_corpus(folder: Path, count: int) -> Loaded:
    write_corpus(folder, count)
    return load(snapshot_of(folder))


def test_a_corpus_has_as_many_tasks_as_were_asked_for(tmp_path: Path) -> None:
    loaded = loaded_corpus(tmp_path / "corpus", 21)

    assert [task.id for task in loaded.tracker.tasks] == [f"task-{n:05}" for n in range(1, 22)]


def test_nothing_is_wrong_with_a_corpus(tmp_path: Path) -> None:
    loaded = loaded_corpus(tmp_path / "corpus", 100)

    assert check(loaded) == ()


def test_a_corpus_has_milestones_in_every_lifecycle_but_superseded(tmp_path: Path) -> None:
    loaded = loaded_corpus(tmp_path / "corpus", 100)

    found = {owed.milestone.lifecycle for owed in loaded.tracker.owed}
    assert found == set(Lifecycle) - {Lifecycle.SUPERSEDED}


def test_the_tasks_of_a_corpus_are_as_long_as_real_ones(tmp_path: Path) -> None:
    write_corpus(tmp_path / "corpus", 100)

    lengths = [len(file.read_bytes().splitlines()) for file in tmp_path.glob("corpus/tasks/*.yaml")]
    assert 45 <= sum(lengths) / len(lengths) <= 55


def test_the_same_seed_makes_the_same_corpus(tmp_path: Path) -> None:
    write_corpus(tmp_path / "one", 21, seed=7)
    write_corpus(tmp_path / "two", 21, seed=7)

    assert snapshot_of(tmp_path / "one") == snapshot_of(tmp_path / "two")


def test_another_seed_makes_another_corpus(tmp_path: Path) -> None:
    write_corpus(tmp_path / "one", 21, seed=7)
    write_corpus(tmp_path / "two", 21, seed=8)

    assert snapshot_of(tmp_path / "one") != snapshot_of(tmp_path / "two")
