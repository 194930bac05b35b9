"""Which language a run is in; decided before anything is said, even the help."""

from collections.abc import Mapping, Sequence

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Language, Text


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """`--lang`, else `DNATRACK_LANG`, else the locale; English where none says Korean."""
    for asked in (_option(arguments), environment.get("DNATRACK_LANG", "")):
        if asked in set(Language):
            return Language(asked)
    locale = next(
        (environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)),
        "",
    )
    return Language.KO if locale.casefold().startswith(("ko", "korean")) else Language.EN


def known_language(arguments: Sequence[str]) -> None:
    """Make sure that `--lang` names a language.

    Raises:
        DnatrackError: it names none.
    """
    asked = _option(arguments)
    if asked and asked not in set(Language):
        raise DnatrackError(
            Text(f"`--lang {asked}`은(는) 없는 언어입니다", f"there is no language `{asked}`"),
            Text("`--lang ko`나 `--lang en`으로 적으세요", "use `--lang ko` or `--lang en`"),
        )


def _option(arguments: Sequence[str]) -> str:
    for index, argument in enumerate(arguments):
        if argument == "--lang":
            return arguments[index + 1] if index + 1 < len(arguments) else ""
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return ""
