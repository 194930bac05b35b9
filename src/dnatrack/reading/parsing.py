"""The bytes of one file to plain values, remembered by content where a memory is given."""

from typing import NamedTuple, Protocol
from unicodedata import is_normalized

from dnatrack.reading.file_faults import decomposed_name
from dnatrack.reading.finding import Defect
from dnatrack.reading.value import Value


class ParsedFiles(Protocol):
    """A memory of files that were parsed before and had no defects."""

    def recall(self, data: bytes) -> Value:
        """The value of a file with these bytes; None where it is not remembered."""
        ...

    def remember(self, data: bytes, value: Value) -> None:
        """Keep the value of a file with these bytes for a later `recall`."""


class NoMemory:
    """Remembers nothing: every file is parsed."""

    def recall(self, data: bytes) -> Value:
        """None, always."""
        del data
        return None

    def remember(self, data: bytes, value: Value) -> None:
        """Forgets at once."""


class Parsed(NamedTuple):
    """One file. `value` is None where nothing of it could be read, or nothing is in it.

    `is_whole`: nothing is missing from `value`, whatever is said against its text.
    """

    value: Value
    defects: tuple[Defect, ...]
    is_whole: bool = True


def parse(file: str, data: bytes, memory: ParsedFiles) -> Parsed:
    """The values of one file, and what is wrong with its name, its text or its YAML."""
    name_defects = () if is_normalized("NFC", file) else (decomposed_name(file),)
    value = memory.recall(data)
    if value is not None:
        return Parsed(value, name_defects)
    # Where everything is remembered, nothing needs a YAML parser.
    from dnatrack.reading.text_scan import scan  # noqa: PLC0415 - slow to import
    from dnatrack.reading.yaml_text import read_yaml  # noqa: PLC0415 - slow to import

    scanned = scan(file, data)
    if scanned.text is None:
        return Parsed(None, (*name_defects, *scanned.defects), is_whole=False)
    read = read_yaml(file, scanned.text)
    if not scanned.defects and not read.defects and read.value is not None:
        memory.remember(data, read.value)
    defects = (*name_defects, *scanned.defects, *read.defects)
    return Parsed(read.value, defects, is_whole=not read.defects)
