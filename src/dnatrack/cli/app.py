"""Which commands there are."""

from types import ModuleType

import typer

from dnatrack import __version__
from dnatrack.cli import (
    audit,
    cancel,
    comment,
    diff,
    doctor,
    done,
    explain,
    export,
    fix_encoding,
    fmt,
    hold,
    impact,
    import_,
    init,
    issues,
    legislation,
    list_,
    log,
    ministries,
    options,
    overdue,
    owners,
    report,
    reschedule,
    rules,
    schema,
    set_,
    show,
    silent,
    slips,
    start,
    status,
    supersede,
    timeline,
    trend,
    validate,
    waiting,
)
from dnatrack.cli.help_text import Command, Group
from dnatrack.cli.new import group as new
from dnatrack.i18n import tr

SEE, PAST, CHECK = tr("보기", "See"), tr("이력", "History"), tr("점검", "Check")
EDIT = tr("쓰기", "Write")
PUBLISH = tr("내보내기", "Publish")

app = typer.Typer(
    name="dnatrack",
    cls=Group,
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
    lang: options.Lang = None,
) -> None:
    del version, lang
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def _add(panel: str, *commands: ModuleType) -> None:
    """Add the command of each module: the function that is called like the module."""
    for one in commands:
        written = one.__name__.rpartition(".")[2]
        name = written.rstrip("_").replace("_", "-")
        texts = {"help": one.HELP, "short_help": one.HELP}
        app.command(name, cls=Command, rich_help_panel=panel, **texts)(getattr(one, written))


_add(SEE, status, overdue, list_, show, ministries, waiting, impact, timeline, issues, legislation)
_add(PAST, slips, log, diff, trend, silent, audit)
_add(CHECK, validate, explain, rules, schema, owners, doctor, comment)
_add(EDIT, done, reschedule, start, hold, cancel, supersede, set_, import_, fmt, fix_encoding, init)
_add(PUBLISH, export)
app.add_typer(new.new, rich_help_panel=EDIT, help=new.HELP, short_help=new.HELP)
app.add_typer(
    report.app,
    name="report",
    rich_help_panel=PUBLISH,
    help=report.HELP,
    short_help=report.HELP,
)
