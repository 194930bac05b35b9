"""Small data sets as the history that replays them."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from dnatrack.history.ledger import NewCommit
from dnatrack.loading.load import Loaded, load
from dnatrack.loading.snapshot import Snapshot
from dnatrack.rules.examples import example_snapshot
from dnatrack.rules.rule import Files
from dnatrack.sample.replay import replay
from dnatrack.storage.data_folder import snapshot_of

REAL = Path(__file__).resolve().parent.parent.parent / "data"
SOURCES = """\
sources:
  S1: {title: 계획, publisher: 예시 기관, date: 2020-01-10, kind: official, seen: full-text}
  S2: {title: 보도, publisher: 예시 매체, date: 2020-06, kind: press, seen: excerpt}
  S3: {title: 소개, publisher: 예시 기관, kind: official, seen: excerpt}
  S4: {title: 법령, publisher: 예시, date: 2026, kind: law, seen: full-text}
"""
TASK = """\
id: example
title: {ko: 예시 과제, en: Example task}
taskforce: example
lead: mois
promise: {text: 예시, source: S1}
lifecycle: in-progress
sources: [S1]
"""


def commits_of(files: Files) -> list[NewCommit]:
    """The history of the example data set with `files` in place of its own."""
    return list(replay(load(example_snapshot({"sources.yaml": SOURCES, **files})), {}))


def commits_with_milestone(lines: str) -> list[NewCommit]:
    """The history of a task of 2020-01-10 with one milestone, `report`, with these lines."""
    milestone = "id: report\ntitle: {ko: 보고서, en: Report}\nkind: plan\n" + lines
    listed = "\n    ".join(milestone.strip().split("\n"))
    return commits_of({"tasks/example.yaml": f"{TASK}milestones:\n  - {listed}\n"})


def told(commits: list[NewCommit]) -> list[str]:
    """The day and the subject of each commit but the first two: skeleton and taskforce."""
    return [f"{one.when:%F} {one.message.partition(chr(10))[0]}" for one in commits[2:]]


@cache
def real() -> Loaded:
    return load(snapshot_of(REAL))


@cache
def replayed() -> list[NewCommit]:
    """The history of the real data."""
    return list(replay(real(), {}))


def states(commits: list[NewCommit]) -> Iterator[Snapshot]:
    """The data folder after each commit."""
    files: dict[str, bytes] = {}
    for commit in commits:
        for path, text in commit.files.items():
            files[path.removeprefix("data/")] = text.encode()
        yield Snapshot("replayed", dict(files))
