"""The command line as a whole: what stands before the name of a command."""

import typer

from dnatrack.cli.commands import COMMANDS
from dnatrack.cli.lazy_group import group_of
from dnatrack.cli.options import offering, option
from dnatrack.i18n import tr
from dnatrack.version import __version__

app = typer.Typer(
    name="dnatrack",
    cls=group_of(COMMANDS),
    help=tr(
        "정부 과제의 기한, 완료, 연기 이력을 관리하고 이행실적을 점검합니다.",
        "A ledger of government promises: what was promised until when, and what became of it.",
    ),
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"dnatrack {__version__}")
        raise typer.Exit


VERSION = option(
    "버전을 표시합니다.",
    "Show the version.",
    default=False,
    callback=lambda value: _print_version(wanted=value),
    is_eager=True,
)


@app.callback(invoke_without_command=True)
@offering("version", "lang")
def _start(context: typer.Context, *, version: bool = VERSION) -> None:
    del version
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
