"""Which language a run is in; decided before anything is said, even the help."""

import os
from collections.abc import Mapping, Sequence

from dnatrack.i18n import Language


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """`--lang`, else `DNATRACK_LANG`, else the locale; English where none says Korean."""
    asked = _option(arguments) or environment.get("DNATRACK_LANG", "")
    if asked in set(Language):
        return Language(asked)
    locale = next(
        (environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)),
        "",
    )
    return Language.KO if locale.casefold().startswith(("ko", "korean")) else Language.EN


def _option(arguments: Sequence[str]) -> str:
    for index, argument in enumerate(arguments):
        if argument == "--lang":
            return arguments[index + 1] if index + 1 < len(arguments) else ""
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return ""


def environment_language() -> Language:
    """The language of this process's environment."""
    return language_of((), os.environ)
