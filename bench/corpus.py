"""Data folders of any size: valid, in Korean and English, the same for the same seed.

To have one: `python -m bench.corpus FOLDER --tasks 1000`.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from random import Random

from bench.corpus_files import write_common_files
from bench.corpus_task import CorpusTask, task_text

SIZES = (21, 1_000, 10_000)


def corpus_tasks(count: int, *, seed: int = 2020, prefix: str = "task") -> Iterator[CorpusTask]:
    """`count` tasks, in the order of their ids, which begin with `prefix`."""
    dice = Random(seed)  # noqa: S311 - a corpus keeps no secret
    for number in range(1, count + 1):
        yield CorpusTask.rolled(number, dice, prefix)


def write_corpus(folder: Path, count: int, *, seed: int = 2020, prefix: str = "task") -> None:
    """Write a complete data folder with `count` tasks, without a single finding."""
    tasks = folder / "tasks"
    tasks.mkdir(parents=True)
    made = []
    for task in corpus_tasks(count, seed=seed, prefix=prefix):
        (tasks / f"{task.id}.yaml").write_text(task_text(task), encoding="utf-8")
        made.append(task)
    write_common_files(folder, made)


def main() -> None:
    """Write the corpus that the command line asks for."""
    parser = argparse.ArgumentParser(description="Make a data folder to measure with.")
    parser.add_argument("folder", type=Path, help="where to; must not exist yet")
    parser.add_argument("--tasks", type=int, default=1_000, help="how many task files (1000)")
    parser.add_argument("--seed", type=int, default=2020, help="another seed, other data (2020)")
    asked = parser.parse_args()
    write_corpus(asked.folder, asked.tasks, seed=asked.seed)


if __name__ == "__main__":
    main()
