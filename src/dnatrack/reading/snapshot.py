"""All data files at one moment: of the working tree, or of one commit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

MAX_FILE_BYTES = 1024 * 1024
MAX_FILES = 20_000
MAX_TOTAL_BYTES = 128 * 1024 * 1024


class FileFault(StrEnum):
    """Why the bytes of a file are not in a snapshot."""

    TOO_LARGE = "too-large"
    LEAVES_FOLDER = "leaves-folder"
    BROKEN_LINK = "broken-link"
    NOT_A_FILE = "not-a-file"
    NO_PERMISSION = "no-permission"
    READ_ERROR = "read-error"
    BAD_NAME = "bad-name"
    TOO_MANY = "too-many"
    TOO_MUCH = "too-much"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """File contents by path, `/`-separated, relative to the data folder.

    `faults` names the files that stand in the folder but whose bytes are not in
    `files`; a path is in one of the two, never in both. `label` says where the
    files come from: `working tree`, or a short commit id.
    """

    label: str
    files: Mapping[str, bytes]
    faults: Mapping[str, FileFault] = field(default_factory=lambda: MappingProxyType({}))
