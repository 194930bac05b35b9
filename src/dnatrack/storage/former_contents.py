"""What stood under an id before it was deleted."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from dnatrack.history.facts import ItemFacts, facts_of
from dnatrack.loading.load import NoMemory, parse
from dnatrack.model.data_files import DataPath, stem
from dnatrack.storage.git import GitFailedError
from dnatrack.storage.git_files import parse_changes
from dnatrack.storage.read_history import ParsedParts
from dnatrack.yamltext.value import Value

if TYPE_CHECKING:
    from dnatrack.storage.git_read import GitRepository

_LOG = ("log", "--first-parent", "-m", "--format=", "--raw", "-z")


def last_facts(
    repository: "GitRepository", commit: str, files: Sequence[str], ids: Collection[str] = ()
) -> dict[str, ItemFacts]:
    """What was last said under every id that `files` ever held up to `commit`, which included.

    Only these files are read, since an id stands in the file that is named after it. With
    `ids`, contents that do not mention one of them that is still sought are not parsed.
    """
    places: defaultdict[str, list[str]] = defaultdict(list)
    for file, blob in _contents(repository, commit, files):
        places[blob].append(file)
    sought = _Sought(ids)
    parts = ParsedParts()
    last: dict[str, ItemFacts] = {}
    for blob, data in repository.blobs(places):
        for file in places[blob]:
            if data is not None and sought.may_be_in(file, data, last):
                for item in facts_of(file, parts.value(file, data)) or ():
                    last.setdefault(item.id, item)
    return last


class _Sought:
    """Ids that are looked for in contents; without any, all there are."""

    def __init__(self, ids: Collection[str]) -> None:
        self._ids: defaultdict[str, list[str]] = defaultdict(list)
        for id_ in ids:
            self._ids[id_.rpartition("/")[2]].append(id_)
        words = "|".join(map(re.escape, self._ids)).encode()
        self._words = re.compile(rb"(?<![\w-])(?:%b)(?![\w-])" % words)

    def may_be_in(self, file: str, data: bytes, found: Collection[str]) -> bool:
        """Whether the content of a file can say anything of an id that is not `found` yet."""
        if not self._ids:
            return True
        words = {one.decode() for one in self._words.findall(data)} | {stem(file)}
        return any(id_ not in found for word in words for id_ in self._ids.get(word, ()))


def last_entry(repository: "GitRepository", commit: str, holder: DataPath, id_: str) -> Value:
    """What stood last under an id in a list or mapping, on the way to `commit`.

    None where nothing did. Only contents in which the id occurs at all are parsed.
    """
    contents = _contents(repository, commit, [holder.file])
    blobs = dict(repository.blobs(dict.fromkeys(blob for _, blob in contents)))
    for _, blob in contents:
        data = blobs.get(blob)
        if data is not None and id_.encode() in data:
            entry = _entry(parse(holder.file, data, NoMemory()).value, holder, id_)
            if entry is not None:
                return entry
    return None


def _entry(value: Value, holder: DataPath, id_: str) -> Value:
    for key in holder.keys:
        value = value.get(str(key)) if isinstance(value, dict) else None
    if isinstance(value, dict):
        return value.get(id_)
    items = value if isinstance(value, list) else []
    return next((one for one in items if isinstance(one, dict) and one.get("id") == id_), None)


def _contents(
    repository: "GitRepository", commit: str, files: Sequence[str]
) -> list[tuple[str, str]]:
    """Each file and the id of each of its contents up to a commit, newest first."""
    prefix = repository.prefix_at(commit)
    places = [f":(top,literal){prefix}{file}" for file in files]
    asked = [*_LOG, "--no-abbrev", "--no-renames", "--end-of-options", commit, "--", *places]
    try:
        out = repository.command.run(asked)
    except GitFailedError:
        return []
    return [(one.path, one.new) for one in parse_changes(out, prefix) if one.new]
