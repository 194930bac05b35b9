"""Folders of files for tests: written, read back whole, and what is refused there."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dnatrack.errors import DnatrackError
from dnatrack.storage.write import FileEdit, write_edits

NOW = datetime(2020, 3, 31, 9, tzinfo=UTC)


def fill(folder: Path, *names: str, **files: str) -> None:
    """Write files that hold their own names, or what is said."""
    own = {name: name.encode("utf-8", "surrogateescape") for name in names}
    change(folder, {**own, **files})


def change(folder: Path, files: Mapping[str, str | bytes | None]) -> None:
    """Write files by path; what is None is deleted."""
    for path, content in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            place.unlink()
        else:
            place.write_bytes(content.encode() if isinstance(content, str) else content)


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def write(folder: Path, *edits: FileEdit) -> None:
    write_edits(folder, edits, doing="dnatrack done dg-1/first", now=NOW)


def refusal(do: Callable[[], object]) -> tuple[str, str]:
    """What a person is told who cannot have it, and the way out, in English."""
    with pytest.raises(DnatrackError) as caught:
        do()
    assert caught.value.hint is not None
    return caught.value.message.en, caught.value.hint.en
