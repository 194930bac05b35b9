import pytest

from dnatrack.rules.examples import EXAMPLE_TASK, task_with, task_with_milestone
from dnatrack.rules.rule import Files
from tests.checking.example_findings import places, said_about


def task_in(lifecycle: str) -> Files:
    return {"tasks/example.yaml": EXAMPLE_TASK.replace("lifecycle: planned", lifecycle)}


def rules_that_find(files: Files) -> list[str]:
    return [place.split(" ")[0] for place in places(files)]


def test_a_task_without_milestones_must_itself_say_when_it_was_done_and_who_says_so() -> None:
    assert rules_that_find(task_in("lifecycle: done")) == [
        "done-without-date",
        "done-without-evidence",
    ]


def test_a_task_with_milestones_leaves_dates_and_evidence_to_them() -> None:
    files = {
        "tasks/example.yaml": EXAMPLE_TASK.replace("lifecycle: planned", "lifecycle: done")
        + """\
milestones:
  - id: report
    title: {ko: 보고서, en: Report}
    kind: plan
    lifecycle: done
    done_on: 2020-12
    evidence: [S1]
    sources: [S1]
"""
    }

    assert places(files) == []


def test_a_task_whose_fields_could_not_be_read_is_not_blamed_for_their_absence() -> None:
    assert rules_that_find(task_in("lifecycle: done\ndone_on: soon\nevidence: [S1]")) == [
        "impossible-date"
    ]


@pytest.mark.parametrize("lifecycle", ["planned", "in-progress", "on-hold", "cancelled", "unknown"])
def test_only_what_is_done_has_a_date_of_completion(lifecycle: str) -> None:
    files = task_with_milestone(
        f"lifecycle: {lifecycle}\ndone_on: 2020-12\nreason: 사정\n"
        "looked_for: {on: 2026-11-23, result: not-found}\n"
    )

    assert rules_that_find(files) == ["date-without-done"]


@pytest.mark.parametrize("lifecycle", ["planned", "in-progress", "on-hold"])
def test_what_is_open_has_no_evidence_of_completion(lifecycle: str) -> None:
    files = task_with_milestone(f"lifecycle: {lifecycle}\nevidence: [S1]\nreason: 사정\n")

    assert rules_that_find(files) == ["evidence-without-done"]


def test_that_something_was_cancelled_may_have_evidence() -> None:
    files = task_with_milestone("lifecycle: cancelled\nevidence: [S1]\nreason: 사정\n")

    assert places(files) == []


def test_the_outcome_of_a_task_without_milestones_has_to_be_looked_for() -> None:
    assert rules_that_find(task_in("lifecycle: unknown")) == ["unknown-without-search"]


def test_that_nobody_looked_for_an_outcome_can_be_said() -> None:
    searched = "lifecycle: unknown\nlooked_for: {on: 2026-11-23, result: not-searched}"

    assert places(task_in(searched)) == []


@pytest.mark.parametrize("lifecycle", ["on-hold", "cancelled"])
def test_tasks_and_milestones_that_stopped_need_a_reason(lifecycle: str) -> None:
    assert rules_that_find(task_in(f"lifecycle: {lifecycle}")) == ["reason-required"]
    assert rules_that_find(task_with_milestone(f"lifecycle: {lifecycle}\n")) == ["reason-required"]


def test_a_task_that_was_superseded_names_its_successor() -> None:
    assert rules_that_find(task_in("lifecycle: superseded")) == ["superseded-without-successor"]


def test_a_task_superseded_by_its_own_milestone_is_no_circle() -> None:
    files = {
        "tasks/example.yaml": EXAMPLE_TASK.replace(
            "lifecycle: planned", "lifecycle: superseded\nsuperseded_by: example/report"
        )
        + """\
milestones:
  - id: report
    title: {ko: 보고서, en: Report}
    kind: plan
    lifecycle: unknown
    looked_for: {on: 2026-11-23, result: not-found}
    sources: [S1]
"""
    }

    assert places(files) == []


