"""How a command that writes is to go about it: the options that all of them share."""

import sys
from dataclasses import dataclass
from typing import Annotated

import typer

from dnatrack.cli import options
from dnatrack.cli.gathering import gathered
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


writing = gathered(how=How)
"""What gives a command that writes the shared options, together as its argument `how`."""
