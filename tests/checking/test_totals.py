import pytest

from dnatrack.rules.examples import EXAMPLE_DATA, EXAMPLE_TASK
from dnatrack.rules.rule import Files
from tests.checking.example_findings import said_about


def expecting(expect: str, more: str = "") -> Files:
    return {"taskforces.yaml": f"{EXAMPLE_DATA['taskforces.yaml']!s}    expect: {expect}\n{more}"}


def totals_said(files: Files) -> list[str]:
    return [
        one.partition(" (")[0].partition("expected-total: ")[2]
        for one in said_about(files)
        if "expected-total" in one
    ]


MULTI = EXAMPLE_TASK.replace("id: example", "id: multi") + (
    "multi_ministry: true\npartners: [moef]\n"
)


@pytest.mark.parametrize(
    ("expect", "said"),
    [
        (
            "{ministries: 3}",
            "ministries, undisclosed ones included: the sources say 3, the data has 2",
        ),
        ("{groups: 5}", "groups: the sources say 5, the data has 0"),
        ("{priorities: 6}", "priorities: the sources say 6, the data has 1"),
        ("{tasks: 21}", "tasks: the sources say 21, the data has 2"),
        ("{multi_ministry: 15}", "multi-ministry tasks: the sources say 15, the data has 1"),
    ],
)
def test_a_total_that_is_not_reached_says_what_was_expected_and_found(
    expect: str, said: str
) -> None:
    assert totals_said({**expecting(expect), "tasks/multi.yaml": MULTI}) == [said]


def test_totals_that_are_reached_have_no_finding() -> None:
    expect = "{ministries: 2, groups: 0, priorities: 1, tasks: 2, multi_ministry: 1}"

    assert said_about({**expecting(expect), "tasks/multi.yaml": MULTI}) == []


def test_undisclosed_ministries_count() -> None:
    files = expecting("{ministries: 12}", "    undisclosed_ministries: 10\n")

    assert totals_said(files) == []


def test_every_wrong_total_has_its_finding() -> None:
    assert len(totals_said(expecting("{ministries: 3, groups: 1, tasks: 9}"))) == 3


def test_a_task_that_could_not_be_read_counts() -> None:
    files = {
        **expecting("{tasks: 2, multi_ministry: 1}"),
        "tasks/multi.yaml": MULTI.replace("lifecycle: planned", "lifecycle: plannned"),
    }

    assert totals_said(files) == []


def test_of_a_task_that_is_no_yaml_it_is_not_known_where_it_belongs() -> None:
    broken = {"tasks/broken.yaml": "title: [\n"}

    assert totals_said({**expecting("{tasks: 1}"), **broken}) == []
    assert totals_said({**expecting("{tasks: 2}"), **broken}) == []
    assert totals_said({**expecting("{tasks: 3}"), **broken}) == [
        "tasks: the sources say 3, the data has 1~2"
    ]


def test_a_task_of_an_unknown_taskforce_is_not_also_a_wrong_total() -> None:
    files = {
        **expecting("{tasks: 2}"),
        "tasks/multi.yaml": MULTI.replace("taskforce: example", "taskforce: exampel"),
    }

    assert [one.split(" ")[1] for one in said_about(files)] == ["unknown-taskforce:"]


def test_a_flag_that_could_not_be_read_is_not_also_a_wrong_total() -> None:
    files = {
        **expecting("{multi_ministry: 1}"),
        "tasks/multi.yaml": MULTI.replace("multi_ministry: true", "multi_ministry: yes"),
    }

    assert [one.split(" ")[1] for one in said_about(files)] == ["wrong-type:"]


def test_where_taskforces_could_not_be_read_no_total_is_judged() -> None:
    files = expecting("{tasks: 9}", "    groups: none\n")

    assert [one.split(" ")[1] for one in said_about(files)] == ["wrong-type:"]


def test_a_milestone_that_could_not_be_read_is_no_task() -> None:
    milestone = """\
milestones:
  - {id: a, title: {ko: 가, en: A}, kind: plann, lifecycle: planned, sources: [S1]}
"""
    files = {**expecting("{tasks: 2}"), "tasks/multi.yaml": MULTI + milestone}

    assert [one.split(" ")[1] for one in said_about(files)] == ["unknown-word:"]
