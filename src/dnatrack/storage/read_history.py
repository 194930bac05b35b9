"""The ledger of a data folder and what follows from it, read as far as it is not remembered."""

import gc
import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, tzinfo
from pathlib import Path

from dnatrack.history.facts import ItemFacts, facts_of, has_items
from dnatrack.history.ledger import Commit, FileChange, Ledger, LedgerWriter
from dnatrack.history.silence import RecentPast
from dnatrack.judging.judgement import NO_WITNESS, Witness
from dnatrack.loading.load import NoMemory, parse
from dnatrack.model.data_files import TASK_FOLDER, DataPath
from dnatrack.storage.cache import cache_file
from dnatrack.storage.git import GitFailedError
from dnatrack.storage.git_output import NO_ORDINARY_FILE
from dnatrack.storage.git_read import GitRepository
from dnatrack.storage.ledger_cache import recall_ledger, remember_ledger
from dnatrack.storage.uncommitted import find_uncommitted
from dnatrack.yamltext.value import Value

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


# What the history bears witness to, remembered so that git need not be asked each time.

_WITNESS = "witness"


def witness_of(folder: Path, head: str | None, zone: tzinfo) -> Witness:
    """What the commits up to `head`, which is checked out around `folder`, bear witness to.

    Git is asked only where that is not remembered.

    Raises:
        DnatrackError: the history cannot be read, or is cut off.
    """
    if head is None:
        return NO_WITNESS
    known = _recall_witness(folder, head)
    if known is None:
        known = _read_witness(folder, zone)
        _remember_witness(folder, head, known)
    return known


def _read_witness(folder: Path, zone: tzinfo) -> Witness:
    # Importing what runs git takes as long as everything else that a report needs.

    return witness_in(read_committed(folder), zone)


def witness_in(
    ledger: "Ledger", zone: tzinfo, *, without: Collection[str] = frozenset()
) -> Witness:
    """What a ledger bears witness to, with its days in `zone`; `without` some commits."""
    from dnatrack.history.moves import moves_of  # noqa: PLC0415 - slow to import

    slip_days: dict[str, tuple[date, ...]] = {}
    for id_, moves in moves_of(ledger).items():
        slips = [one for one in moves if one.is_slip]
        commits = [one.commit for one in slips if one.commit is not None]
        days = [_day(one.when, zone) for one in commits if one.id not in without]
        if days:
            slip_days[id_] = tuple(days)
    return Witness(ledger.first_dues, slip_days)


def _day(when: datetime, zone: tzinfo) -> date:
    return when.astimezone(zone).date()


def _recall_witness(folder: Path, head: str) -> Witness | None:
    file = cache_file(folder, _WITNESS)
    content = file.read() if file is not None else None
    if content is None:
        return None
    kept = json.loads(content)
    if kept["head"] != head:
        return None
    days = {
        id_: tuple(date.fromisoformat(day) for day in found)
        for id_, found in kept["slip_days"].items()
    }
    return Witness(kept["first_dues"], days)


def _remember_witness(folder: Path, head: str, witness: Witness) -> None:
    file = cache_file(folder, _WITNESS)
    if file is None:
        return
    slip_days = {id_: [day.isoformat() for day in days] for id_, days in witness.slip_days.items()}
    kept = {"head": head, "first_dues": dict(witness.first_dues), "slip_days": slip_days}
    file.write(json.dumps(kept, ensure_ascii=False).encode("utf-8", "surrogatepass"))


# What the last months were like, remembered so that the ledger is read once a day.

_RECENT = "recent"


def recent_past_of(folder: Path, head: str, zone: tzinfo, today: date) -> RecentPast:
    """The months before `today` by the commits up to `head`, which is checked out.

    Raises:
        DnatrackError: the history cannot be read, or is cut off.
    """
    asked = [head, str(zone), today.isoformat()]
    known = _recall_recent(folder, asked)
    if known is None:
        known = _read_recent(folder, zone, today)
        _remember_recent(folder, asked, known)
    return known


