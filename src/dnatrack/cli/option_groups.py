"""Options that several commands share, gathered into one argument of each command."""

import inspect
import sys
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dnatrack.cli import completion, options
from dnatrack.i18n import tr

if TYPE_CHECKING:
    from dnatrack.app.cite import DocumentWords
    from dnatrack.app.workspace import Workspace
    from dnatrack.model.tracker import Tracker
    from dnatrack.reports.report import Report
    from dnatrack.reports.selection import Selection
    from dnatrack.reports.view import View


Command = Callable[..., None]


def gather(**groups: type[Any]) -> Callable[[Command], Command]:
    """What gives a command the options of some dataclasses, each as one argument.

    Typer makes an option of each parameter that a function shows, so that the fields of
    the dataclasses become parameters; no two may have the same name.
    """

    def decorated(command: Command) -> Command:
        own = inspect.signature(command).parameters.values()
        shown = [
            *(_as_keyword(one) for one in own if one.name not in groups),
            *(one for group in groups.values() for one in _parameters(group)),
        ]

        def run(**given: object) -> None:
            packed = {name: _pack(group, given) for name, group in groups.items()}
            command(**given, **packed)

        run.__signature__ = inspect.Signature(shown)  # type: ignore[attr-defined] # read by inspect
        run.__annotations__ = {one.name: one.annotation for one in shown}
        run.__doc__, run.__name__ = command.__doc__, command.__name__
        return run

    return decorated


def _as_keyword(parameter: inspect.Parameter) -> inspect.Parameter:
    return parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)


def _parameters(group: type[Any]) -> list[inspect.Parameter]:
    return [
        inspect.Parameter(
            one.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=inspect.Parameter.empty if one.default is MISSING else one.default,
            annotation=one.type,
        )
        for one in fields(group)
    ]


def _pack(group: type[Any], given: dict[str, object]) -> object:
    """The group with its fields, which are taken out of what was given."""
    return group(**{one.name: given.pop(one.name) for one in fields(group)})


# How a command that writes is to go about it: the options that all of them share.

_LONGEST = 100

DryRun = Annotated[
    bool,
    typer.Option(
        "--dry-run",
        help=tr("저장하지 않고 변경 내용만 표시.", "Show what would change; write nothing."),
    ),
]
Yes = Annotated[
    bool,
    typer.Option(
        "--yes",
        "-y",
        help=tr("확인 질문 없이 저장.", "Write without asking, at a terminal too."),
    ),
]
AcceptWarnings = Annotated[
    bool,
    typer.Option(
        "--accept-warnings",
        help=tr(
            "새 경고가 있어도 저장. 새 오류가 있으면 저장하지 않음.",
            "Write even if that brings new warnings; never if it brings errors.",
        ),
    ),
]
Commit = Annotated[
    bool,
    typer.Option(
        "--commit",
        help=tr(
            "변경한 파일만 커밋. 커밋 메시지는 자동 작성.",
            "Commit just the changed files, with a message made from the change.",
        ),
    ),
]
Branch = Annotated[
    str | None,
    typer.Option(
        "--branch",
        metavar=tr("브랜치", "NAME"),
        help=tr(
            "새 브랜치를 만들어 커밋(--commit 포함).",
            "Commit on a new branch of this name; implies --commit.",
        ),
    ),
]


def _open(data: Path | None) -> "Workspace":
    from dnatrack.app.workspace import open_workspace
    from dnatrack.cli.output import say_aside

    return open_workspace(data, say_aside)


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """What the shared options say."""

    dry_run: DryRun = False
    yes: Yes = False
    accept_warnings: AcceptWarnings = False
    commit: Commit = False
    branch: Branch = None
    data: options.Data = None
    lang: options.Lang = None
    color: options.Color = "auto"
    width: options.Width = None

    def open(self) -> "Workspace":
        """The tracker that the options name; its notes go to standard error.

        Raises:
            DnatrackError: there is none.
        """
        return _open(self.data)

    @property
    def commits(self) -> bool:
        """Whether what is written is to be committed."""
        return self.commit or self.branch is not None


def doing() -> str:
    """The command line in short, for others who want to write at the same time."""
    said = " ".join(("dnatrack", *sys.argv[1:]))
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"


writing = gather(how=WriteOptions)
"""What gives a command that writes the shared options, together as its argument `how`."""


# How a command that reads is to show what it found: the options that all of them share.


@dataclass(frozen=True, slots=True)
class Shown:
    """What the shared options say."""

    form: options.Format = "table"
    data: options.Data = None
    lang: options.Lang = None
    color: options.Color = "auto"
    width: options.Width = None

    def open(self) -> "Workspace":
        """The tracker that the options name; its notes go to standard error.

        Raises:
            DnatrackError: there is none.
        """
        return _open(self.data)

    def see(self, on: str | None, at: str | None, *, with_recent: bool = False) -> "View":
        """The data as it was at `at`, or is, seen on the day `on`, or today.

        Raises:
            DnatrackError: there is no data, or an option names nothing.
        """
        workspace = self.open()
        if at is not None:
            return workspace.at(at, on).view
        return workspace.now(on, with_recent=with_recent).view

    def print(self, report: "Report", *, limit: int | None = None) -> None:
        """Print `report` in the format that was asked for.

        Raises:
            DnatrackError: there is no such format.
        """
        from dnatrack.cli.output import print_report

        print_report(report, form=self.form, color=self.color, width=self.width, limit=limit)


