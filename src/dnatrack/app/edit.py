"""Plans of edits: what is said of them by options, and asked of a person where it is not."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dnatrack.app.arguments import one_day_named, period_named, today_in, zone_named
from dnatrack.app.cite import NO_DOCUMENT, DocumentWords, cite
from dnatrack.app.questions import Questions, choices
from dnatrack.editing import lifecycle
from dnatrack.editing.lifecycle import Done, Rescheduled, complete, move_due
from dnatrack.editing.proposal import Plan, deliverable_named, milestone_named
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.period import Period
from dnatrack.model.words import Completion, RevisionReason, Verification
from dnatrack.reports.selection import member_named
from dnatrack.storage.git_commit import Committed
from dnatrack.storage.write import ChangedMeanwhileError
from dnatrack.yamltext.parsed_text import Edit

__all__ = [
    "ChangedMeanwhileError",
    "Committed",
    "DoneOptions",
    "Planning",
    "RescheduleOptions",
    "planned_completion",
    "planned_move",
    "planned_replacement",
    "planned_start",
    "planned_withdrawal",
]

WithReason = Callable[[lifecycle.Deliverable, str], list[Edit]]


class Planning(NamedTuple):
    """How a plan is made once the data is read.

    `items` are the tasks and milestones whose files are enough for it; None for a plan
    that may touch what other files say, so that all of them have to be read. `expected`
    are rules whose warnings lie in the nature of the plan, and stop nobody.
    """

    plan: Callable[[Loaded, Questions], Plan]
    items: tuple[str, ...] | None = None
    expected: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class DoneOptions:
    """What the options of `done` say."""

    on: str | None = None
    by: str | None = None
    evidence: tuple[str, ...] = ()
    completion: str | None = None
    verification: str | None = None
    document: DocumentWords = NO_DOCUMENT


@dataclass(frozen=True, slots=True)
class RescheduleOptions:
    """What the options of `reschedule` say."""

    due: str
    on: str | None = None
    reason: str | None = None
    authority: str | None = None
    source: str | None = None
    note: str | None = None
    document: DocumentWords = NO_DOCUMENT


def planned_completion(id_: str, options: DoneOptions) -> Planning:
    """That something was done."""
    if options.on is not None and options.by is not None:
        raise DnatrackError(
            Text("`--on`과 `--by`는 함께 쓸 수 없습니다", "`--on` and `--by` exclude each other"),
            Text(
                "완료한 때를 알면 `--on`, 늦어도 언제까지인지만 알면 `--by`를 쓰세요",
                "`--on` if it is known when it was done, `--by` if only by which day",
            ),
        )

    def plan(loaded: Loaded, ask: Questions) -> Plan:
        tracker = loaded.tracker
        item = deliverable_named(tracker, id_)
        today = today_in(zone_named(tracker.settings.timezone))
        complete(item, Done(Period.of_day(today)), today)
        by = one_day_named(options.by, "--by") if options.by is not None else None
        on = None if by is not None else _done_on(options, today, ask)
        cited = cite(tracker, _evidence(options, ask), options.document, ask)
        done = Done(
            on,
            cited.ids,
            member_named(Completion, options.completion) if options.completion else None,
            member_named(Verification, options.verification) if options.verification else None,
            by,
        )
        return Plan((*cited.edits, *complete(item, done, today)))

    return Planning(plan, (id_,))


def _done_on(options: DoneOptions, today: date, ask: Questions) -> Period:
    question = Text("완료한 때", "day of completion")
    on = ask.required(options.on, question, "--on", default=today.isoformat())
    return period_named(on, "--on")


def _evidence(options: DoneOptions, ask: Questions) -> tuple[str, ...]:
    if options.evidence:
        return options.evidence
    answer = ask.optional(
        None, Text("증빙(출처 id, 주소, 문서 제목)", "evidence (source id, address or title)")
    )
    return (answer,) if answer else ()


def planned_move(id_: str, options: RescheduleOptions) -> Planning:
    """That a deadline moves, with all that has to be said about it."""

    def plan(loaded: Loaded, ask: Questions) -> Plan:
        tracker = loaded.tracker
        milestone = milestone_named(tracker, id_)
        due = period_named(options.due, "")
        today = today_in(zone_named(tracker.settings.timezone))
        move_due(milestone, Rescheduled(due, today, RevisionReason.CORRECTION))
        reason = _reason(options.reason, ask)
        authority = _authority(options, reason, ask)
        named = ask.required(
            options.source,
            Text("근거(출처 id, 주소, 문서 제목)", "its source (id, address or title)"),
            "--source",
        )
        cited = cite(tracker, (named,), options.document, ask)
        new = Rescheduled(
            due,
            _decided_on(options.on, today),
            reason,
            authority,
            cited.ids[0],
            ask.optional(options.note, Text("설명", "explanation")),
        )
        return Plan((*cited.edits, *move_due(milestone, new)))

    return Planning(plan, (id_,))


def _decided_on(given: str | None, today: date) -> date:
    on = one_day_named(given, "--on") if given else today
    if on > today:
        raise DnatrackError(
            Text(
                f"기한을 바꾸기로 한 날 {on}이(가) 오늘({today})보다 뒤입니다",
                f"the day of the decision, {on}, is after today ({today})",
            ),
            Text("이미 정한 날을 적으세요", "give the day on which it was decided"),
        )
    return on


def _reason(given: str | None, ask: Questions) -> RevisionReason:
    known = choices(RevisionReason)
    question = Text(f"옮기는 사유({known.ko})", f"why it moves ({known.en})")
    return ask.required_as(
        given, question, "--reason", lambda word: member_named(RevisionReason, word)
    )


def _authority(options: RescheduleOptions, reason: RevisionReason, ask: Questions) -> str | None:
    question = Text("누가 정했는가", "on whose authority")
    if reason is RevisionReason.CORRECTION:  # nobody decides one
        return options.authority
    return ask.required(options.authority, question, "--authority")


def planned_withdrawal(id_: str, reason: str | None, intent: WithReason) -> Planning:
    """That something is put on hold or cancelled, and why."""

    def plan(loaded: Loaded, ask: Questions) -> Plan:
        item = deliverable_named(loaded.tracker, id_)
        intent(item, "-")
        why = ask.required(reason, Text("사유", "reason"), "--reason")
        return Plan(intent(item, why))

    return Planning(plan, (id_,))


def planned_start(id_: str) -> Planning:
    """That work begins, or goes on."""

    def plan(loaded: Loaded, ask: Questions) -> Plan:
        del ask
        return Plan(lifecycle.start(deliverable_named(loaded.tracker, id_)))

    return Planning(plan, (id_,))


def planned_replacement(id_: str, by: str | None) -> Planning:
    """That something else takes the place of an item."""

    def plan(loaded: Loaded, ask: Questions) -> Plan:
        item = deliverable_named(loaded.tracker, id_)
        lifecycle.supersede(item, "-")
        named = ask.required(by, Text("대신하는 것의 id", "id of what replaces it"), "--by")
        deliverable_named(loaded.tracker, named)
        return Plan(lifecycle.supersede(item, named))

    return Planning(plan)
