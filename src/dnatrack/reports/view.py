"""What every report is told, and how lists are sorted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from operator import itemgetter

from dnatrack.history.recent_past import RecentPast
from dnatrack.i18n import Text, say, tr
from dnatrack.judging.judgement import JudgedItem, JudgedMilestone, Judgement, count_signals
from dnatrack.judging.schedule import DONE_STATES, ScheduleState
from dnatrack.judging.tally import Tally
from dnatrack.loading.load import natural_order
from dnatrack.model.fields import Name
from dnatrack.model.frozen import Frozen
from dnatrack.model.milestone import Milestone
from dnatrack.model.period import Period
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import ItemKind, OwedMilestone, Unreadable
from dnatrack.model.words import Completion, Signal
from dnatrack.reports import wording
from dnatrack.reports.report import (
    Cell,
    Fact,
    Kind,
    Part,
    Target,
    Tone,
    leading,
    name_value,
    number,
    several,
    text,
)

_AND_OTHERS = "등"
"""The word for further partners that Korean documents put behind the last without a comma."""
_NEVER = date.max.toordinal()
SIGNAL_TONES = {
    Signal.GREEN: Tone.GOOD,
    Signal.YELLOW: Tone.WARN,
    Signal.RED: Tone.BAD,
    Signal.GREY: Tone.UNSURE,
    Signal.COMPLETE: Tone.GOOD,
    Signal.CLOSED: Tone.FAINT,
}


class View(Frozen):
    """A judgement, and the commit that the data was read from, if there is one.

    `at` is what a person wrote to ask for the data of another time. `recent` is what the
    last months were like, where that was asked for and is known. `has_history` is no where
    there is one that cannot be read to its beginning.
    """

    judgement: Judgement
    commit: str | None = None
    at: str | None = None
    recent: RecentPast | None = None
    has_history: bool = True

    def facts(self) -> tuple[Fact, ...]:
        """What stands at the head of every report: the evaluation day and the commit."""
        today = self.judgement.today
        day = Cell(wording.day_with_weekday(today), today.isoformat())
        facts = [Fact("on", tr("기준일", "as of"), day)]
        if self.at is not None:
            facts.append(Fact("at", tr("자료 시점", "data of"), text(self.at)))
        if self.commit is not None:
            commit = Cell(self.commit[:10], self.commit, Tone.FAINT)
            facts.append(Fact("commit", tr("커밋", "commit"), commit))
        if not self.has_history:
            said = tr("불완전(일부 당초기한 미확인)", "incomplete, so are original dues")
            history = Cell(said, "incomplete", Tone.UNSURE)
            facts.append(Fact("history", tr("이력", "history"), history))
        return tuple(facts)

    def target(self, id_: str | None) -> Target | None:
        """What the full id of a milestone, issue, task or taskforce leads to, if it is known."""
        tracker = self.judgement.tracker
        if not id_:
            return None
        if id_ in tracker.owed_by_id:
            return Target(Kind.MILESTONE, id_)
        if id_ in tracker.tasks_by_id:
            return Target(Kind.TASK, id_)
        if id_ in tracker.taskforces_by_id:
            return Target(Kind.TASKFORCE, id_)
        return Target(Kind.TASK, id_.partition("/")[0]) if id_ in tracker.issues_by_id else None

    def item(self, id_: str | None, shown: str | None = None) -> Cell:
        """An id of any of these, which leads there; `shown` is what people read of it."""
        return Cell((id_ or "") if shown is None else shown, id_, target=self.target(id_))

    def items(self, ids: Sequence[str], gap: str = " ") -> Cell:
        """Several of them in the order given."""
        return several(ids, [Part(one, self.target(one)) for one in ids], gap)

    def ministry(self, id_: str | None) -> Cell:
        """A ministry by the short name of the evaluation day; empty where none is named."""
        if id_ is None:
            return text(None)
        known = self.judgement.tracker.ministries_by_id.get(id_)
        shown = wording.ministry(known, self.judgement.today, fallback=id_)
        return Cell(shown, id_, target=Target(Kind.MINISTRY, id_))

    def ministries(self, ids: tuple[str, ...], unnamed: str | None = None) -> Cell:
        """Several ministries in the order given, and the words for those not named."""
        named = several(ids, [Part(one.text, one.target) for one in map(self.ministry, ids)], ", ")
        if unnamed is None:
            return named
        gap = "" if not ids else " " if unnamed == _AND_OTHERS else ", "
        parts = named.parts or (Part(named.text, named.target),)
        shown = f"{named.text}{gap}{unnamed}"
        return Cell(shown, list(ids), parts=(*parts, Part(f"{gap}{unnamed}")))

    def taskforces(self, ids: Sequence[str]) -> Cell:
        """Several taskforces by their names; by the id where one is not known."""
        known = self.judgement.tracker.taskforces_by_id
        names = [wording.name(known[one].name) if one in known else one for one in ids]
        leads_to = [Target(Kind.TASKFORCE, one) for one in ids]
        return several(ids, [*map(Part, names, leads_to)], ", ")

    def partners(self, owed: OwedMilestone) -> Cell:
        """Who works with the lead of a task; empty for what a taskforce owes itself."""
        task = owed.task
        if task is None:
            return self.ministries(())
        return self.ministries(task.partners, task.unnamed_partners)

    def title(self, of: Task | Taskforce | OwedMilestone | Unreadable) -> Cell:
        """The title of anything; of what could not be read as far as it is known."""
        match of:
            case Unreadable():
                shown = wording.name(of.title) or of.id
                shown = wording.explain(shown, tr("판독 불가", "unreadable"))
                target = leading(_KINDS[of.kind], of.full_id) if of.kind in _KINDS else None
                return Cell(shown, name_value(of.title), Tone.UNSURE, target=target)
            case OwedMilestone():
                return name_cell(of.milestone.title, Target(Kind.MILESTONE, of.id))
            case Task():
                return name_cell(of.title, Target(Kind.TASK, of.id))
            case Taskforce():
                return name_cell(of.name, Target(Kind.TASKFORCE, of.id))


_KINDS = {
    ItemKind.TASK: Kind.TASK,
    ItemKind.MILESTONE: Kind.MILESTONE,
    ItemKind.TASKFORCE: Kind.TASKFORCE,
}


def name_cell(of: Name | None, target: Target | None = None) -> Cell:
    """A name in the language in force; for programs in both."""
    return Cell(wording.name(of), name_value(of), target=target)


def both_cell(said: Text | None) -> Cell:
    """A text in the language in force; for programs in both."""
    return Cell("") if said is None else Cell(say(said), {"ko": said.ko, "en": said.en})


def signal_cell(signal: Signal) -> Cell:
    """A signal as its word behind a dot; the dot has the colour, the word the meaning."""
    return Cell(f"● {wording.word(signal)}", signal.value, SIGNAL_TONES[signal])


def shown_signal_cell(of: JudgedItem | JudgedMilestone) -> Cell:
    """The signal that is shown; beside what is complete how late it was, and that it is in part."""
    cell = signal_cell(of.signal)
    said = ", ".join(_shortcomings(of)) if of.signal is Signal.COMPLETE else ""
    return cell._replace(text=wording.explain(cell.text, said)) if said else cell


def _shortcomings(of: JudgedItem | JudgedMilestone) -> Iterator[str]:
    milestones = of.milestones if isinstance(of, JudgedItem) else (of,)
    late = [one.current for one in milestones if one.state is ScheduleState.DONE_LATE]
    if late:
        longest = max(late, key=lambda one: one.days_late or 0)
        days = late_cell(longest.days_late, at_least=longest.at_least).text
        yield tr(f"지연 {days}", f"{days} late")
    how_far = [one.owed.milestone.completion for one in milestones]
    if isinstance(of, JudgedItem) and isinstance(of.subject, Task):
        how_far.append(of.subject.completion)
    if Completion.PARTIAL in how_far:
        yield tr("일부", "in part")


def signals_cell(items: Iterable[JudgedItem]) -> Cell:
    """How many tasks have each signal, worst first; the dot has the colour of the worst.

    Many tasks that cannot be judged outweigh a few that are green.
    """
    counts = count_signals(items)
    value = {one.value: counts[one] for one in Signal}
    if not counts:
        return Cell("", value)
    parts = [f"{wording.short_signal(one)}{counts[one]}" for one in Signal if counts[one]]
    return Cell(f"● {' '.join(parts)}", value, SIGNAL_TONES[_weightiest(counts)])


def _weightiest(counts: Counter[Signal]) -> Signal:
    for signal in (Signal.RED, Signal.YELLOW):
        if counts[signal]:
            return signal
    good = counts[Signal.GREEN] + counts[Signal.COMPLETE]
    return Signal.GREEN if good > counts[Signal.GREY] else Signal.GREY


def state_tone(state: ScheduleState) -> Tone:
    """How a schedule state is to be seen."""
    if state in DONE_STATES:
        return Tone.GOOD
    if state is ScheduleState.OVERDUE:
        return Tone.BAD
    if state is ScheduleState.DUE_SOON:
        return Tone.WARN
    return Tone.UNSURE if state is ScheduleState.OUTCOME_UNKNOWN else Tone.PLAIN


def state_cell(judged: JudgedMilestone) -> Cell:
    """A schedule state as its word, with the days where it is late, or that it is in part."""
    late = late_cell(judged.current.days_late, at_least=judged.current.at_least).text
    shown = in_part(f"{wording.word(judged.state)} {late}".rstrip(), judged)
    return Cell(shown, judged.state.value, state_tone(judged.state))


def in_part(words: str, judged: JudgedMilestone) -> str:
    """`words` about what is done, and that it is so in part where that was said."""
    if not is_partial(judged):
        return words
    said = tr("일부", "in part")
    return f"{words[:-1]}, {said})" if words.endswith(")") else wording.explain(words, said)


def is_partial(judged: JudgedMilestone) -> bool:
    """Whether it is done, and only in part."""
    completion = judged.owed.milestone.completion
    return judged.state in DONE_STATES and completion is Completion.PARTIAL


def late_cell(days_late: int | None, *, at_least: bool = False) -> Cell:
    """Days late; empty where nothing is late."""
    if days_late is None:
        return Cell("")
    shown = wording.days(days_late)
    if at_least:
        shown = tr(f"{shown} 이상", f"≥ {shown}")
    return Cell(shown, days_late, Tone.BAD)


def left_cell(judged: JudgedMilestone) -> Cell:
    """Days until the last day of the current due; empty where it is over."""
    left = judged.current.days_left
    if left is None:
        return Cell("")
    tone = Tone.WARN if judged.state is ScheduleState.DUE_SOON else Tone.PLAIN
    return Cell(wording.days(left) if left else tr("오늘", "today"), left, tone)


def word_cell(member: StrEnum | None, tone: Tone = Tone.PLAIN) -> Cell:
    """A member of a closed list by its word; empty where there is none."""
    return Cell(wording.word(member) if member else "", member.value if member else None, tone)


def day_cell(day: date | None, tone: Tone = Tone.PLAIN) -> Cell:
    """A day; empty where there is none."""
    return Cell(wording.day(day) if day else "", day.isoformat() if day else None, tone)


def list_cell(values: Sequence[str], gap: str = ", ") -> Cell:
    """Several ids or names, in their order."""
    return Cell(gap.join(values), list(values))


def tally_facts(counts: Tally, *, with_done: bool = True) -> Iterator[Fact]:
    """How many milestones there are, and what became of them."""
    yield Fact("milestones", tr("이정표", "milestones"), count_cell(counts.total))
    if with_done:
        yield Fact("done", tr("완료", "done"), count_cell(counts.done, Tone.GOOD))
    yield Fact("overdue", tr("지연", "overdue"), count_cell(counts.overdue, Tone.BAD))
    yield Fact("due_soon", tr("임박", "due soon"), count_cell(counts.due_soon, Tone.WARN))
    yield Fact("unknown", tr("결과 미확인", "unknown"), count_cell(counts.unknown, Tone.UNSURE))


def count_cell(count: int, tone: Tone = Tone.PLAIN, unit: str = "건") -> Cell:
    """A number that stands by itself: in Korean with its unit, which no column says."""
    cell = number(count, tone)
    return cell._replace(text=tr(f"{cell.text}{unit}", cell.text))


def progress_cell(counts: Tally) -> Cell:
    """Done milestones over countable ones."""
    tone = Tone.GOOD if counts.done else Tone.FAINT
    return Cell(f"{counts.done}/{counts.countable}", counts.done, tone)


def period_cell(of: Period | None, tone: Tone = Tone.PLAIN) -> Cell:
    """A period as precise as it was written; empty where there is none."""
    return Cell(wording.period(of), of.text if of else None, tone)


def completion_cell(of: Milestone | Task) -> Cell:
    """When it was done; in words where only the latest day that it may have been is known."""
    if of.done_on is not None or of.done_by is None:
        return period_cell(of.done_on)
    day = wording.day(of.done_by)
    return Cell(tr(f"늦어도 {day}까지", f"by {day}"), None)


def due_cell(judged: JudgedMilestone) -> Cell:
    """The current due as precise as it was written."""
    return period_cell(judged.due)


def both_dues_cell(judged: JudgedMilestone) -> Cell:
    """The current due, and the original one behind it where it is another."""
    cell, original = due_cell(judged), judged.original_due
    if original is None or original == judged.due:
        return cell
    return _beside_the_first(cell, wording.period(original))._replace(tone=Tone.WARN)


def both_lates_cell(judged: JudgedMilestone) -> Cell:
    """Days late by the current due, and by the original one behind it where that differs."""
    cell, original = late_cell(judged.current.days_late), judged.original.days_late
    if original is None or original == judged.current.days_late:
        return cell
    return _beside_the_first(cell, wording.days(original))


def _beside_the_first(cell: Cell, first: str) -> Cell:
    said = wording.explain(cell.text, tr(f"당초 {first}", f"first {first}"))
    return cell._replace(text=said.strip())


def original_due_cell(judged: JudgedMilestone) -> Cell:
    """The original due; faint where it is the current one, unsure where it is not known."""
    if not judged.knows_original_due:
        return Cell(tr("미확인", "not known"), None, Tone.UNSURE)
    return period_cell(judged.original_due, Tone.WARN if judged.has_moved else Tone.FAINT)


def overdue_milestones(found: Iterable[JudgedMilestone]) -> list[JudgedMilestone]:
    """Those that are late by their current due, worst first."""
    late = [one for one in found if one.state is ScheduleState.OVERDUE]
    return sorted(late, key=lambda one: (-(one.current.days_late or 0), natural_order(one.owed.id)))


def coming_milestones(
    found: Iterable[JudgedMilestone], *, within: int = _NEVER
) -> list[JudgedMilestone]:
    """Those whose deadline lies ahead, by so many days at most; the next one first."""
    ahead = [
        (left, natural_order(one.owed.id), one)
        for one in found
        if (left := one.current.days_left) is not None and left <= within
    ]
    return [one for _, _, one in sorted(ahead, key=itemgetter(0, 1))]


def unknown_milestones(found: Iterable[JudgedMilestone], today: date) -> list[JudgedMilestone]:
    """Those past their deadline of which nobody knows what became, the oldest first."""
    unknown = [one for one in found if one.state is ScheduleState.OUTCOME_UNKNOWN]
    unknown.sort(key=lambda one: natural_order(one.owed.id))
    return sorted(unknown, key=lambda one: one.due.last if one.due else today)
