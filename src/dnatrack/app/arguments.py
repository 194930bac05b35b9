"""What people write to name days, spans, moments and folders; and the one clock."""

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.judging.schedule import ScheduleState
from dnatrack.model.period import Period, PeriodError, Span, period_of
from dnatrack.model.tracker import Tracker
from dnatrack.model.words import Lifecycle, MilestoneKind, Signal
from dnatrack.reports.selection import (
    Selection,
    group_ids,
    member_named,
    ministry_ids,
    priority_ids,
    taskforce_ids,
)
from dnatrack.storage.data_folder import find_data_folder, given_data_folder
from dnatrack.storage.git_read import GitRepository

DEFAULT_ZONE = "Asia/Seoul"


def zone_named(name: str) -> tzinfo:
    """The time zone of that name; that of Seoul where there is none.

    Raises:
        DnatrackError: this machine knows no time zones.
    """
    for one in (name, DEFAULT_ZONE):
        with suppress(ZoneInfoNotFoundError, ValueError, OSError):
            return ZoneInfo(one)
    from dnatrack.rules.data.unknown_time_zone import no_time_zones  # noqa: PLC0415 - for a failure

    raise no_time_zones()


def now_in(zone: tzinfo) -> datetime:
    """This moment."""
    return datetime.now(zone)  # noqa: TID251 - the one place that reads the clock


def today_in(zone: tzinfo) -> date:
    """This day."""
    return now_in(zone).date()


def today_for(tracker: Tracker) -> date:
    """This day, where a tracker is."""
    return today_in(zone_named(tracker.settings.timezone))


# Which data folder a command is about.


def data_folder(data: Path | None) -> Path:
    """The data folder that was named, or that is found from here upwards.

    Raises:
        DnatrackError: there is none.
    """
    return find_data_folder(Path.cwd()) if data is None else given_data_folder(data)


# Days and periods as options and arguments name them.


def period_named(word: str, option: str = "") -> Period:
    """The period that `option` was given; an argument or an answer has none to be named by.

    Raises:
        DnatrackError: the word names none.
    """
    try:
        return Period.read(word)
    except PeriodError:
        given = f"{option} {word}".lstrip()
        raise DnatrackError(
            Text(f"날짜나 기간이 아닙니다: `{given}`", f"`{given}` is no day or period"),
            _way_out(word),
        ) from None


def one_day_named(word: str, option: str = "") -> date:
    """The day that `option` was given, or an answer names.

    Raises:
        DnatrackError: the word names none, or more than one.
    """
    with suppress(PeriodError):
        period = Period.read(word)
        if period.first == period.last:
            return period.first
    given = f"{option} {word}".lstrip()
    raise DnatrackError(
        Text(f"하루를 가리키는 날짜가 아닙니다: `{given}`", f"`{given}` is not a day"),
        _way_out(word, is_day=True),
    )


def _way_out(word: str, *, is_day: bool = False) -> Text:
    from dnatrack.model.period_spelling import way_out  # noqa: PLC0415 - few words need one

    return way_out(word, is_day=is_day)


# Lengths of time as options name them.

_SHAPE = re.compile(r"(?P<count>\d{1,5})\s*(?P<unit>d|w|m|일|주|개월|달)?")
_WEEK = 7


def span_named(word: str, option: str) -> Span:
    """The length of time that `option` was given: `30d`, `6w`, `2m`; a bare number is days.

    Raises:
        DnatrackError: the word names none.
    """
    match = _SHAPE.fullmatch(word.strip().casefold())
    if match is None:
        raise DnatrackError(
            Text(
                f"기간의 길이가 아닙니다: `{option} {word}`",
                f"`{option} {word}` is no span of time",
            ),
            Text(
                f"`{option} 30일`, `{option} 6주`, `{option} 2개월`처럼 입력하세요",
                f"write it as `{option} 30d`, `{option} 6w` or `{option} 2m`",
            ),
        )
    count = int(match["count"])
    match match["unit"]:
        case "m" | "개월" | "달":
            return Span(months=count)
        case "w" | "주":
            return Span(days=_WEEK * count)
        case _:
            return Span(days=count)


# What people write to name a moment of the history.


def commit_named(repository: GitRepository, word: str, zone: tzinfo) -> str:
    """The commit that a day or a revision names; a day means its end in `zone`.

    Raises:
        DnatrackError: it names none.
    """
    period = period_meant(repository, word)
    if period is not None:
        return repository.commit_on(period.last, zone)
    try:
        return repository.commit_named(word)
    except DnatrackError as error:
        from dnatrack.model.period_spelling import (  # noqa: PLC0415 - few are no revision
            is_like_a_period,
        )

        hint = _way_out(word) if is_like_a_period(word) else error.hint
        raise DnatrackError(error.message, hint) from None


def period_meant(repository: GitRepository, word: str) -> Period | None:
    """The day or period that a word names; None where it can but name a revision.

    A tag may be called as people write a day: then it is the tag that is meant.
    """
    period = period_of(word)
    if period is not None:
        return period
    try:
        period = Period.read(word)
        repository.commit_named(word)
    except (PeriodError, DnatrackError):
        return period
    return None


class SelectionWords(Protocol):
    """What is said of the part of the data that is asked for; words, not yet looked up."""

    @property
    def taskforce(self) -> str | None:
        """Only this taskforce."""

    @property
    def ministry(self) -> str | None:
        """Only what this ministry leads or works on."""

    @property
    def lead_only(self) -> bool:
        """Only what the ministry leads."""


def selection_of(  # noqa: PLR0913 - a parameter for each option
    tracker: Tracker,
    selected: SelectionWords,
    *,
    priority: str | None = None,
    group: str | None = None,
    multi_ministry: bool | None = None,
    lifecycle: Sequence[str] = (),
    state: Sequence[str] = (),
    signal: Sequence[str] = (),
    kind: Sequence[str] = (),
) -> Selection:
    """The selection that options ask for.

    Raises:
        DnatrackError: a word names nothing.
    """
    taskforce, ministry = selected.taskforce, selected.ministry
    return Selection(
        taskforces=taskforce_ids(tracker, taskforce) if taskforce else frozenset(),
        priorities=priority_ids(tracker, priority) if priority else frozenset(),
        groups=group_ids(tracker, group) if group else frozenset(),
        ministries=ministry_ids(tracker, ministry) if ministry else frozenset(),
        leads_only=selected.lead_only,
        multi_ministry=multi_ministry,
        lifecycles=frozenset(member_named(Lifecycle, word) for word in lifecycle),
        states=frozenset(member_named(ScheduleState, word) for word in state),
        signals=frozenset(member_named(Signal, word) for word in signal),
        kinds=frozenset(member_named(MilestoneKind, word) for word in kind),
    )
