from dnatrack.rules.examples import EXAMPLE_DATA, EXAMPLE_TASK, task_with, task_with_milestone
from dnatrack.rules.rule import Files
from tests.checking.example_findings import said_about

TASKFORCES = str(EXAMPLE_DATA["taskforces.yaml"])
MINISTRIES = str(EXAMPLE_DATA["ministries.yaml"])
SECOND_TASKFORCE = """\
  - id: second
    name: {ko: 둘째 TF, en: Second taskforce}
    chair: {post: {ko: 장관, en: Minister}, ministry: mois}
    ministries: [mois]
    priorities:
      - {id: second-1, name: {ko: 가, en: A}, sources: [S1]}
    groups:
      - {id: second-wg, kind: working-group, name: {ko: 나, en: B}, sources: [S1]}
    sources: [S1]
"""


def led_by(ministry: str) -> Files:
    return {"tasks/example.yaml": EXAMPLE_TASK.replace("lead: mois", f"lead: {ministry}")}


def test_a_meeting_of_an_unknown_taskforce_is_found() -> None:
    meetings = """\
meetings:
  - {id: first, on: 2020-01-21, taskforce: exampel, title: {ko: 가, en: A}, sources: [S1]}
"""

    assert said_about({"meetings.yaml": meetings}) == [
        (
            "meetings.yaml:2 unknown-taskforce: there is no taskforce "
            "`exampel` in `taskforces.yaml` "
            "(did you mean `example`?)"
        )
    ]


def test_a_priority_of_another_taskforce_is_said_to_be_one() -> None:
    files = {"taskforces.yaml": TASKFORCES + SECOND_TASKFORCE, **task_with("priority: second-1\n")}

    assert said_about(files) == [
        (
            "tasks/example.yaml:7 unknown-priority: the priority "
            "`second-1` belongs to `second`, not "
            "to the task's taskforce `example` (mend whichever is wrong: `taskforce` or `priority`)"
        )
    ]


def test_a_group_of_another_taskforce_is_unknown() -> None:
    files = {"taskforces.yaml": TASKFORCES + SECOND_TASKFORCE, **task_with("group: second-wg\n")}

    assert said_about(files) == [
        (
            "tasks/example.yaml:7 unknown-group: the taskforce `example` has no group `second-wg` "
            "(nothing is registered yet)"
        )
    ]


def test_with_an_unknown_taskforce_its_priority_and_group_are_not_judged() -> None:
    task = EXAMPLE_TASK.replace("taskforce: example", "taskforce: xyz") + "priority: a\ngroup: b\n"

    assert said_about({"tasks/example.yaml": task}) == [
        (
            "tasks/example.yaml:3 unknown-taskforce: there is no taskforce `xyz` in "
            "`taskforces.yaml` (there are: `example`)"
        )
    ]


def test_any_name_of_a_ministry_leads_to_its_id() -> None:
    for written in (
        "기획재정부",
        "기재부",
        "MOEF",
        "Ministry of Economy and Finance",
        "기획 재정부",
    ):
        assert said_about(led_by(written)) == [
            (
                f"tasks/example.yaml:4 unknown-ministry: `{written}` is not "
                "the id of a ministry in "
                "`ministries.yaml` (write `moef`)"
            )
        ]


def test_a_misspelt_name_of_a_ministry_leads_to_its_id() -> None:
    assert said_about(led_by("기획제정부")) == [
        (
            "tasks/example.yaml:4 unknown-ministry: `기획제정부` is not the id of a ministry in "
            "`ministries.yaml` (did you mean `moef`(기획재정부)? A new one has to be registered in "
            "`ministries.yaml`)"
        )
    ]


def test_a_misspelt_id_of_a_ministry_leads_to_the_id() -> None:
    assert said_about(led_by("moeff")) == [
        (
            "tasks/example.yaml:4 unknown-ministry: `moeff` is not the id of a ministry in "
            "`ministries.yaml` (did you mean `moef`? A new one has to be registered in "
            "`ministries.yaml`)"
        )
    ]


