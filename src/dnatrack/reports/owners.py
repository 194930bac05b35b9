"""Who approves changes of which file: the lead's people, and the coordinator's office."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text, tr
from dnatrack.loading.load import natural_order
from dnatrack.model.data_files import SETTINGS
from dnatrack.model.tracker import ItemKind, Tracker, Unreadable
from dnatrack.reports.report import Cell, Column, Report, Row, Table, Tone, text
from dnatrack.reports.view import View, name_cell

if TYPE_CHECKING:
    from dnatrack.model.task import Task

FORM = "dnatrack-owners/1"
EVERYTHING = "*"
GATE = (
    *("/.github/", "/.gitlab/", "/CODEOWNERS", "/docs/CODEOWNERS"),
    *("/.gitlab-ci.yml", "/.pre-commit-config.yaml"),
)
"""Who could change these could switch the check off, or add owners in a place that goes first.

GitHub takes the first of `.github/`, top and `docs/`, GitLab that of top, `docs/`, `.gitlab/`.
"""


def build(view: View, prefix: str) -> Report:
    """A row for each path, from the most general to the single tasks: the last one counts.

    `prefix` leads from the top of the repository to the data folder: `data/`.

    Raises:
        DnatrackError: the settings name nobody, or could not be read.
    """
    tracker = view.judgement.tracker
    _refuse_nobody(tracker, f"{prefix}{SETTINGS}")
    columns = (
        Column("path", tr("파일", "file")),
        Column("owners", tr("승인", "approval by")),
        Column("lead", tr("주관", "lead")),
        Column("title", tr("내용", "what it is"), can_fold=True, rank=1),
    )
    rows, note = tuple(_rows(view, prefix)), ""
    if not all(row.cells[1].value for row in rows):
        note = tr(
            f"주관기관의 팀이 없는 과제와 그 밖의 파일은 `{SETTINGS}` 파일의 `coordinator_team` "
            "팀이 승인합니다.",
            f"The `coordinator_team` of `{SETTINGS}` stands in where a lead has no team.",
        )
    table = Table("owners", "", columns, rows, note=note)
    return Report(FORM, tr("승인권자", "Who approves what"), tables=(table,))


def _refuse_nobody(tracker: Tracker, file: str) -> None:
    if SETTINGS in tracker.partly_read:
        raise DnatrackError(
            Text(
                f"`{file}` 파일을 모두 읽지 못해 승인권자를 확인할 수 없습니다",
                f"`{file}` could not be read in full, so who approves is not known",
            ),
            Text("고칠 곳은 `dnatrack validate` 명령으로 확인하세요", "see `dnatrack validate`"),
        )
    if not tracker.settings.teams and tracker.settings.coordinator_team is None:
        raise DnatrackError(
            Text(
                f"`{file}` 파일에 승인할 팀이 없습니다",
                f"`{file}` names no team that could approve anything",
            ),
            Text(
                '`coordinator_team: "@조직/총괄팀"`, `teams: {mois: "@조직/행안부팀"}` 형식으로 '
                "기관 id별로 적으세요. 따옴표가 필요합니다",
                'add `coordinator_team: "@org/coordination"` and, by ministry, '
                '`teams: {mois: "@org/mois"}`; the quotes are needed',
            ),
        )


def _rows(view: View, prefix: str) -> Iterator[Row]:
    """What belongs to no task, of which the check itself is part, then the tasks."""
    tracker = view.judgement.tracker
    path = f"/{prefix}" if prefix else EVERYTHING
    yield _row(view, path, None, Cell(tr("그 밖의 자료", "all other data")))
    for path in GATE if prefix else ():
        yield _row(view, path, None, Cell(tr("점검 설정", "the check itself")))
    lost = (one for one in tracker.unreadable if one.kind is ItemKind.TASK)
    tasks: tuple[Task | Unreadable, ...] = (*tracker.tasks, *lost)
    for one in sorted(tasks, key=lambda task: natural_order(task.place.file)):
        yield _row(view, f"/{prefix}{one.place.file}", one.lead, name_cell(one.title))


def _row(view: View, path: str, lead: str | None, title: Cell) -> Row:
    """The lead's people, then the coordinator's office, which deadlines do not move without."""
    settings = view.judgement.tracker.settings
    named = (settings.teams.get(lead or ""), settings.coordinator_team)
    owners = tuple(dict.fromkeys(team for team in named if team is not None))
    nobody = tr("미지정", "nobody")
    approval = Cell(" ".join(owners) or nobody, owners, Tone.PLAIN if owners else Tone.WARN)
    return Row((text(path), approval, view.ministry(lead), title))
