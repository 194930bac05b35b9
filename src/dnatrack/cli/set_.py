"""`dnatrack set PATH VALUE`: any single value, by the path that leads to it."""

from dnatrack.app.set_value import SetOptions, planned_value
from dnatrack.cli import completion
from dnatrack.cli.edit_steps import carry_out
from dnatrack.cli.options import VALUE, argument, flag, offering, option
from dnatrack.cli.write_options import WRITTEN, Writing
from dnatrack.i18n import tr

PATH = argument(
    "id, 점, 키: dg-2-4.lead, dg-2-4/first-card.title.en, S29.url, moef.aliases, "
    "tracker.thresholds.due_soon_days.",
    "An id, a dot, and the field: dg-2-4.lead, dg-2-4/first-card.title.en, S29.url, "
    "moef.aliases, tracker.thresholds.due_soon_days.",
    tr("경로", "PATH"),
    completion.everything,
    default=...,
)
VALUES = argument(
    "새 값. 생략하면 터미널에서 묻습니다. 목록에는 여러 값을, 여러 값으로 된 키에는 "
    "dg-2-4.override signal=green reason=…처럼 입력.",
    "The new value (a terminal asks for it); for a list, all of them in turn; for what "
    "holds several values, dg-2-4.override signal=green reason=… and so on.",
    VALUE,
)
ADD = option("목록의 끝에 추가.", "Put it at the end of a list.", VALUE)
REMOVE = option("목록에서 삭제.", "Take it out of a list.", VALUE)
UNSET = flag("값을 삭제.", "Take the field away.")


@offering(*WRITTEN)
def set_(
    asked: Writing,
    path: str = PATH,
    values: list[str] | None = VALUES,
    *,
    add: list[str] | None = ADD,
    remove: list[str] | None = REMOVE,
    unset: bool = UNSET,
) -> None:
    """Change one value by the path that leads to it."""
    workspace = asked.open()
    how = SetOptions(
        tuple(values or ()),
        tuple(add or ()),
        tuple(remove or ()),
        unset=unset,
        has_history=workspace.has_history,
    )
    carry_out(planned_value(path, how), asked, workspace=workspace)
