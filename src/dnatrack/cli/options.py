"""The options that several commands share, each with one meaning, and what they say together."""

import inspect
import sys
from collections.abc import Callable, Mapping
from copy import copy
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from typer.models import OptionInfo, ParameterInfo

from dnatrack.cli import completion
from dnatrack.formats import REPORT_FORMATS
from dnatrack.i18n import language, tr

if TYPE_CHECKING:
    from dnatrack.app.state import State
    from dnatrack.app.workspace import Workspace
    from dnatrack.model.tracker import Tracker
    from dnatrack.reports.history_view import Past
    from dnatrack.reports.report import Report
    from dnatrack.reports.selection import Selection
    from dnatrack.reports.view import View

_Completer = Callable[[str], list[tuple[str, str]]]
_Command = Callable[..., None]

DATE, PERIOD, REVISION = tr("날짜", "DATE"), tr("기간", "PERIOD"), tr("시점", "REV|DATE")
FILE, DIR, VALUE, WORD = tr("파일", "FILE"), tr("폴더", "DIR"), tr("값", "VALUE"), tr("값", "WORD")
MINISTRY, MILESTONE = tr("기관", "MINISTRY"), tr("이정표", "MILESTONE")
SOURCE = tr("출처", "SOURCE|URL|TITLE")


def option(
    ko: str,
    en: str,
    metavar: str | None = None,
    complete: _Completer | None = None,
    *,
    names: str = "",
    default: object = None,
    **more: Any,  # noqa: ANN401 - whatever else Typer knows
) -> Any:  # noqa: ANN401 - it stands where a parameter has its default
    """An option, which is called like its parameter unless there are `names`."""
    says = tr(ko, en)
    return typer.Option(
        default, *names.split(), help=says, metavar=metavar, autocompletion=complete, **more
    )


def flag(ko: str, en: str, names: str = "") -> Any:  # noqa: ANN401 - as of an option
    """An option that is given or not."""
    return option(ko, en, names=names, default=False)


def argument(
    ko: str, en: str, metavar: str, complete: _Completer | None = None, *, default: object = None
) -> Any:  # noqa: ANN401 - as of an option
    """An argument; one whose default is `...` must be given."""
    return typer.Argument(default, help=tr(ko, en), metavar=metavar, autocompletion=complete)


TITLE_EN = option("영어 제목.", "Title in English, too.", tr("제목", "TEXT"))

# What of the shared options a command has; the help shows them in the order of its list.

SEEN = ("on", "at", "limit")
FILTERS = ("priority", "group", "multi_ministry", "lifecycle", "state", "signal", "kind")
SELECTED = ("taskforce", "ministry", "lead_only")
SHOWN = ("form", "data", "lang", "color", "width")
_STATE_SHOWN = {"at", "form"}
"""What a command has that shows one state of the data as one report."""
_PAST_STATES = ("at", "against")
"""Options whose words may come to name another commit."""


