"""Ids that stood for something once and were deleted: they are never used again."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import NamedTuple

from dnatrack.app.workspace import Workspace
from dnatrack.errors import DnatrackError
from dnatrack.i18n import say, tr
from dnatrack.model.data_files import DataPath
from dnatrack.storage.git_read import GitRepository
from dnatrack.storage.read_history import last_entry, last_titles
from dnatrack.yamltext.value import Value

LastTitle = Callable[[str], str | None]


class _Past(NamedTuple):
    """A repository, and the commit that is checked out."""

    repository: GitRepository
    head: str


class PastIds:
    """What ids stood for in the history of a tracker, as far as there is one."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._items: dict[str, Mapping[str, str]] = {}

    def of_milestones(self, owner: str, file: str) -> LastTitle:
        """The milestones that `owner` had, which stands in `file`."""
        return lambda id_: self._titles(file).get(f"{owner}/{id_}")

    def of_tasks(self, file_of: Callable[[str], str]) -> LastTitle:
        """The tasks; `file_of` gives the file of one."""
        return lambda id_: self._titles(file_of(id_)).get(id_)

    def of_entries(self, holder: DataPath) -> LastTitle:
        """What stood in a list or mapping of a file."""
        return lambda id_: self._entry_title(holder, id_)

    def _titles(self, file: str) -> Mapping[str, str]:
        """The last title of every task and milestone that a file ever held."""
        if file not in self._items:
            past = self._past
            self._items[file] = last_titles(past.repository, past.head, [file]) if past else {}
        return self._items[file]

    def _entry_title(self, holder: DataPath, id_: str) -> str | None:
        past = self._past
        if past is None:
            return None
        entry = last_entry(past.repository, past.head, holder, id_)
        return _title(entry, id_) if entry is not None else None

    @cached_property
    def _past(self) -> _Past | None:
        head = self._workspace.head
        if head is None:
            return None
        try:
            repository = self._workspace.repository
        except DnatrackError as error:
            self._say_not_looked(say(error.message))
            return None
        if repository.is_shallow:
            self._say_not_looked(tr("이력이 잘려 있습니다", "the history is cut off"))
        return _Past(repository, head)

    def _say_not_looked(self, why: str) -> None:
        self._workspace.tell(
            tr(
                f"알림: {why}. 지운 것의 id인지는 다 보지 못했습니다.",
                f"note: {why}, so not all ids of what was deleted are known.",
            )
        )


def _title(entry: Value, id_: str) -> str:
    """What an entry is called: by its title, or the first of its names."""
    if not isinstance(entry, dict):
        return id_
    names = entry.get("names")
    named: Value = names[0] if isinstance(names, list) and names else entry.get("title")
    if isinstance(named, dict):
        named = named.get("ko")
    return named if isinstance(named, str) else id_
