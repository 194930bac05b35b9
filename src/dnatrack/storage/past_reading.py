"""The ledger of a data folder, read from git as far as it is not remembered."""

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from dnatrack.history.facts import ItemFacts, facts_of, has_items
from dnatrack.history.ledger import Commit, FileChange, Ledger, LedgerWriter
from dnatrack.loading.load import NoMemory, parse
from dnatrack.model.data_files import TASK_FOLDER
from dnatrack.storage.git_log import NO_ORDINARY_FILE
from dnatrack.storage.git_repository import GitRepository
from dnatrack.storage.ledger_cache import recall_ledger, remember_ledger
from dnatrack.storage.uncommitted import find_uncommitted

_WORTH_WRITING = 20
"""A ledger of so many files is written down as fast as one file, or commit, is read."""


class _Facts:
    """What contents say, each parsed once however often it comes up."""

    def __init__(self, changes: Iterable[FileChange]) -> None:
        self._paths: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for one in changes:
            if one.new is not None and one.new != NO_ORDINARY_FILE:
                self._paths[one.new][one.path] = None
        self._facts: dict[tuple[str, str], tuple[ItemFacts, ...] | None] = {}

    @property
    def ids(self) -> list[str]:
        """The ids of the contents that are needed."""
        return list(self._paths)

    def learn(self, contents: Iterable[tuple[str, bytes | None]]) -> None:
        """Take in contents by their ids; None for one that cannot be read."""
        for id_, data in contents:
            paths = list(self._paths[id_])
            value = parse(paths[0], data, NoMemory()).value if data is not None else None
            for path in paths:
                self._facts[path, id_] = facts_of(path, value) if value is not None else None

    def of(self, path: str, id_: str) -> tuple[ItemFacts, ...] | None:
        """What the content `id_` says as a file of this path; None if it cannot be read."""
        return self._facts.get((path, id_))


def read_ledger(folder: Path, now: datetime) -> Ledger:
    """Every event of the data in `folder`, those not committed yet with the moment `now`.

    Raises:
        DnatrackError: there is no git, no repository, or its history is cut off.
    """
    with _without_garbage_collection():
        repository = _whole_repository(folder)
        return _add_uncommitted(repository, _read_to_head(repository, folder), now)


def read_committed(folder: Path, *, up_to: str | None = None) -> Ledger:
    """Every event of the data in `folder` that is committed, `up_to` a commit or all.

    Raises:
        DnatrackError: there is no git, no repository, or its history is cut off.
    """
    with _without_garbage_collection():
        repository = _whole_repository(folder)
        if up_to is None or up_to == repository.head:
            return _read_to_head(repository, folder)
        return _read_on(repository.at(up_to), recall_ledger(folder))[0]


def _whole_repository(folder: Path) -> GitRepository:
    repository = GitRepository.around(folder)
    repository.refuse_shallow()
    return repository


def _read_to_head(repository: GitRepository, folder: Path) -> Ledger:
    if repository.head is None:
        return Ledger()
    ledger, effort = _read_on(repository, recall_ledger(folder))
    if effort and effort * _WORTH_WRITING >= len(ledger.files):
        remember_ledger(folder, ledger)
    return ledger


def _read_on(repository: GitRepository, known: Ledger | None) -> tuple[Ledger, int]:
    """The ledger of all commits, from `known` on if it leads there; commits and files read."""
    if known is not None and known.head == repository.head:
        return known, 0
    later = repository.commits_after(known.head) if known and known.head else None
    if known is None or later is None:
        known, later = Ledger(), repository.commits()
    relevant = [_relevant(one) for one in later]
    facts = _Facts(change for one in relevant for change in one.changes)
    facts.learn(repository.blobs(facts.ids))
    writer = LedgerWriter(facts.of, known)
    for commit in relevant:
        if commit.changes:
            writer.add(commit)
    return writer.ledger(repository.head), len(later) + len(facts.ids)


def _relevant(commit: Commit) -> Commit:
    """`commit` with the changes of those files alone that hold items, or should."""
    found = (one for one in commit.changes if has_items(one.path) or one.path == TASK_FOLDER)
    return commit._replace(changes=tuple(found))


def _add_uncommitted(repository: GitRepository, committed: Ledger, now: datetime) -> Ledger:
    found = find_uncommitted(repository)
    if not found.changes:
        return committed
    facts = _Facts(found.changes)
    facts.learn((id_, found.contents[id_]) for id_ in facts.ids)
    writer = LedgerWriter(facts.of, committed)
    writer.add(Commit("", "", "", now, "", found.changes))
    return writer.ledger(committed.head)


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Much is made and nothing thrown away: looking for garbage all the time is for nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
