"""`dnatrack report --since …`: the document for the review meeting."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from dnatrack.app.named_files import write_report
from dnatrack.app.workspace import open_workspace
from dnatrack.cli import completion, options
from dnatrack.cli.commands import REPORT
from dnatrack.cli.lazy_group import group_of
from dnatrack.cli.output import page_for, say_aside, write
from dnatrack.cli.report.manner import ReportStyle
from dnatrack.errors import DnatrackError
from dnatrack.formats import Page
from dnatrack.i18n import Text, tr
from dnatrack.reports import period
from dnatrack.reports.report import Report
from dnatrack.version import __version__

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
        autocompletion=completion.report_formats,
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

group = typer.Typer(
    name="report",
    cls=group_of(REPORT),
    add_completion=False,
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@group.callback()
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
    manner = ReportStyle.of(form, template)
    put(made(data, since, until, on=on), manner, output, color=color, width=width)


def made(data: Path | None, since: str | None, until: str | None, *, on: str | None) -> Report:
    """The report of the period that options name.

    Raises:
        DnatrackError: there is no data, no history, or an option names nothing.
    """
    if since is None:
        raise DnatrackError(
            Text("`--since` 자리가 비어 있습니다", "`--since` is missing"),
            Text(
                "지난 보고의 날을 적으세요(`dnatrack report --since 2020-03-31`)",
                "name the day of the last report (`dnatrack report --since 2020-03-31`)",
            ),
        )
    workspace = open_workspace(data, say_aside)
    workspace.repository.refuse_shallow()
    reviewed = workspace.review(workspace.stands(since, until, on=on))
    return period.build(reviewed, version=__version__)


def put(
    report: Report, manner: ReportStyle, output: Path | None, *, color: str, width: int | None
) -> None:
    """Write a report to the file `output`, whole or not at all, else to standard output.

    Documents are UTF-8 whatever the locale: the same report is the same bytes.

    Raises:
        DnatrackError: it cannot be written.
    """
    if output is not None:
        write_report(output, manner.written(report, Page()))
        return
    page = page_for(sys.stdout, color=color, width=width, limit=0)
    write(manner.written(report, page), is_data=manner.form != "table")
