"""A tracker to begin with, and the sample of a history to look at."""

from pathlib import Path

from dnatrack.app.reference import schemas
from dnatrack.loading.load import load
from dnatrack.model.data_files import CALENDAR
from dnatrack.sample.replay import readme, replay
from dnatrack.storage.git_write import write_repository
from dnatrack.storage.skeleton import BRANCH, Begun, Repository, shipped_data, skeleton_files
from dnatrack.storage.skeleton import begin_tracker as begin

__all__ = ["BRANCH", "Begun", "Repository", "begin_tracker", "write_sample"]


def begin_tracker(folder: Path) -> Begun:
    """Write the files that are missing for a tracker in `folder`.

    Raises:
        DnatrackError: it cannot be done; nothing was written then.
    """
    files = {
        **skeleton_files(),
        f"data/{CALENDAR}": shipped_data().files[CALENDAR],
        **{f"schema/{name}": text.encode() for name, text in schemas()},
    }
    return begin(folder, files)


def write_sample(folder: Path, to_try: tuple[str, ...]) -> None:
    """Make `folder` a repository that replays the public record; its README names commands.

    Raises:
        DnatrackError: it cannot be done.
    """
    texts = {f"schema/{name}": text for name, text in schemas()}
    write_repository(folder, replay(load(shipped_data()), {"README.md": readme(to_try), **texts}))
