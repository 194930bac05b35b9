"""The files that a new tracker begins with, as they lie in the package."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

_HIDDEN = "dot-"


def skeleton_files() -> dict[str, bytes]:
    """The files of `skeleton/`, by the path that they get in a tracker.

    There they are named `dot-gitignore`, since as `.gitignore` they would be obeyed in
    the repository of dnatrack itself.
    """
    return dict(_files_below(Path(str(files("dnatrack"))) / "skeleton"))


def _files_below(root: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(root.rglob("*")):
        if file.is_file():
            yield _written_as(file.relative_to(root)), file.read_bytes()


def _written_as(path: Path) -> str:
    return "/".join(
        f".{part.removeprefix(_HIDDEN)}" if part.startswith(_HIDDEN) else part
        for part in path.parts
    )
