"""What stood under an id before it was deleted."""

import re
from collections.abc import Iterable, Sequence

from dnatrack.history.facts import ItemFacts, facts_of
from dnatrack.loading.load import NoMemory, parse
from dnatrack.model.data_files import DataPath
from dnatrack.storage.git_command import GitFailedError
from dnatrack.storage.git_repository import GitRepository
from dnatrack.yamltext.parse import Value

_CHANGE = re.compile(rb":\d{6} \d{6} [0-9a-f]+ ([0-9a-f]+) [A-Z]\0([^\0]+)\0")
_LOG = ("log", "--first-parent", "-m", "--format=", "--raw", "-z")


def last_titles(repository: GitRepository, commit: str, files: Sequence[str]) -> dict[str, str]:
    """The last title of every id that `files` ever held on the way to `commit`, which included.

    Only these files are read, since an id stands in the file that is named after it.
    """
    contents = _contents(repository, commit, files)
    blobs = dict(repository.blobs(dict.fromkeys(id_ for _, id_ in contents)))
    titles: dict[str, str] = {}
    for file, id_ in contents:
        for item in _facts(file, blobs.get(id_)):
            titles.setdefault(item.id, item.title)
    return titles


def last_entry(repository: GitRepository, commit: str, holder: DataPath, id_: str) -> Value:
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
    repository: GitRepository, commit: str, files: Sequence[str]
) -> list[tuple[str, str]]:
    """Each file and the id of each of its contents up to a commit, newest first."""
    asked = [*_LOG, "--no-abbrev", "--no-renames", "--end-of-options", commit, "--", *files]
    try:
        out = repository.command.run(asked)
    except GitFailedError:
        return []
    found = []
    for id_, path in _CHANGE.findall(out):
        file = path.decode("utf-8", "surrogateescape").removeprefix(repository.prefix)
        if id_.strip(b"0"):
            found.append((file, id_.decode()))
    return found


def _facts(file: str, data: bytes | None) -> Iterable[ItemFacts]:
    if data is None:
        return ()
    return facts_of(file, parse(file, data, NoMemory()).value) or ()
