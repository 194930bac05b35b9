"""The open tasks of which nothing new was heard for a long time."""

from collections.abc import Iterator

from dnatrack.history.silence import Silence
from dnatrack.i18n import tr
from dnatrack.reports import wording
from dnatrack.reports.change_wording import sentence
from dnatrack.reports.history_view import title_cell
from dnatrack.reports.period.entries import count_title, item_cells, item_name, name_columns, none
from dnatrack.reports.period.reviewed import Reviewed, items_by_id
from dnatrack.reports.report import Align, Cell, Column, Row, Table, Tone, number


def silent(reviewed: Reviewed) -> Table:
    """Those that passed a step of the ladder of `silent_after_days`, the longest first."""
    columns = (
        *name_columns(),
        Column("since", tr("마지막 소식", "last news")),
        Column("days", tr("경과", "for"), Align.RIGHT),
        Column("step", tr("단계", "step"), Align.RIGHT, rank=3),
        Column("last", tr("마지막 변화", "what it was"), can_fold=True, rank=2),
    )
    rows = tuple(_silent_rows(reviewed))
    ladder = reviewed.after.judgement.tracker.settings.thresholds.silent_after_days
    steps = " · ".join(map(wording.days, ladder))
    title = count_title(tr("소식 없는 과제", "No news"), len(rows))
    note = tr(f"단계: {steps} 초과", f"Steps: more than {steps}.")
    return Table("silent", title, columns, rows, none(), note=note if rows else "")


def _silent_rows(reviewed: Reviewed) -> Iterator[Row]:
    items = items_by_id(reviewed.after.judgement)
    for one in reviewed.silences:
        if one.step == 0:
            continue
        if one.id in items:
            names = item_name(reviewed.view, items[one.id])
        else:
            item = reviewed.past.ledger.items[one.id]
            names = (
                *item_cells(one.id, title_cell(reviewed.view, item)),
                reviewed.view.ministry(item.lead or None),
            )
        yield Row((*names, *_entries(reviewed, one)))


def _entries(reviewed: Reviewed, one: Silence) -> tuple[Cell, ...]:
    last = sentence(one.last, name_of=lambda id_: reviewed.view.ministry(id_).text or id_)
    about = f"{one.last.id} " if one.last.id != one.id else ""
    value = {"id": one.last.id, "change": one.last.kind.value}
    return (
        Cell(wording.day(one.since), one.since.isoformat()),
        Cell(wording.days(one.days), one.days, Tone.WARN),
        number(one.step),
        Cell(about + last, value),
    )
