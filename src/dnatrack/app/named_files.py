"""Files that a person names: read with a limit, written whole or not at all."""

from dnatrack.loading.snapshot import MAX_FILE_BYTES
from dnatrack.storage.files import printable_name, read_regular_file
from dnatrack.storage.output_files import append_report, write_content, write_contents, write_report

__all__ = [
    "MAX_FILE_BYTES",
    "append_report",
    "printable_name",
    "read_regular_file",
    "write_content",
    "write_contents",
    "write_report",
]
