"""`dnatrack diff A [B]`: what changed in meaning between two states of the data."""

import os
from pathlib import Path
from typing import Annotated

import typer

from dnatrack.cli import completing, options
from dnatrack.formats.reports import REPORT_FORMATS
from dnatrack.i18n import tr

Old = Annotated[
    str,
    typer.Argument(
        metavar="A",
        help=tr(
            "앞의 상태: 가지, 커밋, 날짜(2020-03-31).",
            "The earlier state: a branch, a commit or a day (2020-03-31).",
        ),
    ),
]
New = Annotated[
    str | None,
    typer.Argument(
        metavar="B",
        help=tr("뒤의 상태. 없으면 지금의 파일.", "The later state; else the files as they are."),
        show_default=False,
    ),
]
COMMENT = "comment"
DiffFormat = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="|".join((*REPORT_FORMATS, COMMENT)),
        help=tr(
            "출력 형식. comment는 A에서 갈라진 뒤의 변경을 두 언어의 댓글로 씁니다.",
            "Output format. comment tells the change since it left A, in both languages.",
        ),
        autocompletion=completing.diff_formats,
    ),
]


def diff(
    old: Old = "HEAD",
    new: New = None,
    *,
    on: options.On = None,
    form: DiffFormat = "table",
    limit: options.Limit = None,
    data: options.Data = None,
    lang: options.Lang = None,
    color: options.Color = "auto",
    width: options.Width = None,
) -> None:
    """Show what changed in meaning between two commits, days or the files as they are."""
    if form == COMMENT:
        _comment(old, new, on=on, data=data, lang=lang)
        return
    from dnatrack.cli.comparing import compared
    from dnatrack.cli.opening import print_report

    report = compared(data, old, new, on=on)
    print_report(report, form=form, color=color, width=width, limit=limit)


def _comment(
    old: str, new: str | None, *, on: str | None, data: Path | None, lang: str | None
) -> None:
    """Korean comes first unless somebody asks for another language, whatever the locale."""
    from dnatrack.cli.output import write
    from dnatrack.cli.summing_up import summed_up
    from dnatrack.i18n import Language

    asked = lang or os.environ.get("DNATRACK_LANG") or Language.KO
    first = Language.EN if asked == Language.EN else Language.KO
    write(summed_up(data, old, new, on=on, first=first), is_data=True)
