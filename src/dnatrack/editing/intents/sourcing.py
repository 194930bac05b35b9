"""A document that is cited for the first time: an entry of `sources.yaml`."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dnatrack.domain.period import Period
from dnatrack.domain.place import DataPath
from dnatrack.domain.tracker import Tracker
from dnatrack.domain.words import Seen, SourceKind
from dnatrack.editing.edits import Edit, SetValue
from dnatrack.reading.loading import SOURCES
from dnatrack.reading.value import Value

_NUMBERED = re.compile(r"(.*?)([0-9]+)")
_FIRST = "S1"


@dataclass(frozen=True, slots=True)
class NewSource:
    """What is known of a document."""

    title: str
    publisher: str
    kind: SourceKind
    seen: Seen
    date: Period | None = None
    url: str | None = None


def source_of_url(tracker: Tracker, url: str) -> str | None:
    """The id of the source that has this address already; None where none does."""
    return next((id_ for id_, one in tracker.sources.items() if one.url == url), None)


def next_source_id(known: Iterable[str]) -> str:
    """The id after the highest in use, of the sort that most have: `S79` after `S78`."""
    numbered = [match for match in map(_NUMBERED.fullmatch, known) if match]
    if not numbered:
        return _FIRST
    prefix = Counter(match[1] for match in numbered).most_common(1)[0][0]
    return f"{prefix}{max(int(match[2]) for match in numbered if match[1] == prefix) + 1}"


def add_source(id_: str, new: NewSource) -> Edit:
    """The edit that enters a source under an id."""
    entry: Value = dict(_entry(new))
    return SetValue(DataPath(SOURCES, ("sources", id_)), entry)


def _entry(new: NewSource) -> Iterator[tuple[str, Value]]:
    yield "title", new.title
    yield "publisher", new.publisher
    if new.date is not None:
        yield "date", new.date.text
    if new.url is not None:
        yield "url", new.url
    yield "kind", new.kind.value
    yield "seen", new.seen.value
