from collections.abc import Callable
from datetime import date

import pytest

from dnatrack.editing.lifecycle import (
    Done,
    Left,
    Rescheduled,
    complete,
    leave,
    move_due,
    start,
)
from dnatrack.errors import DnatrackError
from dnatrack.model.milestone import Milestone
from dnatrack.model.period import Period
from dnatrack.model.words import Completion, Lifecycle, RevisionReason, Verification
from dnatrack.rules.examples import EXAMPLE_DECISION
from dnatrack.yamltext.parsed_text import Edit
from tests.editing.intents.proposing import after, example, lines_of, milestone_of, rules_of

TODAY = date(2020, 4, 1)
LEFT = Left(date(2020, 3, 20), "예산: 부족", "국무회의", "S1")
GROUNDS = [
    *("decision:", "on: 2020-03-20", "reason: '예산: 부족'", "authority: 국무회의", "source: S1")
]
HELD = f"due: 2020-03\nlifecycle: on-hold\nreason: 예산\n{EXAMPLE_DECISION}"
UNKNOWN = "due: 2020-03\nlifecycle: unknown\nlooked_for: {on: 2020-06-01, result: not-found}\n"
MOVED = Rescheduled(
    Period.parse("2020-H2"), date(2020, 3, 20), RevisionReason.BUDGET, "국무회의", "S1", "추경"
)
Intent = Callable[[Milestone], list[Edit]]


def done(on: str | None, *evidence: str, by: date | None = None) -> Intent:
    said = Done(Period.parse(on) if on else None, evidence, by=by)
    return lambda item: complete(item, said, TODAY)


def refusal(lines: str, intent: Intent) -> DnatrackError:
    with pytest.raises(DnatrackError) as caught:
        intent(milestone_of(example(lines)))
    return caught.value


@pytest.mark.parametrize(
    ("lines", "intent", "new"),
    [
        ("lifecycle: planned\n", start, ["lifecycle: in-progress"]),
        ("due: 2020-03\nlifecycle: planned\n", lambda one: leave(one, Lifecycle.ON_HOLD, LEFT),
         ["lifecycle: on-hold", *GROUNDS]),
        ("due: 2020-03\nlifecycle: planned\n", lambda one: leave(one, Lifecycle.CANCELLED, LEFT),
         ["lifecycle: cancelled", *GROUNDS]),
        ("lifecycle: planned\n", lambda one: leave(one, Lifecycle.SUPERSEDED, LEFT, "example"),
         ["lifecycle: superseded", "superseded_by: example", *GROUNDS]),
        ("due: 2020-03\nlifecycle: planned\n",
         lambda one: complete(
             one,
             Done(Period.parse("2020-03-31"), ["S1"], Completion.PARTIAL,
                  Verification.SELF_REPORTED),
             TODAY,
         ),
         ["lifecycle: done", "done_on: 2020-03-31", "completion: partial", "evidence: [S1]",
          "verification: self-reported"]),
        ("due: 2020-03\nlifecycle: planned\n", done(None, "S1", by=date(2020, 3, 31)),
         ["lifecycle: done", "done_by: 2020-03-31", "evidence: [S1]"]),
        ("due: 2020-03\nlifecycle: planned\n", lambda one: move_due(one, MOVED),
         ["due: 2020-H2", "revisions:", "- on: 2020-03-20", "from: 2020-03", "to: 2020-H2",
          "reason: budget", "note: 추경", "authority: 국무회의", "source: S1"]),
    ],
)  # fmt: skip
def test_an_intent_says_all_that_has_to_be_said_of_it(
    lines: str, intent: Intent, new: list[str]
) -> None:
    proposal = after(lines, intent)

    assert lines_of(proposal) == new
    assert rules_of(proposal) == []


