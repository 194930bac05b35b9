"""What Typer says about a command line, in our words and in both languages."""

import re
from collections.abc import Callable, Mapping
from inspect import signature

import typer

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.model.words import closest

# Typer has no public name for it: what all complaints about a command line are.
_WRONG_USE = typer.BadParameter.__bases__[0]
_QUOTED = re.compile(r"'([^']*)'")


def wrong_use(error: Exception) -> DnatrackError | None:
    """`error` as a sentence and a way out; None where it is not about the command line."""
    if not isinstance(error, _WRONG_USE):
        return None
    said = str(getattr(error, "message", "")) or str(error)
    name = _name(error, said)
    match type(error).__name__:
        case "NoSuchOption":
            message = Text(f"`{name}` 옵션이 없습니다", f"there is no option `{name}`")
            return DnatrackError(message, _close(name, _options(error)) or _see_help(error))
        case "MissingParameter":
            message = Text(f"`{name}` 인자를 입력하지 않았습니다", f"`{name}` is missing")
        case "BadOptionUsage" if "requires" in said:
            message = Text(f"`{name}` 옵션의 값을 입력하지 않았습니다", f"`{name}` needs a value")
        case "BadParameter":
            message = Text(f"`{name}` 옵션에 사용할 수 없는 값입니다", f"`{name}`: {said}")
        case "UsageError" if said.startswith("No such command"):
            message = Text(f"`{name}` 명령이 없습니다", f"there is no command `{name}`")
            return DnatrackError(message, _close(name, _commands(error)) or _see_help(error))
        case _:
            message = Text(f"해석할 수 없는 명령입니다: {said}", said)
    return DnatrackError(message, _see_help(error))


def _name(error: Exception, said: str) -> str:
    """What the complaint is about: an option, an argument or a command."""
    option = getattr(error, "option_name", None)
    parameter = getattr(error, "param", None)
    quoted = _QUOTED.search(said)
    if option:
        return str(option)
    if parameter is not None:
        return _hint(parameter.get_error_hint, getattr(error, "ctx", None)).strip("'")
    return quoted[1] if quoted else ""


def _hint(hint: Callable[..., object], context: object) -> str:
    """What a parameter calls itself; Typer wants the context for it before 0.29."""
    return str(hint(context) if signature(hint).parameters else hint())


def _commands(error: Exception) -> list[str]:
    context = getattr(error, "ctx", None)
    known = getattr(context and context.command, "commands", {})
    return list(known) if isinstance(known, Mapping) else []


def _options(error: Exception) -> list[str]:
    context = getattr(error, "ctx", None)
    if context is None:
        return []
    return [name for one in context.command.get_params(context) for name in one.opts]


def _close(word: str, known: list[str]) -> Text | None:
    """The known word that was most likely meant, if one is close."""
    bare = {one.lstrip("-"): one for one in known}
    close = closest(word.lstrip("-"), bare)
    if close is None:
        return None
    return Text(f"비슷한 이름: `{bare[close]}`", f"did you mean `{bare[close]}`?")


def _see_help(error: Exception) -> Text:
    context = getattr(error, "ctx", None)
    command = f"{context.command_path if context else 'dnatrack'} --help"
    return Text(f"사용법은 `{command}`에서 확인하세요", f"see `{command}`")
