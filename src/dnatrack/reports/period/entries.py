"""Entries that several sections of the report of a period have in common."""

from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedItem, JudgedMilestone
from dnatrack.judging.signal import Reason
from dnatrack.model.taskforce import Taskforce
from dnatrack.reports import wording
from dnatrack.reports.details.pieces import amount_of
from dnatrack.reports.report import Cell, Column, JsonValue, text
from dnatrack.reports.view import View


def name_columns() -> tuple[Column, ...]:
    """The columns that name what a row is about; see `item_name` and `milestone_name`."""
    return (
        Column("id", tr("무엇", "what"), can_fold=True, least=20),
        Column("title", tr("제목", "title"), for_programs=True),
        Column("lead", tr("주관", "lead"), rank=1),
    )


def item_name(view: View, item: JudgedItem) -> tuple[Cell, Cell, Cell]:
    """The entries that name a task or taskforce: its id with its title, its title, its lead."""
    subject = item.subject
    lead = subject.chair.ministry if isinstance(subject, Taskforce) else subject.lead
    return (*item_cells(item.id, view.title(subject)), view.ministry(lead))


def milestone_name(view: View, one: JudgedMilestone) -> tuple[Cell, Cell, Cell]:
    """The entries that name a milestone: its id with its title, its title, its lead."""
    return (*item_cells(one.owed.id, view.title(one.owed)), view.ministry(one.owed.lead))


def item_cells(id_: str, title: Cell) -> tuple[Cell, Cell]:
    """An id with its title, which folds under it; for programs apart."""
    return Cell(f"{id_} {title.text}".rstrip(), id_, title.tone), title


def reasons_cell(reasons: tuple[Reason, ...]) -> Cell:
    """Why a signal is what it is, in words; for programs each reason with its amount."""
    said = (f"{wording.word(one.kind)} {amount_of(one).text}".rstrip() for one in reasons)
    value: list[JsonValue] = [
        {"reason": one.kind.value, "amount": amount_of(one).value} for one in reasons
    ]
    return Cell(", ".join(said), value)


def none() -> str:
    """What is said of a section without rows."""
    return tr("해당 없음", "None.")


def count_title(title: str, count: int) -> str:
    """A title with the number of its rows; nothing more where there are none."""
    return tr(f"{title}({count}건)", f"{title}: {count}") if count else title


def empty_cell() -> Cell:
    """An empty entry."""
    return text(None)
