"""`dnatrack reschedule`: a deadline moves, and who decided that, why, and where it says so."""

from typing import Annotated

import typer

from dnatrack.cli import completing
from dnatrack.cli.document_options import DocumentOptions, writing_and_citing
from dnatrack.cli.how import How
from dnatrack.i18n import tr

Milestone = Annotated[
    str,
    typer.Argument(
        metavar=tr("과제/이정표", "TASK/MILESTONE"),
        help=tr("이정표(dg-2-4/first-card).", "A milestone (dg-2-4/first-card)."),
        autocompletion=completing.items,
    ),
]
Due = Annotated[
    str,
    typer.Argument(
        metavar=tr("기한", "DUE"),
        help=tr(
            "새 기한: 2021, 2021-H1, 2021-Q2, 2021-03, 2021-03-31.",
            "The new deadline: 2021, 2021-H1, 2021-Q2, 2021-03, 2021-03-31.",
        ),
    ),
]
Reason = Annotated[
    str | None,
    typer.Option(
        "--reason",
        metavar=tr("사유", "REASON"),
        help=tr(
            "target-changed(목표 변경), budget(예산), plan-error(계획 오류), legislation(입법 "
            "지연), other-ministry(다른 기관), external(외부 요인), correction(오기 정정).",
            "target-changed, budget, plan-error, legislation, other-ministry, external or "
            "correction.",
        ),
        autocompletion=completing.revision_reasons,
    ),
]
Authority = Annotated[
    str | None,
    typer.Option(
        "--authority",
        metavar=tr("주체", "TEXT"),
        help=tr("누가 정했는가(국무회의).", "Who decided it (the cabinet)."),
    ),
]
SourceOption = Annotated[
    str | None,
    typer.Option(
        "--source",
        metavar=tr("출처", "SOURCE|URL|TITLE"),
        help=tr(
            "근거: 출처의 id, 주소, 새 문서의 제목.",
            "Where it says so: the id of a source, an address, the title of a new document.",
        ),
        autocompletion=completing.sources,
    ),
]
MovedOn = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar=tr("날짜", "DATE"),
        help=tr("기한을 바꾸기로 한 날. 없으면 오늘.", "The day it was decided; else today."),
    ),
]
Note = Annotated[
    str | None,
    typer.Option("--note", metavar=tr("설명", "TEXT"), help=tr("설명.", "An explanation.")),
]


@writing_and_citing
def reschedule(
    milestone: Milestone,
    due: Due,
    *,
    reason: Reason = None,
    authority: Authority = None,
    source: SourceOption = None,
    on: MovedOn = None,
    note: Note = None,
    document: DocumentOptions,
    how: How,
) -> None:
    """Move a deadline and declare it: the new due and its revision, together."""
    from dnatrack.cli.editing import carry_out
    from dnatrack.cli.planning import RescheduleOptions, planned_move

    asked = RescheduleOptions(due, on, reason, authority, source, note, document)
    carry_out(planned_move(milestone, asked), how)
