"""What the last months were like, remembered so that the ledger is read once a day."""

import json
from datetime import date, tzinfo
from pathlib import Path

from dnatrack.history.silence import RecentPast
from dnatrack.storage.cache_file import cache_file

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
    from dnatrack.storage.past_reading import read_committed  # noqa: PLC0415 - slow to import

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
