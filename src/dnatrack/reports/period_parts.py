"""What the report of a period is made of, and entries that its sections share."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from dnatrack.history.moves import Move
from dnatrack.history.silence import Silence
from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedItem, JudgedMilestone, Judgement, Witness
from dnatrack.judging.signal import Reason
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import ItemKind, Unreadable
from dnatrack.model.words import Signal
from dnatrack.reports import wording
from dnatrack.reports.history_view import Past
from dnatrack.reports.report import Cell, Column, JsonValue, text
from dnatrack.reports.show_pieces import amount_of
from dnatrack.reports.view import View


@dataclass(frozen=True, slots=True)
class Side:
    """The data at one moment, as it is to be seen on the day of that moment.

    `commit` is what it was read from, None where files were never committed;
    `is_committed` says whether that commit holds all of it.
    """

    judgement: Judgement
    commit: str | None
    is_committed: bool = True

    @property
    def today(self) -> date:
        """The day on which it is seen."""
        return self.judgement.today


@dataclass(frozen=True)
class Reviewed:
    """Two states of the data and what happened in between.

    `earlier` is the state as long before `before` as that is before `after`; None where
    the history does not reach back so far. `past` is the ledger up to `after`, `moves` are
    the moves of deadlines after `before`, each list oldest first. `witness` is what the
    history up to `after` knows.
    """

    before: Side
    after: Side
    earlier: Side | None
    past: Past
    moves: Mapping[str, Sequence[Move]]
    witness: Witness
    silences: Sequence[Silence] = ()

    @property
    def length(self) -> timedelta:
        """How long the period is."""
        return self.after.today - self.before.today

    @cached_property
    def view(self) -> View:
        """The later state, for what shows names and dates."""
        return View(self.after.judgement, self.after.commit)

    def slips(self, one: JudgedMilestone) -> int:
        """How often the deadline of a milestone slipped so far."""
        return self.witness.slips(one.owed.id, one.owed.milestone, self.after.today)

    def periods_in_a_row(self, item: JudgedItem) -> int:
        """At how many ends of periods, back from now, an item has had the signal of now."""
        count = 1
        for side in self._ends_before():
            was = items_by_id(side.judgement).get(item.id)
            if was is None or was.signal is not item.signal:
                break
            count += 1
        return count

    def _ends_before(self) -> Iterator[Side]:
        """The ends of the periods before this one, the last first; a period has a length."""
        if self.length:
            yield self.before
            if self.earlier is not None:
                yield self.earlier


def owing_items(judgement: Judgement) -> tuple[JudgedItem, ...]:
    """All that has a signal to speak of: every task, and taskforces that owe something."""
    return judgement.owing_items


def items_by_id(judgement: Judgement) -> Mapping[str, JudgedItem]:
    """Each of them by its id; of a repeated id the first."""
    return judgement.owing_items_by_id


def items_of(judgement: Judgement, *signals: Signal) -> list[JudgedItem]:
    """Those that show one of `signals`, in the order of `signals`."""
    found = owing_items(judgement)
    return [item for signal in signals for item in found if item.signal is signal]


def lost_of(judgement: Judgement) -> Iterator[Unreadable]:
    """The tasks, taskforces and milestones that could not be read."""
    for item in judgement.items:
        if isinstance(item.subject, Unreadable):
            yield item.subject
        yield from item.lost
    yield from (
        one
        for one in judgement.tracker.unreadable
        if one.kind is ItemKind.MILESTONE and one.owner is None
    )


# Entries that several sections of the report of a period have in common.


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
