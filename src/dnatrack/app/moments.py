"""The data files at one moment: at a commit, or as they lie on the disk."""

from collections.abc import Mapping
from datetime import tzinfo
from pathlib import Path

from dnatrack.app.arguments import commit_named
from dnatrack.i18n import tr
from dnatrack.loading.snapshot import Snapshot
from dnatrack.model.data_files import MINISTRIES, SETTINGS, TASKFORCES
from dnatrack.model.frozen import Frozen
from dnatrack.storage.data_folder import files_named, snapshot_of
from dnatrack.storage.git_read import GitRepository
from dnatrack.storage.uncommitted import Uncommitted, find_uncommitted

_NAMES = (SETTINGS, TASKFORCES, MINISTRIES)


def names_in(folder: Path) -> Snapshot:
    """The files that say what everything is called, as they lie in `folder`."""
    return Snapshot("", files_named(folder, _NAMES))


class Moment(Frozen):
    """The data files at a commit, or those on the disk, which `changed` compares with it.

    `commit` is None before the first one; what is on the disk is then all there is.
    """

    name: str
    commit: str | None
    changed: Uncommitted | None = None

    def snapshot(self, repository: GitRepository) -> Snapshot:
        """All files; none where the commit has no data folder."""
        if self.changed is not None or self.commit is None:
            return snapshot_of(repository.folder)
        is_there = repository.has_more_files(self.commit, 0)
        return repository.snapshot(self.commit) if is_there else Snapshot(self.name, {})


def moment_named(repository: GitRepository, word: str | None, zone: tzinfo) -> Moment:
    """The state that a revision or a day names; the working tree where none is named.

    Raises:
        DnatrackError: it names nothing.
    """
    if word is None:
        name = tr("지금의 파일", "working tree")
        return Moment(name, repository.head, find_uncommitted(repository))
    commit = commit_named(repository, word, zone)
    name = commit[:10] if commit.startswith(word) else f"{word} ({commit[:10]})"
    return Moment(name, commit)


class Differing(Frozen):
    """The files that differ between two moments: the contents of each at one of them.

    None stands for a file that cannot be read; one that is not there is left out.
    """

    old: Mapping[str, bytes | None]
    new: Mapping[str, bytes | None]


def differing(repository: GitRepository, old: Moment, new: Moment) -> Differing:
    """What has to be read to compare two moments: nothing that is the same at both.

    The old one is a commit.
    """
    ids = _differing_ids(repository, old, new)
    known = new.changed.contents if new.changed else {}
    wanted = {id_ for pair in ids.values() for id_ in pair if id_ and id_ not in known}
    contents: dict[str, bytes | None] = {**known, **dict(repository.blobs(sorted(wanted)))}
    return Differing(
        {path: contents.get(before) for path, (before, _) in ids.items() if before is not None},
        {path: contents.get(after) for path, (_, after) in ids.items() if after is not None},
    )


_Ids = dict[str, tuple[str | None, str | None]]


def _differing_ids(repository: GitRepository, old: Moment, new: Moment) -> _Ids:
    """The content ids of each file that differs, at both moments."""
    ids = _committed_ids(repository, old.commit, new.commit)
    changes = new.changed.changes if new.changed else ()
    unknown = [one.path for one in changes if one.path not in ids]
    at_both = repository.blob_ids(old.commit, unknown) if old.commit and unknown else {}
    for one in changes:
        before = ids[one.path][0] if one.path in ids else at_both.get(one.path)
        ids[one.path] = before, one.new
    return ids


def _committed_ids(repository: GitRepository, old: str | None, new: str | None) -> _Ids:
    if old is not None and new is not None:
        return {one.path: (one.old, one.new) for one in repository.changes(old, new)}
    return {path: (id_, None) for path, id_ in repository.blob_ids(old or new or "").items()}
