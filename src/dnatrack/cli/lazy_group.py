"""Groups of commands that are imported when they are called, with help in both languages."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from inspect import signature
from pathlib import Path
from typing import Any, ClassVar, Protocol

import typer
import typer.main
from typer.core import TyperCommand, TyperGroup

from dnatrack.cli.commands import Listed
from dnatrack.cli.help_page import help_page
from dnatrack.i18n import say

# Values of the command line that are what they have to be already: text, or nothing.
#
# Typer has pydantic make a converter for each argument and option of the command that runs,
# whether it is given or not. Most are not given, and texts, paths, small numbers and yes or no
# need none.

_PLACE = "_runtime_param"
"""Where Typer keeps the converter of a parameter. The name is private: see `is_known`."""


_PATH_WORDS = {"path_type", "param", "ctx"}
_NUMBER = re.compile("[0-9]{1,9}", re.ASCII)


class _Parameter(Protocol):
    multiple: bool
    nargs: int
    type_descriptor: Any

    def get_runtime_param(self) -> Any: ...  # noqa: ANN401 - Typer's own


class _AsGiven:
    """A converter that makes Typer's own, and asks it, only where there is something to do."""

    def coerce(self, value: Any, param: _Parameter, ctx: object) -> Any:  # noqa: ANN401 - of any type
        """What Typer would make of a value."""
        if value is None:
            return () if param.multiple or param.nargs == -1 else None
        of = param.type_descriptor
        if of.parameter_info.parser is None:
            if of.annotation is Path and _is_text(value) and "\0" not in value:
                with suppress(typer.BadParameter):  # then Typer says it, of what was typed
                    return _path(Path(value), param, ctx)
            if (plain := _plain(value, of)) is not None:
                return plain
        setattr(param, _PLACE, None)
        return param.get_runtime_param().coerce(value, param=param, ctx=ctx)


def _plain(value: Any, of: Any) -> Any:  # noqa: ANN401 - of any type
    """A value that needs no more than a look; None for one that Typer has to convert."""
    if of.annotation is str:
        return value if _is_text(value) else None
    if of.annotation == list[str]:
        return list(value) if all(map(_is_text, value)) else None
    if of.annotation is bool:
        return value if isinstance(value, bool) else None
    if of.annotation is int and isinstance(value, str) and _NUMBER.fullmatch(value):
        least, most = of.parameter_info.min, of.parameter_info.max
        number = int(value)
        is_within = (least is None or least <= number) and (most is None or number <= most)
        return number if is_within else None
    return None


def _path(value: Path, param: _Parameter, ctx: object) -> Any:  # noqa: ANN401 - as Typer's
    """A path, once Typer has looked at what is there; it needs pydantic to make one of a text."""
    from typer._param_types import coerce_cli_path

    info: Any = param.type_descriptor.parameter_info
    given: Any = {"path_type": info.path_type or Path, "param": param, "ctx": ctx}
    return coerce_cli_path(value, info, **given)


def _is_text(value: object) -> bool:
    """Whether a value is a text that every encoding of Unicode can hold."""
    return isinstance(value, str) and (
        value.isascii() or not any("\ud800" <= character <= "\udfff" for character in value)
    )


def is_known() -> bool:
    """Whether this Typer converts values in the way that can be spared here.

    0.26 to 0.28 do not; there, and where a later one does it differently, Typer goes its
    own way.
    """
    try:
        from typer._coercion import RuntimeParam
        from typer._param_types import coerce_cli_path
    except ImportError:
        return False
    takes = list(signature(RuntimeParam.coerce).parameters)
    return (
        takes == ["self", "value", "param", "ctx"]
        and {*signature(coerce_cli_path).parameters} >= _PATH_WORDS
    )


def take_as_given(parameters: Iterable[object]) -> None:
    """Have Typer convert only what needs it."""
    if is_known():
        for one in parameters:
            if getattr(one, _PLACE, one) is None:
                setattr(one, _PLACE, _AsGiven())


# Commands and groups with a help of our own, which begins with an example.


