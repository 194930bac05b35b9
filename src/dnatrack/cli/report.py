"""`dnatrack report --since …`: the document for the review meeting; `report verify` checks one."""

from pathlib import Path
from typing import Annotated

import typer

from dnatrack.cli import completing, options
from dnatrack.cli.help_text import Command, Group
from dnatrack.cli.shown import Shown, showing
from dnatrack.i18n import tr

HELP = tr(
    "점검 회의에 낼 보고서를 만듭니다: 지난 보고 뒤 무엇이 달라졌고, 늦었고, 다가오는가.",
    "Write the report for a review meeting: what changed since the last, is late, comes next.",
)
_METAVAR = tr("시점", "REV|DATE|TAG")
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar=_METAVAR,
        help=tr(
            "지난 보고의 시점: 날짜(2020-03-31), 꼬리표, 커밋. 날짜는 그날 끝을 뜻합니다.",
            "The last report: a day (2020-03-31), a tag, a commit. A day means its end.",
        ),
    ),
]
Until = Annotated[
    str | None,
    typer.Option(
        "--until",
        metavar=_METAVAR,
        help=tr(
            "이번 보고의 시점. 없으면 지금의 파일, 오늘.",
            "This report, named alike; else the files as they are, today.",
        ),
    ),
]
On = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar=tr("날짜", "DATE"),
        help=tr(
            "이번 보고의 기준일. 없으면 --until의 날.",
            "Evaluation day of this report; else the day of --until.",
        ),
    ),
]
ReportFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="office|markdown|html|json|csv|table",
        help=tr(
            "출력 형식. 없으면 office(개조식).",
            "Output format; else markdown. office is the form of Korean offices.",
        ),
        autocompletion=completing.report_formats,
    ),
]
Template = Annotated[
    Path | None,
    typer.Option(
        "--template",
        metavar=tr("파일", "FILE"),
        help=tr(
            "이 Jinja2 서식을 채웁니다.",
            "Fill this template (Jinja2) instead of using a format.",
        ),
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar=tr("파일", "FILE"),
        help=tr("화면 대신 이 파일에 씁니다.", "Write to this file instead of the screen."),
    ),
]
File = Annotated[
    Path,
    typer.Argument(
        metavar=tr("파일", "FILE"),
        help=tr("`dnatrack report`가 만든 파일.", "A file that `dnatrack report` made."),
    ),
]

app = typer.Typer(
    cls=Group,
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def report(
    context: typer.Context,
    *,
    since: Since = None,
    until: Until = None,
    on: On = None,
    form: ReportFormat = None,
    template: Template = None,
    output: Output = None,
    data: options.Data = None,
    lang: options.Lang = None,
    color: options.Color = "auto",
    width: options.Width = None,
) -> None:
    """Write the report of a period, for the review meeting."""
    del lang
    if context.invoked_subcommand is not None:
        return
    from dnatrack.cli.reporting import Manner, made, put

    manner = Manner.of(form, template)
    put(made(data, since, until, on=on), manner, output, color=color, width=width)


@app.command(
    "verify",
    cls=Command,
    help=tr(
        "보고서를 같은 커밋과 날로 다시 만들어, 다른 곳이 있으면 보여 주고 1로 끝납니다.",
        "Make a report again from its commits and days; show what differs, and end with 1.",
    ),
)
@showing
def verify(
    file: File,
    *,
    template: Template = None,
    shown: Shown,
) -> None:
    """Make a report again, and say whether it comes out the same."""
    from dnatrack.cli.verifying import verified

    found = verified(shown.data, file, template)
    shown.print(found.report)
    if not found.is_same:
        raise typer.Exit(1)
