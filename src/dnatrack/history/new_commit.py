"""A commit that is still to be made."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class NewCommit:
    """One step of a history that is to be written.

    `when` is the moment of author and committer alike. `files` are the texts that the
    commit changes, by path from the top of the repository.
    """

    author: str
    email: str
    when: datetime
    message: str
    files: Mapping[str, str]
