"""The data set that comes with dnatrack."""

from importlib.resources import files
from pathlib import Path

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.loading.snapshot import Snapshot
from dnatrack.storage.working_tree import snapshot_of

_FOLDER, _LANDMARK = "data", "taskforces.yaml"


def shipped_data() -> Snapshot:
    """The files of the data set that comes with dnatrack.

    Raises:
        DnatrackError: it is not where it is installed, nor in the repository around it.
    """
    package = Path(str(files("dnatrack")))
    # In a wheel it lies inside the package, in a checkout beside `src`.
    for folder in (package / _FOLDER, package.parent.parent / _FOLDER):
        if (folder / _LANDMARK).is_file():
            return snapshot_of(folder)
    raise DnatrackError(
        Text(
            "dnatrack과 함께 오는 자료를 찾지 못했습니다",
            "the data that comes with dnatrack was not found",
        ),
        Text("dnatrack을 다시 설치해 보세요", "install dnatrack again"),
    )
