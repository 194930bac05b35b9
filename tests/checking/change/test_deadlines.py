import pytest

from dnatrack.rules.examples import task_with_milestone
from dnatrack.rules.rule import Files
from tests.checking.change.changing import changed, milestones, new_after

FIRST = "{on: 2020-03-20, from: 2020-03, to: 2020-06, reason: budget, authority: 회의, source: S1}"
SECOND = "{on: 2020-06-02, from: 2020-06, to: 2020-09, reason: budget, authority: 회의, source: S1}"


def due(written: str, *revisions: str, lifecycle: str = "planned") -> Files:
    """The example milestone with a deadline and its declared changes."""
    listed = "".join(f"  - {one}\n" for one in revisions)
    declared = f"revisions:\n{listed}" if revisions else ""
    return task_with_milestone(f"due: {written}\n{declared}lifecycle: {lifecycle}\n")


def no_due(*lines: str) -> Files:
    return task_with_milestone("".join(f"{line}\n" for line in ("lifecycle: planned", *lines)))


def test_a_deadline_that_moves_later_says_by_how_many_days() -> None:
    (found,) = changed(due("2020-03"), due("2020-06")).new

    assert found.message.en == (
        "the deadline moved from 2020-03 to 2020-06, 91 days later, and nothing says why"
    )
    assert found.message.ko == "기한이 2020-03에서 2020-06(으)로 91일 늦추어졌는데 사유가 없습니다"


def test_a_deadline_that_moves_earlier_has_to_be_declared_too() -> None:
    (found,) = changed(due("2020-06"), due("2020-03")).new

    assert (found.rule, "91 days earlier" in found.message.en) == ("undeclared-slip", True)


def test_two_steps_declared_in_one_change_lead_from_the_old_to_the_new_deadline() -> None:
    assert new_after(due("2020-03"), due("2020-09", FIRST, SECOND)) == []


def test_a_step_that_was_declared_before_need_not_be_declared_again() -> None:
    assert new_after(due("2020-06", FIRST), due("2020-09", FIRST, SECOND)) == []


def test_a_deadline_that_catches_up_with_what_was_declared_before_is_no_slip() -> None:
    outcome = changed(due("2020-06", FIRST, SECOND), due("2020-09", FIRST, SECOND))

    assert outcome.new == ()
    assert [one.rule for one in outcome.resolved] == ["revisions-do-not-chain"]


def test_a_declaration_that_does_not_reach_the_new_deadline_explains_nothing() -> None:
    assert new_after(due("2020-03"), due("2020-09", FIRST)) == [
        "tasks/example.yaml:12 revisions-do-not-chain",
        "tasks/example.yaml:12 undeclared-slip",
    ]


def test_what_was_declared_before_and_lacks_a_source_explains_the_move_now() -> None:
    bare = SECOND.replace(", source: S1", "")

    assert new_after(due("2020-06", FIRST, bare), due("2020-09", FIRST, bare)) == []


def test_a_declaration_for_another_deadline_explains_nothing() -> None:
    assert new_after(due("2020-02"), due("2020-06", FIRST)) == [
        "tasks/example.yaml:12 undeclared-slip"
    ]


@pytest.mark.parametrize(
    ("kept", "missing"),
    [
        ("reason: budget, source: S1", "`authority`"),
        ("reason: budget, authority: 회의", "`source`"),
        ("reason: correction, authority: 회의", "`source`"),
    ],
)
def test_a_declaration_says_who_decided_and_where_it_stands(kept: str, missing: str) -> None:
    after = due("2020-06", f"{{on: 2020-03-20, from: 2020-03, to: 2020-06, {kept}}}")

    (found,) = changed(due("2020-03"), after).new

    assert found.message.en == f"the revision that moves the deadline lacks {missing}"
    assert (found.location.line, found.rule) == (14, "undeclared-slip")


def test_a_correction_needs_no_authority() -> None:
    correction = "{on: 2020-03-20, from: 2020, to: 2020-06, reason: correction, source: S1}"

    assert new_after(due("2020"), due("2020-06", correction)) == []


def test_what_an_earlier_declaration_lacks_is_not_asked_of_a_later_change() -> None:
    old = FIRST.replace(", source: S1", "")

    assert new_after(due("2020-06", old), due("2020-09", old, SECOND)) == []


