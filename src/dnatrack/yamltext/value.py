"""What a parsed file holds: plain values, and where they stand. Needs no parser."""

from collections.abc import Mapping
from typing import NamedTuple

from dnatrack.model.data_files import DataPath, Key
from dnatrack.model.finding import Location

Value = None | str | list["Value"] | dict[str, "Value"]
"""Nothing is converted yet: a text, a list, a mapping, or None for an empty value."""


class Span(NamedTuple):
    """Where a value stands, and the key that leads to it (its own start, in a list)."""

    key: Location
    value: Location


def location_of(spans: Mapping[tuple[Key, ...], Span], at: DataPath, *, on_key: bool) -> Location:
    """The line and columns of `at`, or of the nearest thing that holds it.

    A mapping, a list or nothing at all is shown by the key that leads to it.
    """
    keys = at.keys
    while keys and keys not in spans:
        keys = keys[:-1]
    span = spans.get(keys)
    if span is None:
        return Location(at.file)
    return span.key if on_key else span.value
