"""What the sheets of the taskforces are called."""

import re
from collections.abc import Iterable, Mapping

_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")


def sheet_names(taskforces: Mapping[str, str], *, taken: Iterable[str]) -> Mapping[str, str]:
    """A name of a sheet for each taskforce by id: its name where Excel takes that, else its id."""
    used = {one.casefold() for one in taken}
    found: dict[str, str] = {}
    for id_, name in taskforces.items():
        wanted = name if len(name) <= _LONGEST and not _FORBIDDEN.search(name) else id_
        found[id_] = _free(wanted[:_LONGEST], used)
        used.add(found[id_].casefold())
    return found


def _free(name: str, used: set[str]) -> str:
    """`name`, with a number behind it where there is another sheet of that name."""
    free, number = name, 1
    while free.casefold() in used:
        number += 1
        free = f"{name[: _LONGEST - 1 - len(str(number))]} {number}"
    return free
