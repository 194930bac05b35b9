"""A place in the data, named by keys instead of by a line."""

from typing import NamedTuple

Key = str | int


class DataPath(NamedTuple):
    """A value in a data file: the file, and the keys that lead to the value.

    `file` is relative to the data folder and uses `/`. A key is a mapping's key
    or a list's index, counted from 0. No keys mean the file as a whole.
    """

    file: str
    keys: tuple[Key, ...] = ()

    def at(self, *keys: Key) -> "DataPath":
        """The place that `keys` lead to from here."""
        return DataPath(self.file, self.keys + keys)

    @property
    def parent(self) -> "DataPath":
        """The place that holds this one; a file holds itself."""
        return DataPath(self.file, self.keys[:-1])
