import pytest

from dnatrack.editing.lifecycle import cancel, hold, start, supersede
from dnatrack.errors import DnatrackError
from tests.editing.intents.proposing import after, example, lines_of, milestone_of, rules_of


def test_a_start_changes_one_word() -> None:
    proposal = after("lifecycle: planned\n", start)

    assert lines_of(proposal) == ["lifecycle: in-progress"]
    assert rules_of(proposal) == []


def test_what_goes_on_after_a_pause_is_on_hold_for_no_reason_any_more() -> None:
    proposal = after("lifecycle: on-hold\nreason: 예산\n", start)

    assert milestone_of(proposal.after).reason is None
    assert rules_of(proposal) == []


@pytest.mark.parametrize(("intent", "word"), [(hold, "on-hold"), (cancel, "cancelled")])
def test_a_pause_and_an_end_have_a_reason(intent: object, word: str) -> None:
    assert callable(intent)
    proposal = after("lifecycle: planned\n", lambda item: intent(item, "예산: 부족"))

    assert lines_of(proposal) == [f"lifecycle: {word}", "reason: '예산: 부족'"]
    assert rules_of(proposal) == []


def test_what_is_superseded_names_what_replaced_it() -> None:
    proposal = after("lifecycle: planned\n", lambda item: supersede(item, "example"))

    assert lines_of(proposal) == ["lifecycle: superseded", "superseded_by: example"]


def test_what_is_so_already_is_refused() -> None:
    loaded = example("lifecycle: in-progress\n")

    with pytest.raises(DnatrackError) as caught:
        start(milestone_of(loaded))

    assert caught.value.message.en == "`report` is `in-progress` already"
