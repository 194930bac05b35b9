"""The ledger up to some commit, so that only later commits need to be read (ADR 0008).

Of a long history most is never looked at: births, and what files say that nobody asks
for. So what was written down is decoded when it is needed, piece by piece.
"""

import json
import struct
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from dnatrack.history.changes import Change, ChangeKind
from dnatrack.history.facts import RevisionFacts
from dnatrack.history.ledger import Commit, Event, Lazy, LazyMapping, Ledger, Unread
from dnatrack.storage.cache_file import cache_file
from dnatrack.storage.stored_files import pack, unpack

_KIND = "ledger"
_LENGTHS = struct.Struct("<5I")
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def recall_ledger(data_folder: Path) -> Ledger | None:
    """The ledger that was read last; None where none is remembered.

    It holds what was committed up to its head, nothing that is not.
    """
    file = cache_file(data_folder, _KIND)
    content = file.read() if file is not None else None
    return _unpack(content) if content is not None else None


def remember_ledger(data_folder: Path, ledger: Ledger) -> None:
    """Keep a ledger for a later `recall_ledger`."""
    file = cache_file(data_folder, _KIND)
    if file is not None:
        file.write(_pack(ledger))


def _pack(ledger: Ledger) -> bytes:
    commits = _commits(ledger)
    numbers = {commit.id: number for number, commit in enumerate(commits)}
    files = pack(ledger)
    head = {
        "head": ledger.head,
        "commits": [[*one[:3], one.when.isoformat(), one.subject] for one in commits],
        "due_events": [[numbers[one.commit.id], *one.change] for one in ledger.due_events],
        "unread": [[numbers[one.commit.id], one.files] for one in ledger.unread],
        "declaring": sorted(ledger.declaring),
        "repeated": sorted(ledger.repeated),
        "exceptions": files.exceptions,
    }
    events = [[numbers[one.commit.id], *one.change] for one in ledger.events]
    values = (head, events, dict(ledger.first_dues), files.gone, files.places)
    parts = [_encode(value).encode("utf-8", "surrogatepass") for value in values]
    return b"".join((_LENGTHS.pack(*map(len, parts)), *parts, files.texts))


def _commits(ledger: Ledger) -> list[Commit]:
    """Each commit that the ledger speaks of, in the order of the history."""
    found = (*(one.commit for one in ledger.events), *(one.commit for one in ledger.unread))
    return list({one.id: one for one in found}.values())


def _unpack(content: bytes) -> Ledger:
    parts = _parts(content)
    head = _decode_part(parts[0])
    commits = Lazy(partial(_read_commits, head["commits"]))
    files, paths, items = unpack(
        _decode_part(parts[4]), parts[5], head["exceptions"], _decode_part(parts[3])
    )
    return Ledger(
        events=Lazy(lambda: _events(commits, _decode_part(parts[1]))),
        due_events=_events(commits, head["due_events"]),
        unread=tuple(Unread(commits[number], tuple(names)) for number, names in head["unread"]),
        items=items,
        declaring=frozenset(head["declaring"]),
        first_dues=LazyMapping(lambda: _decode_part(parts[2])),
        files=files,
        paths=paths,
        repeated=frozenset(head["repeated"]),
        head=head["head"],
    )


def _parts(content: bytes) -> Sequence[bytes]:
    lengths = (*_LENGTHS.unpack_from(content), len(content))
    ends = list(accumulate(lengths, initial=_LENGTHS.size))
    return [content[start:end] for start, end in pairwise(ends)]


def _decode_part(part: bytes) -> Any:  # noqa: ANN401 - whatever was written down
    return json.loads(part.decode("utf-8", "surrogatepass"))


def _read_commits(packed: Iterable[Sequence[str]]) -> tuple[Commit, ...]:
    return tuple(
        Commit(id_, author, email, datetime.fromisoformat(when), subject)
        for id_, author, email, when, subject in packed
    )


def _events(commits: Sequence[Commit], packed: Iterable[Sequence[Any]]) -> tuple[Event, ...]:
    return tuple(
        Event(
            commits[number],
            Change(ChangeKind(kind), id_, old, new, days, RevisionFacts(*revision))
            if revision
            else Change(ChangeKind(kind), id_, old, new, days),
        )
        for number, kind, id_, old, new, days, revision in packed
    )
