"""What the report of a period is made of, and entries that its sections share."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from dnatrack.history.moves import Leaving, Move
from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedItem, JudgedMilestone, Judgement, tasks_among
from dnatrack.judging.signal import Reason
from dnatrack.judging.silence import Silence, silences
from dnatrack.judging.witness import Witness
from dnatrack.model.reference_files import Thresholds
from dnatrack.model.words import Signal
from dnatrack.reports import columns, wording
from dnatrack.reports.columns import Columns, Item, count_behind
from dnatrack.reports.history_view import Past, title_cell
from dnatrack.reports.report import Cell, JsonValue
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
    history up to `after` knows. `gone` are the promises that were removed after `before`,
    `left` those that were left in another way.
    """

    before: Side
    after: Side
    earlier: Side | None
    past: Past
    moves: Mapping[str, Sequence[Move]]
    witness: Witness
    gone: Sequence[Leaving] = ()
    left: Sequence[Leaving] = ()

    @cached_property
    def silences(self) -> Mapping[str, Silence]:
        """The silence of all that is open now, the longest first, by its id."""
        return {one.item.id: one for one in silences(self.after.judgement)}

    @cached_property
    def view(self) -> View:
        """The later state, for what shows names and dates."""
        return View(self.after.judgement, self.after.commit)

    @property
    def thresholds(self) -> Thresholds:
        """By what the later state is judged."""
        return self.after.judgement.tracker.settings.thresholds

    def slips(self, one: JudgedMilestone) -> int:
        """How often the deadline of a milestone slipped so far."""
        return self.witness.slips(one.owed.id, one.owed.milestone, self.after.today)

    def periods_in_a_row(self, item: JudgedItem) -> int:
        """At how many ends of periods, back from now, an item has had the signal of now."""
        count = 1
        # A period that begins and ends on one day has none before it.
        for side in (self.before, self.earlier) if self.before.today < self.after.today else ():
            was = side.judgement.owing_items_by_id.get(item.id) if side else None
            if was is None or was.signal is not item.signal:
                break
            count += 1
        return count

    def items_of(self, *signals: Signal) -> list[JudgedItem]:
        """What shows one of `signals` now, in the order of `signals`."""
        found = self.after.judgement.owing_items
        return [item for signal in signals for item in found if item.signal is signal]


class Named(NamedTuple):
    """What a row is about: its id, its title, and the ministry that answers for it."""

    id: str
    title: Cell
    lead: Cell


def name_columns(name_of: Callable[[Item], Named]) -> Columns[Item]:
    """An id with its title, which folds under it; for programs apart; and the lead."""

    def id_(one: Item) -> Cell:
        return id_cell(*name_of(one)[:2])

    return (
        columns.of("id", id_, heading=tr("대상", "what"), can_fold=True, least=20),
        columns.of("title", lambda one: name_of(one).title, for_programs=True),
        columns.of("lead", lambda one: name_of(one).lead, rank=1),
    )


def id_cell(id_: str, title: Cell) -> Cell:
    """An id with its title, which folds under it."""
    return Cell(f"{id_} {title.text}".rstrip(), id_, title.tone, target=title.target)


def item_name(view: View, item: JudgedItem) -> Named:
    """A task or taskforce by its name."""
    return Named(item.id, view.title(item.subject), view.ministry(item.lead))


def milestone_name(view: View, one: JudgedMilestone) -> Named:
    """A milestone by its name."""
    return Named(one.owed.id, view.title(one.owed), view.ministry(one.owed.lead))


def item_columns(view: View) -> Columns[JudgedItem]:
    """The columns that name a task or taskforce."""
    return name_columns(lambda item: item_name(view, item))


def milestone_columns(view: View) -> Columns[JudgedMilestone]:
    """The columns that name a milestone."""
    return name_columns(lambda one: milestone_name(view, one))


def past_name(reviewed: Reviewed, id_: str) -> Named:
    """What the history knows, by its name."""
    item, view = reviewed.past.ledger.items[id_], reviewed.view
    return Named(id_, title_cell(view, item), view.ministry(item.lead or None))


def reasons_cell(view: View, reasons: tuple[Reason, ...]) -> Cell:
    """Why a signal is what it is, in words; for programs each reason with its amount."""
    value: list[JsonValue] = [
        {"reason": one.kind.value, "amount": amount_of(one).value} for one in reasons
    ]
    return Cell(", ".join(_reason_words(view, one) for one in reasons), value)


def _reason_words(view: View, reason: Reason) -> str:
    """A reason and how much of it; what it waits for by its title."""
    word = wording.word(reason.kind)
    other = view.judgement.tracker.owed_by_id.get(reason.other)
    if other is not None:
        return with_brackets(word, view.title(other).text)
    return f"{word} {amount_of(reason).text}".rstrip()


def count_items(title: str, items: Sequence[JudgedItem]) -> str:
    """A title with the number of its tasks, and beside them of the taskforces themselves."""
    tasks = tasks_among(items)
    others = len(items) - len(tasks)
    if not others:
        return count_behind(title, tasks)
    count = len(tasks)
    return tr(f"{title}({count}건, TF {others}개)", f"{title}: {count}, taskforces: {others}")


# What the sentences of the document are made of.

Cells = Mapping[str, Cell]


def with_brackets(text: str, *said: str) -> str:
    """A text with what else is to be said of it in brackets, if anything is."""
    inside = ", ".join(lines(*said))
    return wording.explain(text, inside) if inside else text


def signal_word(cell: Cell) -> str:
    """A signal without its dot."""
    return cell.text.removeprefix("● ")


def lines(*said: str) -> tuple[str, ...]:
    """Those that say something."""
    return tuple(filter(None, said))


def labelled(label: str, text: str) -> str:
    """A text behind its label; nothing where there is none."""
    return f"{label}: {text}" if text else ""
