"""What a new thing is written as: its fields in the order of the house."""

from collections.abc import Iterable, Mapping

from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import DataPath
from dnatrack.model.data_format import known_keys
from dnatrack.model.fields import Name
from dnatrack.model.tracker import Tracker
from dnatrack.yamltext.characters import decode
from dnatrack.yamltext.parse import Value
from dnatrack.yamltext.parsed_text import compose_value

_HEADING = "# yaml-language-server: $schema="


def entry(at: DataPath, fields: Mapping[str, Value]) -> dict[str, Value]:
    """The mapping that stands at a place: `fields` in order, without those that say nothing."""
    order = known_keys(at)
    names = sorted(fields, key=order.index)
    said = ((name, compose_value(fields[name])) for name in names)
    return {name: value for name, value in said if value not in (None, "", [])}


def name_value(name: Name) -> Value:
    """How a name is written: so that a missing English one can be set later."""
    return {"ko": name.ko, "en": name.en} if name.en else {"ko": name.ko}


def yes_or_nothing(*, is_so: bool) -> str | None:
    """How a yes is written; a no need not be."""
    return "true" if is_so else None


def heading_like(loaded: Loaded, siblings: Iterable[str], schema: str) -> str:
    """The line for editors at the top of the first sibling, naming `schema` in its place.

    Empty where that has none.
    """
    for file in siblings:
        text = decode(loaded.snapshot.files.get(file, b"")) or ""
        first = text.partition("\n")[0].strip()
        folder = first.removeprefix(_HEADING).rpartition("/")[0]
        return f"{_HEADING}{folder}/{schema}" if first.startswith(_HEADING) and folder else ""
    return ""


def unread(tracker: Tracker) -> frozenset[str]:
    """The ids of what stands in the data but could not be read: they are in use, too."""
    return frozenset(one.id for one in tracker.unreadable)
