"""The ledger of a data folder, read from git as far as it is not remembered."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from dnatrack.history.commits import Commit, FileChange
from dnatrack.history.facts import ItemFacts, facts_of, has_items
from dnatrack.history.ledger import Ledger, LedgerWriter
from dnatrack.reading.parsing import NoMemory, parse
from dnatrack.storage.git_repository import GitRepository
from dnatrack.storage.ledger_cache import recall_ledger, remember_ledger
from dnatrack.storage.parse_cache import blob_id
from dnatrack.storage.working_tree import snapshot_of

Contents = dict[str, bytes]


class _Contents:
    """What contents say, each parsed once however often it comes up."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._facts: dict[tuple[str, str], tuple[ItemFacts, ...] | None] = {}

    def facts(self, path: str, id_: str) -> tuple[ItemFacts, ...] | None:
        """What the content `id_` says as a file of this path; None if it cannot be read."""
        key = path, id_
        if key not in self._facts:
            value = parse(path, self._contents[id_], NoMemory()).value
            self._facts[key] = facts_of(path, value) if value is not None else None
        return self._facts[key]


def read_ledger(folder: Path, now: datetime) -> Ledger:
    """Every event of the data in `folder`, those not committed yet with the moment `now`.

    Raises:
        DnatrackError: there is no git, no repository, or its history is cut off.
    """
    repository = _whole_repository(folder)
    return _with_uncommitted(repository, _committed(repository, folder), folder, now)


def read_committed(folder: Path) -> Ledger:
    """Every event of the data in `folder` that is committed.

    Raises:
        DnatrackError: there is no git, no repository, or its history is cut off.
    """
    return _committed(_whole_repository(folder), folder)


def _whole_repository(folder: Path) -> GitRepository:
    repository = GitRepository.around(folder)
    repository.refuse_shallow()
    return repository


def _committed(repository: GitRepository, folder: Path) -> Ledger:
    head = repository.head()
    if head is None:
        return Ledger()
    known = recall_ledger(folder)
    if known is not None and known.head == head:
        return known
    if known is None or known.unread or not repository.is_on_line(known.head or ""):
        known = Ledger()
    ledger = _extended(repository, known, repository.commits(head, since=known.head), head)
    remember_ledger(folder, ledger)
    return ledger


def _extended(
    repository: GitRepository, known: Ledger, commits: Iterable[Commit], head: str
) -> Ledger:
    relevant = [_relevant(one) for one in commits]
    ids = {one.new for commit in relevant for one in commit.changes}
    if known.head is not None:
        ids |= {one.old for commit in relevant for one in commit.changes}
    contents = _Contents(dict(repository.blobs(id_ for id_ in ids if id_ is not None)))
    writer = LedgerWriter(contents.facts, known)
    for commit in relevant:
        writer.add(commit)
    return writer.ledger(head)


def _relevant(commit: Commit) -> Commit:
    """`commit` with the changes of those files alone that hold items."""
    return commit._replace(changes=tuple(one for one in commit.changes if has_items(one.path)))


def _with_uncommitted(
    repository: GitRepository, committed: Ledger, folder: Path, now: datetime
) -> Ledger:
    before = repository.blob_ids(committed.head) if committed.head else {}
    files = snapshot_of(folder).files
    after = {path: blob_id(data).hex() for path, data in files.items() if has_items(path)}
    changed = {
        path: FileChange(path, before.get(path), after.get(path))
        for path in sorted({*before, *after})
        if has_items(path) and before.get(path) != after.get(path)
    }
    if not changed:
        return committed
    contents = dict(repository.blobs(one.old for one in changed.values() if one.old))
    contents.update((after[path], files[path]) for path in changed if path in after)
    writer = LedgerWriter(_Contents(contents).facts, committed)
    writer.add(Commit("", "", "", now, "", tuple(changed.values())))
    return writer.ledger(committed.head)
