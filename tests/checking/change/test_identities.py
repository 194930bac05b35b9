"""Deleting, renaming, moving, bringing back."""

import pytest

from dnatrack.loading.snapshot import FileFault
from dnatrack.rules.examples import (
    EXAMPLE_DATA,
    EXAMPLE_TASK,
    EXAMPLE_TASK_FILE,
    task_with_milestone,
)
from tests.checking.change.changing import OTHER, OTHER_FILE, changed, milestones, new_after

REPORT = "id: report\ntitle: {ko: 보고서, en: Report}\nkind: plan\nsources: [S1]\n"
DUE = "due: 2020-03\nlifecycle: planned\n"


def test_a_deleted_milestone_is_told_at_the_list_it_was_in() -> None:
    other = "id: study\ntitle: {ko: 연구, en: Study}\nkind: plan\nsources: [S1]\n"
    before = milestones(REPORT + DUE, other + DUE)

    assert new_after(before, milestones(other + DUE)) == ["tasks/example.yaml:7 milestone-deleted"]


def test_the_milestones_of_a_deleted_task_are_not_told_one_by_one() -> None:
    held = str(task_with_milestone(DUE)[EXAMPLE_TASK_FILE]).replace("id: example", "id: other", 1)

    assert new_after({OTHER_FILE: held}, {OTHER_FILE: None}) == ["tasks/other.yaml:1 task-deleted"]


def test_a_task_that_could_not_be_read_is_missed_when_it_is_deleted() -> None:
    broken = OTHER.replace("lifecycle: planned", "lifecycle: someday")

    assert new_after({OTHER_FILE: broken}, {OTHER_FILE: None}) == [
        "tasks/other.yaml:1 task-deleted"
    ]


def test_a_broken_task_may_be_mended_under_its_right_name() -> None:
    broken = OTHER.replace("id: other", "id: Other_1").replace("planned", "someday")

    outcome = changed(
        {"tasks/Other_1.yaml": broken}, {"tasks/Other_1.yaml": None, OTHER_FILE: OTHER}
    )

    assert outcome.new == ()


def test_a_task_that_cannot_be_read_any_more_is_not_deleted() -> None:
    for broken in ("id: [other\n", OTHER.replace("planned", "someday"), FileFault.TOO_LARGE):
        rules = {one.rule for one in changed({OTHER_FILE: OTHER}, {OTHER_FILE: broken}).new}

        assert "task-deleted" not in rules
        assert rules


def test_a_milestone_that_cannot_be_read_any_more_is_not_deleted() -> None:
    after = task_with_milestone("due: 2020.13\nlifecycle: planned\n")

    assert new_after(task_with_milestone(DUE), after) == ["tasks/example.yaml:12 impossible-date"]


def test_fields_that_cannot_be_read_any_more_did_not_change() -> None:
    before = {EXAMPLE_TASK_FILE: EXAMPLE_TASK + "promise: {text: 보고서를 낸다, source: S1}\n"}
    after = {
        EXAMPLE_TASK_FILE: EXAMPLE_TASK.replace("lead: mois", "lead: [mois]")
        + "promise: {text: 보고서를 낸다}\n"
    }

    assert {one.rule for one in changed(before, after).new} == {"wrong-type", "missing-field"}


def test_an_error_that_was_there_before_does_not_hide_a_deletion() -> None:
    broken = "id: x\ntitle: 가\nkind: plan\nsources: [S1]\ndue: x\n"

    assert new_after(milestones(REPORT + DUE, broken), milestones(broken)) == [
        "tasks/example.yaml:7 milestone-deleted"
    ]


def test_a_file_may_get_another_name_while_the_id_stays() -> None:
    before = {"tasks/misnamed.yaml": OTHER}
    after = {"tasks/misnamed.yaml": None, OTHER_FILE: OTHER}

    outcome = changed(before, after)

    assert outcome.new == ()
    assert [one.rule for one in outcome.resolved] == ["id-matches-file-name"]


def test_an_id_may_be_mended_to_that_of_its_file() -> None:
    wrong = OTHER.replace("id: other", "id: another")

    assert new_after({OTHER_FILE: wrong}, {OTHER_FILE: OTHER}) == []


