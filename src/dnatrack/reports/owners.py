"""Who approves changes of which file: the lead's people, and the coordinator's office."""

from collections.abc import Iterator
from typing import NamedTuple

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text, tr
from dnatrack.loading.load import natural_order
from dnatrack.model.data_files import SETTINGS
from dnatrack.model.fields import Name
from dnatrack.model.reference_files import Settings
from dnatrack.model.tracker import ItemKind, Tracker
from dnatrack.reports.report import Cell, Column, Report, Row, Table, Tone, text
from dnatrack.reports.view import View, name_cell

FORM = "dnatrack-owners/1"
EVERYTHING = "*"
GATE = ("/.github/", "/.gitlab/", "/.gitlab-ci.yml", "/.pre-commit-config.yaml")
"""Who could change these could switch the check off."""


class _TaskFile(NamedTuple):
    """The file of a task, as far as it could be read."""

    file: str
    lead: str | None
    title: Name | None


def build(view: View, prefix: str) -> Report:
    """A row for each path, from the most general to the single tasks: the last one counts.

    `prefix` leads from the top of the repository to the data folder: `data/`.

    Raises:
        DnatrackError: the settings name nobody, or could not be read.
    """
    tracker = view.judgement.tracker
    settings = tracker.settings
    if SETTINGS in tracker.partly_read:
        raise _unreadable_settings(prefix)
    if not settings.teams and settings.coordinator_team is None:
        raise _nobody(prefix)
    columns = (
        Column("path", tr("파일", "file")),
        Column("owners", tr("승인", "approval by")),
        Column("lead", tr("주관", "lead")),
        Column("title", tr("내용", "what it is"), can_fold=True, rank=1),
    )
    rows = (*_rest(settings, prefix), *_tasks(view, prefix))
    return Report(
        FORM,
        tr("누가 승인하는가", "Who approves what"),
        tables=(Table("owners", "", columns, rows, note=_note(rows)),),
    )


def _rest(settings: Settings, prefix: str) -> Iterator[Row]:
    """What belongs to no task. The check itself is part of it."""
    office = () if settings.coordinator_team is None else (settings.coordinator_team,)
    everything = Cell(tr("그 밖의 자료", "all other data"))
    gate = Cell(tr("점검 설정", "the check itself"))
    yield _row(f"/{prefix}" if prefix else EVERYTHING, office, Cell(""), everything)
    if prefix:
        yield from (_row(path, office, Cell(""), gate) for path in GATE)


def _tasks(view: View, prefix: str) -> Iterator[Row]:
    tracker = view.judgement.tracker
    for one in sorted(_task_files(tracker), key=lambda task: natural_order(task.file)):
        owners = _approvers(tracker.settings, one.lead)
        yield _row(f"/{prefix}{one.file}", owners, view.ministry(one.lead), name_cell(one.title))


def _task_files(tracker: Tracker) -> Iterator[_TaskFile]:
    for task in tracker.tasks:
        yield _TaskFile(task.place.file, task.lead, task.title)
    for lost in tracker.unreadable:
        if lost.kind is ItemKind.TASK:
            yield _TaskFile(lost.place.file, lost.lead, lost.title)


def _approvers(settings: Settings, lead: str | None) -> tuple[str, ...]:
    """The lead's people, then the coordinator's office, which deadlines do not move without."""
    named = (settings.teams.get(lead or ""), settings.coordinator_team)
    return tuple(dict.fromkeys(team for team in named if team is not None))


def _row(path: str, owners: tuple[str, ...], lead: Cell, title: Cell) -> Row:
    nobody = tr("아무도 없음", "nobody")
    approval = Cell(" ".join(owners) or nobody, owners, Tone.PLAIN if owners else Tone.WARN)
    return Row((text(path), approval, lead, title))


def _note(rows: tuple[Row, ...]) -> str:
    if all(row.cells[1].value for row in rows):
        return ""
    return tr(
        f"`{SETTINGS}`의 `coordinator_team`에 적은 팀이, 주관기관의 팀이 없는 과제와 나머지를 "
        "맡습니다.",
        f"The `coordinator_team` of `{SETTINGS}` stands in where a lead has no team.",
    )


def _nobody(prefix: str) -> DnatrackError:
    return DnatrackError(
        Text(
            f"`{prefix}{SETTINGS}`에 승인할 팀이 없습니다",
            f"`{prefix}{SETTINGS}` names no team that could approve anything",
        ),
        Text(
            '`coordinator_team: "@조직/총괄팀"`과 `teams: {mois: "@조직/행안부팀"}`처럼 '
            "기관 id별로 적으세요. 따옴표가 있어야 합니다",
            'add `coordinator_team: "@org/coordination"` and, by ministry, '
            '`teams: {mois: "@org/mois"}`; the quotes are needed',
        ),
    )


def _unreadable_settings(prefix: str) -> DnatrackError:
    return DnatrackError(
        Text(
            f"`{prefix}{SETTINGS}`을 다 읽지 못해 누가 승인하는지 알 수 없습니다",
            f"`{prefix}{SETTINGS}` could not be read in full, so who approves is not known",
        ),
        Text("`dnatrack validate`로 잘못된 곳을 보세요", "see `dnatrack validate`"),
    )
