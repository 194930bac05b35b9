"""Files that a person names: read with a limit, written whole or not at all."""

from pathlib import Path

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.loading.snapshot import MAX_FILE_BYTES
from dnatrack.storage.files import printable_name, read_regular_file
from dnatrack.storage.output_files import append_report, write_content, write_contents, write_report

__all__ = [
    "MAX_FILE_BYTES",
    "append_report",
    "printable_name",
    "read_regular_file",
    "refuse_inside",
    "write_content",
    "write_contents",
    "write_report",
]


def refuse_inside(inner: Path, outer: Path, message: Text) -> None:
    """Refuse to write to a folder that is another one, or lies in it.

    Raises:
        DnatrackError: it does.
    """
    if inner.resolve().is_relative_to(outer.resolve()):
        raise DnatrackError(message, Text("다른 폴더를 입력하세요", "name another folder"))
