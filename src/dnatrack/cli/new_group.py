"""`dnatrack new`: what stands before the name of a new thing."""

import typer

from dnatrack.cli import options
from dnatrack.cli.commands import NEW
from dnatrack.cli.lazy_group import group_of

group = typer.Typer(name="new", cls=group_of(NEW), add_completion=False, rich_markup_mode=None)


@group.callback(invoke_without_command=True)
def _start(context: typer.Context, lang: options.Lang = None) -> None:
    del lang
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
