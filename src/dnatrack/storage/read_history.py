"""The ledger of a data folder and what follows from it, read as far as it is not remembered."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import is_normalized

from dnatrack.history.facts import ItemFacts, facts_of, has_items, remains_of
from dnatrack.history.ledger import Commit, FileChange, Ledger, arrivals
from dnatrack.history.recent_past import RecentPast, RecentStates, recent_states
from dnatrack.history.trend import State
from dnatrack.judging.witness import GonePromise, Witness
from dnatrack.loading.load import NoMemory, ParsedFiles, parse
from dnatrack.model.data_files import TASK_FOLDER
from dnatrack.model.period import period_of
from dnatrack.storage.cache import blob_id, decode, encode, recall, remember
from dnatrack.storage.git_files import NO_ORDINARY_FILE
from dnatrack.storage.ledger_cache import recall_ledger, remember_ledger
from dnatrack.yamltext.value import Value

if TYPE_CHECKING:
    from dnatrack.history.moves import Move
    from dnatrack.storage.git_read import GitRepository

_WORTH_WRITING = 20
"""A ledger of so many files is written down as fast as one file, or commit, is read."""


_UNUSUAL = (b"\r", b"\n---", b"\n...", b"\n?")
_COMMENTS = re.compile(rb"(?:#.*\n|\n)*(?=[a-z_]+:)")
_SECTIONS = re.compile(rb"\n(?=[a-z_]+:)")
_LIST = re.compile(rb"([a-z_]+):(?=\n( *)- )")
_MOST_BYTES = 64 * 1024
"""Far below what a file may hold, so that no limit is passed by parts alone."""


class ParsedParts:
    """Values of files, most parts of which are those of other files: each is parsed once.

    A part is a key that begins a line, with all that belongs to it, or an item of its
    list. What is open at its end (a quote, a bracket) is an error there: then, and
    wherever there is anything to say against a part, the file is parsed as a whole.
    """

    def __init__(self) -> None:
        self._parts: dict[bytes, Value] = {}

    def value(self, file: str, data: bytes) -> Value:
        """The value of a file; None where nothing of it can be read."""
        value = _simple_value(file, data)
        if value is None:
            value = self._joined(data)
        return parse(file, data, NoMemory()).value if value is None else value

    def _joined(self, data: bytes) -> Value:
        comments = _COMMENTS.match(data)
        is_usual = data[-1:] == b"\n" and not any(sign in data for sign in _UNUSUAL)
        if comments is None or not is_usual or len(data) > _MOST_BYTES:
            return None
        first, *sections = _SECTIONS.split(data[comments.end() : -1])
        joined: dict[str, Value] = {}
        for section in (comments[0] + first, *sections):
            found = _LIST.match(section)
            value = self._list(section, found) if found else self._part(section)
            if not isinstance(value, dict) or not value.keys().isdisjoint(joined):
                return None
            joined.update(value)
        return joined

    def _list(self, section: bytes, found: re.Match[bytes]) -> Value:
        _, *items = re.split(rb"\n(?=%b- )" % found[2], section)
        held: list[Value] = []
        for item in items:
            value = self._part(item)
            if not isinstance(value, list):
                return None
            held += value
        return {found[1].decode(): held}

    def _part(self, part: bytes) -> Value:
        if part not in self._parts:
            parsed = parse(TASK_FOLDER, part + b"\n", NoMemory())
            self._parts[part] = None if parsed.defects else parsed.value
        return self._parts[part]


def _simple_value(file: str, data: bytes) -> Value:
    """The value of a file that is read without a parser, faster than its parts; else None."""
    # Slow to import, and needed for new commits only.
    from dnatrack.yamltext.characters import scan
    from dnatrack.yamltext.simple_yaml import read_simple

    text = scan(file, data).text
    return read_simple(text) if text is not None and is_normalized("NFC", text) else None


class SharedMemory(ParsedFiles):
    """A memory that also keeps in `parsed`, by blob ids, what was parsed for lack of it.

    What lies on the disk is mostly what the history ends with: it need not be parsed twice.
    """

    def __init__(self, memory: ParsedFiles, parsed: dict[str, Value]) -> None:
        self._memory = memory
        self._parsed = parsed

    def recall(self, data: bytes) -> Value:
        """As the memory does."""
        return self._memory.recall(data)

    def remember(self, data: bytes, value: Value) -> None:
        """As the memory does; and have it at hand."""
        self._parsed[blob_id(data).hex()] = value
        self._memory.remember(data, value)

    def is_sound(self, file: str, data: bytes) -> bool:
        """As the memory does."""
        return self._memory.is_sound(file, data)

    def vouch(self, file: str, data: bytes) -> None:
        """As the memory does."""
        self._memory.vouch(file, data)


class _Facts:
    """What contents say, each parsed once however often it comes up."""

    def __init__(self, changes: Iterable[FileChange]) -> None:
        self._paths: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for one in changes:
            if one.new is not None and one.new != NO_ORDINARY_FILE:
                self._paths[one.new][one.path] = None
        self._facts: dict[tuple[str, str], tuple[ItemFacts, ...] | None] = {}
        self._remains: dict[tuple[str, str], tuple[ItemFacts, ...]] = {}

    @property
    def ids(self) -> list[str]:
        """The ids of the contents that are needed, and not known yet."""
        known = {id_ for _, id_ in self._facts}
        return [id_ for id_ in self._paths if id_ not in known]

    def take(self, parsed: dict[str, Value]) -> None:
        """Take over what was parsed already, by its ids, as far as it is needed."""
        for id_ in parsed.keys() & self._paths.keys():
            value = parsed.pop(id_)
            found = {(path, id_): facts_of(path, value) for path in self._paths[id_]}
            # Of what holds no items the text is needed, to tell what can be told.
            if None not in found.values():
                self._facts.update(found)

    def learn(self, contents: Iterable[tuple[str, bytes | None]]) -> None:
        """Take in contents by their ids; None for one that cannot be read."""
        parts = ParsedParts()
        for id_, data in contents:
            paths = list(self._paths[id_])
            value = parts.value(paths[0], data) if data is not None else None
            for path in paths:
                found = facts_of(path, value) if value is not None else None
                self._facts[path, id_] = found
                if found is None and data is not None:
                    self._remains[path, id_] = remains_of(path, data)

    def of(self, path: str, id_: str) -> tuple[ItemFacts, ...] | None:
        """What the content `id_` says as a file of this path; None if it cannot be read."""
        return self._facts.get((path, id_))

    def remains_of(self, path: str, id_: str) -> tuple[ItemFacts, ...]:
        """What can be told of it all the same; nothing where there is nothing to read."""
        return self._remains.get((path, id_), ())


def read_ledger(folder: Path, now: datetime) -> Ledger:
    """Every event of the data in `folder`, those not committed yet with the moment `now`.

    Raises:
        DnatrackError: there is no git, no repository, or its history is cut off.
    """
    repository = _whole_repository(folder)
    return _add_uncommitted(repository, _read_to_head(repository, folder), now)


def read_committed(
    folder: Path,
    *,
    up_to: str | None = None,
    remembers: bool = True,
    parsed: dict[str, Value] | None = None,
) -> Ledger:
    """Every event of the data in `folder` that is committed, `up_to` a commit or all.

    Nothing is written, not even into the cache, where it `remembers` nothing. What was
    `parsed` already, by blob ids, is taken from there.

    Raises:
        DnatrackError: there is no git, no repository, or its history is cut off.
    """
    repository = _whole_repository(folder)
    if remembers and (up_to is None or up_to == repository.head):
        return _read_to_head(repository, folder, parsed)
    at = repository if up_to is None else repository.at(up_to)
    return _read_on(at, recall_ledger(folder))[0] if at.head is not None else Ledger()


def _whole_repository(folder: Path) -> "GitRepository":
    from dnatrack.storage.git_read import GitRepository

    repository = GitRepository.around(folder)
    repository.refuse_shallow()
    return repository


def _read_to_head(
    repository: "GitRepository", folder: Path, parsed: dict[str, Value] | None = None
) -> Ledger:
    if repository.head is None:
        return Ledger()
    ledger, effort = _read_on(repository, recall_ledger(folder), parsed)
    if effort and effort * _WORTH_WRITING >= len(ledger.files):
        remember_ledger(folder, ledger)
    return ledger


def _read_on(
    repository: "GitRepository", known: Ledger | None, parsed: dict[str, Value] | None = None
) -> tuple[Ledger, int]:
    """The ledger of all commits, from `known` on if it leads there; commits and files read."""
    from dnatrack.history.ledger_writer import LedgerWriter

    if known is not None and known.head == repository.head:
        return known, 0
    later = repository.commits_after(known.head) if known and known.head else None
    if known is None or later is None or _may_have_moved(known, later):
        known, later = Ledger(), repository.commits()
    relevant = [_relevant(one) for one in later]
    facts = _Facts(change for one in relevant for change in one.changes)
    effort = len(later) + len(facts.ids)
    facts.take(parsed or {})
    facts.learn(repository.blobs(facts.ids))
    writer = LedgerWriter(facts.of, facts.remains_of, known)
    for commit in relevant:
        if commit.changes:
            writer.add(commit)
    return writer.ledger(repository.head), effort


def _may_have_moved(known: Ledger, later: Sequence[Commit]) -> bool:
    """Whether the tracker may have left its folder, or come to it, in some of these commits."""
    held = [FileChange(path, None, path) for path in known.files]
    came, is_left = arrivals([held, *(one.changes for one in later)])
    return not is_left or came != arrivals([held])[0]


def _relevant(commit: Commit) -> Commit:
    """`commit` with the changes of those files alone that hold items, or should."""
    found = (one for one in commit.changes if has_items(one.path) or one.path == TASK_FOLDER)
    return commit._replace(changes=tuple(found))


def _add_uncommitted(repository: "GitRepository", committed: Ledger, now: datetime) -> Ledger:
    from dnatrack.history.ledger_writer import LedgerWriter
    from dnatrack.storage.uncommitted import find_uncommitted

    found = find_uncommitted(repository)
    step = _relevant(Commit("", "", "", now, "", found.changes))
    if not step.changes:
        return committed
    facts = _Facts(step.changes)
    facts.learn((id_, found.contents[id_]) for id_ in facts.ids)
    writer = LedgerWriter(facts.of, facts.remains_of, committed)
    writer.add(step)
    return writer.ledger(committed.head)


# What the history says beyond the files, remembered so that git need not be asked each time.

_KIND = "past"


class KnownPast:
    """What the commits up to `head`, which is checked out around `folder`, say.

    Git is asked only where that is not remembered, and what was `parsed` taken from there.

    Raises:
        DnatrackError: the history cannot be read, or is cut off.
    """

    def __init__(
        self, folder: Path, head: str, zone: tzinfo, parsed: dict[str, Value] | None = None
    ) -> None:
        key = f"{head} {zone}"
        parts = recall(folder, _KIND, key=key)
        if parts is None:
            parts = _past_of(folder, head, zone, parsed)
            remember(folder, _KIND, *parts, key=key)
        first_dues, slip_days, gone = decode(parts[0])
        self.witness = Witness(
            first_dues,
            {id_: _days(one) for id_, one in slip_days.items()},
            tuple(GonePromise(id_, lead, _days(days)) for id_, lead, days in gone),
        )
        self._recent = parts[1]

    def seen_from(self, today: date) -> RecentPast:
        """What the last months before `today` were like."""
        last, ends, ids = decode(self._recent)
        recent = RecentStates(
            date.fromisoformat(last),
            _days(ends),
            {tuple(one and State(*one) for one in states): found for states, found in ids},
        )
        return recent.seen_from(today)


def _past_of(folder: Path, head: str, zone: tzinfo, parsed: dict[str, Value] | None) -> list[bytes]:
    ledger = recall_ledger(folder)
    if ledger is None or ledger.head != head:
        ledger = read_committed(folder, up_to=head, parsed=parsed)
    witness = witness_in(ledger, zone)
    slip_days = {id_: [*map(str, days)] for id_, days in witness.slip_days.items()}
    gone = [(one.id, one.lead, [*map(str, one.slip_days)]) for one in witness.gone]
    recent = recent_states(ledger, lambda commit: commit.when.astimezone(zone).date())
    return [
        encode((dict(witness.first_dues), slip_days, gone)),
        encode((str(recent.last), [*map(str, recent.ends)], list(recent.ids.items()))),
    ]


def _days(written: Iterable[str]) -> tuple[date, ...]:
    return tuple(map(date.fromisoformat, written))


def witness_in(ledger: Ledger, zone: tzinfo, *, without: Collection[str] = frozenset()) -> Witness:
    """What a ledger bears witness to, with its days in `zone`; `without` some commits."""
    from dnatrack.history.moves import gone_of, moves_of

    def days_of(moves: "Iterable[Move]") -> Iterator[date]:
        for one in moves:
            declared = period_of(one.revision.on) if one.revision else None
            if one.commit is None and declared is not None:
                yield declared.first
            elif one.commit is not None and one.commit.id not in without:
                yield one.commit.when.astimezone(zone).date()

    slips = {
        id_: tuple(days_of(one for one in moves if one.is_slip))
        for id_, moves in moves_of(ledger).items()
    }
    slip_days = {id_: days for id_, days in slips.items() if days}
    gone = (one.item for one in gone_of(ledger) if one.commit.id not in without)
    promises = (GonePromise(one.id, one.lead, slip_days.get(one.id, ())) for one in gone)
    return Witness(ledger.first_dues, slip_days, tuple(promises))
