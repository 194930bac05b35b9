"""The output of `git log --raw -z`, as commits."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

from dnatrack.history.commits import Commit, FileChange

LOG_ARGUMENTS = (
    "log",
    "--first-parent",
    "--diff-merges=first-parent",
    "--raw",
    "-z",
    "--no-abbrev",
    "--no-renames",
    "--no-ext-diff",
    "--no-textconv",
    "--no-mailmap",
    "--no-color",
    "--no-notes",
    "--ignore-submodules=all",
    "--encoding=UTF-8",
    "--format=%x1e%H%x00%cd%x00%an%x00%ae%x00%s",
    "--date=raw",
)
_LINK_MODES = ("120000", "160000")


def parsed_log(out: bytes, prefix: str) -> Iterator[Commit]:
    """The commits that git printed, in its order; paths are relative to `prefix`.

    Files outside `prefix` are left out, and so are links and submodules.
    """
    tokens = iter(_texts(out))
    token = next(tokens, None)
    while token is not None:
        if "\x1e" not in token[:2]:
            token = next(tokens, None)
            continue
        id_ = token.lstrip("\n")[1:]
        when, author, email, subject = (next(tokens) for _ in range(4))
        changes = []
        token = next(tokens, None)
        while token is not None and token.lstrip("\n").startswith(":"):
            change = _change(token.lstrip("\n"), next(tokens), prefix)
            if change is not None:
                changes.append(change)
            token = next(tokens, None)
        yield Commit(id_, author, email, _moment(when), subject, tuple(changes))


def _texts(out: bytes) -> list[str]:
    return out.decode("utf-8", "surrogateescape").split("\0")


def _change(entry: str, path: str, prefix: str) -> FileChange | None:
    old_mode, new_mode, old, new, _ = entry[1:].split(" ")
    if not path.startswith(prefix):
        return None
    return FileChange(
        path[len(prefix) :],
        None if set(old) == {"0"} or old_mode in _LINK_MODES else old,
        None if set(new) == {"0"} or new_mode in _LINK_MODES else new,
    )


def _moment(raw: str) -> datetime:
    """A moment as git writes it raw: seconds since 1970, and the offset `+0900`."""
    seconds, _, offset = raw.partition(" ")
    sign = -1 if offset.startswith("-") else 1
    digits = offset.lstrip("+-").rjust(4, "0")
    zone = timedelta(hours=int(digits[:-2]), minutes=int(digits[-2:]))
    if zone >= timedelta(hours=24):
        zone = timedelta(0)
    try:
        return datetime.fromtimestamp(int(seconds), timezone(sign * zone))
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)
