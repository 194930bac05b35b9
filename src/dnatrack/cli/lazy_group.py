"""Groups of commands that are imported when they are called, and not to be listed."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, ClassVar

import typer
import typer.main
from typer.core import TyperCommand, TyperGroup

from dnatrack.cli.commands import Listed
from dnatrack.cli.help_text import Command, Group
from dnatrack.i18n import say


class LazyGroup(Group):
    """A group that lists its commands by their lines, and imports the one that is called.

    `commands` are lines without arguments and options. That is all that the help of the
    group, a misspelt name and the completion of a name take.
    """

    listed: ClassVar[Sequence[Listed]] = ()

    def __init__(self, **given: Any) -> None:  # noqa: ANN401 - whatever Typer gives its groups
        super().__init__(**given)
        self.commands = {one.name: _line(one) for one in self.listed}

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
    says = say(one.says)
    heading = say(one.heading) if one.heading is not None else None
    short = None if one.is_cut else says
    return Command(one.name, help=says, short_help=short, rich_help_panel=heading)


def _built(one: Listed) -> TyperCommand | TyperGroup:
    offered = getattr(import_module(one.path), one.path.rpartition(".")[2])
    app = offered if isinstance(offered, typer.Typer) else _alone(one.name, offered)
    command = typer.main.get_command(app)
    if not isinstance(command, TyperCommand | TyperGroup):
        raise TypeError(f"{one.path} holds no command")
    command.help = say(one.says)
    return command


def _alone(name: str, function: Callable[..., None]) -> typer.Typer:
    """An app of one command."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(name, cls=Command)(function)
    return app
