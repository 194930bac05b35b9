"""`dnatrack import FILE`: what was changed in an exported sheet, and what is new."""

from functools import partial
from pathlib import Path

import typer

from dnatrack.app.difference import see_proposal
from dnatrack.app.import_ import Import, NotTakenInError
from dnatrack.app.workspace import Workspace
from dnatrack.cli.edit_steps import carry_out, show_difference
from dnatrack.cli.options import FILE, REVISION, argument, offering, option
from dnatrack.cli.output import say_error
from dnatrack.cli.write_options import WRITTEN, Writing
from dnatrack.editing.proposal import Proposal
from dnatrack.i18n import say, tr
from dnatrack.reports import difference

_REFUSED = 1

SHEET = argument(
    "`dnatrack export`로 만들어 수정한 xlsx나 csv 파일, 또는 새 계획의 목록.",
    "An xlsx or csv file made by `dnatrack export` and changed since, or a new plan.",
    FILE,
    default=...,
)
EXPORTED_FROM = option(
    "내보낸 시점의 자료. 파일에 적혀 있지 않을 때만 씁니다.",
    "The data it was exported from, where the file does not say.",
    REVISION,
)


@offering(*WRITTEN)
def import_(asked: Writing, file: Path = SHEET, *, base: str | None = EXPORTED_FROM) -> None:
    """Take in what was changed or added in a sheet; rows nobody touched change nothing."""
    workspace = asked.open()
    taken_in = Import(workspace, file, base)
    try:
        carry_out(
            taken_in.planning,
            asked,
            workspace=workspace,
            show=partial(show_difference_report, taken_in),
            explain=taken_in.findings_told,
        )
    except NotTakenInError as error:
        say_error(say(error.message), say(error.hint) if error.hint else "")
        raise typer.Exit(_REFUSED) from None


def show_difference_report(
    taken_in: Import, workspace: Workspace, proposal: Proposal, asked: Writing
) -> None:
    """Print what changes as `diff` does, and on what grounds promises are left.

    Where nothing will be written, the lines follow.
    """
    names = tr("현재 자료", "data of today"), tr("가져온 뒤", "after the import")
    report = difference.build(*see_proposal(proposal, names))
    asked.print(report.replace(notes=(*report.notes, *taken_in.grounds_told(proposal))))
    if asked.dry_run or not proposal.changes:
        show_difference(workspace, proposal, asked)
