"""How a command that writes is to go about it: the options that all of them share."""

import inspect
import sys
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Annotated

import typer

from dnatrack.cli import options
from dnatrack.i18n import tr

_LONGEST = 100

DryRun = Annotated[
    bool,
    typer.Option(
        "--dry-run",
        help=tr("쓰지 않고 바뀔 것만 보여 줍니다.", "Show what would change; write nothing."),
    ),
]
Yes = Annotated[
    bool,
    typer.Option(
        "--yes",
        "-y",
        help=tr("터미널에서 묻지 않고 씁니다.", "Write without asking, at a terminal too."),
    ),
]
AcceptWarnings = Annotated[
    bool,
    typer.Option(
        "--accept-warnings",
        help=tr(
            "새 경고가 생겨도 씁니다. 새 오류가 생기면 쓰지 않습니다.",
            "Write even if that brings new warnings; never if it brings errors.",
        ),
    ),
]
Commit = Annotated[
    bool,
    typer.Option(
        "--commit",
        help=tr(
            "바꾼 파일만 커밋합니다. 글은 변경에서 만듭니다.",
            "Commit just the changed files, with a message made from the change.",
        ),
    ),
]
Branch = Annotated[
    str | None,
    typer.Option(
        "--branch",
        metavar=tr("가지", "NAME"),
        help=tr(
            "새 가지를 만들어 거기에 커밋합니다. --commit을 겸합니다.",
            "Commit on a new branch of this name; implies --commit.",
        ),
    ),
]


@dataclass(frozen=True, slots=True)
class How:
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

    @property
    def commits(self) -> bool:
        """Whether what is written is to be committed."""
        return self.commit or self.branch is not None


def doing() -> str:
    """The command line in short, for others who want to write at the same time."""
    said = " ".join(("dnatrack", *sys.argv[1:]))
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"


def writing(command: Callable[..., None]) -> Callable[..., None]:
    """`command` with the shared options, which reach it together as its argument `how`.

    Typer makes options of the parameters that a function shows, so that is what changes.
    """
    own = [one for one in inspect.signature(command).parameters.values() if one.name != "how"]
    shared = [
        inspect.Parameter(
            one.name, inspect.Parameter.KEYWORD_ONLY, default=one.default, annotation=one.type
        )
        for one in fields(How)
    ]

    def run(**given: object) -> None:
        named = {one.name for one in shared}
        how = How(**{name: value for name, value in given.items() if name in named})  # type: ignore[arg-type] # Typer gives what the annotations say
        command(**{name: value for name, value in given.items() if name not in named}, how=how)

    parameters = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in own] + shared
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined] # read by inspect
    run.__annotations__ = {one.name: one.annotation for one in parameters}
    run.__doc__, run.__name__ = command.__doc__, command.__name__
    return run