class Asked:
    """What the shared options of a command say; one that it has not is as if not given."""

    data: Path | None = option(
        "자료 폴더. 생략하면 현재 폴더부터 상위로 찾습니다.",
        "The data folder; else looked for from here upwards.",
        DIR,
        envvar="DNATRACK_DATA",
    )
    lang: str | None = option(
        "언어. 생략하면 DNATRACK_LANG, 로캘 순서로 적용.",
        "Language; else DNATRACK_LANG, else the locale.",
        "ko|en",
        completion.languages,
    )
    color: str = option(
        "색 사용 여부.",
        "Whether to use colour.",
        "auto|always|never",
        completion.colours,
        default="auto",
    )
    width: int | None = option(
        "화면 너비. 지정하면 파이프에도 화면처럼 출력.",
        "Width of the screen; draws as on a screen even into a pipe.",
        tr("글자 수", "CELLS"),
        min=1,
    )
    form: str = option(
        "출력 형식.",
        "Output format.",
        "|".join(REPORT_FORMATS),
        completion.report_formats,
        names="--format",
        default="table",
    )
    limit: int | None = option(
        "표마다 표시할 줄 수. 0은 전체. 화면에서는 200.",
        "Rows to show of each table; 0 for all. 200 on a screen.",
        tr("개수", "N"),
        min=0,
    )

    # When, and what of the data.

    on: str | None = option(
        "기준일(2020-03-31). 생략하면 오늘.", "Evaluation day (2020-03-31); else today.", DATE
    )
    at: str | None = option(
        "자료 시점: 브랜치, 커밋, 날짜(2020-03-31). 생략하면 현재 파일.",
        "The data as it was: a branch, a commit, a day (2020-03-31); else as it is.",
        REVISION,
    )
    since: str | None = option(
        "시작 시점(2020-03-31, 2020-03, 2020-H2).",
        "From then on (2020-03-31, 2020-03, 2020-H2).",
        PERIOD,
    )
    until: str | None = option(
        "종료 시점(2020-03-31, 2020-03, 2020-H2).",
        "Up to then (2020-03-31, 2020-03, 2020-H2).",
        PERIOD,
    )
    taskforce: str | None = option(
        "해당 범정부 TF만.",
        "Only this taskforce.",
        "ID",
        completion.taskforces,
        names="--taskforce --tf",
    )
    ministry: str | None = option(
        "해당 기관이 주관하거나 협조하는 과제만(기재부, moef, MOEF).",
        "Only what this ministry leads or partners in (기재부, moef, MOEF).",
        MINISTRY,
        completion.ministries,
    )
    lead_only: bool = flag("--ministry 기관이 주관하는 과제만.", "Only what the --ministry leads.")
    priority: str | None = option(
        "해당 우선 추진과제만.", "Only this priority.", "ID", completion.priorities
    )
    group: str | None = option(
        "해당 작업반이나 분과의 과제만.", "Only tasks of this working group or subcommittee.", "ID"
    )
    multi_ministry: bool | None = option(
        "다부처 과제만, 또는 다부처가 아닌 과제만.",
        "Only multi-ministry tasks, or only the others.",
        names="--multi-ministry/--single-ministry",
    )
    lifecycle: list[str] | None = option(
        "진행 상태: planned(추진 예정), in-progress(추진 중), done(완료) …",
        "Lifecycle: planned, in-progress, done …",
        WORD,
        completion.lifecycles,
    )
    state: list[str] | None = option(
        "일정 상태: overdue(지연), due-soon(임박), done-late(지연 완료) …",
        "Schedule state: overdue, due-soon, done-late …",
        WORD,
        completion.states,
    )
    signal: list[str] | None = option(
        "신호: red(재검토필요), yellow(관심필요), grey(판정불가), green(정상추진), "
        "complete(완료), closed(종결).",
        "Signal: red, yellow, grey, green, complete, closed.",
        WORD,
        completion.signals,
    )
    kind: list[str] | None = option(
        "이정표 종류: plan(계획), legislation(입법), service(서비스) …",
        "Kind of milestone: plan, legislation, service …",
        WORD,
        completion.kinds,
    )

    def __init__(self, given: Mapping[str, object]) -> None:
        for name, one in declared(type(self)).items():
            setattr(self, name, given.get(name, one.default.default))
        self._printed: list[tuple[str, bool]] = []
        self._notes: list[str] = []

    def open(self) -> "Workspace":
        """The tracker that the options name; its notes go to standard error.

        Raises:
            DnatrackError: there is none.
        """
        return self._workspace

    @cached_property
    def _workspace(self) -> "Workspace":
        from dnatrack.app.workspace import open_workspace

        return open_workspace(self.data, self._tell)

    def _tell(self, note: str) -> None:
        from dnatrack.cli.output import say_aside

        self._notes.append(note)
        say_aside(note)

    def find_state(self, *, with_recent: bool = False) -> "State":
        """The data as it was at `at`, or is, on the day `on`, or today.

        Raises:
            DnatrackError: there is no data, or an option names nothing.
        """
        workspace = self.open()
        if self.at is not None:
            return workspace.at(self.at, self.on)
        return workspace.now(self.on, with_recent=with_recent)

    def see(self, *, with_recent: bool = False) -> "View":
        """The same, as reports see it."""
        return self.find_state(with_recent=with_recent).view

    def past(self, *, as_known_then: bool = False) -> "tuple[View, Past]":
        """The data as it is, and of its history what the options ask for.

        Raises:
            DnatrackError: there is no history, or an option names nothing.
        """
        return self.open().past(
            self.since, self.until, on=self.on, selected=self, as_known_then=as_known_then
        )

    def selection(self, tracker: "Tracker") -> "Selection":
        """The part of the data that the options ask for.

        Raises:
            DnatrackError: a word names nothing.
        """
        from dnatrack.app.arguments import selection_of

        return selection_of(
            tracker,
            self,
            **{name: given for name in FILTERS if (given := getattr(self, name)) is not None},
        )

    def print(self, report: "Report", *, limit: int | None = None) -> None:
        """Print `report` in the format that was asked for.

        Raises:
            DnatrackError: there is no such format.
        """
        from dnatrack.cli.output import render_report, write

        limit = self.limit if limit is None else limit
        shown = render_report(
            report, form=self.form, color=self.color, width=self.width, limit=limit
        )
        write(*shown)
        self._printed.append(shown)

    def print_again(self, command: _Command, own: Mapping[str, object]) -> None:
        """Print what `command` printed when it was last asked this, of the same data, or run it.

        `own` are its own options.

        Raises:
            DnatrackError: there is no data, or the command cannot do its job.
        """
        from dnatrack.app.answers import Answer, Question
        from dnatrack.cli.output import page_for, write

        page = page_for(sys.stdout, color=self.color, width=self.width, limit=self.limit)
        words = {name: getattr(self, name) for name in declared(type(self)) if name != "data"}
        asked = {**words, **own, **page.given(), "lang": language()}
        question = Question(self.open(), command.__name__, asked)
        known = question.recall()
        if known is not None:
            write(known.text, known.is_data)
            raise typer.Exit(known.code)
        code = 0
        try:
            command(self, **own)
        except typer.Exit as end:
            code = end.exit_code
        if not self._notes:
            question.remember(Answer(*self._printed[0], code))
        raise typer.Exit(code)