def test_a_thing_cannot_replace_itself() -> None:
    files = task_with_milestone("lifecycle: superseded\nsuperseded_by: report\n")

    assert [one.partition(" (")[0] for one in said_about(files)] == [
        (
            "tasks/example.yaml:13 superseded-in-a-circle: these replace each other: "
            "example/report → example/report"
        )
    ]


@pytest.mark.parametrize("over", ["cancelled\nreason: 사정", "superseded\nsuperseded_by: later"])
def test_a_task_that_is_over_has_no_open_milestones(over: str) -> None:
    files = {
        "tasks/example.yaml": EXAMPLE_TASK.replace("lifecycle: planned", f"lifecycle: {over}")
        + """\
milestones:
  - {id: a, title: {ko: 가, en: A}, kind: plan, lifecycle: planned, sources: [S1]}
  - {id: b, title: {ko: 나, en: B}, kind: plan, lifecycle: in-progress, sources: [S1]}
""",
        "tasks/later.yaml": EXAMPLE_TASK.replace("id: example", "id: later"),
    }

    assert [one.split(": ")[1:3] for one in said_about(files)] == [
        [
            f"the task is `{over.split(maxsplit=1)[0]}`, but milestones are still open",
            (
                "`a`, `b` (mend the lifecycle of the milestones, or set the task back to "
                "`in-progress` if there is work left)"
            ),
        ]
    ]


def test_a_task_of_unknown_outcome_may_have_open_milestones() -> None:
    files = {
        "tasks/example.yaml": EXAMPLE_TASK.replace("lifecycle: planned", "lifecycle: unknown")
        + """\
milestones:
  - {id: a, title: {ko: 가, en: A}, kind: plan, lifecycle: planned, sources: [S1]}
"""
    }

    assert places(files) == []


def test_three_milestones_in_a_circle_are_one_finding() -> None:
    files = task_with("""\
milestones:
  - id: a
    title: {ko: 가, en: A}
    kind: plan
    blocked_by: [b]
    lifecycle: planned
    sources: [S1]
  - id: b
    title: {ko: 나, en: B}
    kind: plan
    blocked_by: [example/c]
    lifecycle: planned
    sources: [S1]
  - id: c
    title: {ko: 다, en: C}
    kind: plan
    blocked_by: [a]
    lifecycle: planned
    sources: [S1]
""")

    assert [one.partition(" (")[0] for one in said_about(files)] == [
        (
            "tasks/example.yaml:11 blocked-in-a-circle: these wait for each other: "
            "example/a → example/b → example/c → example/a"
        )
    ]


def test_a_field_without_a_value_is_as_good_as_not_given() -> None:
    files = task_with_milestone(
        "lifecycle: planned\nstart:\ndue:\ndone_on:\ncompletion:\nsuperseded_by:\nreason:\n"
        "looked_for:\nlegislation:\n"
    )
    task = {"tasks/example.yaml": f"{files['tasks/example.yaml']!s}working_tf:\npriority:\n"}

    assert places(task) == []


def test_no_evidence_is_no_evidence_of_completion() -> None:
    assert places(task_with_milestone("lifecycle: in-progress\nevidence: []\n")) == []


def test_what_was_done_may_have_no_start() -> None:
    files = task_with_milestone(
        "start:\nlifecycle: done\ndone_on: 2020-12\nevidence: [S1]\n",
    )

    assert places(files) == []


def test_two_tasks_that_replace_each_other_are_one_finding() -> None:
    def task(id_: str, successor: str) -> str:
        return EXAMPLE_TASK.replace("id: example", f"id: {id_}").replace(
            "lifecycle: planned", f"lifecycle: superseded\nsuperseded_by: {successor}"
        )

    files = {"tasks/a.yaml": task("a", "b"), "tasks/b.yaml": task("b", "a")}

    assert [one.partition(" (")[0] for one in said_about(files)] == [
        "tasks/a.yaml:6 superseded-in-a-circle: these replace each other: a → b → a"
    ]
