"""What falls due next: as far ahead as the period was long."""

from dnatrack.i18n import tr
from dnatrack.reports import wording
from dnatrack.reports.period.entries import count_title, milestone_name, name_columns, none
from dnatrack.reports.period.reviewed import Reviewed
from dnatrack.reports.report import Align, Cell, Column, Row, Table
from dnatrack.reports.view import due_cell, left_cell


def horizon(reviewed: Reviewed) -> int:
    """How many days ahead is looked: as long as the period, and as `due_soon_days` at least."""
    due_soon = reviewed.after.judgement.tracker.settings.thresholds.due_soon_days
    return max(reviewed.length.days, due_soon)


def ahead(reviewed: Reviewed) -> Table:
    """The open milestones whose deadline ends within that, the next one first."""
    within = horizon(reviewed)
    found = [
        one
        for one in reviewed.after.judgement.milestones
        if one.current.days_left is not None and one.current.days_left <= within
    ]
    found.sort(key=lambda one: (one.current.days_left or 0, one.owed.id))
    columns = (
        *name_columns(),
        Column("due", tr("기한", "due")),
        Column("days_left", tr("남은 날", "left"), Align.RIGHT),
        Column("lifecycle", tr("진행", "progress"), rank=2),
    )
    rows = tuple(
        Row(
            (
                *milestone_name(reviewed.view, one),
                due_cell(one),
                left_cell(one),
                Cell(
                    wording.word(one.owed.milestone.lifecycle), one.owed.milestone.lifecycle.value
                ),
            )
        )
        for one in found
    )
    span = wording.days(within)
    title = count_title(tr(f"{span} 안에 올 기한", f"Due within {span}"), len(rows))
    return Table("next", title, columns, rows, none())
