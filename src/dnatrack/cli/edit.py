"""`dnatrack done`, `reschedule`, `start`, `hold`, `cancel`, `supersede`: the life of a promise."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from dnatrack.cli import completion, options
from dnatrack.cli.option_groups import (
    DocumentOptions,
    WriteOptions,
    gather,
    writing,
    writing_and_citing,
)
from dnatrack.i18n import tr

if TYPE_CHECKING:
    from dnatrack.app.edit import LeaveOptions

Item = Annotated[
    str | None,
    typer.Argument(
        metavar=tr("과제|이정표", "TASK|MILESTONE"),
        help=tr(
            "과제(dg-2-4)나 이정표(dg-2-4/first-card). 생략하면 터미널에서 묻습니다.",
            "A task (dg-2-4) or milestone (dg-2-4/first-card). A terminal asks for it.",
        ),
        autocompletion=completion.items,
        show_default=False,
    ),
]
DoneOn = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar=tr("기간", "PERIOD"),
        help=tr(
            "완료일(2020-03-31, 2020년 3월). 생략하면 터미널에서 묻습니다.",
            "When it was done (2020-03-31, 2020-03). A terminal asks for it.",
        ),
    ),
]
DoneBy = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar=tr("날짜", "DAY"),
        help=tr(
            "늦어도 이 날짜까지 완료(완료일을 모를 때, --on 대신).",
            "Done by this day at the latest, the day itself unknown; in place of --on.",
        ),
    ),
]
Evidence = Annotated[
    list[str] | None,
    typer.Option(
        "--evidence",
        "-e",
        metavar=tr("출처", "SOURCE|URL|TITLE"),
        help=tr(
            "증빙: 출처 id, 주소, 새 문서 제목. 여러 번 사용 가능.",
            "What shows it: the id of a source, an address, the title of a new document. "
            "May be repeated.",
        ),
        autocompletion=completion.sources,
    ),
]
CompletionOption = Annotated[
    str | None,
    typer.Option(
        "--completion",
        metavar="full|modified|partial",
        help=tr(
            "이행 범위: full(전부 이행), modified(변경 이행), partial(일부 이행).",
            "How far, where not in full: modified or partial.",
        ),
        autocompletion=completion.completions,
    ),
]
VerificationOption = Annotated[
    str | None,
    typer.Option(
        "--verification",
        metavar="self-reported|confirmed|…",
        help=tr(
            "확인 수준: self-reported(자체보고), confirmed(확인), disputed(이견 있음).",
            "Who vouches for it.",
        ),
        autocompletion=completion.verifications,
    ),
]


@writing_and_citing
def done(
    item: Item = None,
    *,
    on: DoneOn = None,
    by: DoneBy = None,
    evidence: Evidence = None,
    completion: CompletionOption = None,
    verification: VerificationOption = None,
    document: DocumentOptions,
    how: WriteOptions,
) -> None:
    """Write down that something was done."""
    from dnatrack.app.edit import DoneOptions, planned_completion
    from dnatrack.cli.edit_steps import carry_out

    asked = DoneOptions(on, by, tuple(evidence or ()), completion, verification, document.words)
    carry_out(planned_completion(item, asked), how)


# `dnatrack reschedule`: a deadline moves, and who decided that, why, and where it says so.

Milestone = Annotated[
    str | None,
    typer.Argument(
        metavar=tr("이정표", "MILESTONE"),
        help=tr(
            "이정표(dg-2-4/first-card). 생략하면 터미널에서 묻습니다.",
            "A milestone (dg-2-4/first-card). A terminal asks for it.",
        ),
        autocompletion=completion.items,
        show_default=False,
    ),
]
Due = Annotated[
    str | None,
    typer.Argument(
        metavar=tr("변경기한", "DUE"),
        help=tr(
            "변경기한: 2021년, 2021년 하반기(2021-H2), 2021-Q2, 2021-03, 2021-03-31.",
            "The new deadline: 2021, 2021-H1, 2021-Q2, 2021-03, 2021-03-31.",
        ),
        show_default=False,
    ),
]
Reason = Annotated[
    str | None,
    typer.Option(
        "--reason",
        metavar=tr("사유", "REASON"),
        help=tr(
            "target-changed(목표 변경), budget(예산), plan-error(계획 오류), legislation(입법 "
            "지연), other-ministry(타 기관 지연), external(외부 여건 변화), correction(오기 정정).",
            "target-changed, budget, plan-error, legislation, other-ministry, external or "
            "correction.",
        ),
        autocompletion=completion.revision_reasons,
    ),
]
Authority = Annotated[
    str | None,
    typer.Option(
        "--authority",
        metavar=tr("주체", "TEXT"),
        help=tr("변경 결정 주체(국무회의).", "Who decided it (the cabinet)."),
    ),
]
SourceOption = Annotated[
    str | None,
    typer.Option(
        "--source",
        metavar=tr("출처", "SOURCE|URL|TITLE"),
        help=tr(
            "근거: 출처 id, 주소, 새 문서 제목.",
            "Where it says so: the id of a source, an address, the title of a new document.",
        ),
        autocompletion=completion.sources,
    ),
]
DecidedOn = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar=tr("날짜", "DATE"),
        help=tr("결정일. 생략하면 오늘.", "The day it was decided; else today."),
    ),
]
Note = Annotated[
    str | None,
    typer.Option("--note", metavar=tr("설명", "TEXT"), help=tr("설명.", "An explanation.")),
]


@writing_and_citing
def reschedule(
    milestone: Milestone = None,
    due: Due = None,
    *,
    reason: Reason = None,
    authority: Authority = None,
    source: SourceOption = None,
    on: DecidedOn = None,
    note: Note = None,
    document: DocumentOptions,
    how: WriteOptions,
) -> None:
    """Move a deadline and declare it: the new due and its revision, together."""
    from dnatrack.app.edit import RescheduleOptions, planned_move
    from dnatrack.cli.edit_steps import carry_out

    asked = RescheduleOptions(due, on, reason, authority, source, note, document.words)
    carry_out(planned_move(milestone, asked), how)


# `dnatrack start`: the work on something begins, or goes on after a pause.


@writing
def start(item: Item = None, *, reason: options.Why = None, how: WriteOptions) -> None:
    """Write down that the work began, or goes on; of what was done also why."""
    from dnatrack.app.edit import planned_start
    from dnatrack.cli.edit_steps import carry_out

    carry_out(planned_start(item, reason), how)


# `dnatrack hold`, `cancel`, `supersede`: a promise is left, and on what grounds.


@dataclass(frozen=True, slots=True)
class LeaveGrounds:
    """What the options say of the grounds."""

    reason: options.Why = None
    authority: Authority = None
    source: SourceOption = None
    on: DecidedOn = None

    def with_document(self, document: DocumentOptions) -> "LeaveOptions":
        """The same, as the plan of an edit takes it."""
        from dnatrack.app.edit import LeaveOptions

        return LeaveOptions(self.reason, self.authority, self.source, self.on, document.words)


leaving = gather(grounds=LeaveGrounds, document=DocumentOptions, how=WriteOptions)


@leaving
def hold(
    item: Item = None,
    *,
    grounds: LeaveGrounds,
    document: DocumentOptions,
    how: WriteOptions,
) -> None:
    """Write down that the work pauses: why, who decided it, and where it says so."""
    from dnatrack.app.edit import planned_withdrawal
    from dnatrack.cli.edit_steps import carry_out
    from dnatrack.editing import lifecycle

    carry_out(planned_withdrawal(item, grounds.with_document(document), lifecycle.hold), how)


@leaving
def cancel(
    item: Item = None,
    *,
    grounds: LeaveGrounds,
    document: DocumentOptions,
    how: WriteOptions,
) -> None:
    """Write down that something is given up: why, who decided it, and where it says so."""
    from dnatrack.app.edit import planned_withdrawal
    from dnatrack.cli.edit_steps import carry_out
    from dnatrack.editing import lifecycle

    carry_out(planned_withdrawal(item, grounds.with_document(document), lifecycle.cancel), how)


By = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="ID",
        help=tr(
            "대체한 과제나 이정표. 생략하면 터미널에서 묻습니다.",
            "The task or milestone that replaces it. A terminal asks for it.",
        ),
        autocompletion=completion.items,
    ),
]


@leaving
def supersede(
    item: Item = None,
    *,
    by: By = None,
    grounds: LeaveGrounds,
    document: DocumentOptions,
    how: WriteOptions,
) -> None:
    """Write down what takes the place of something: why, who decided it, where it says so."""
    from dnatrack.app.edit import planned_replacement
    from dnatrack.cli.edit_steps import carry_out

    carry_out(planned_replacement(item, by, grounds.with_document(document)), how)
