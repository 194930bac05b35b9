"""The tables of `docs/states.*`: words, signals, and cases that are judged as they are printed."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from dnatrack.i18n import Language, Text, language, say, tr
from dnatrack.judging.schedule import Schedule, ScheduleState, schedule
from dnatrack.judging.signal import SIGNAL_OF, ReasonKind
from dnatrack.loading.partial_record import build
from dnatrack.model.milestone import Milestone
from dnatrack.model.reference_files import Thresholds
from dnatrack.model.words import Lifecycle, Signal
from dnatrack.reports import wording
from tools.filling import table

_RULES: dict[ScheduleState, Text] = {
    ScheduleState.NO_DEADLINE: Text("미완료이고 기한이 없음", "open, and no deadline"),
    ScheduleState.UPCOMING: Text(
        "미완료이고 기한의 첫날이 도래하지 않음",
        "open, and the first day of the deadline has not come yet",
    ),
    ScheduleState.IN_WINDOW: Text(
        "미완료이고 기준일이 기한의 기간 안에 있음",
        "open, and the day is within the deadline's period",
    ),
    ScheduleState.DUE_SOON: Text(
        "미완료이고 기한의 마지막 날까지 `due_soon_days`일 이하로 남음. 위의 두 상태보다 우선함",
        "open, and at most `due_soon_days` days are left to the deadline's last day; goes before "
        "the two above",
    ),
    ScheduleState.OVERDUE: Text(
        "미완료이고 기한의 마지막 날이 지남. 지연 일수는 마지막 날부터 계산함",
        "open, and the deadline's last day has passed; days late count from that day",
    ),
    ScheduleState.OUTCOME_UNKNOWN: Text(
        "진행 상태가 `unknown`이고 기한의 마지막 날이 지남. 완료나 지연으로 집계하지 않고 "
        "따로 집계함. 완료일이 그 이후의 `done_by`로만 확인되는 것도 같음",
        "lifecycle `unknown`, and the deadline's last day has passed; counted apart, neither as "
        "done nor as late; so is what is known to be done by a later day only",
    ),
    ScheduleState.DONE_ON_TIME: Text(
        "완료되었고 완료일의 마지막 날이나 `done_by`가 기한의 마지막 날 이전임",
        "done, and the last day of `done_on`, or `done_by`, is not after the deadline's last day",
    ),
    ScheduleState.DONE_LATE: Text(
        "완료되었고 완료일의 첫날이 기한의 마지막 날 이후임. 완료일이 하루보다 긴 기간이면 "
        "지연 일수는 ‘이상’으로 표시함",
        "done, and the first day of `done_on` is after the deadline's last day; where `done_on` "
        "is longer than a day, the days late are a minimum",
    ),
    ScheduleState.DONE_UNCLEAR: Text(
        "완료되었으나 완료일이 기한의 마지막 날에 걸쳐 있거나, `done_by`가 그 이후이거나, 둘 다 "
        "없어 확인할 수 없음",
        "done, but `done_on` reaches over the deadline's last day, `done_by` comes after it, or "
        "both are missing, so that it cannot be told",
    ),
    ScheduleState.DONE_UNDATED: Text("완료되었고 기한이 없음", "done, and no deadline"),
    ScheduleState.PAUSED: Text("진행 상태가 `on-hold`임", "lifecycle `on-hold`"),
    ScheduleState.CLOSED: Text(
        "진행 상태가 `cancelled` 또는 `superseded`임. 진척률에서 제외함",
        "lifecycle `cancelled` or `superseded`; left out of the progress",
    ),
}
_SIGNAL_RULES: dict[ReasonKind, Text] = {
    ReasonKind.LONG_OVERDUE: Text(
        "지연 일수가 `red_after_days`일을 초과함", "late by more than `red_after_days` days"
    ),
    ReasonKind.SLIPPED_OFTEN: Text(
        "종결되지 않았고 기한이 `red_after_slips`회 이상 연기됨",
        "not over yet, and the deadline was moved to a later one `red_after_slips` times or more",
    ),
    ReasonKind.OVERDUE: Text("기한이 지남", "late"),
    ReasonKind.DUE_SOON_NOT_STARTED: Text(
        "기한이 임박했으나 `planned` 상태임", "due soon, and still `planned`"
    ),
    ReasonKind.DONE_WITHOUT_EVIDENCE: Text(
        "완료로 기재되었으나 `evidence`가 없음", "done, but without `evidence`"
    ),
    ReasonKind.WAITS_FOR_LATE: Text(
        "선행 이정표(`blocked_by`)가 지연됨",
        "a milestone that it waits for (`blocked_by`) is late",
    ),
    ReasonKind.NOTHING_DATED: Text(
        "과제에 판정할 이정표가 없음", "the task has no milestone that can be judged"
    ),
    ReasonKind.NOTHING_AHEAD: Text(
        "도래할 기한이 없고, 보류되었거나 기한이 없는 미완료 이정표가 있음",
        "no deadline lies ahead, while something open is on hold or has none",
    ),
    ReasonKind.OUTCOMES_UNKNOWN: Text(
        "기한이 지났으나 결과 미확인인 이정표가 있음",
        "a milestone is past its deadline, and its outcome is unknown",
    ),
    ReasonKind.UNREADABLE: Text(
        "과제 또는 소속 이정표를 읽을 수 없음", "the task, or one of its milestones, cannot be read"
    ),
}
# Lifecycle, due, done_on, day.
_CASES: tuple[tuple[str, str, str, date], ...] = (
    ("planned", "2020-02", "", date(2020, 1, 15)),
    ("planned", "2020-02", "", date(2020, 2, 29)),
    ("planned", "2020-02", "", date(2020, 3, 1)),
    ("in-progress", "2020-H2", "", date(2020, 5, 31)),
    ("in-progress", "2020-H2", "", date(2020, 8, 1)),
    ("in-progress", "2020", "", date(2021, 2, 10)),
    ("unknown", "2020-Q1", "", date(2020, 4, 1)),
    ("done", "2020", "2020-12", date(2021, 2, 10)),
    ("done", "2020", "2021-01-14", date(2021, 2, 10)),
    ("done", "2020", "2021-01-14", date(2021, 1, 10)),
    ("done", "2020-H1", "2020-08", date(2021, 2, 10)),
    ("done", "2020-06-15", "2020-06", date(2021, 2, 10)),
)


def states(_: str) -> Iterable[str]:
    """A row for each state of the schedule: its words, how it is written, its rule."""
    headings = (
        tr("상태", "state"),
        tr("영어", "Korean"),
        tr("값", "written"),
        tr("조건", "when"),
    )
    other = "en" if language() is Language.KO else "ko"
    words = wording.words_of(ScheduleState)
    return table(
        headings,
        (
            (say(words[state]), getattr(words[state], other), f"`{state}`", say(_RULES[state]))
            for state in ScheduleState
        ),
    )


def signals(_: str) -> Iterable[str]:
    """A row for each reason that a signal can have, worst first."""
    headings = (tr("신호", "signal"), tr("사유", "reason"), tr("조건", "when"))
    rows = (
        (_colour(signal), wording.word(kind), say(_SIGNAL_RULES[kind]))
        for signal, kinds in groupby(sorted(SIGNAL_OF, key=_order), key=SIGNAL_OF.__getitem__)
        for kind in kinds
    )
    return table(headings, rows)


def _colour(signal: Signal) -> str:
    return tr(f"{wording.short_signal(signal)}색({wording.word(signal)})", wording.word(signal))


def _order(kind: ReasonKind) -> int:
    return list(Signal).index(SIGNAL_OF[kind])


def thresholds(_: str) -> Iterable[str]:
    """A row for each threshold with its default."""
    headings = (tr("키", "key"), tr("기본값", "default"), tr("뜻", "meaning"))
    rows = []
    for key, field in Thresholds.fields().items():
        rows.append((f"`{key}`", f"{field.default}", say(field.meaning)))
    return table(headings, rows)


def cases(_: str) -> Iterable[str]:
    """A row for each case: what is written, the day, and what follows, judged just now."""
    headings = ("`lifecycle`", "`due`", "`done_on`", tr("기준일", "day"), tr("상태", "state"))
    return table(
        headings,
        (
            (
                f"`{lifecycle}`",
                due,
                done_on,
                wording.day(day),
                _judged(lifecycle, due, done_on, day),
            )
            for lifecycle, due, done_on, day in _CASES
        ),
    )


def _judged(lifecycle: str, due: str, done_on: str, day: date) -> str:
    written = {
        "id": "m",
        "title": "m",
        "kind": "service",
        "due": due,
        "sources": ["S1"],
        "lifecycle": Lifecycle(lifecycle),
        **({"done_on": done_on} if done_on else {}),
    }
    milestone = build(Milestone, written)
    found = schedule(milestone, milestone.due, day, due_soon_days=Thresholds().due_soon_days)
    return f"{wording.word(found.state)}{_days(found)}"


def _days(of: Schedule) -> str:
    if of.days_late is not None:
        least = tr(" 이상", " or more") if of.at_least else ""
        return tr(f", {of.days_late}일{least}", f", {of.days_late} d{least}")
    if of.days_left is not None:
        return tr(f", {of.days_left}일 남음", f", {of.days_left} d left")
    return ""
