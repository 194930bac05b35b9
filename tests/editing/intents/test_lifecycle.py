from collections.abc import Callable
from datetime import date

import pytest

from dnatrack.editing.lifecycle import (
    Done,
    Left,
    Rescheduled,
    cancel,
    complete,
    hold,
    move_due,
    start,
    supersede,
)
from dnatrack.errors import DnatrackError
from dnatrack.model.milestone import Milestone
from dnatrack.model.period import Period
from dnatrack.model.words import Completion, RevisionReason, Verification
from dnatrack.rules.examples import EXAMPLE_DECISION
from dnatrack.yamltext.parsed_text import Edit
from tests.editing.intents.proposing import after, example, lines_of, milestone_of, rules_of


def test_a_start_changes_one_word() -> None:
    proposal = after("lifecycle: planned\n", start)

    assert lines_of(proposal) == ["lifecycle: in-progress"]
    assert rules_of(proposal) == []


def test_what_goes_on_after_a_pause_is_on_hold_for_no_reason_any_more() -> None:
    proposal = after("lifecycle: on-hold\nreason: 예산\n", start)

    assert milestone_of(proposal.after).reason is None
    assert rules_of(proposal) == []


LEFT = Left(date(2020, 3, 20), "예산: 부족", "국무회의", "S1")
GROUNDS = [
    "decision:",
    "on: 2020-03-20",
    "reason: '예산: 부족'",
    "authority: 국무회의",
    "source: S1",
]


@pytest.mark.parametrize(("intent", "word"), [(hold, "on-hold"), (cancel, "cancelled")])
def test_a_pause_and_an_end_say_on_what_grounds(
    intent: Callable[[Milestone, Left], list[Edit]], word: str
) -> None:
    proposal = after("due: 2020-03\nlifecycle: planned\n", lambda item: intent(item, LEFT))

    assert lines_of(proposal) == [f"lifecycle: {word}", *GROUNDS]
    assert rules_of(proposal) == []


def test_what_is_superseded_names_what_replaced_it_and_on_what_grounds() -> None:
    proposal = after("lifecycle: planned\n", lambda item: supersede(item, LEFT, "example"))

    assert lines_of(proposal) == ["lifecycle: superseded", "superseded_by: example", *GROUNDS]


def test_what_goes_on_after_a_pause_has_no_decision_any_more() -> None:
    held = "due: 2020-03\nlifecycle: on-hold\n"

    proposal = after(f"{held}{EXAMPLE_DECISION}", start)

    assert milestone_of(proposal.after).decision is None
    assert rules_of(proposal) == []


def test_what_was_found_is_not_looked_for_any_more() -> None:
    unknown = "due: 2020-03\nlifecycle: unknown\nlooked_for: {on: 2020-06-01, result: not-found}\n"

    done = Done(Period.parse("2020-03"), ["S1"])

    proposal = after(unknown, lambda item: complete(item, done, date(2020, 7, 1)))

    assert milestone_of(proposal.after).looked_for is None
    assert rules_of(proposal) == []


def test_what_was_on_hold_is_cancelled_on_grounds_of_its_own() -> None:
    held = f"due: 2020-03\nlifecycle: on-hold\nreason: 예산\n{EXAMPLE_DECISION}"

    proposal = after(held, lambda item: cancel(item, LEFT))

    found = milestone_of(proposal.after)
    assert (found.reason, found.decision and found.decision.reason) == (None, "예산: 부족")
    assert rules_of(proposal) == []


def test_what_is_so_already_is_refused() -> None:
    loaded = example("lifecycle: in-progress\n")

    with pytest.raises(DnatrackError) as caught:
        start(milestone_of(loaded))

    assert caught.value.message.en == "`report` is `in-progress` already"


TODAY = date(2020, 4, 1)


def test_something_done_says_when_and_what_shows_it() -> None:
    done = Done(Period.parse("2020-03-31"), ["S1"], Completion.PARTIAL, Verification.SELF_REPORTED)

    proposal = after("due: 2020-03\nlifecycle: planned\n", lambda one: complete(one, done, TODAY))

    assert lines_of(proposal) == [
        "lifecycle: done",
        "done_on: 2020-03-31",
        "completion: partial",
        "evidence: [S1]",
        "verification: self-reported",
    ]
    assert rules_of(proposal) == []