def test_a_ministry_like_none_of_the_known_has_to_be_registered() -> None:
    assert said_about(led_by("환경부처관리청")) == [
        (
            "tasks/example.yaml:4 unknown-ministry: `환경부처관리청` is not the "
            "id of a ministry in "
            "`ministries.yaml` (register the ministry in `ministries.yaml` first)"
        )
    ]


def test_a_name_that_two_ministries_had_leads_to_both() -> None:
    successor = """\
  - id: moef-2026
    names:
      - {ko: 재정경제부, en: Ministry of Economy and Finance, acronym: MOEF, from: 2026-01-02}
    sources: [S1]
"""

    assert said_about({"ministries.yaml": MINISTRIES + successor, **led_by("MOEF")}) == [
        (
            "tasks/example.yaml:4 unknown-ministry: `MOEF` is not the id of a ministry in "
            "`ministries.yaml` (write `moef` or `moef-2026`)"
        )
    ]


def test_an_unknown_ministry_is_found_wherever_one_is_named() -> None:
    files = {
        "taskforces.yaml": TASKFORCES.replace(
            "ministry: mois}", "ministry: a1}\n    co_chair: {post: {ko: 장, en: H}, ministry: a2}"
        ).replace("[mois, moef]", "[mois, moef, a3]"),
        "ministries.yaml": MINISTRIES.replace(
            "    sources: [S1]\n",
            "    successors: [{id: a4, from: 2026-01-02, relation: transfer}]\n    sources: [S1]\n",
            1,
        ),
        **task_with("""\
partners: [moef, a5]
issues:
  - {id: x, title: {ko: 가, en: A}, between: [mois, a6], raised: 2020-01, sources: [S1]}
"""),
    }

    found = [one.split(": ")[1].split(" ")[0] for one in said_about(files)]

    assert found == ["`a4`", "`a1`", "`a2`", "`a3`", "`a5`", "`a6`"]


def test_where_ministries_could_not_be_read_none_is_called_unknown() -> None:
    files = {"ministries.yaml": MINISTRIES.replace("id: moef", "id: [moef]"), **led_by("moef")}

    assert [one.split(" ")[1] for one in said_about(files)] == ["wrong-type:"]


def test_a_source_close_to_a_known_one_is_suggested() -> None:
    sources = """\
sources:
  S12: {title: 가, publisher: 나, kind: official, seen: full-text}
"""
    files = {file: str(text).replace("[S1]", "[S12]") for file, text in EXAMPLE_DATA.items()} | {
        "sources.yaml": sources
    }
    files["tasks/example.yaml"] = EXAMPLE_TASK.replace("[S1]", "[S12, S21]")

    assert said_about(files) == [
        (
            "tasks/example.yaml:6 unknown-source: there is no source `S21` in `sources.yaml` "
            "(did you mean `S12`? A new document has to be registered in `sources.yaml`)"
        )
    ]


def test_where_sources_could_not_be_read_none_is_called_unknown() -> None:
    files = {"sources.yaml": "sources:\n  S1: {title: 가}\n"}

    assert {one.split(" ")[1] for one in said_about(files)} == {"missing-field:"}


def test_a_source_that_only_an_unreadable_file_may_cite_is_not_called_unused() -> None:
    sources = str(EXAMPLE_DATA["sources.yaml"]) + (
        "  S2: {title: 둘째 문서, publisher: 예시 기관, kind: official, seen: full-text}\n"
    )
    files = {"sources.yaml": sources, "tasks/broken.yaml": "title: [\n"}

    assert [one.split(" ")[1] for one in said_about(files)] == ["yaml-syntax:"]


MILESTONES = """\
milestones:
  - id: survey
    title: {ko: 실태 조사, en: Survey}
    kind: plan
    lifecycle: planned
    sources: [S1]
"""


def second_task(lines: str) -> Files:
    return {
        **task_with(MILESTONES),
        "tasks/second.yaml": EXAMPLE_TASK.replace("id: example", "id: second") + lines,
    }


def waiting_for(reference: str) -> Files:
    return second_task(MILESTONES + f"    blocked_by: [{reference}]\n".replace("'", ""))


