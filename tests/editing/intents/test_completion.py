from datetime import date

import pytest

from dnatrack.editing.lifecycle import Done, complete
from dnatrack.errors import DnatrackError
from dnatrack.model.period import Period
from dnatrack.model.words import Completion, Verification
from tests.editing.intents.proposing import after, example, lines_of, milestone_of, rules_of

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


@pytest.mark.parametrize("period", ["2020-04-02", "2020-05", "2021"])
def test_nothing_is_done_on_a_day_to_come(period: str) -> None:
    loaded = example("lifecycle: planned\n")

    with pytest.raises(DnatrackError, match=period):
        complete(milestone_of(loaded), Done(Period.parse(period)), TODAY)


def test_a_period_that_has_begun_may_be_the_one_of_completion() -> None:
    loaded = example("lifecycle: planned\n")

    assert complete(milestone_of(loaded), Done(Period.parse("2020-04")), TODAY)


def test_what_is_done_is_not_done_again() -> None:
    loaded = example("lifecycle: done\ndone_on: 2020-03\nevidence: [S1]\n")

    with pytest.raises(DnatrackError, match="2020-03"):
        complete(milestone_of(loaded), Done(Period.parse("2020-03-31")), TODAY)
