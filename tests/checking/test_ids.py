from dnatrack.rules.examples import EXAMPLE_DATA, EXAMPLE_TASK, task_with
from tests.checking.example_findings import said_about

TASKFORCES = str(EXAMPLE_DATA["taskforces.yaml"])
MINISTRIES = str(EXAMPLE_DATA["ministries.yaml"])


def test_a_copied_task_that_kept_its_id_is_one_finding_in_the_copy() -> None:
    assert said_about({"tasks/another.yaml": EXAMPLE_TASK}) == [
        (
            "tasks/another.yaml:1 duplicate-id: the id `example` is already that of "
            "`tasks/example.yaml` (give this file the id that is its name)"
        )
    ]


def test_of_two_tasks_with_an_id_that_is_no_file_name_each_has_a_finding() -> None:
    survey = EXAMPLE_TASK.replace("id: example", "id: survey")

    assert said_about({"tasks/a.yaml": survey, "tasks/b.yaml": survey}) == [
        (
            "tasks/a.yaml:1 id-matches-file-name: the id `survey` differs from the file's name `a` "
            "(write `id: a` if the task is new; if the id is in use already, rename the file to "
            "`survey.yaml`)"
        ),
        (
            "tasks/b.yaml:1 duplicate-id: the id `survey` is already that of `tasks/a.yaml` "
            "(give this file the id that is its name)"
        ),
    ]


def test_ids_of_different_tasks_may_have_the_same_milestones() -> None:
    milestones = """\
milestones:
  - {id: report, title: {ko: 가, en: A}, kind: plan, lifecycle: planned, sources: [S1]}
"""
    second = EXAMPLE_TASK.replace("id: example", "id: second")

    assert said_about({**task_with(milestones), "tasks/second.yaml": second + milestones}) == []


def test_repeated_ids_are_found_in_every_list_of_a_file() -> None:
    files = {
        "taskforces.yaml": TASKFORCES.replace(
            "    sources: [S1]\n",
            """\
    groups:
      - {id: wg, kind: working-group, name: {ko: 가, en: A}, sources: [S1]}
      - {id: wg, kind: subcommittee, name: {ko: 나, en: B}, sources: [S1]}
    sources: [S1]
  - id: second
    name: {ko: 둘째 TF, en: Second taskforce}
    chair: {post: {ko: 장관, en: Minister}, ministry: mois}
    ministries: [mois]
    priorities:
      - {id: example-1, name: {ko: 다, en: C}, sources: [S1]}
    sources: [S1]
""",
        ),
        "meetings.yaml": """\
meetings:
  - {id: first, on: 2020-01-21, taskforce: example, title: {ko: 가, en: A}, sources: [S1]}
  - {id: first, on: 2020-02-21, taskforce: example, title: {ko: 나, en: B}, sources: [S1]}
""",
        "ministries.yaml": MINISTRIES.replace("id: moef", "id: mois"),
        **task_with("""\
issues:
  - {id: money, title: {ko: 가, en: A}, raised: 2020-01, sources: [S1]}
  - {id: money, title: {ko: 나, en: B}, raised: 2020-02, sources: [S1]}
"""),
    }

    found = [one.partition(" (")[0] for one in said_about(files) if "duplicate-id" in one]

    assert found == [
        "meetings.yaml:3 duplicate-id: a meeting before this one already has the id `first`",
        "ministries.yaml:9 duplicate-id: a ministry before this one already has the id `mois`",
        "taskforces.yaml:10 duplicate-id: a group before this one already has the id `wg`",
        (
            "taskforces.yaml:17 duplicate-id: a priority before this one already has the id "
            "`example-1`"
        ),
        "tasks/example.yaml:9 duplicate-id: an issue before this one already has the id `money`",
    ]


def test_a_taskforce_with_the_id_of_another_is_found() -> None:
    second = TASKFORCES.removeprefix("taskforces:\n").replace("example-1", "second-1")

    assert [
        one.partition(" (")[0] for one in said_about({"taskforces.yaml": TASKFORCES + second})
    ] == [
        "taskforces.yaml:9 duplicate-id: a taskforce before this one already has the id `example`"
    ]


def test_a_milestone_of_a_taskforce_with_the_id_of_another_is_found() -> None:
    milestones = """\
    milestones:
      - {id: plan, title: {ko: 가, en: A}, kind: plan, lifecycle: planned, sources: [S1]}
      - {id: plan, title: {ko: 나, en: B}, kind: plan, lifecycle: planned, sources: [S1]}
"""
    found = said_about({"taskforces.yaml": TASKFORCES + milestones})

    assert [one.partition(" (")[0] for one in found] == [
        "taskforces.yaml:11 duplicate-id: a milestone before this one already has the id `plan`"
    ]
