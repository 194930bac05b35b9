from datetime import date

import pytest

from dnatrack.editing.lifecycle import Rescheduled, move_due
from dnatrack.errors import DnatrackError
from dnatrack.model.period import Period
from dnatrack.model.words import RevisionReason
from tests.editing.intents.proposing import after, example, lines_of, milestone_of, rules_of

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
    assert "`dnatrack set TASK/report.due 2020-H2`" in caught.value.hint.en