def offering(*names: str, **instead: Any) -> Callable[[_Command], _Command]:  # noqa: ANN401
    """What gives a command shared options, together as its argument `asked`.

        @offering("since", *SHOWN)
        def trend(asked: Asked, by: str = BY) -> None: ...

    They stand behind those of its own, in the order of `names`, which may have some of its
    own among them; `instead` has another wording for some. The class of `asked` says which
    there are. A command that shows the data as it is, or was `at` a time, in some `form`,
    prints one report and says nothing else: when it is asked again, it need not run.
    Typer makes an option of each parameter that a function shows, so that all of them become
    parameters.
    """

    def decorated(command: _Command) -> _Command:
        own = dict(inspect.signature(command).parameters)
        asked = own.pop("asked", None)
        known = declared(asked.annotation if asked is not None else Asked)
        shared = {
            one: known[one].replace(default=instead.get(one, known[one].default))
            for one in names
            if one not in own
        }
        last = [shared.get(name) or own.pop(name) for name in names]
        shown = [_called_by_name(one) for one in (*own.values(), *last)]

        def run(**given: object) -> None:
            words = {name: given.pop(name) for name in shared}
            if asked is None:
                return command(**given)
            said: Asked = asked.annotation(words)
            if not {*names} >= _STATE_SHOWN or any(map({**words, **given}.get, _PAST_STATES)):
                return command(said, **given)
            return said.print_again(command, given)

        run.__signature__ = inspect.Signature(shown)  # type: ignore[attr-defined] # read by inspect
        run.__annotations__ = {one.name: one.annotation for one in shown}
        run.__doc__, run.__name__ = command.__doc__, command.__name__
        return run

    return decorated


def declared(kind: type[object]) -> dict[str, inspect.Parameter]:
    """The options that a class and those above it have, as parameters."""
    return {
        name: inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=info,
            annotation=inspect.get_annotations(one)[name],
        )
        for one in reversed(kind.__mro__)
        for name, info in vars(one).items()
        if isinstance(info, ParameterInfo)
    }


def _called_by_name(parameter: inspect.Parameter) -> inspect.Parameter:
    """The same, called by keyword; its option is called like it unless it has names."""
    info = copy(parameter.default)
    if isinstance(info, OptionInfo) and not info.param_decls:
        info.param_decls = (f"--{parameter.name.replace('_', '-')}",)
    return parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY, default=info)