def test_a_task_under_another_id_and_name_is_the_same_task() -> None:
    renamed = OTHER.replace("id: other", "id: another").replace("lead: mois", "lead: moef")

    assert new_after({OTHER_FILE: OTHER}, {OTHER_FILE: None, "tasks/another.yaml": renamed}) == [
        "tasks/another.yaml:1 id-changed",
        "tasks/another.yaml:4 lead-changed",
    ]


def test_the_milestones_of_a_renamed_task_are_compared() -> None:
    held = str(task_with_milestone(DUE)[EXAMPLE_TASK_FILE]).replace("id: example", "id: other", 1)
    held = held.replace("예시 과제", "다른 과제")
    moved = held.replace("id: other", "id: another", 1).replace("due: 2020-03", "due: 2020-06")

    assert new_after({OTHER_FILE: held}, {OTHER_FILE: None, "tasks/another.yaml": moved}) == [
        "tasks/another.yaml:1 id-changed",
        "tasks/another.yaml:12 undeclared-slip",
    ]


def test_two_things_of_one_title_are_not_taken_for_each_other() -> None:
    before = milestones(REPORT + DUE, REPORT.replace("report", "paper") + DUE)
    after = milestones(REPORT.replace("report", "one") + DUE, REPORT.replace("report", "two") + DUE)

    assert new_after(before, after) == [
        "tasks/example.yaml:7 milestone-deleted",
        "tasks/example.yaml:7 milestone-deleted",
    ]


def test_a_milestone_under_another_id_does_not_hide_a_slip() -> None:
    after = milestones(
        REPORT.replace("id: report", "id: paper") + "due: 2020-06\nlifecycle: planned\n"
    )

    assert new_after(milestones(REPORT + DUE), after) == [
        "tasks/example.yaml:8 id-changed",
        "tasks/example.yaml:12 undeclared-slip",
    ]


def test_a_milestone_that_moves_to_another_task_does_not_hide_a_slip() -> None:
    held = str(milestones(REPORT + DUE)[EXAMPLE_TASK_FILE])
    before = {EXAMPLE_TASK_FILE: held, OTHER_FILE: OTHER}
    late = held.replace("id: example", "id: other", 1).replace("예시 과제", "다른 과제")
    after = {
        EXAMPLE_TASK_FILE: EXAMPLE_TASK,
        OTHER_FILE: late.replace("due: 2020-03", "due: 2020-06"),
    }

    assert new_after(before, after) == [
        "tasks/other.yaml:8 milestone-moved",
        "tasks/other.yaml:12 undeclared-slip",
    ]


def test_a_repeated_id_may_be_mended() -> None:
    before = milestones(REPORT + DUE, REPORT.replace("보고서", "논문") + DUE)
    after = milestones(
        REPORT + DUE, REPORT.replace("보고서", "논문").replace("id: report", "id: paper") + DUE
    )

    outcome = changed(before, after)

    assert outcome.new == ()
    assert [one.rule for one in outcome.resolved] == ["duplicate-id"]


@pytest.mark.parametrize("title", ["보고서", "보고서 "])
def test_what_was_deleted_may_be_brought_back(title: str) -> None:
    retired = {"example/report": title}

    assert new_after({}, milestones(REPORT + DUE), retired=retired) == []


def test_the_id_of_a_deleted_milestone_is_not_used_for_another() -> None:
    retired = {"example/report": "발표"}

    assert new_after({}, milestones(REPORT + DUE), retired=retired) == [
        "tasks/example.yaml:8 id-reused"
    ]


def test_an_id_that_was_there_all_the_time_is_not_used_again() -> None:
    broken = milestones(f"{REPORT}due: x\nlifecycle: planned\n")

    assert new_after(broken, milestones(REPORT + DUE), retired={"example/report": "발표"}) == []


def test_the_milestones_that_a_taskforce_owes_are_kept_too() -> None:
    taskforces = str(EXAMPLE_DATA["taskforces.yaml"])
    listed = "".join(f"        {line}\n" for line in (REPORT + DUE).splitlines())
    owing = f"{taskforces}    milestones:\n      - {listed.lstrip()}"

    assert new_after({"taskforces.yaml": owing}, {"taskforces.yaml": taskforces}) == [
        "taskforces.yaml:2 milestone-deleted"
    ]


def test_taskforces_that_cannot_be_read_are_not_deleted() -> None:
    rules = {one.rule for one in changed({}, {"taskforces.yaml": "taskforces: [\n"}).new}

    assert "taskforce-deleted" not in rules
