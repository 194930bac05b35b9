"""A commit as the ledger sees it: who changed which data files, when, and why."""

import re
from datetime import datetime
from typing import NamedTuple

_PULL_REQUEST = re.compile(
    r"\(#(\d+)\)\s*$|^Merge pull request #(\d+)\b|^Merge branch .*\(!(\d+)\)"
)


class FileChange(NamedTuple):
    """One data file before and after a commit, by the ids of its contents.

    `path` is relative to the data folder; an id is None where there is no such file.
    """

    path: str
    old: str | None
    new: str | None


class Commit(NamedTuple):
    """One step of the history of a data folder.

    `when` is the committer's moment, with the committer's offset. `changes` compares
    with the first parent. The commit that is not made yet has the id `""`.
    """

    id: str
    author: str
    email: str
    when: datetime
    subject: str
    changes: tuple[FileChange, ...] = ()

    @property
    def short_id(self) -> str:
        """The id as people write it."""
        return self.id[:10]

    @property
    def pull_request(self) -> int | None:
        """The number of the pull request that the subject names, if it does."""
        match = _PULL_REQUEST.search(self.subject)
        return next((int(one) for one in match.groups() if one), None) if match else None
