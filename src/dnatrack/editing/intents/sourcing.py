"""A document that is cited for the first time: an entry of `sources.yaml`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dnatrack.editing.intents.new_ids import next_in_series
from dnatrack.model.data_files import SOURCES, DataPath
from dnatrack.model.period import Period
from dnatrack.model.tracker import Tracker
from dnatrack.model.words import Seen, SourceKind
from dnatrack.yamltext.parse import Value
from dnatrack.yamltext.parsed_text import Edit, SetValue

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
    note: str | None = None


def source_of_url(tracker: Tracker, url: str) -> str | None:
    """The id of the source that has this address already; None where none does."""
    return next((id_ for id_, one in tracker.sources.items() if one.url == url), None)


def next_source_id(known: Iterable[str]) -> str:
    """The id after the highest in use, of the sort that most have: `S79` after `S78`."""
    return next_in_series(known, _FIRST)


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
    if new.note is not None:
        yield "note", new.note
