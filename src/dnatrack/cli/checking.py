"""From options to findings, and findings to where they were asked for."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from dnatrack.cli.folder import data_folder
from dnatrack.cli.output import page_for, write
from dnatrack.cli.targets import GITHUB, Target
from dnatrack.formats import format_named
from dnatrack.formats.findings import FindingsContext, Older, SourceLines
from dnatrack.loading.snapshot import Snapshot
from dnatrack.model.finding import Finding, Severity
from dnatrack.storage.cache import recall_findings, remember_findings
from dnatrack.storage.data_folder import snapshot_of
from dnatrack.storage.git_head import repository_entry
from dnatrack.storage.output_files import append_report, write_report

_IN_UTF8 = frozenset({"json", "json-lines", "github", "gitlab", "sarif", "junit", "markdown"})
"""Whatever the locale: these are for programs, which know no other."""
_ROOM_IN_JOB_SUMMARY = 300_000
"""Characters; GitHub takes a mebibyte, and Hangul needs three bytes."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A data folder at one moment, and what is to be told of it.

    `older` is None where no change was looked at; else it says which of `findings` were
    there before.
    """

    folder: Path
    snapshot: Snapshot
    findings: tuple[Finding, ...]
    older: Older | None = None

    @property
    def has_failed(self) -> bool:
        """Whether there is an error; one that was there before the change does not count."""
        listed = self.older.listed if self.older is not None else frozenset()
        return any(one.severity is Severity.ERROR and one not in listed for one in self.findings)


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
        from dnatrack.cli.opening import read_data
        from dnatrack.rules.engine import check

        findings = check(read_data(folder, snapshot))
        remember_findings(folder, snapshot, findings)
    return Checked(folder, snapshot, findings)


def check_data_since(
    data: Path | None, base: str, head: str | None, *, with_older: bool
) -> Checked:
    """What the change since `base` did to the data, and with `with_older` what was there before.

    Raises:
        DnatrackError: there is no data, no history, or a name names nothing.
    """
    from dnatrack.cli.gating import check_since
    from dnatrack.rules.engine import in_order

    folder = data_folder(data)
    snapshot, found = check_since(folder, base, head)
    listed = found.older if with_older else ()
    older = Older(len(found.older), len(found.resolved), frozenset(listed))
    return Checked(folder, snapshot, in_order((*found.new, *listed)), older)


def tell(checked: Checked, targets: Sequence[Target], *, color: str, width: int | None) -> None:
    """Write findings to every target: files first, each whole or not at all.

    Raises:
        DnatrackError: a file cannot be written.
    """
    page = page_for(sys.stdout, color=color, width=width, limit=None)
    plain = _context(checked)
    screen = replace(plain, colour=page.has_colour, width=page.width if page.is_screen else None)
    printed = [one.form for one in targets if one.file is None]
    for form, file in targets:
        if file is not None:
            write_report(file, format_named(form)(checked.findings, plain))
    for form in sorted(printed, key=lambda form: form == GITHUB):
        text = format_named(form)(checked.findings, screen)
        is_beside = GITHUB in printed and form != GITHUB
        write(_shielded(text) if is_beside else text, is_data=form in _IN_UTF8)
    if GITHUB in printed:
        _summarise_job(checked.findings, plain)


def _context(checked: Checked) -> FindingsContext:
    return FindingsContext(
        line=SourceLines(checked.snapshot).line,
        files=len(checked.snapshot.files) + len(checked.snapshot.faults),
        prefix=prefix_of(checked.folder),
        home=home_of(checked.folder),
        older=checked.older,
    )


def prefix_of(folder: Path) -> str:
    """How a person gets from here to the data folder, `/`-separated."""
    try:
        path = Path(os.path.relpath(folder)).as_posix()
    except ValueError:  # on Windows, another drive
        path = folder.as_posix()
    return "" if path == "." else f"{path}/"


def home_of(folder: Path) -> str:
    """How one gets from the top of the repository to the data folder; else from here."""
    entry = repository_entry(folder)
    if entry is None:
        return prefix_of(folder)
    path = Path(os.path.realpath(folder)).relative_to(entry.parent).as_posix()
    return "" if path == "." else f"{path}/"


def _shielded(text: str) -> str:
    """`text` for the log of a job, where nothing in it is taken for a command to GitHub.

    Who wrote the data cannot know the word that ends this: it is made of all the text.
    """
    word = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"::stop-commands::{word}\n{text}::{word}::\n"


def _summarise_job(findings: Sequence[Finding], context: FindingsContext) -> None:
    """Add the list to the summary of the job, where GitHub says that there is one."""
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if file:
        room = replace(context, room=_ROOM_IN_JOB_SUMMARY)
        append_report(Path(file), format_named("markdown")(findings, room) + "\n")
