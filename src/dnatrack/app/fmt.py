"""Data files in the layout of the house: what they hold, and are to hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dnatrack.app.check import is_among, path_in_data
from dnatrack.app.workspace import Workspace
from dnatrack.editing.format import Formatted, format_file
from dnatrack.loading.load import natural_order
from dnatrack.loading.snapshot import FileFault, fault_defect
from dnatrack.model.finding import Problem
from dnatrack.storage.data_folder import snapshot_of
from dnatrack.storage.write import FileEdit, write_edits


@dataclass(frozen=True, slots=True)
class FormattedFiles:
    """Some files of a data folder: what they hold, and are to hold where that is another thing.

    `problems` are those that are left as they are, though not `in_order`.
    """

    folder: Path
    before: Mapping[str, bytes]
    changed: Mapping[str, Formatted]
    problems: Sequence[Problem]

    @property
    def in_order(self) -> int:
        """How many files are so already."""
        left = {one.at.file for one in self.problems}
        return len(self.before.keys() - self.changed.keys() - left)


def format_files(workspace: Workspace, files: Sequence[Path]) -> FormattedFiles:
    """The files that were named, or all, each formatted where it can be.

    Raises:
        DnatrackError: a file is not among its files.
    """
    folder = workspace.folder
    wanted = [path_in_data(file, folder) for file in files] or [""]
    snapshot = snapshot_of(folder)
    there = snapshot.files.keys() - snapshot.left_out
    names = sorted((file for file in there if is_among(file, wanted)), key=natural_order)
    before = {file: snapshot.files[file] for file in names}
    made = {file: format_file(file, content) for file, content in before.items()}
    changed = {file: one for file, one in made.items() if isinstance(one, Formatted) and one.tidied}
    faults = (
        fault_defect(file, fault).problem
        for file, fault in sorted(snapshot.faults.items(), key=lambda one: natural_order(one[0]))
        if is_among(file, wanted) and fault is not FileFault.NOT_OURS
    )
    unformattable = (one for one in made.values() if isinstance(one, Problem))
    return FormattedFiles(folder, before, changed, [*faults, *unformattable])


def write_formatted(workspace: Workspace, found: FormattedFiles, doing: str) -> None:
    """Write all files that are to change; `doing` says to others who is at work.

    Raises:
        DnatrackError: they cannot be written; none was then.
    """
    edits = [FileEdit(file, found.before[file], one.data) for file, one in found.changed.items()]
    write_edits(found.folder, edits, doing=doing, now=workspace.moment())