showing = gather(shown=Shown)
"""What gives a command that reads the shared options, together as its argument `shown`."""


# Whose part of the data a command is to look at: options that many commands share.


@dataclass(frozen=True, slots=True)
class Selected:
    """What the shared options say; words, not yet looked up."""

    taskforce: options.TaskforceOption = None
    ministry: options.MinistryOption = None
    lead_only: options.LeadOption = False


selecting_and_showing = gather(selected=Selected, shown=Shown)
"""What gives a command that reads its arguments `selected` and `shown`."""


# Which of the tasks and milestones a list is to take in.

_Lifecycle = Annotated[
    list[str] | None,
    typer.Option(
        "--lifecycle",
        metavar=tr("값", "WORD"),
        help=tr(
            "진행 상태: planned(추진 예정), in-progress(추진 중), done(완료) …",
            "Lifecycle: planned, in-progress, done …",
        ),
        autocompletion=completion.lifecycles,
    ),
]
_State = Annotated[
    list[str] | None,
    typer.Option(
        "--state",
        metavar=tr("값", "WORD"),
        help=tr(
            "일정 상태: overdue(지연), due-soon(임박), done-late(지연 완료) …",
            "Schedule state: overdue, due-soon, done-late …",
        ),
        autocompletion=completion.states,
    ),
]
_Signal = Annotated[
    list[str] | None,
    typer.Option(
        "--signal",
        metavar=tr("값", "WORD"),
        help=tr(
            "신호: red(재검토필요), yellow(관심필요), grey(판정불가), green(정상추진), "
            "complete(완료), closed(종결).",
            "Signal: red, yellow, grey, green, complete, closed.",
        ),
        autocompletion=completion.signals,
    ),
]
_MilestoneKind = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        metavar=tr("값", "WORD"),
        help=tr(
            "이정표 종류: plan(계획), legislation(입법), service(서비스) …",
            "Kind of milestone: plan, legislation, service …",
        ),
        autocompletion=completion.kinds,
    ),
]


@dataclass(frozen=True, slots=True)
class Filters:
    """What the shared options say; words, not yet looked up."""

    priority: options.PriorityOption = None
    group: options.GroupOption = None
    multi_ministry: options.MultiMinistry = None
    lifecycle: _Lifecycle = None
    state: _State = None
    signal: _Signal = None
    kind: _MilestoneKind = None

    def selection(self, tracker: "Tracker", selected: Selected) -> "Selection":
        """What these and `selected` ask for.

        Raises:
            DnatrackError: a word names nothing.
        """
        from dnatrack.app.arguments import selection_of

        return selection_of(
            tracker,
            selected,
            priority=self.priority,
            group=self.group,
            multi_ministry=self.multi_ministry,
            lifecycle=self.lifecycle or (),
            state=self.state or (),
            signal=self.signal or (),
            kind=self.kind or (),
        )


filtering_and_showing = gather(filters=Filters, selected=Selected, shown=Shown)
"""What gives a list its arguments `filters`, `selected` and `shown`."""


# What is to be known of a document that a command cites for the first time.

_Title = Annotated[
    str | None,
    typer.Option(
        "--source-title",
        metavar=tr("제목", "TEXT"),
        help=tr("새 문서의 제목.", "Title of a document that is new."),
    ),
]
_Publisher = Annotated[
    str | None,
    typer.Option(
        "--source-publisher",
        metavar=tr("기관", "TEXT"),
        help=tr("새 문서의 발행기관이나 매체.", "Who published a document that is new."),
    ),
]
_Date = Annotated[
    str | None,
    typer.Option(
        "--source-date",
        metavar=tr("기간", "PERIOD"),
        help=tr("새 문서의 발행일.", "When a document that is new was published."),
    ),
]
_Kind = Annotated[
    str | None,
    typer.Option(
        "--source-kind",
        metavar="official|law|press|reference",
        help=tr(
            "새 문서의 종류: official(공식 문서), law(법령), press(언론), reference(참고 자료).",
            "Kind of a document that is new.",
        ),
        autocompletion=completion.source_kinds,
    ),
]
_Seen = Annotated[
    str | None,
    typer.Option(
        "--source-seen",
        metavar="full-text|excerpt",
        help=tr(
            "새 문서의 열람 범위: full-text(전문), excerpt(발췌). 생략하면 발췌.",
            "How much of a new document was read; else excerpt.",
        ),
    ),
]


@dataclass(frozen=True, slots=True)
class DocumentOptions:
    """What the options say about a document that is new."""

    source_title: _Title = None
    source_publisher: _Publisher = None
    source_date: _Date = None
    source_kind: _Kind = None
    source_seen: _Seen = None

    @property
    def words(self) -> "DocumentWords":
        """The same, as the plan of an edit takes it."""
        from dnatrack.app.cite import DocumentWords

        return DocumentWords(
            self.source_title,
            self.source_publisher,
            self.source_date,
            self.source_kind,
            self.source_seen,
        )


writing_and_citing = gather(document=DocumentOptions, how=WriteOptions)
"""What gives a command that writes and cites documents its arguments `document` and `how`."""
