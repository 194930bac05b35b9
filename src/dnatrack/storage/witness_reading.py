"""What the history bears witness to, remembered so that git need not be asked each time."""

import json
from collections.abc import Collection
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from dnatrack.judging.judgement import NO_WITNESS, Witness
from dnatrack.storage.cache_file import cache_file

if TYPE_CHECKING:
    from dnatrack.history.ledger import Ledger

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
    from dnatrack.storage.past_reading import read_committed  # noqa: PLC0415 - slow to import

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
