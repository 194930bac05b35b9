"""From options to findings, and findings to standard output."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from dnatrack.cli.folder import data_folder
from dnatrack.cli.output import page_for, write
from dnatrack.formats.findings import format_named
from dnatrack.formats.findings_context import FindingsContext, SourceLines
from dnatrack.reading.finding import Finding
from dnatrack.reading.snapshot import Snapshot
from dnatrack.storage.verdict_cache import recall_findings, remember_findings
from dnatrack.storage.working_tree import snapshot_of


@dataclass(frozen=True, slots=True)
class Checked:
    """A data folder at one moment, and everything that is wrong with it."""

    folder: Path
    snapshot: Snapshot
    findings: tuple[Finding, ...]


def check_data(data: Path | None) -> Checked:
    """Everything that is wrong with the data folder that was named, or is found.

    Raises:
        DnatrackError: there is none.
    """
    folder = data_folder(data)
    snapshot = snapshot_of(folder)
    findings = recall_findings(folder, snapshot)
    if findings is None:
        # What is already known costs neither the models nor the rules.
        from dnatrack.checking.engine import check
        from dnatrack.cli.opening import read_data

        findings = check(read_data(folder, snapshot))
        remember_findings(folder, snapshot, findings)
    return Checked(folder, snapshot, findings)


def print_findings(checked: Checked, *, form: str, color: str, width: int | None) -> None:
    """Print findings in the format that was asked for.

    Raises:
        DnatrackError: there is no such format.
    """
    render = format_named(form)
    page = page_for(sys.stdout, color=color, width=width, limit=None)
    context = FindingsContext(
        line=SourceLines(checked.snapshot).line,
        files=len(checked.snapshot.files) + len(checked.snapshot.faults),
        prefix=_prefix(checked.folder),
        colour=page.has_colour,
        width=page.width if page.is_screen else None,
    )
    write(render(checked.findings, context), is_data=form.startswith("json"))


def _prefix(folder: Path) -> str:
    """How a person gets from here to the data folder, `/`-separated."""
    try:
        path = Path(os.path.relpath(folder)).as_posix()
    except ValueError:  # on Windows, another drive
        path = folder.as_posix()
    return "" if path == "." else f"{path}/"
