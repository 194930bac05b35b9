"""When the world was last heard of a promise, and how long it has been silent since.

News is what is dated in the data and about the world: not the day of a commit, nor that
nobody knows the outcome, nor that our record was mended.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from dnatrack.i18n import Text
from dnatrack.judging.judgement import JudgedItem, JudgedMilestone, Judgement
from dnatrack.judging.schedule import DONE_STATES, ScheduleState
from dnatrack.model.fields import Name
from dnatrack.model.frozen import once_per
from dnatrack.model.milestone import Milestone
from dnatrack.model.period import Period
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Unreadable
from dnatrack.model.words import Lifecycle

A_YEAR = 365


class NewsKind(StrEnum):
    """What sort of statement it was; of one day the first of these is told."""

    DONE = "done"
    LEFT = "left"
    STAGE = "stage"
    REVISION = "revision"
    MEETING = "meeting"
    ISSUE = "issue"
    SIGNAL = "signal"
    UPDATE = "update"
    PROMISE = "promise"


_ORDER = {kind: -number for number, kind in enumerate(NewsKind)}


class Heard(NamedTuple):
    """A dated statement about the world: the last day that it may be of, and what it says.

    `about` is the full id of a milestone or issue, or the id of a task or taskforce;
    `text` what it says, as the data writes it.
    """

    on: date
    kind: NewsKind
    about: str
    text: Text = Text("", "")

    def days_until(self, day: date) -> int:
        """How long ago it is on `day`."""
        return (day - self.on).days


class Silence(NamedTuple):
    """How long nothing has been heard of an open task, or of a taskforce's own milestones.

    `last` is the newest statement and `days` how long ago it is; both None where there is
    none at all. `step` is how many thresholds of the ladder are passed.
    """

    item: JudgedItem
    last: Heard | None
    days: int | None
    step: int


class News:
    """The newest statement about each thing, as it is to be seen on the evaluation day."""

    def __init__(self, judgement: Judgement) -> None:
        self._judgement = judgement  # as long as its parts are known by their identity
        self._today = judgement.today
        self._sources = judgement.tracker.sources
        self._meetings: dict[str, list[Heard]] = {}
        self._last: dict[int, list[Heard]] = {}
        for meeting in judgement.tracker.meetings:
            for id_ in meeting.subjects if meeting.on <= self._today else ():
                heard = Heard(meeting.on, NewsKind.MEETING, id_, _both(meeting.title))
                self._meetings.setdefault(id_, []).append(heard)

    def of_milestone(self, one: JudgedMilestone) -> Heard | None:
        """The last that was heard of a milestone, or of its task as a whole."""
        owner = one.owed.owner
        said = [*self._last_about(one), *self._about(owner)]
        return self._newest(said) or self._newest(self._promise(owner))

    def of_item(self, item: JudgedItem) -> Heard | None:
        """The last that was heard of a task or taskforce, or of any milestone of it."""
        owner = item.subject
        if isinstance(owner, Unreadable):
            return None
        said = list(self._about(owner))
        for one in item.milestones:
            said += self._last_about(one)
        if isinstance(owner, Task):
            said += self._about_issues(owner)
        return self._newest(said) or self._newest(self._promise(owner))

    def _newest(self, said: Iterable[Heard]) -> Heard | None:
        heard = (one for one in said if one.on <= self._today)
        return max(heard, key=lambda one: (one.on, _ORDER[one.kind]), default=None)

    def _day(self, period: Period) -> date:
        """The last day of a period that has come; a later one where it has not begun."""
        return min(period.last, max(period.first, self._today))

    def _last_about(self, one: JudgedMilestone) -> list[Heard]:
        """The last that is said of a milestone itself, if anything; gathered once for all."""
        key = id(one.owed.milestone)  # its full id may be there twice
        if key not in self._last:
            last = self._newest(self._about_milestone(one.owed.milestone, one.owed.id))
            self._last[key] = [last] if last is not None else []
        return self._last[key]

    def _about_milestone(self, of: Milestone, id_: str) -> Iterator[Heard]:
        yield from self._meetings.get(id_, ())
        yield from self._common(of, id_)
        for revision in of.revisions:
            if not revision.is_correction:
                moved = _written(f"{revision.since} → {revision.to}")
                yield Heard(revision.on, NewsKind.REVISION, id_, moved)
        for reached in of.legislation.stages if of.legislation else ():
            stage = _written(reached.stage)
            yield Heard(self._day(reached.on), NewsKind.STAGE, id_, stage)

    def _about(self, of: Task | Taskforce) -> Iterator[Heard]:
        """What is said of a task as a whole."""
        if isinstance(of, Task):
            yield from self._common(of, of.id)
            if of.declared_signal is not None:
                said = of.declared_signal
                yield Heard(said.on, NewsKind.SIGNAL, of.id, _written(said.note))

    def _common(self, of: Milestone | Task, id_: str) -> Iterator[Heard]:
        for update in of.updates:
            yield Heard(self._day(update.on), NewsKind.UPDATE, id_, _written(update.text))
        if of.lifecycle is Lifecycle.DONE and of.done_on is not None:
            yield Heard(self._day(of.done_on), NewsKind.DONE, id_)
        if of.lifecycle is Lifecycle.DONE and of.done_by is not None:
            yield Heard(of.done_by, NewsKind.DONE, id_)
        if of.decision is not None:
            yield Heard(of.decision.on, NewsKind.LEFT, id_, _written(of.decision.reason))

    def _about_issues(self, task: Task) -> Iterator[Heard]:
        for issue in task.issues:
            id_ = f"{task.id}/{issue.id}"
            yield from self._meetings.get(id_, ())
            for on in filter(None, (issue.raised, issue.settled)):
                yield Heard(self._day(on), NewsKind.ISSUE, id_, _both(issue.title))

    def _promise(self, of: Task | Taskforce) -> Iterator[Heard]:
        """The promise itself, by the day of its document: all there is where nothing followed."""
        if isinstance(of, Taskforce) and of.launched is not None:
            yield Heard(self._day(of.launched), NewsKind.PROMISE, of.id)
            return
        promise = of.promise if isinstance(of, Task) else None
        named = [promise.source] if promise is not None else of.sources
        known = (self._sources[id_].date for id_ in named if id_ in self._sources)
        days = [self._day(on) for on in known if on is not None]
        if days:
            yield Heard(min(days), NewsKind.PROMISE, of.id)


@once_per
def news_of(judgement: Judgement) -> News:
    """The newest statement about each thing, gathered once."""
    return News(judgement)


def _both(name: Name) -> Text:
    return Text(name.ko, name.en or name.ko)


def _written(text: str | None) -> Text:
    return Text(text or "", text or "")


def silences(judgement: Judgement) -> tuple[Silence, ...]:
    """The silence of all that is open on the day, the longest first.

    Left out is what is done, cancelled or superseded itself, and what owes milestones that
    all are. What nobody knows the outcome of is open. A threshold is passed after more days
    than it says; without any news, all of them are.
    """
    news, today = news_of(judgement), judgement.today
    ladder = judgement.tracker.settings.thresholds.silent_after_days
    found = [_silence(one, news, today, ladder) for one in judgement.items if _is_open(one)]
    never = (today - date.min).days
    return tuple(sorted(found, key=lambda one: -(never if one.days is None else one.days)))


def _silence(item: JudgedItem, news: News, today: date, ladder: tuple[int, ...]) -> Silence:
    last = news.of_item(item)
    if last is None:
        return Silence(item, None, None, len(ladder))
    days = last.days_until(today)
    return Silence(item, last, days, sum(days > threshold for threshold in ladder))


_OVER = DONE_STATES | {ScheduleState.CLOSED}
_ENDED = frozenset({Lifecycle.DONE, Lifecycle.CANCELLED, Lifecycle.SUPERSEDED})


def _is_open(item: JudgedItem) -> bool:
    """Whether something is still to come of it; of what cannot be read nothing is told."""
    if isinstance(item.subject, Unreadable) or item.owes_nothing or item.lifecycle in _ENDED:
        return False
    is_over = all(one.state in _OVER for one in item.milestones)
    return not is_over or bool(item.lost) or not item.milestones