@pytest.mark.parametrize(("old", "new"), [("2020-H1", "2020-06"), ("2020-06-30", "2020-06")])
def test_a_deadline_with_the_same_last_day_is_a_note(old: str, new: str) -> None:
    assert new_after(due(old), due(new)) == ["tasks/example.yaml:12 precision-changed"]


def test_a_deadline_with_the_same_last_day_may_be_declared() -> None:
    finer = "{on: 2020-03-20, from: 2020-H1, to: 2020-06, reason: correction, source: S1}"

    assert new_after(due("2020-H1"), due("2020-06", finer)) == []


def test_a_deadline_where_there_was_none_is_welcome() -> None:
    assert new_after(no_due(), due("2020-06")) == []


def test_the_deadline_of_something_withdrawn_stays() -> None:
    after = task_with_milestone("lifecycle: cancelled\nreason: 예산이 없음\n")

    assert new_after(due("2020-03"), after) == ["tasks/example.yaml:8 deadline-removed"]


def test_a_deadline_of_something_done_does_not_move_quietly_either() -> None:
    done = "done\n    done_on: 2020-05-02\n    evidence: [S1]".replace("    ", "")

    assert new_after(due("2020-03", lifecycle=done), due("2020-06", lifecycle=done)) == [
        "tasks/example.yaml:12 undeclared-slip"
    ]


def test_a_slip_that_came_to_light_later_may_be_put_before_the_others() -> None:
    earlier = "{on: 2020-01-20, from: 2020-02, to: 2020-03, reason: budget, authority: 회의}"

    assert new_after(due("2020-06", FIRST), due("2020-06", earlier, FIRST)) == []


def test_a_first_deadline_that_becomes_later_is_a_warning() -> None:
    earlier = "{on: 2020-01-20, from: 2020-12, to: 2020-03, reason: budget, authority: 회의}"

    assert new_after(due("2020-06", FIRST), due("2020-06", earlier, FIRST)) == [
        "tasks/example.yaml:14 original-due-changed"
    ]


def test_a_declaration_may_be_completed_but_not_changed() -> None:
    bare = FIRST.replace("authority: 회의, ", "")
    noted = FIRST.replace("source: S1", "source: S1, note: 예산")

    assert new_after(due("2020-06", bare), due("2020-06", FIRST)) == []
    assert new_after(due("2020-06", FIRST), due("2020-06", noted)) == []
    for wrong in (
        "on: 2020-03-21",
        "authority: 장관",
        "reason: external",
        "source: S2",
        "from: 2020-02",
    ):
        key = wrong.partition(":")[0]
        old = next(one for one in FIRST.strip("{}").split(", ") if one.startswith(key))
        found = changed(due("2020-06", FIRST), due("2020-06", FIRST.replace(old, wrong))).new
        assert "revision-rewritten" in [one.rule for one in found], wrong


def test_a_declaration_that_is_taken_out_with_its_move_is_missed() -> None:
    assert new_after(due("2020-06", FIRST), due("2020-03")) == [
        "tasks/example.yaml:8 revision-rewritten",
        "tasks/example.yaml:12 undeclared-slip",
    ]


def test_a_milestone_replaced_by_one_without_a_deadline_is_a_warning() -> None:
    old = "id: a\ntitle: {ko: 가, en: A}\nkind: plan\nsources: [S1]\ndue: 2020-03\n"
    heir = "id: b\ntitle: {ko: 나, en: B}\nkind: plan\nsources: [S1]\nlifecycle: planned\n"
    replaced = f"{old}lifecycle: superseded\nsuperseded_by: example/b\n"

    (found,) = changed(milestones(f"{old}lifecycle: planned\n"), milestones(replaced, heir)).new

    assert found.rule == "later-successor"
    assert found.message.en == "a milestone due 2020-03 was replaced by one without a deadline"


def test_a_milestone_that_nothing_known_replaces_is_left_to_other_rules() -> None:
    old = "id: a\ntitle: {ko: 가, en: A}\nkind: plan\nsources: [S1]\ndue: 2020-03\n"
    replaced = f"{old}lifecycle: superseded\nsuperseded_by: nothing\n"

    found = changed(milestones(f"{old}lifecycle: planned\n"), milestones(replaced)).new

    assert [one.rule for one in found] == ["unknown-milestone"]
