"""Everything that is wrong with a tracker, or what a change does to it."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date
from pathlib import Path
from typing import NamedTuple

from dnatrack.app.arguments import commit_named, now_in
from dnatrack.app.workspace import Workspace
from dnatrack.errors import DnatrackError
from dnatrack.formats.findings import FindingsContext, Older, SourceLines
from dnatrack.history.facts import ItemFacts
from dnatrack.i18n import Text, tr
from dnatrack.loading.load import Loaded, load_beside
from dnatrack.loading.snapshot import Snapshot
from dnatrack.model.data_files import TASK_ENDING, TASK_FOLDER, TASKFORCES
from dnatrack.model.finding import Finding, Severity
from dnatrack.rules.comparison import Comparison
from dnatrack.rules.engine import ChangeFindings, check, check_change, in_order
from dnatrack.storage.cache import recall_findings, remember_findings, snapshot_id
from dnatrack.storage.data_folder import (
    LABEL,
    Look,
    files_named,
    id_of_untouched,
    look_at,
    refuse_links_in,
    refuse_links_to,
    remember_untouched,
    snapshot_of,
)
from dnatrack.storage.former_contents import last_facts
from dnatrack.storage.git_ancestry import merge_base, moment_of
from dnatrack.storage.git_files import repository_entry
from dnatrack.storage.tracker_folders import files_at_base
from dnatrack.storage.uncommitted import find_uncommitted


@dataclass(frozen=True, slots=True)
class Checked:
    """A data folder at one moment, and what is to be told of it.

    Files of the snapshot that no finding names may be without their contents.

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


def check_data(workspace: Workspace) -> Checked:
    """Everything that is wrong with the data folder that was named, or is found.

    Raises:
        DnatrackError: there is none.
    """
    folder = workspace.folder
    look = look_at(folder, now_in(UTC))
    untouched = _untouched(folder, look) if look is not None else None
    if untouched is not None:
        return untouched
    snapshot = snapshot_of(folder)
    id_ = snapshot_id(snapshot)
    findings = recall_findings(folder, id_)
    if findings is None:
        findings = check(workspace.read(snapshot))
        remember_findings(folder, id_, findings)
    if look is not None and not snapshot.faults:
        remember_untouched(folder, look, id_)
    return Checked(folder, snapshot, findings)


def _untouched(folder: Path, look: Look) -> Checked | None:
    """What the last check found, where no file was touched since; only what it names is read."""
    id_ = id_of_untouched(folder, look)
    findings = recall_findings(folder, id_) if id_ is not None else None
    if findings is None:
        return None
    named = files_named(folder, {one.location.file for one in findings} & {*look.paths})
    return Checked(folder, Snapshot(LABEL, {**dict.fromkeys(look.paths, b""), **named}), findings)


def check_data_since(
    workspace: Workspace, base: str, head: str | None, *, with_older: bool
) -> Checked:
    """What the change since `base` did to the data, and with `with_older` what was there before.

    Raises:
        DnatrackError: there is no data, no history, or a name names nothing.
    """
    snapshot, found = check_since(workspace, base, head)
    listed = found.older if with_older else ()
    older = Older(len(found.older), len(found.resolved), frozenset(listed))
    return Checked(workspace.folder, snapshot, in_order((*found.new, *listed)), older)


def context_of(checked: Checked) -> FindingsContext:
    """What a format of findings needs to know besides the findings."""
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


# From two names to what the change between them does to the data.


def check_since(
    workspace: Workspace, base: str, head: str | None
) -> tuple[Snapshot, ChangeFindings]:
    """The state after a change, and what the change does: since it left `base`.

    What changed since then in `base` itself is not counted. The state after it is `head`,
    or the files as they lie in `folder`.

    Raises:
        DnatrackError: there is no history, or a name names nothing.
    """
    repository = workspace.repository
    refuse_links_to(workspace.folder)
    commits = parting(workspace, base, head)
    if head is None:
        after = snapshot_of(workspace.folder, follows_links=False)
    else:
        refuse_links_in(repository, commits.after)
        after = repository.snapshot(commits.after)
    read = workspace.read(after)
    ids = files_at_base(repository, commits.before, commits.after if head is not None else None)
    was = load_beside(repository.snapshot_with(commits.before[:10], ids), read)
    retired = _retired(workspace, commits.before, was, read)
    day = _day_of_change(workspace, commits.after, is_committed=head is not None)
    found = check_change(Comparison(was, read, retired, day))
    # What a tracker that was not there yet lacked is not resolved by bringing it.
    return after, found if ids else found._replace(resolved=())