def test_something_done_by_a_day_says_so_in_place_of_the_day() -> None:
    done = Done(None, ["S1"], by=date(2020, 3, 31))

    proposal = after("due: 2020-03\nlifecycle: planned\n", lambda one: complete(one, done, TODAY))

    assert lines_of(proposal) == ["lifecycle: done", "done_by: 2020-03-31", "evidence: [S1]"]
    assert rules_of(proposal) == []


def test_nothing_is_done_by_a_day_to_come() -> None:
    loaded = example("lifecycle: planned\n")

    with pytest.raises(DnatrackError, match=r"2020\. 4\. 2\."):
        complete(milestone_of(loaded), Done(None, by=date(2020, 4, 2)), TODAY)


def test_evidence_that_is_there_is_not_repeated() -> None:
    done = Done(Period.parse("2020-03"), ["S1", "S2"])

    proposal = after(
        "lifecycle: in-progress\nevidence: [S1]\n", lambda one: complete(one, done, TODAY)
    )

    assert milestone_of(proposal.after).evidence == ("S1", "S2")
    assert rules_of(proposal) == ["unknown-source"]


def test_done_without_evidence_is_a_new_warning() -> None:
    done = Done(Period.parse("2020-03-31"))

    proposal = after("lifecycle: planned\n", lambda one: complete(one, done, TODAY))

    assert rules_of(proposal) == ["done-without-evidence"]


@pytest.mark.parametrize(
    ("period", "shown"),
    [("2020-04-02", r"2020\. 4\. 2\."), ("2020-05", "2020년 5월"), ("2021", "2021년")],
)
def test_nothing_is_done_on_a_day_to_come(period: str, shown: str) -> None:
    loaded = example("lifecycle: planned\n")

    with pytest.raises(DnatrackError, match=shown):
        complete(milestone_of(loaded), Done(Period.parse(period)), TODAY)


def test_a_period_that_has_begun_may_be_the_one_of_completion() -> None:
    loaded = example("lifecycle: planned\n")

    assert complete(milestone_of(loaded), Done(Period.parse("2020-04")), TODAY)


def test_what_is_done_is_not_done_again() -> None:
    loaded = example("lifecycle: done\ndone_on: 2020-03\nevidence: [S1]\n")

    with pytest.raises(DnatrackError, match="2020년 3월"):
        complete(milestone_of(loaded), Done(Period.parse("2020-03-31")), TODAY)


MOVED = Rescheduled(
    Period.parse("2020-H2"), date(2020, 3, 20), RevisionReason.BUDGET, "국무회의", "S1", "추경"
)


def test_a_deadline_moves_together_with_what_declares_it() -> None:
    proposal = after("due: 2020-03\nlifecycle: planned\n", lambda one: move_due(one, MOVED))

    assert lines_of(proposal) == [
        "due: 2020-H2",
        "revisions:",
        "- on: 2020-03-20",
        "from: 2020-03",
        "to: 2020-H2",
        "reason: budget",
        "note: 추경",
        "authority: 국무회의",
        "source: S1",
    ]
    assert rules_of(proposal) == []


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


def test_a_move_without_authority_is_an_error_of_the_data() -> None:
    bare = Rescheduled(Period.parse("2020-H2"), date(2020, 3, 20), RevisionReason.BUDGET)

    proposal = after("due: 2020-03\nlifecycle: planned\n", lambda one: move_due(one, bare))

    assert rules_of(proposal) == ["undeclared-slip", "revision-without-reason"]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("lifecycle: planned\n", "no deadline"),
        ("due: 2020-H2\nlifecycle: planned\n", "2020-H2 already"),
        ("due: 2020\nlifecycle: cancelled\nreason: 예산\n", "`cancelled`"),
        ("due: 2020\nlifecycle: done\ndone_on: 2020\nevidence: [S1]\n", "`done`"),
    ],
)
def test_what_cannot_be_postponed_is_refused(lines: str, said: str) -> None:
    with pytest.raises(DnatrackError) as caught:
        move_due(milestone_of(example(lines)), MOVED)

    assert said in caught.value.message.en


def test_a_first_deadline_is_set_by_a_command_that_works() -> None:
    with pytest.raises(DnatrackError) as caught:
        move_due(milestone_of(example("lifecycle: planned\n")), MOVED)

    assert caught.value.hint is not None
    assert "`dnatrack set TASK/report.due 2027-H1`" in caught.value.hint.en