@pytest.mark.parametrize(
    ("lines", "intent", "gone"),
    [
        ("lifecycle: on-hold\nreason: 예산\n", start, {"reason"}),
        (HELD, start, {"reason", "decision"}),
        (HELD, lambda one: leave(one, Lifecycle.CANCELLED, LEFT), {"reason"}),
        (UNKNOWN, done("2020-03", "S1"), {"looked_for"}),
    ],
)
def test_what_only_the_old_lifecycle_needed_goes_with_it(
    lines: str, intent: Intent, gone: set[str]
) -> None:
    before, proposal = milestone_of(example(lines)), after(lines, intent)

    item = milestone_of(proposal.after)
    keys = ("reason", "decision", "superseded_by", "looked_for")
    said = {key for key in keys if getattr(before, key) is not None}
    assert {key for key in said if getattr(item, key) is None} == gone
    assert item.decision is None or item.decision.reason == "예산: 부족"
    assert rules_of(proposal) == []


@pytest.mark.parametrize(
    ("lines", "intent", "rules"),
    [
        ("lifecycle: planned\n", done("2020-03-31"), ["done-without-evidence"]),
        ("due: 2020-03\nlifecycle: planned\n",
         lambda one: move_due(
             one,
             Rescheduled(Period.parse("2020-H2"), date(2020, 3, 20), RevisionReason.BUDGET),
         ),
         ["undeclared-slip", "revision-without-reason"]),
    ],
)  # fmt: skip
def test_what_is_not_said_is_a_new_finding(lines: str, intent: Intent, rules: list[str]) -> None:
    assert rules_of(after(lines, intent)) == rules


def test_evidence_that_is_there_is_not_repeated() -> None:
    proposal = after("lifecycle: in-progress\nevidence: [S1]\n", done("2020-03", "S1", "S2"))

    assert milestone_of(proposal.after).evidence == ("S1", "S2")
    assert rules_of(proposal) == ["unknown-source"]


def test_a_second_move_is_chained_to_the_first() -> None:
    lines = (
        "due: 2020-06\nlifecycle: planned\nrevisions:\n  - {on: 2020-02-01, from: 2020-03, "
        "to: 2020-06, reason: budget, authority: 국무회의, source: S1}\n"
    )

    proposal = after(lines, lambda one: move_due(one, MOVED))

    revisions = milestone_of(proposal.after).revisions
    assert [(one.since.text, one.to.text) for one in revisions] == [
        ("2020-03", "2020-06"),
        ("2020-06", "2020-H2"),
    ]
    assert rules_of(proposal) == []


def test_a_period_that_has_begun_may_be_the_one_of_completion() -> None:
    assert done("2020-04")(milestone_of(example("lifecycle: planned\n")))


@pytest.mark.parametrize(
    ("lines", "intent", "ko"),
    [
        ("lifecycle: in-progress\n", start, "이미 추진 중 상태입니다: `report`"),
        ("lifecycle: done\ndone_on: 2020-03\nevidence: [S1]\n", done("2020-03-31"), "2020년 3월"),
        ("lifecycle: planned\n", done(None, by=date(2020, 4, 2)), "완료일(2020. 4. 2.)이"),
        ("lifecycle: planned\n", done("2020-04-02"), "2020. 4. 2.)이 오늘"),
        ("lifecycle: planned\n", done("2020-05"), "완료일(2020년 5월)이"),
        ("lifecycle: planned\n", done("2021"), "완료일(2021년)이"),
    ],
)
def test_what_is_so_already_or_lies_ahead_is_refused(lines: str, intent: Intent, ko: str) -> None:
    assert ko in refusal(lines, intent).message.ko


@pytest.mark.parametrize(
    ("lines", "said", "way_out"),
    [
        ("lifecycle: planned\n", "no deadline", "`dnatrack set TASK/report.due 2027-H1`"),
        ("due: 2020-H2\nlifecycle: planned\n", "2020-H2 already", "the new deadline"),
        ("due: 2020\nlifecycle: cancelled\nreason: 예산\n", "`cancelled`", "`revisions` by hand"),
        ("due: 2020\nlifecycle: done\ndone_on: 2020\nevidence: [S1]\n", "`done`", "by hand"),
    ],
)
def test_what_cannot_be_postponed_is_refused(lines: str, said: str, way_out: str) -> None:
    error = refusal(lines, lambda one: move_due(one, MOVED))

    assert said in error.message.en
    assert error.hint is not None
    assert way_out in error.hint.en
