"""What holds of any change."""

import random

from hypothesis import given
from hypothesis import strategies as st

from dnatrack.loading.load import load, load_beside
from dnatrack.model.finding import Severity
from dnatrack.rules.comparison import Comparison
from dnatrack.rules.data import all_rules
from dnatrack.rules.engine import check, check_change
from dnatrack.rules.examples import EXAMPLE_DATA, EXAMPLE_TASK_FILE, example_snapshot
from dnatrack.rules.rule import Files
from tests.rules.example_findings import OTHER, OTHER_FILE, changed

BROKEN: list[Files] = [rule.fails for rule in all_rules()]
STATES = st.sampled_from([*BROKEN, *(rule.passes for rule in all_rules())])


def reformatted(text: str, seed: int) -> str:
    """The same data: other line ends, comments, empty lines, blanks at line ends."""
    dice = random.Random(seed)  # noqa: S311 - no secret depends on it
    lines = [
        line + dice.choice(["", "", "  "]) if not line.rstrip().endswith(("|", ">")) else line
        for line in text.splitlines()
    ]
    spaced = [part for line in lines for part in (*dice.choice([[], [], [""], ["# 주석"]]), line)]
    return dice.choice(["\n", "\r\n"]).join(spaced) + "\n"


@given(STATES)
def test_no_change_brings_and_resolves_nothing(state: Files) -> None:
    outcome = changed(state, {})

    assert (outcome.new, outcome.resolved) == ((), ())
    assert outcome.older == check(load(example_snapshot(state)))


@given(STATES, st.sampled_from([OTHER, OTHER.replace("lead: mois", "lead: moef")]))
def test_what_was_wrong_never_fails_a_change_elsewhere(state: Files, added: str) -> None:
    if "expect" in str(state) or any(file in state for file in ("tracker.yaml", OTHER_FILE)):
        return  # totals are about everything

    outcome = changed(state, {OTHER_FILE: added})

    assert {one.location.file for one in outcome.new} <= {OTHER_FILE}


@given(st.integers())
def test_a_change_of_form_alone_brings_nothing(seed: int) -> None:
    before = {file: str(text) for file, text in EXAMPLE_DATA.items()}
    after = {file: reformatted(text, seed) for file, text in before.items()}

    outcome = changed(before, after)

    assert (outcome.new, outcome.resolved) == ((), ())


@given(STATES, STATES)
def test_every_finding_of_the_later_state_is_new_or_older_or_told_by_another(
    before: Files, after: Files
) -> None:
    outcome = changed(before, after)

    later = check(load(example_snapshot({**before, **after})))
    assert set(outcome.older) <= set(later)
    errors = {one.location for one in outcome.new if one.severity is Severity.ERROR}
    untold = set(later) - {*outcome.new, *outcome.older}
    assert {one.location for one in untold} <= errors
    assert {*outcome.resolved} <= {*check(load(example_snapshot(before)))}


@given(STATES, STATES)
def test_reading_beside_another_state_gives_what_reading_alone_gives(
    before: Files, after: Files
) -> None:
    old, new = example_snapshot(before), load(example_snapshot({**before, **after}))

    beside, alone = load_beside(old, new), load(old)

    assert beside.tracker == alone.tracker
    assert set(beside.defects) == set(alone.defects)
    assert check_change(Comparison(beside, new)) == check_change(Comparison(alone, new))


def test_what_is_the_same_on_both_sides_is_the_very_same_record() -> None:
    new = load(example_snapshot({OTHER_FILE: OTHER}))

    beside = load_beside(example_snapshot({}), new)

    assert beside.tracker.tasks_by_id["example"] is new.tracker.tasks_by_id["example"]
    assert EXAMPLE_TASK_FILE in beside.snapshot.files
