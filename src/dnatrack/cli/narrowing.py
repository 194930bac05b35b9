"""From all findings to those of the files that somebody named."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from dnatrack.cli.checking import Checked
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.loading.snapshot import Snapshot


def narrowed(checked: Checked, files: Sequence[Path]) -> Checked:
    """What is known of `files`, and below them; everything where none is named.

    Raises:
        DnatrackError: one of them is not there, or is not among the data.
    """
    if not files:
        return checked
    wanted = [path_in_data(file, checked.folder) for file in files]
    findings = (one for one in checked.findings if is_among(one.location.file, wanted))
    return replace(checked, findings=tuple(findings), snapshot=_of_files(checked.snapshot, wanted))


def _of_files(snapshot: Snapshot, wanted: Sequence[str]) -> Snapshot:
    """So that nothing is said of how many files are in order but of these."""
    files = {file: data for file, data in snapshot.files.items() if is_among(file, wanted)}
    faults = {file: fault for file, fault in snapshot.faults.items() if is_among(file, wanted)}
    return Snapshot(snapshot.label, files, faults)


def path_in_data(file: Path, folder: Path) -> str:
    """The path of a file as findings give it; empty for the data folder itself.

    Raises:
        DnatrackError: it is not there, or is not among the data.
    """
    if not os.path.lexists(file):
        raise _not_data(file, Text("없습니다", "is not there"), folder)
    # A link is data where it stands, not where it leads to.
    path = Path(os.path.realpath(file.parent)) / file.name if file.name else file
    try:
        inside = Path(os.path.abspath(path)).relative_to(os.path.realpath(folder))  # noqa: PTH100 - does not follow links
    except ValueError:
        outside = Text("자료 폴더 밖에 있습니다", "is outside the data folder")
        raise _not_data(file, outside, folder) from None
    return "" if inside == Path() else inside.as_posix()


def is_among(file: str, wanted: Sequence[str]) -> bool:
    """Whether a path is one of `wanted`, or below one."""
    return any(not one or file == one or file.startswith(f"{one}/") for one in wanted)


def _not_data(file: Path, what: Text, folder: Path) -> DnatrackError:
    return DnatrackError(
        Text(f"`{file}`은(는) {what.ko}", f"`{file}` {what.en}"),
        Text(f"자료 폴더: `{folder}`", f"the data folder is `{folder}`"),
    )
