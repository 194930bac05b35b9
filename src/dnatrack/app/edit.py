"""Plans of edits: what is said of them by options, and asked of a person where it is not."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dnatrack.app.arguments import one_day_named, period_named, today_for
from dnatrack.app.cite import NO_DOCUMENT, NOTHING_CITED, Cited, DocumentWords, cite
from dnatrack.app.questions import Questions
from dnatrack.app.workspace import Workspace
from dnatrack.editing import lifecycle
from dnatrack.editing.lifecycle import Deliverable, Done, Left, Rescheduled
from dnatrack.editing.proposal import Plan, deliverable_named, milestone_named
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text, tr
from dnatrack.loading.load import Loaded
from dnatrack.model.milestone import Milestone
from dnatrack.model.period import Period
from dnatrack.model.tracker import Tracker
from dnatrack.model.words import Completion, Lifecycle, RevisionReason, Verification
from dnatrack.reports import wording
from dnatrack.reports.selection import member_named
from dnatrack.storage.git_commit import Committed, refuse_uncommitted
from dnatrack.storage.write import ChangedMeanwhileError
from dnatrack.yamltext.parsed_text import Edit

__all__ = ["ChangedMeanwhileError", "Committed"]

Leave = Callable[[Deliverable, Left], list[Edit]]


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

    due: str | None = None
    on: str | None = None
    reason: str | None = None
    authority: str | None = None
    source: str | None = None
    note: str | None = None
    document: DocumentWords = NO_DOCUMENT


@dataclass(frozen=True, slots=True)
class LeaveOptions:
    """What the options of `hold`, `cancel` and `supersede` say of the grounds."""

    reason: str | None = None
    authority: str | None = None
    source: str | None = None
    on: str | None = None
    document: DocumentWords = NO_DOCUMENT


def refuse_commit(workspace: Workspace, branch: str | None) -> None:
    """Refuse, before anything is asked, what cannot be committed whatever is answered.

    Raises:
        DnatrackError: there is no repository to commit in, or the new branch is there already.
    """
    refuse_uncommitted(workspace.folder, (), branch=branch)


# Which item is meant, and what is cited: named on the command line, or asked for.

_AUTHORITY = Text("변경 결정 주체", "on whose authority")
_SOURCE = Text("근거(출처 id, 주소, 문서 제목)", "its source (id, address or title)")
_EVIDENCE = Text("증빙(출처 id, 주소, 문서 제목)", "evidence (source id, address or title)")


def _items(id_: str | None) -> tuple[str, ...] | None:
    return None if id_ is None else (id_,)


def _item(
    tracker: Tracker, id_: str | None, ask: Questions, refuse: Callable[[Deliverable], object]
) -> Deliverable:
    """The task or milestone that is meant, unless `refuse` raises what is against it."""

    def reading(word: str) -> Deliverable:
        item = deliverable_named(tracker, word)
        refuse(item)
        return item

    question = Text(
        "과제나 이정표의 id(dg-2-4/first-card)", "task or milestone (dg-2-4/first-card)"
    )
    return ask.required(id_, question, tr("과제|이정표", "TASK|MILESTONE"), reading)


def planned_completion(id_: str | None, options: DoneOptions) -> Planning:
    """That something was done."""
    if options.on is not None and options.by is not None:
        raise DnatrackError(
            Text("`--on`과 `--by`는 함께 쓸 수 없습니다", "`--on` and `--by` exclude each other"),
            Text(
                "완료일을 알면 `--on`, 늦어도 언제까지인지만 알면 `--by`를 쓰세요",
                "`--on` if it is known when it was done, `--by` if only by which day",
            ),
        )

    def plan(loaded: Loaded, ask: Questions) -> Plan:
        tracker = loaded.tracker
        today = today_for(tracker)
        now = Done(Period.of_day(today))
        item = _item(tracker, id_, ask, lambda one: lifecycle.complete(one, now, today))
        by = one_day_named(options.by, "--by") if options.by is not None else None
        on = None if by is not None else _done_on(options, today, ask)
        cited = _evidence(tracker, options, ask)
        done = Done(
            on,
            cited.ids,
            member_named(Completion, options.completion) if options.completion else None,
            member_named(Verification, options.verification) if options.verification else None,
            by,
        )
        return Plan((*cited.edits, *lifecycle.complete(item, done, today)))

    return Planning(plan, _items(id_))


def _done_on(options: DoneOptions, today: date, ask: Questions) -> Period:
    option = "--on" if options.on is not None else ""

    def reading(word: str) -> Period:
        on = period_named(word, option)
        lifecycle.refuse_ahead(on, today)
        return on

    question = Text("완료일", "day of completion")
    return ask.required(options.on, question, "--on", reading, default=wording.day(today))


def _evidence(tracker: Tracker, options: DoneOptions, ask: Questions) -> Cited:
    def reading(*said: str) -> Cited:
        return cite(tracker, said, options.document, ask)

    if options.evidence:
        return reading(*options.evidence)
    return ask.optional(None, _EVIDENCE, reading) or NOTHING_CITED


def planned_move(id_: str | None, options: RescheduleOptions) -> Planning:
    """That a deadline moves, with all that has to be said about it."""

    def plan(loaded: Loaded, ask: Questions) -> Plan:
        tracker = loaded.tracker
        milestone = _movable(tracker, id_, ask)
        due = _new_due(milestone, options.due, ask)
        question = Text("기한 변경 사유", "why it moves")
        reason = ask.word_of(RevisionReason, options.reason, question, "--reason")
        is_correction = reason is RevisionReason.CORRECTION
        authority = options.authority
        if not is_correction:  # nobody decides one
            authority = ask.required(authority, _AUTHORITY, "--authority", str)
        cited = _cited(tracker, options, ask)
        on = _decided_on(options.on, today_for(tracker))
        if is_correction:
            wrong = Text("정정 내용", "what was written wrongly")
            note: str | None = ask.required(options.note, wrong, "--note", str)
        else:
            note = ask.optional(options.note, Text("설명", "explanation"), str)
        new = Rescheduled(due, on, reason, authority, cited.ids[0], note)
        return Plan((*cited.edits, *lifecycle.move_due(milestone, new)))

    return Planning(plan, _items(id_))


def _movable(tracker: Tracker, id_: str | None, ask: Questions) -> Milestone:
    def reading(word: str) -> Milestone:
        milestone = milestone_named(tracker, word)
        lifecycle.refuse_unmovable(milestone)
        return milestone

    question = Text("이정표의 id(dg-2-4/first-card)", "milestone (dg-2-4/first-card)")
    return ask.required(id_, question, tr("이정표", "MILESTONE"), reading)


def _new_due(milestone: Milestone, given: str | None, ask: Questions) -> Period:
    def reading(word: str) -> Period:
        due = period_named(word)
        lifecycle.refuse_same_due(milestone, due)
        return due

    now = wording.period(milestone.due)
    question = Text(f"변경기한(현재기한: {now})", f"new deadline (now {now})")
    return ask.required(given, question, tr("변경기한", "DUE"), reading)


def _decided_on(given: str | None, today: date) -> date:
    on = one_day_named(given, "--on") if given else today
    if on > today:
        raise DnatrackError(
            Text(
                f"결정일({wording.day(on)})이 오늘({wording.day(today)})보다 뒤입니다",
                f"the day of the decision, {on}, is after today ({today})",
            ),
            Text("이미 결정된 날짜를 입력하세요", "give the day on which it was decided"),
        )
    return on


def planned_withdrawal(id_: str | None, options: LeaveOptions, intent: Leave) -> Planning:
    """That something is put on hold or cancelled, and on what grounds."""

    def plan(loaded: Loaded, ask: Questions) -> Plan:
        item = _item(loaded.tracker, id_, ask, lambda one: intent(one, _NO_GROUNDS))
        left, edits = _grounds(loaded.tracker, item, options, ask)
        return Plan((*edits, *intent(item, left)))

    return Planning(plan, _items(id_))


_NO_GROUNDS = Left(date.min, "-")


def _grounds(
    tracker: Tracker, item: Deliverable, options: LeaveOptions, ask: Questions
) -> tuple[Left, tuple[Edit, ...]]:
    """On what grounds an item is left, and what enters their source where that is new.

    What has no deadline needs no more than a reason.
    """
    reason = ask.required(options.reason, Text("사유", "reason"), "--reason", str)
    if lifecycle.has_deadline(item):
        authority: str | None = ask.required(options.authority, _AUTHORITY, "--authority", str)
        cited = _cited(tracker, options, ask)
    else:
        authority = ask.optional(options.authority, _AUTHORITY, str)
        cited = _cited(tracker, options, ask, is_needed=False)
    on = _decided_on(options.on, today_for(tracker))
    return Left(on, reason, authority, next(iter(cited.ids), None)), cited.edits


def _cited(
    tracker: Tracker,
    options: RescheduleOptions | LeaveOptions,
    ask: Questions,
    *,
    is_needed: bool = True,
) -> Cited:
    def reading(word: str) -> Cited:
        cited = cite(tracker, (word,), options.document, ask)
        if len(cited.ids) > 1:
            raise _one_source(word)
        return cited

    if is_needed:
        return ask.required(options.source, _SOURCE, "--source", reading)
    return ask.optional(options.source, _SOURCE, reading) or NOTHING_CITED


def _one_source(said: str) -> DnatrackError:
    return DnatrackError(
        Text(f"근거는 출처 하나입니다: `{said}`", f"one source says so, not several: `{said}`"),
        Text(
            "결정이 실린 출처 하나를 입력하세요",
            "give the one in which the decision stands",
        ),
    )


def planned_start(id_: str | None, reason: str | None) -> Planning:
    """That work begins, or goes on; of what was done also why it is open again."""

    def plan(loaded: Loaded, ask: Questions) -> Plan:
        item, why = _item(loaded.tracker, id_, ask, lifecycle.start), reason
        if item.lifecycle is Lifecycle.DONE:
            question = Text("완료 취소 사유", "why the completion is taken back")
            why = ask.required(reason, question, "--reason", str)
        return Plan(lifecycle.start(item, why))

    return Planning(plan, _items(id_))


def planned_replacement(id_: str | None, by: str | None, options: LeaveOptions) -> Planning:
    """That something else takes the place of an item, and on what grounds."""

    def plan(loaded: Loaded, ask: Questions) -> Plan:
        tracker = loaded.tracker

        def known(word: str) -> str:
            deliverable_named(tracker, word)
            return word

        item = _item(tracker, id_, ask, lambda one: lifecycle.supersede(one, _NO_GROUNDS, "-"))
        question = Text("대체한 과제나 이정표의 id", "id of what replaces it")
        named = ask.required(by, question, "--by", known)
        left, edits = _grounds(tracker, item, options, ask)
        return Plan((*edits, *lifecycle.supersede(item, left, named)))

    return Planning(plan)