def _read_recent(folder: Path, zone: tzinfo, today: date) -> RecentPast:
    # Importing what runs git takes as long as everything else that a report needs.
    from dnatrack.history.silence import look_back  # noqa: PLC0415 - slow to import

    ledger = read_committed(folder)
    return look_back(ledger, today, lambda commit: commit.when.astimezone(zone).date())


def _recall_recent(folder: Path, asked: list[str]) -> RecentPast | None:
    file = cache_file(folder, _RECENT)
    content = file.read() if file is not None else None
    kept = json.loads(content) if content is not None else None
    if kept is None or kept["asked"] != asked:
        return None
    days = tuple(map(date.fromisoformat, kept["days"]))
    return RecentPast(days, kept["standings"], kept["silent"])


def _remember_recent(folder: Path, asked: list[str], recent: RecentPast) -> None:
    file = cache_file(folder, _RECENT)
    if file is None:
        return
    kept = {
        "asked": asked,
        "days": [day.isoformat() for day in recent.days],
        "standings": dict(recent.standings),
        "silent": dict(recent.silent),
    }
    file.write(json.dumps(kept, ensure_ascii=False).encode("utf-8", "surrogatepass"))


# What stood under an id before it was deleted.

_CHANGE = re.compile(rb":\d{6} \d{6} [0-9a-f]+ ([0-9a-f]+) [A-Z]\0([^\0]+)\0")
_LOG = ("log", "--first-parent", "-m", "--format=", "--raw", "-z")


def last_titles(repository: GitRepository, commit: str, files: Sequence[str]) -> dict[str, str]:
    """The last title of every id that `files` ever held on the way to `commit`, which included.

    Only these files are read, since an id stands in the file that is named after it.
    """
    contents = _contents(repository, commit, files)
    blobs = dict(repository.blobs(dict.fromkeys(id_ for _, id_ in contents)))
    titles: dict[str, str] = {}
    for file, id_ in contents:
        for item in _facts(file, blobs.get(id_)):
            titles.setdefault(item.id, item.title)
    return titles


def last_entry(repository: GitRepository, commit: str, holder: DataPath, id_: str) -> Value:
    """What stood last under an id in a list or mapping, on the way to `commit`.

    None where nothing did. Only contents in which the id occurs at all are parsed.
    """
    contents = _contents(repository, commit, [holder.file])
    blobs = dict(repository.blobs(dict.fromkeys(blob for _, blob in contents)))
    for _, blob in contents:
        data = blobs.get(blob)
        if data is not None and id_.encode() in data:
            entry = _entry(parse(holder.file, data, NoMemory()).value, holder, id_)
            if entry is not None:
                return entry
    return None


def _entry(value: Value, holder: DataPath, id_: str) -> Value:
    for key in holder.keys:
        value = value.get(str(key)) if isinstance(value, dict) else None
    if isinstance(value, dict):
        return value.get(id_)
    items = value if isinstance(value, list) else []
    return next((one for one in items if isinstance(one, dict) and one.get("id") == id_), None)


def _contents(
    repository: GitRepository, commit: str, files: Sequence[str]
) -> list[tuple[str, str]]:
    """Each file and the id of each of its contents up to a commit, newest first."""
    asked = [*_LOG, "--no-abbrev", "--no-renames", "--end-of-options", commit, "--", *files]
    try:
        out = repository.command.run(asked)
    except GitFailedError:
        return []
    found = []
    for id_, path in _CHANGE.findall(out):
        file = path.decode("utf-8", "surrogateescape").removeprefix(repository.prefix)
        if id_.strip(b"0"):
            found.append((file, id_.decode()))
    return found


def _facts(file: str, data: bytes | None) -> Iterable[ItemFacts]:
    if data is None:
        return ()
    return facts_of(file, parse(file, data, NoMemory()).value) or ()