@contextmanager
def _taking(ctx: Any, args: list[str]) -> Iterator[None]:  # noqa: ANN401 - Typer's own
    """Help Typer to take `args`: convert little, and know what a complaint is about.

    Raises:
        DnatrackError: an option stands where the value of another has to.
    """
    parameters = ctx.command.get_params(ctx)
    take_as_given(parameters)
    given = {} if ctx.resilient_parsing else dict(_values(parameters, list(args), ctx))
    try:
        yield
    except Exception as error:
        if getattr(error, "ctx", ctx) is None:  # Typer's parser leaves it out
            error.ctx = ctx  # type: ignore[attr-defined] # read by `wrong_use`, and so is the next
        error.given = given.get(getattr(error, "param", None))  # type: ignore[attr-defined]
        raise


def _values(parameters: Iterable[Any], args: list[str], ctx: Any) -> Iterator[tuple[Any, str]]:  # noqa: ANN401 - Typer's own
    """Each option that takes a value, with the one that it is given.

    Typer would take the second option of `--by --reason x` for the value of the first.

    Raises:
        DnatrackError: an option stands where a value has to.
    """
    options = [one for one in parameters if one.param_type_name == "option"]
    known = {name: one for one in options for name in (*one.opts, *one.secondary_opts)}
    words = iter(args)
    for word in words:
        if word == "--" or not (word.startswith("-") or ctx.allow_interspersed_args):
            return
        name, is_given, value = word.partition("=")
        if name not in known or known[name].is_flag:
            continue
        value = value if is_given else next(words, "")
        if not is_given and value.partition("=")[0] in known:
            from dnatrack.cli.wrong_use import no_value

            raise no_value(name, ctx)
        yield known[name], value


class Command(TyperCommand):
    """A command whose help is in the language in force."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override] # its type is private
        """Take the arguments and options from `args`."""
        with _taking(ctx, args):
            return super().parse_args(ctx, args)

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override] # its type is private
        """The help text."""
        return help_page(self, ctx)


class LazyGroup(TyperGroup):
    """A group that lists its commands by their lines, and imports the one that is called.

    `commands` are lines without arguments and options. That is all that the help of the
    group, a misspelt name and the completion of a name take.
    """

    listed: ClassVar[Sequence[Listed]] = ()

    def __init__(self, **given: Any) -> None:  # noqa: ANN401 - whatever Typer gives its groups
        super().__init__(**given)
        self.commands = {one.name: _line(one) for one in self.listed}

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override] # its type is private
        """Take the arguments and options from `args`."""
        with _taking(ctx, args):
            return super().parse_args(ctx, args)

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override] # its type is private
        """The help text."""
        return help_page(self, ctx)

    def resolve_command(  # type: ignore[override] # its types are private
        self, ctx: typer.Context, args: list[str]
    ) -> tuple[str | None, TyperCommand | TyperGroup | None, list[str]]:
        """The command that the first word of `args` names, built, and the words behind it."""
        name, line, rest = super().resolve_command(ctx, args)
        return name, None if line is None else self.built(name or ""), rest

    def built(self, name: str) -> TyperCommand | TyperGroup:
        """The command of this name with its arguments and options.

        Raises:
            KeyError: there is none.
        """
        return _built({one.name: one for one in self.listed}[name])


def group_of(listed: Sequence[Listed]) -> type[LazyGroup]:
    """What Typer makes a group of, for these commands."""
    return type("Commands", (LazyGroup,), {"listed": listed})


def _line(one: Listed) -> Command:
    heading = say(one.heading) if one.heading is not None else None
    return Command(one.name, help=say(one.says), rich_help_panel=heading)


def _built(one: Listed) -> TyperCommand | TyperGroup:
    app = getattr(import_module(one.path), one.offer)
    if not isinstance(app, typer.Typer):
        function, app = app, typer.Typer(add_completion=False, rich_markup_mode=None)
        app.command(one.name, cls=Command)(function)
    command = typer.main.get_command(app)
    if not isinstance(command, TyperCommand | TyperGroup):
        raise TypeError(f"{one.path} holds no command")
    command.help = say(one.says)
    return command