def test_a_milestone_of_another_task_is_named_with_its_task() -> None:
    assert said_about(waiting_for("example/survey")) == []


def test_an_unknown_milestone_of_another_task_is_found() -> None:
    assert said_about(waiting_for("example/servey")) == [
        (
            "tasks/second.yaml:13 unknown-milestone: `example` has no milestone `servey` "
            "(did you mean `survey`?)"
        )
    ]


def test_an_unknown_owner_of_a_milestone_is_found() -> None:
    assert said_about(waiting_for("exampel/survey")) == [
        (
            "tasks/second.yaml:13 unknown-milestone: there is no task or taskforce `exampel` "
            "(did you mean `example`?)"
        )
    ]


def test_who_forgets_the_task_of_a_milestone_is_told_the_form() -> None:
    assert said_about(waiting_for("x")) == [
        (
            "tasks/second.yaml:13 unknown-milestone: `second` has no milestone `x` "
            "(there are: `survey`; a milestone of another task is written `task/x`)"
        )
    ]


def test_a_milestone_that_could_not_be_read_is_not_called_unknown() -> None:
    broken = {"tasks/example.yaml": EXAMPLE_TASK + MILESTONES.replace("kind: plan", "kind: plann")}

    assert [
        one.split(" ")[1] for one in said_about({**waiting_for("example/survey"), **broken})
    ] == ["unknown-word:"]


def test_a_task_that_could_not_be_read_is_not_called_unknown() -> None:
    broken = {"tasks/example.yaml": "id: [\n"}

    assert [
        one.split(" ")[1] for one in said_about({**waiting_for("example/survey"), **broken})
    ] == ["yaml-syntax:"]


def test_a_task_whose_own_id_is_wrong_is_not_called_unknown() -> None:
    misspelt = {
        "tasks/example.yaml": EXAMPLE_TASK.replace("id: example", "id: exampel") + MILESTONES
    }

    assert [
        one.split(" ")[1] for one in said_about({**waiting_for("example/survey"), **misspelt})
    ] == ["id-matches-file-name:"]


def test_a_task_may_be_superseded_by_a_task_or_by_a_milestone() -> None:
    for successor in ("example", "example/survey"):
        task = EXAMPLE_TASK.replace("id: example", "id: second").replace(
            "lifecycle: planned", f"lifecycle: superseded\nsuperseded_by: {successor}"
        )

        assert said_about({**task_with(MILESTONES), "tasks/second.yaml": task}) == []


def test_a_milestone_cannot_wait_for_a_whole_task() -> None:
    assert [one.split(" ")[1] for one in said_about(waiting_for("example"))] == [
        "unknown-milestone:"
    ]


def test_an_unknown_successor_is_found() -> None:
    files = task_with_milestone("lifecycle: superseded\nsuperseded_by: another\n")

    assert [one.partition(" (")[0] for one in said_about(files)] == [
        "tasks/example.yaml:13 unknown-milestone: `example` has no milestone `another`"
    ]


def test_a_meeting_names_milestones_of_its_taskforce_by_their_bare_ids() -> None:
    files = {
        "taskforces.yaml": TASKFORCES
        + """\
    milestones:
      - {id: plan, title: {ko: 가, en: A}, kind: plan, lifecycle: planned, sources: [S1]}
""",
        "meetings.yaml": """\
meetings:
  - id: first
    on: 2020-01-21
    taskforce: example
    title: {ko: 가, en: A}
    milestones: [plan, example/plan]
    sources: [S1]
""",
    }

    assert said_about(files) == []


def test_where_taskforces_could_not_be_read_no_milestone_is_called_unknown() -> None:
    files = {**waiting_for("exampel/survey"), "taskforces.yaml": TASKFORCES + "    grups: []\n"}

    assert [one.split(" ")[1] for one in said_about(files)] == ["unknown-key:"]


def test_an_unknown_milestone_of_a_meeting_is_found() -> None:
    meetings = """\
meetings:
  - id: first
    on: 2020-01-21
    taskforce: example
    title: {ko: 가, en: A}
    milestones: [nothing/survey]
    sources: [S1]
"""

    assert [one.partition(" (")[0] for one in said_about({"meetings.yaml": meetings})] == [
        "meetings.yaml:6 unknown-milestone: there is no task or taskforce `nothing`"
    ]


