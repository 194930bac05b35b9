"""`dnatrack diff A [B]`: what changed in meaning between two states of the data."""

from collections.abc import Callable
from contextvars import copy_context
from pathlib import Path
from typing import Annotated

import typer

from dnatrack.app.check import check_since, home_of, parting
from dnatrack.app.workspace import open_workspace
from dnatrack.cli import completion, options
from dnatrack.cli.output import print_report, say_aside, write
from dnatrack.formats import REPORT_FORMATS
from dnatrack.formats.markdown import Spoken, comment
from dnatrack.i18n import Language, language, tr, use_language
from dnatrack.reports import difference
from dnatrack.reports.difference import Checks
from dnatrack.reports.report import Report

Old = Annotated[
    str,
    typer.Argument(
        metavar="A",
        help=tr(
            "변경 전 시점: 브랜치, 커밋, 날짜(2020-03-31).",
            "The earlier state: a branch, a commit or a day (2020-03-31).",
        ),
    ),
]
New = Annotated[
    str | None,
    typer.Argument(
        metavar="B",
        help=tr(
            "변경 후 시점. 생략하면 현재 파일.", "The later state; else the files as they are."
        ),
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
            "출력 형식. comment는 A에서 갈라진 뒤의 변경을 두 언어의 댓글로 작성.",
            "Output format. comment tells the change since it left A, in both languages.",
        ),
        autocompletion=completion.diff_formats,
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
    del lang
    if form == COMMENT:
        write(summed_up(data, old, new, on=on, first=language()), is_data=True)
        return
    report = difference.build(*open_workspace(data, say_aside).difference(old, new, on=on))
    print_report(report, form=form, color=color, width=width, limit=limit)


def summed_up(
    data: Path | None, base: str, head: str | None, *, on: str | None, first: Language
) -> str:
    """What the change since it left `base` means, as a comment; in `first` and then the other.

    Raises:
        DnatrackError: there is no data, no history, or a name names nothing.
    """
    workspace = open_workspace(data, say_aside)
    before = parting(workspace, base, head).before
    seen = workspace.difference(before, head, on=on)
    _, found = check_since(workspace, base, head)
    home = home_of(workspace.folder)
    checks = Checks(found.new, len(found.older), len(found.resolved), home)

    def build() -> Report:
        return difference.build_summary(*seen, checks)

    second = Language.EN if first is Language.KO else Language.KO
    return comment(_spoken(build, first), _spoken(build, second))


def _spoken(build: Callable[[], Report], language: Language) -> Spoken:
    """What `build` gives in a language; whoever asks goes on in the one in force."""

    def built() -> Report:
        use_language(language)
        return build()

    return Spoken(language, copy_context().run(built))
