"""From two names to what the change between them does to the data."""

from collections.abc import Mapping
from datetime import tzinfo
from pathlib import Path
from typing import NamedTuple

from dnatrack.cli.clock import zone_named
from dnatrack.cli.opening import read_data, read_settings
from dnatrack.cli.output import say_aside
from dnatrack.cli.revisions import commit_named
from dnatrack.i18n import tr
from dnatrack.loading.load import Loaded, load_beside
from dnatrack.loading.snapshot import Snapshot
from dnatrack.model.tracker import OwedMilestone
from dnatrack.rules.comparison import Comparison
from dnatrack.rules.engine import ChangeFindings, check_change
from dnatrack.storage.data_folder import snapshot_of
from dnatrack.storage.git_read import GitRepository, merge_base
from dnatrack.storage.read_history import last_titles


def check_since(folder: Path, base: str, head: str | None) -> tuple[Snapshot, ChangeFindings]:
    """The state after a change, and what the change does: since it left `base`.

    What changed since then in `base` itself is not counted. The state after it is `head`,
    or the files as they lie in `folder`.

    Raises:
        DnatrackError: there is no history, or a name names nothing.
    """
    repository = GitRepository.around(folder)
    commits = parting(repository, base, head, zone_named(read_settings(folder).timezone))
    after = snapshot_of(folder) if head is None else repository.snapshot(commits.after)
    read = read_data(folder, after)
    was = load_beside(_snapshot(repository, commits.before), read)
    comparison = Comparison(was, read, _retired(repository, commits.before, was, read))
    return after, check_change(comparison)


class Parting(NamedTuple):
    """The commit where a change left another line, and the one that it has come to."""

    before: str
    after: str


def parting(repository: GitRepository, base: str, head: str | None, zone: tzinfo) -> Parting:
    """Where the change to `head`, or to what is checked out, left `base`.

    Raises:
        DnatrackError: a name names nothing, or the history does not say.
    """
    after = commit_named(repository, head or "HEAD", zone)
    return Parting(merge_base(repository, commit_named(repository, base, zone), after), after)


def _snapshot(repository: GitRepository, commit: str) -> Snapshot:
    """The data at a commit; empty where the folder was not there yet."""
    if not repository.blob_ids(commit):
        return Snapshot(commit[:10], {})
    return repository.snapshot(commit)


def _retired(
    repository: GitRepository, commit: str, before: Loaded, after: Loaded
) -> Mapping[str, str]:
    """The last titles of what had the ids of new things before and was deleted."""
    created = list(Comparison(before, after).created())
    if not created:
        return {}
    if repository.is_shallow:
        say_aside(
            tr(
                "알림: 이력이 잘린 저장소라서 지운 id를 다시 썼는지는 보지 않았습니다.",
                "note: the history is cut off, so it was not checked whether an id of something "
                "deleted is used again.",
            )
        )
        return {}
    owners = [one.owner if isinstance(one, OwedMilestone) else one for one in created]
    files = sorted({owner.place.file for owner in owners})
    return last_titles(repository, commit, files)