def test_an_unknown_successor_of_a_task_is_found() -> None:
    task = EXAMPLE_TASK.replace(
        "lifecycle: planned", "lifecycle: superseded\nsuperseded_by: nothing/survey"
    )

    assert [one.partition(" (")[0] for one in said_about({"tasks/example.yaml": task})] == [
        "tasks/example.yaml:6 unknown-milestone: there is no task or taskforce `nothing`"
    ]


def test_where_taskforces_could_not_be_read_no_group_or_priority_is_called_unknown() -> None:
    task = task_with("group: wg\npriority: x\n")
    files = {"taskforces.yaml": TASKFORCES + "    grups: []\n", **task}

    assert [one.split(" ")[1] for one in said_about(files)] == ["unknown-key:"]


def test_a_group_without_a_value_is_none() -> None:
    assert said_about(task_with("group:\n")) == []


def test_an_unknown_milestone_of_a_taskforce_is_found() -> None:
    milestones = """\
    milestones:
      - {id: plan, title: {ko: 가, en: A}, kind: plan, lifecycle: planned, sources: [S1]}
"""
    files = {
        "taskforces.yaml": TASKFORCES + SECOND_TASKFORCE + milestones,
        **task_with_milestone("lifecycle: planned\nblocked_by: [second/pla, second/x]\n"),
    }

    assert [one.partition("unknown-milestone: ")[2] for one in said_about(files)] == [
        "`second` has no milestone `pla` (did you mean `plan`?)",
        "`second` has no milestone `x` (there are: `plan`)",
    ]


def test_a_misspelt_milestone_of_the_same_task_is_suggested_and_nothing_else() -> None:
    files = task_with(MILESTONES + "    blocked_by: [servey]\n")

    assert [one.partition("unknown-milestone: ")[2] for one in said_about(files)] == [
        "`example` has no milestone `servey` (did you mean `survey`?)"
    ]


def meeting_about(*issues: str) -> Files:
    """A meeting that dealt with `issues`, and a task that has the issue `budget`."""
    issue = "issues:\n- {id: budget, title: {ko: 가, en: A}, raised: 2020, sources: [S1]}\n"
    return {
        **task_with(issue),
        "meetings.yaml": f"""\
meetings:
  - id: first
    on: 2020-01-21
    taskforce: example
    title: {{ko: 가, en: A}}
    issues: [{issues[0]}]
    decided:
      - 다음 회의는 6월
      - {{text: 반씩, issues: [{", ".join(issues[1:])}]}}
    sources: [S1]
""",
    }


def test_an_issue_is_named_with_its_task() -> None:
    assert said_about(meeting_about("example/budget", "example/budget")) == []


def test_unknown_issues_are_found_each_with_its_way_out() -> None:
    files = meeting_about("budget", "example/bugdet", "exampel/budget", "other")

    assert [one.partition("unknown-issue: ")[2] for one in said_about(files)] == [
        "`budget` does not say of which task it is an issue (write `example/budget`)",
        "`example` has no issue `bugdet` (did you mean `budget`?)",
        "there is no task `exampel` (did you mean `example`?)",
        "`other` does not say of which task it is an issue (an issue is written `task/other`)",
    ]


def test_an_issue_that_may_be_unread_is_not_called_unknown() -> None:
    files = meeting_about("example/other")
    broken = {**files, **task_with("nonsense: 1\n")}

    assert [one.split(" ")[1] for one in said_about(broken)] == ["unknown-key:"]


def test_an_unknown_milestone_of_a_decision_is_found() -> None:
    meetings = """\
meetings:
  - id: first
    on: 2020-01-21
    taskforce: example
    title: {ko: 가, en: A}
    decided:
      - {text: 자료 보완, milestones: [nothing/survey]}
    sources: [S1]
"""

    assert [one.partition(" (")[0] for one in said_about({"meetings.yaml": meetings})] == [
        "meetings.yaml:7 unknown-milestone: there is no task or taskforce `nothing`"
    ]
