"""What Typer says about a command line, in our words and in both languages."""

import re
from collections.abc import Mapping
from typing import Any

import typer

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.model.words import closest

# Typer has no public name for it: what all complaints about a command line are.
_WRONG_USE = typer.BadParameter.__bases__[0]
_QUOTED = re.compile(r"'([^']*)'")
_SURPLUS = re.compile(r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)", re.DOTALL)


def wrong_use(error: Exception) -> DnatrackError | None:
    """`error` as a sentence and a way out; None where it is not about the command line."""
    if not isinstance(error, _WRONG_USE):
        return None
    said, context = str(getattr(error, "message", "")) or str(error), getattr(error, "ctx", None)
    name, hint = _name(error, said), _see_help(context)
    match type(error).__name__:
        case "NoSuchOption":
            message = Text(f"`{name}` 옵션이 없습니다", f"there is no option `{name}`")
            hint = _close(name, _options(context)) or hint
        case "MissingParameter":
            message = Text(f"`{name}` 인자를 입력하지 않았습니다", f"`{name}` is missing")
        case "BadOptionUsage" if "requires" in said:
            return no_value(name, context)
        case "BadOptionUsage":
            message = Text(f"`{name}` 옵션에는 값을 입력하지 않습니다", f"`{name}` takes no value")
        case "BadParameter":
            return _bad_value(error, name)
        case "UsageError" if said.startswith("No such command"):
            message = Text(f"`{name}` 명령이 없습니다", f"there is no command `{name}`")
            hint = _close(name, _commands(context)) or hint
        case "UsageError" if surplus := _SURPLUS.match(said):
            return _too_much(surplus[1], context)
        case _:
            message = Text(f"해석할 수 없는 명령입니다: {said}", said)
    return DnatrackError(message, hint)


def no_value(option: str, context: Any) -> DnatrackError:  # noqa: ANN401 - Typer's own
    """That an option stands there without its value."""
    return DnatrackError(
        Text(f"`{option}` 옵션의 값을 입력하지 않았습니다", f"`{option}` needs a value"),
        _see_help(context),
    )


def _bad_value(error: Exception, name: str) -> DnatrackError:
    """That an option cannot have the value that it was given, and which it can, if a number."""
    given = getattr(error, "given", None)
    message = Text(f"사용할 수 없는 값입니다: `{name}`", f"`{name}` cannot have this value")
    if isinstance(given, str):
        message = Text(
            f"사용할 수 없는 값입니다: `{name} {given}`", f"`{name}` cannot be `{given}`"
        )
    see, (least, most) = _see_help(getattr(error, "ctx", None)), _bounds(error)
    if least is None:
        return DnatrackError(message, see)
    ko, en = f"{least} 이상", f"from {least} on"
    if most is not None:
        ko, en = f"{least} 이상 {most} 이하", f"from {least} to {most}"
    return DnatrackError(
        message,
        Text(f"{ko}의 정수로 입력하세요. {see.ko}", f"write a whole number {en}; {see.en}"),
    )


def _bounds(error: Exception) -> tuple[int | None, int | None]:
    """The least and the most that an option can be; None where it is no number."""
    parameter = getattr(error, "param", None)
    described = getattr(parameter, "type_descriptor", None)  # since Typer 0.29
    of = described.parameter_info if described else getattr(parameter, "type", None)
    return getattr(of, "min", None), getattr(of, "max", None)


def _too_much(surplus: str, context: Any) -> DnatrackError:  # noqa: ANN401 - Typer's own
    see = _see_help(context)
    return DnatrackError(
        Text(f"입력한 인자가 너무 많습니다: `{surplus}`", f"too many arguments: `{surplus}`"),
        Text(
            f"띄어쓰기가 있는 값은 따옴표로 묶으세요. {see.ko}",
            f"put quotes around a text with blanks; {see.en}",
        ),
    )


def _name(error: Exception, said: str) -> str:
    """What the complaint is about: an option, an argument or a command."""
    if option := getattr(error, "option_name", None):
        return str(option)
    if (parameter := getattr(error, "param", None)) is not None:
        options = (one for one in parameter.opts if one.startswith("-"))
        return next(options, None) or parameter.metavar or str(parameter.name).upper()
    quoted = _QUOTED.search(said)
    return quoted[1] if quoted else ""


def _commands(context: Any) -> list[str]:  # noqa: ANN401 - Typer's own
    known = getattr(context and context.command, "commands", {})
    return list(known) if isinstance(known, Mapping) else []


def _options(context: Any) -> list[str]:  # noqa: ANN401 - Typer's own
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


def _see_help(context: Any) -> Text:  # noqa: ANN401 - Typer's own
    command = f"{context.command_path if context else 'dnatrack'} --help"
    return Text(f"사용법은 `{command}`에서 확인하세요", f"see `{command}`")
