"""Plans of edits: what is said of them by options, and asked of a person where it is not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dnatrack.app.arguments import one_day_named, period_named, today_for
from dnatrack.app.cite import NO_DOCUMENT, NOTHING_CITED, Cited, DocumentWords, cite
from dnatrack.app.questions import Questions
from dnatrack.editing import lifecycle as edits_of
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
from dnatrack.storage.git_commit import Committed
from dnatrack.storage.write import ChangedMeanwhileError
from dnatrack.yamltext.parsed_text import Edit

__all__ = ["ChangedMeanwhileError", "Committed"]


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
class Said:
    """What the options of an edit say; nothing of those that were not given."""

    on: str | None = None
    by: str | None = None
    due: str | None = None
    reason: str | None = None
    authority: str | None = None
    source: str | None = None
    note: str | None = None
    evidence: Sequence[str] | None = None
    completion: str | None = None
    verification: str | None = None
    document: DocumentWords = NO_DOCUMENT


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


def planned_completion(id_: str | None, said: Said) -> Planning:
    """That something was done."""
    if said.on is not None and said.by is not None:
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
        item = _item(tracker, id_, ask, lambda one: edits_of.complete(one, now, today))
        by = one_day_named(said.by, "--by") if said.by is not None else None
        on = None if by is not None else _done_on(said, today, ask)
        cited = _evidence(tracker, said, ask)
        done = Done(
            on,
            cited.ids,
            member_named(Completion, said.completion) if said.completion else None,
            member_named(Verification, said.verification) if said.verification else None,
            by,
        )
        return Plan((*cited.edits, *edits_of.complete(item, done, today)))

    return Planning(plan, _items(id_))


def _done_on(said: Said, today: date, ask: Questions) -> Period:
    option = "--on" if said.on is not None else ""

    def reading(word: str) -> Period:
        on = period_named(word, option)
        edits_of.refuse_ahead(on, today)
        return on

    question = Text("완료일", "day of completion")
    return ask.required(said.on, question, "--on", reading, default=wording.day(today))


def _evidence(tracker: Tracker, said: Said, ask: Questions) -> Cited:
    def reading(*words: str) -> Cited:
        return cite(tracker, words, said.document, ask)

    if said.evidence:
        return reading(*said.evidence)
    return ask.optional(None, _EVIDENCE, reading) or NOTHING_CITED


def planned_move(id_: str | None, said: Said) -> Planning:
    """That a deadline moves, with all that has to be said about it."""

    def plan(loaded: Loaded, ask: Questions) -> Plan:
        tracker = loaded.tracker
        milestone = _movable(tracker, id_, ask)
        due = _new_due(milestone, said.due, ask)
        question = Text("기한 변경 사유", "why it moves")
        reason = ask.word_of(RevisionReason, said.reason, question, "--reason")
        is_correction = reason is RevisionReason.CORRECTION
        authority = said.authority
        if not is_correction:  # nobody decides one
            authority = ask.required(authority, _AUTHORITY, "--authority", str)
        cited = _cited(tracker, said, ask)
        on = _decided_on(said.on, today_for(tracker))
        if is_correction:
            wrong = Text("정정 내용", "what was written wrongly")
            note: str | None = ask.required(said.note, wrong, "--note", str)
        else:
            note = ask.optional(said.note, Text("설명", "explanation"), str)
        new = Rescheduled(due, on, reason, authority, cited.ids[0], note)
        return Plan((*cited.edits, *edits_of.move_due(milestone, new)))

    return Planning(plan, _items(id_))


def _movable(tracker: Tracker, id_: str | None, ask: Questions) -> Milestone:
    def reading(word: str) -> Milestone:
        milestone = milestone_named(tracker, word)
        edits_of.refuse_unmovable(milestone)
        return milestone

    question = Text("이정표의 id(dg-2-4/first-card)", "milestone (dg-2-4/first-card)")
    return ask.required(id_, question, tr("이정표", "MILESTONE"), reading)


def _new_due(milestone: Milestone, given: str | None, ask: Questions) -> Period:
    def reading(word: str) -> Period:
        due = period_named(word)
        edits_of.refuse_same_due(milestone, due)
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


def planned_leaving(id_: str | None, lifecycle: Lifecycle, said: Said) -> Planning:
    """That something is put on hold, cancelled or superseded, and on what grounds."""
    is_replaced = lifecycle is Lifecycle.SUPERSEDED

    def plan(loaded: Loaded, ask: Questions) -> Plan:
        tracker = loaded.tracker
        item = _item(tracker, id_, ask, lambda one: edits_of.leave(one, lifecycle, _NO_GROUNDS))
        by = _replacement(tracker, said.by, ask) if is_replaced else None
        left, edits = _grounds(tracker, item, said, ask)
        return Plan((*edits, *edits_of.leave(item, lifecycle, left, by)))

    return Planning(plan, None if is_replaced else _items(id_))


def _replacement(tracker: Tracker, given: str | None, ask: Questions) -> str:
    def known(word: str) -> str:
        deliverable_named(tracker, word)
        return word

    question = Text("대체한 과제나 이정표의 id", "id of what replaces it")
    return ask.required(given, question, "--by", known)


_NO_GROUNDS = Left(date.min, "-")


def _grounds(
    tracker: Tracker, item: Deliverable, said: Said, ask: Questions
) -> tuple[Left, tuple[Edit, ...]]:
    """On what grounds an item is left, and what enters their source where that is new.

    What has no deadline needs no more than a reason.
    """
    reason = ask.required(said.reason, Text("사유", "reason"), "--reason", str)
    if edits_of.has_deadline(item):
        authority: str | None = ask.required(said.authority, _AUTHORITY, "--authority", str)
        cited = _cited(tracker, said, ask)
    else:
        authority = ask.optional(said.authority, _AUTHORITY, str)
        cited = _cited(tracker, said, ask, is_needed=False)
    on = _decided_on(said.on, today_for(tracker))
    return Left(on, reason, authority, next(iter(cited.ids), None)), cited.edits


def _cited(
    tracker: Tracker,
    said: Said,
    ask: Questions,
    *,
    is_needed: bool = True,
) -> Cited:
    def reading(word: str) -> Cited:
        cited = cite(tracker, (word,), said.document, ask)
        if len(cited.ids) > 1:
            raise _one_source(word)
        return cited

    if is_needed:
        return ask.required(said.source, _SOURCE, "--source", reading)
    return ask.optional(said.source, _SOURCE, reading) or NOTHING_CITED


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
        item, why = _item(loaded.tracker, id_, ask, edits_of.start), reason
        if item.lifecycle is Lifecycle.DONE:
            question = Text("완료 취소 사유", "why the completion is taken back")
            why = ask.required(reason, question, "--reason", str)
        return Plan(edits_of.start(item, why))

    return Planning(plan, _items(id_))
