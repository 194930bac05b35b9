"""Which commands there are."""

import typer

from dnatrack import __version__
from dnatrack.cli import explain, list_, overdue, rules, schema, show, status, validate
from dnatrack.cli.failing import reported
from dnatrack.i18n import tr

SEE, CHECK = tr("보기", "See"), tr("점검", "Check")

app = typer.Typer(
    name="dnatrack",
    help=tr(
        "정부가 한 약속의 장부: 무엇을 언제까지 하기로 했고 어떻게 되었는가.",
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


@app.callback(invoke_without_command=True)
def _start(
    context: typer.Context,
    version: bool = typer.Option(
        False,
        "--version",
        callback=lambda value: _print_version(wanted=value),
        is_eager=True,
        help=tr("판을 보여 줍니다.", "Show the version."),
    ),
) -> None:
    del version
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


app.command("status", rich_help_panel=SEE)(reported(status.status))
app.command("overdue", rich_help_panel=SEE)(reported(overdue.overdue))
app.command("list", rich_help_panel=SEE)(reported(list_.list_))
app.command("show", rich_help_panel=SEE)(reported(show.show))
app.command("validate", rich_help_panel=CHECK)(reported(validate.validate))
app.command("explain", rich_help_panel=CHECK)(reported(explain.explain))
app.command("rules", rich_help_panel=CHECK)(reported(rules.rules))
app.command("schema", rich_help_panel=CHECK)(reported(schema.schema))