def _day_of_change(workspace: Workspace, commit: str, *, is_committed: bool) -> date:
    """The day that the committer of `commit` wrote; today where items differ from it."""
    repository = workspace.repository
    if not is_committed and find_uncommitted(repository).changes:
        return workspace.day()
    return moment_of(repository, commit).astimezone(workspace.zone).date()


class Parting(NamedTuple):
    """The commit where a change left another line, and the one that it has come to."""

    before: str
    after: str


def parting(workspace: Workspace, base: str, head: str | None) -> Parting:
    """Where the change to `head`, or to what is checked out, left `base`.

    Raises:
        DnatrackError: a name names nothing, or the history does not say.
    """
    repository, zone = workspace.repository, workspace.zone
    after = commit_named(repository, head or "HEAD", zone)
    return Parting(merge_base(repository, commit_named(repository, base, zone), after), after)


def _retired(
    workspace: Workspace, commit: str, before: Loaded, after: Loaded
) -> Mapping[str, ItemFacts]:
    """What was last said of what is sought among that which was deleted before a change."""
    sought = Comparison(before, after).sought()
    if not sought:
        return {}
    repository = workspace.repository
    if repository.is_shallow:
        workspace.tell(
            tr(
                "알림: 이력이 잘린 저장소이므로 삭제한 항목의 복원과 id 재사용은 점검하지 "
                "않았습니다.",
                "note: the history is cut off, so it was not checked whether something deleted "
                "comes back, or its id is used again.",
            )
        )
        return {}
    taskforces = {**before.tracker.taskforces_by_id, **after.tracker.taskforces_by_id}
    owners = {id_.partition("/")[0] for id_ in sought}
    files = {
        TASKFORCES if one in taskforces else f"{TASK_FOLDER}/{one}{TASK_ENDING}" for one in owners
    }
    return last_facts(repository, commit, sorted(files), list(sought))


# From all findings to those of the files that somebody named.


def narrow_to_files(checked: Checked, files: Sequence[Path]) -> Checked:
    """What is known of `files`, and below them; everything where none is named.

    Raises:
        DnatrackError: one of them is not there, or is not among the data.
    """
    if not files:
        return checked
    wanted = [path_in_data(file, checked.folder) for file in files]
    findings = (one for one in checked.findings if is_among(one.location.file, wanted))
    whole = checked.snapshot  # nothing is said of how many files are in order but of these
    contents = {file: data for file, data in whole.files.items() if is_among(file, wanted)}
    faults = {file: fault for file, fault in whole.faults.items() if is_among(file, wanted)}
    some = Snapshot(whole.label, contents, faults)
    return replace(checked, findings=tuple(findings), snapshot=some)


def path_in_data(file: Path, folder: Path) -> str:
    """The path of a file as findings give it; empty for the data folder itself.

    Raises:
        DnatrackError: it is not there, or is not among the data.
    """
    if not os.path.lexists(file):
        raise _not_data(file, Text("해당하는 파일이 없습니다", "is not there"), folder)
    # A link is data where it stands, not where it leads to.
    path = Path(os.path.realpath(file.parent)) / file.name if file.name else file
    try:
        inside = Path(os.path.abspath(path)).relative_to(os.path.realpath(folder))  # noqa: PTH100 - does not follow links
    except ValueError:
        outside = Text("자료 폴더 밖의 경로입니다", "is outside the data folder")
        raise _not_data(file, outside, folder) from None
    return "" if inside == Path() else inside.as_posix()


def is_among(file: str, wanted: Sequence[str]) -> bool:
    """Whether a path is one of `wanted`, or below one."""
    return any(not one or file == one or file.startswith(f"{one}/") for one in wanted)


def _not_data(file: Path, what: Text, folder: Path) -> DnatrackError:
    return DnatrackError(
        Text(f"`{file}`: {what.ko}", f"`{file}` {what.en}"),
        Text(f"자료 폴더: `{folder}`", f"the data folder is `{folder}`"),
    )
