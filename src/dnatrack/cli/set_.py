"""`dnatrack set PATH VALUE`: any single value, by the path that leads to it."""

from typing import Annotated

import typer

from dnatrack.app.set_value import SetOptions, planned_value
from dnatrack.cli import completion
from dnatrack.cli.edit_steps import carry_out
from dnatrack.cli.option_groups import WriteOptions, writing
from dnatrack.i18n import tr

Path_ = Annotated[
    str,
    typer.Argument(
        metavar=tr("경로", "PATH"),
        help=tr(
            "id, 점, 키: dg-2-4.lead, dg-2-4/first-card.title.en, S29.url, moef.aliases, "
            "tracker.thresholds.due_soon_days.",
            "An id, a dot, and the field: dg-2-4.lead, dg-2-4/first-card.title.en, S29.url, "
            "moef.aliases, tracker.thresholds.due_soon_days.",
        ),
        autocompletion=completion.everything,
    ),
]
Values = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=tr("값", "VALUE"),
        help=tr(
            "새 값. 생략하면 터미널에서 묻습니다. 목록에는 여러 값을, 여러 값으로 된 키에는 "
            "dg-2-4.override signal=green reason=…처럼 입력.",
            "The new value (a terminal asks for it); for a list, all of them in turn; for what "
            "holds several values, dg-2-4.override signal=green reason=… and so on.",
        ),
        show_default=False,
    ),
]
Add = Annotated[
    list[str] | None,
    typer.Option(
        "--add",
        metavar=tr("값", "VALUE"),
        help=tr("목록의 끝에 추가.", "Put it at the end of a list."),
    ),
]
RemoveOption = Annotated[
    list[str] | None,
    typer.Option(
        "--remove",
        metavar=tr("값", "VALUE"),
        help=tr("목록에서 삭제.", "Take it out of a list."),
    ),
]
Unset = Annotated[
    bool,
    typer.Option("--unset", help=tr("값을 삭제.", "Take the field away.")),
]


@writing
def set_(
    path: Path_,
    values: Values = None,
    *,
    add: Add = None,
    remove: RemoveOption = None,
    unset: Unset = False,
    how: WriteOptions,
) -> None:
    """Change one value by the path that leads to it."""
    workspace = how.open()
    asked = SetOptions(
        tuple(values or ()),
        tuple(add or ()),
        tuple(remove or ()),
        unset=unset,
        has_history=workspace.has_history,
    )
    carry_out(planned_value(path, asked), how, workspace=workspace)
