"""The ledger up to some commit, so that only later commits need to be read (ADR 0008)."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from dnatrack.history.changes import Change, ChangeKind
from dnatrack.history.commits import Commit
from dnatrack.history.facts import ItemFacts, RevisionFacts
from dnatrack.history.ledger import Event, Ledger, Unread
from dnatrack.storage.cache_file import cache_file

_KIND = "ledger"


def recall_ledger(data_folder: Path) -> Ledger | None:
    """The ledger that was read last; None where none is remembered.

    It holds what was committed up to its head, nothing that is not.
    """
    file = cache_file(data_folder, _KIND)
    content = file.read() if file is not None else None
    return _unpacked(json.loads(content)) if content is not None else None


def recall_first_dues(data_folder: Path, head: str) -> dict[str, str] | None:
    """The first deadlines in the history up to `head`; None where they are not remembered."""
    ledger = recall_ledger(data_folder)
    return dict(ledger.first_dues) if ledger is not None and ledger.head == head else None


def remember_ledger(data_folder: Path, ledger: Ledger) -> None:
    """Keep a ledger for a later `recall_ledger`."""
    file = cache_file(data_folder, _KIND)
    if file is not None:
        packed = json.dumps(_packed(ledger), ensure_ascii=False, separators=(",", ":"))
        file.write(packed.encode("utf-8", "surrogatepass"))


def _packed(ledger: Ledger) -> dict[str, object]:
    commits = _distinct(
        [*(one.commit for one in ledger.events), *(one.commit for one in ledger.unread)]
    )
    numbers = {commit.id: number for number, commit in enumerate(commits)}
    return {
        "head": ledger.head,
        "commits": [[*one[:3], one.when.isoformat(), one.subject] for one in commits],
        "events": [[numbers[one.commit.id], *one.change] for one in ledger.events],
        "unread": [[numbers[one.commit.id], one.files] for one in ledger.unread],
        "items": list(ledger.items.values()),
        "first_dues": dict(ledger.first_dues),
    }


def _distinct(commits: Iterable[Commit]) -> list[Commit]:
    return list({one.id: one._replace(changes=()) for one in commits}.values())


def _unpacked(packed: dict[str, Any]) -> Ledger:
    commits = [
        Commit(id_, author, email, datetime.fromisoformat(when), subject)
        for id_, author, email, when, subject in packed["commits"]
    ]
    items = [_item(one) for one in packed["items"]]
    return Ledger(
        events=tuple(Event(commits[one[0]], _change(one[1:])) for one in packed["events"]),
        unread=tuple(Unread(commits[number], tuple(files)) for number, files in packed["unread"]),
        items={one.id: one for one in items},
        first_dues=packed["first_dues"],
        head=packed["head"],
    )


def _change(packed: Sequence[Any]) -> Change:
    kind, id_, old, new, days, revision = packed
    return Change(
        ChangeKind(kind), id_, old, new, days, RevisionFacts(*revision) if revision else None
    )


def _item(packed: Sequence[Any]) -> ItemFacts:
    fields = dict(zip(ItemFacts._fields, packed, strict=True))
    return ItemFacts(
        **{
            **fields,
            "partners": tuple(fields["partners"]),
            "evidence": tuple(fields["evidence"]),
            "revisions": tuple(RevisionFacts(*one) for one in fields["revisions"]),
        }
    )
