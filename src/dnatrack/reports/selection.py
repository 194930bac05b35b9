"""Which part of the data a person asked for, and finding it by their words."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from functools import partial
from typing import TypeVar

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text, say
from dnatrack.judging.judgement import JudgedItem, JudgedMilestone, Judgement
from dnatrack.judging.schedule import ScheduleState
from dnatrack.model.frozen import Frozen
from dnatrack.model.ministry import Ministry
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Group, Priority, Taskforce
from dnatrack.model.tracker import Tracker, Unreadable
from dnatrack.model.words import Lifecycle, MilestoneKind, Signal
from dnatrack.reports import wording
from dnatrack.rules.suggest import Vocabulary, did_you_mean

_MULTI = Text("다부처 과제", "multi-ministry tasks")
_SINGLE = Text("다부처가 아닌 과제", "tasks of a single ministry")
_Word = TypeVar("_Word", bound=StrEnum)


class Selection(Frozen):
    """What to show. Empty or None does not restrict; all restrictions hold together."""

    taskforces: frozenset[str] = frozenset()
    priorities: frozenset[str] = frozenset()
    ministries: frozenset[str] = frozenset()
    leads_only: bool = False
    multi_ministry: bool | None = None
    lifecycles: frozenset[Lifecycle] = frozenset()
    states: frozenset[ScheduleState] = frozenset()
    signals: frozenset[Signal] = frozenset()
    kinds: frozenset[MilestoneKind] = frozenset()
    groups: frozenset[str] = frozenset()

    def items(self, judgement: Judgement) -> tuple[JudgedItem, ...]:
        """The taskforces and tasks it takes in, whatever their milestones are like."""
        return tuple(item for item in judgement.items if self._takes(item))

    def may_miss(self, judgement: Judgement) -> bool:
        """Whether something may belong to it by a field that could not be read."""
        partly_read = judgement.tracker.partly_read
        return any(
            one.subject.place.file in partly_read and self._lacks_field(one)
            for one in judgement.items
            if not self._takes(one)
        )

    def milestones(self, items: Iterable[JudgedItem]) -> Iterator[JudgedMilestone]:
        """The milestones of `items` that it takes in."""
        for item in items:
            for one in item.milestones:
                if self._takes_milestone(one):
                    yield one

    def described(self, judgement: Judgement) -> str:
        """Which part of the data it takes in, in words; empty where that is all of it."""
        tracker = judgement.tracker
        parts = [wording.name(one.name) for one in tracker.taskforces if one.id in self.taskforces]
        for ids, known in (
            (self.priorities, _priorities(tracker)),
            (self.groups, _groups(tracker)),
        ):
            parts += [f"{one.id} {wording.name(one.name)}" for one in known if one.id in ids]
        found = [one for one in tracker.ministries if one.id in self.ministries]
        parts += [wording.full_ministry(one.name_on(judgement.today)) for one in found]
        if self.multi_ministry is not None:
            parts.append(say(_MULTI if self.multi_ministry else _SINGLE))
        return " · ".join(parts)

    def _takes(self, item: JudgedItem) -> bool:
        subject = item.subject
        if self.taskforces and item.taskforce not in self.taskforces:
            return False
        if self.priorities and item.priority not in self.priorities:
            return False
        if self.groups and not (isinstance(subject, Task) and subject.group in self.groups):
            return False
        if self.multi_ministry is not None:
            is_multi = not isinstance(subject, Taskforce) and subject.multi_ministry
            if isinstance(subject, Taskforce) or is_multi != self.multi_ministry:
                return False
        return not self.ministries or not self.ministries.isdisjoint(self._ministries_of(item))

    def _lacks_field(self, item: JudgedItem) -> bool:
        """Whether it has none of something that is asked for."""
        task = item.subject if isinstance(item.subject, Task) else None
        has_no_partners = task is not None and not task.partners and not self.leads_only
        return bool(
            (self.taskforces and item.taskforce is None)
            or (self.priorities and item.priority is None)
            or (self.groups and task is not None and task.group is None)
            or (self.ministries and (has_no_partners or None in self._ministries_of(item)))
        )

    def _ministries_of(self, item: JudgedItem) -> frozenset[str | None]:
        subject = item.subject
        if isinstance(subject, Taskforce):
            return frozenset({subject.chair.ministry})
        if isinstance(subject, Unreadable) or self.leads_only:
            return frozenset({subject.lead})
        return frozenset({subject.lead, *subject.partners})

    def _takes_milestone(self, one: JudgedMilestone) -> bool:
        return (
            (not self.lifecycles or one.lifecycle in self.lifecycles)
            and (not self.states or one.state in self.states)
            and (not self.signals or one.signal in self.signals)
            and (not self.kinds or one.owed.milestone.kind in self.kinds)
        )


EVERYTHING = Selection()


def narrow(selection: Selection, tracker: Tracker, word: str) -> Selection:
    """`selection` within the taskforce or priority that `word` names.

    Raises:
        DnatrackError: there is neither.
    """
    taskforces = matching_taskforces(tracker, word)
    if taskforces:
        return selection.replace(taskforces=taskforces)
    priorities = _matching(_priorities(tracker), word)
    if priorities:
        return selection.replace(priorities=priorities)
    known = [*tracker.taskforces_by_id, *tracker.priorities_by_id]
    raise DnatrackError(
        Text(
            f"`{word}` TF 또는 우선 추진과제가 없습니다",
            f"there is no taskforce or priority `{word}`",
        ),
        did_you_mean(word, known),
    )


def _ids(
    named: Callable[[Tracker], Iterable[Taskforce | Priority | Group]],
    ko: str,
    en: str,
    tracker: Tracker,
    word: str,
) -> frozenset[str]:
    """The ids of those that `word` names: by id or name.

    Raises:
        DnatrackError: there is none.
    """
    none = Text(f"`{word}` {ko} 없습니다", f"there is no {en} `{word}`")
    return _some(_matching(named(tracker), word), word, none, [one.id for one in named(tracker)])


def _taskforces(tracker: Tracker) -> Iterable[Taskforce]:
    return tracker.taskforces


def _priorities(tracker: Tracker) -> Iterable[Priority]:
    return tracker.priorities_by_id.values()


def _groups(tracker: Tracker) -> Iterable[Group]:
    """The working groups and subcommittees."""
    return (group for one in tracker.taskforces for group in one.groups)


taskforce_ids = partial(_ids, _taskforces, "TF가", "taskforce")
priority_ids = partial(_ids, _priorities, "우선 추진과제가", "priority")
group_ids = partial(_ids, _groups, "작업반·분과가", "group")


def matching_taskforces(tracker: Tracker, word: str) -> frozenset[str]:
    """The ids of the taskforces that `word` names; none, one or more."""
    return _matching(tracker.taskforces, word)


def ministry_ids(tracker: Tracker, word: str) -> frozenset[str]:
    """The ids of the ministries that `word` names: by id, else by any name or short name.

    Raises:
        DnatrackError: there is none.
    """
    found = frozenset(one.id for one in ministries_named(tracker, word))
    words = {name for one in tracker.ministries for name in (one.id, *one.korean_names)}
    none = Text(f"`{word}` 기관이 없습니다", f"there is no ministry `{word}`")
    return _some(found, word, none, sorted(words))


def _matching(named: Iterable[Taskforce | Priority | Group], word: str) -> frozenset[str]:
    return frozenset(
        one.id for one in named if word in {one.id, one.name.ko, one.name.en or one.name.ko}
    )


def _some(found: frozenset[str], word: str, none: Text, known: Iterable[str]) -> frozenset[str]:
    """What was found; an error that says `none` if that is nothing."""
    if not found:
        raise DnatrackError(none, did_you_mean(word, known))
    return found


def ministry_meant(tracker: Tracker, word: str, today: date) -> Ministry:
    """The ministry that `word` names; of several the first that stands on `today`.

    Raises:
        DnatrackError: there is none.
    """
    meant = ministry_ids(tracker, word)
    found = [one for one in tracker.ministries if one.id in meant]
    return next((one for one in found if not one.is_over(today)), found[0])


def ministries_named(tracker: Tracker, word: str) -> list[Ministry]:
    """The ministries that `word` names: the one of this id, else all of this name."""
    spelling = word.casefold()
    if spelling in tracker.ministries_by_id:
        return [tracker.ministries_by_id[spelling]]
    return [one for one in tracker.ministries if spelling in one.spellings]


def member_named(members: type[_Word], word: str) -> _Word:
    """The member of a closed list that a person means: by its value or its word.

    Raises:
        DnatrackError: there is none.
    """
    found = wording.find_member(members, word)
    if found is not None:
        return found
    words = wording.words_of(members)
    known = ", ".join(f"{member.value}({text.ko})" for member, text in words.items())
    raise DnatrackError(
        Text(f"사용할 수 없는 값입니다: `{word}`", f"`{word}` is no word used here"),
        Text(f"사용할 수 있는 값: {known}", f"words that can stand here: {known}"),
    )


def milestone_named(judgement: Judgement, word: str) -> JudgedMilestone:
    """The milestone of this full id.

    Raises:
        DnatrackError: there is none, or it could not be read.
    """
    found = judgement.milestones_by_id.get(word.strip())
    if found is not None:
        return found
    if word in judgement.tracker.unreadable_ids:
        raise DnatrackError(
            Text(f"`{word}` 이정표를 읽을 수 없습니다", f"`{word}` cannot be read"),
            Text("고칠 곳은 `dnatrack validate` 명령으로 확인하세요", "see `dnatrack validate`"),
        )
    known = judgement.milestones_by_id
    own = [id_ for id_ in known if id_.startswith(f"{word}/")]
    raise DnatrackError(
        Text(f"`{word}` 이정표가 없습니다", f"`{word}` is no id of a milestone"),
        Vocabulary(own).listed() if own else did_you_mean(word, known),
    )


def items_named(
    selection: Selection, judgement: Judgement, word: str | None
) -> tuple[tuple[JudgedItem, ...], str]:
    """The items of `selection` that `word` names, and which part of the data that is.

    It names a task, or the owner of a milestone, else a taskforce or priority.

    Raises:
        DnatrackError: it names nothing.
    """
    if word is None:
        return selection.items(judgement), selection.described(judgement)
    tracker, owner = judgement.tracker, word.partition("/")[0]
    tasks = [one.id for one in judgement.tasks]
    if owner in tasks:
        return tuple(one for one in selection.items(judgement) if one.id == owner), owner
    if not matching_taskforces(tracker, owner) and not _matching(_priorities(tracker), owner):
        raise DnatrackError(
            Text(
                f"`{owner}` 과제, TF, 우선 추진과제가 없습니다",
                f"there is no task, taskforce or priority `{owner}`",
            ),
            did_you_mean(owner, [*tasks, *tracker.taskforces_by_id, *tracker.priorities_by_id]),
        )
    chosen = narrow(selection, tracker, owner)
    return chosen.items(judgement), chosen.described(judgement)
