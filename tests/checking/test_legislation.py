import pytest

from dnatrack.rules.examples import task_with
from dnatrack.rules.rule import Files
from tests.checking.example_findings import said_about


def law(stages: str, kind: str = "legislation") -> Files:
    return task_with(f"""\
milestones:
  - id: law
    title: {{ko: 예시법, en: Example act}}
    kind: {kind}
    legislation: {{law: 예시법, level: act, stages: [{stages}]}}
    lifecycle: in-progress
    sources: [S1]
""")


def stage(word: str, day: str) -> str:
    return f"{{stage: {word}, on: {day}}}"


@pytest.mark.parametrize(
    "stages",
    [
        # An act of a member: the cabinet only sees its promulgation.
        [("assembly", "2020-01-09"), ("cabinet", "2020-01-28"), ("promulgated", "2020-02-04")],
        # A bill of a ministry.
        [("vice-ministers", "2020-01-02"), ("cabinet", "2020-01-07"), ("assembly", "2020-03-01")],
        [("pre-announced", "2020-01-02"), ("consulted", "2020-01-02")],
        # A law may come into force step by step.
        [("in-force", "2020-08-05"), ("in-force", "2021-02-04")],
        # Less precise than the stage before it.
        [("cabinet", "2020-01-28"), ("promulgated", "2020")],
    ],
)
def test_an_honest_course_of_a_law_has_no_finding(stages: list[tuple[str, str]]) -> None:
    assert said_about(law(", ".join(stage(*one) for one in stages))) == []


def test_a_stage_before_one_that_must_precede_it_is_found() -> None:
    stages = f"{stage('promulgated', '2020-02-04')}, {stage('assembly', '2020-02-04')}"

    assert said_about(law(stages)) == [
        (
            "tasks/example.yaml:11 legislation-out-of-order: `assembly` comes before `promulgated` "
            "(list the stages as they were reached)"
        )
    ]


def test_a_stage_earlier_than_the_one_before_it_is_found() -> None:
    stages = f"{stage('assembly', '2020-03-01')}, {stage('cabinet', '2020-01-28')}"

    assert said_about(law(stages)) == [
        (
            "tasks/example.yaml:11 legislation-out-of-order: `cabinet` "
            "(2020-01-28) is earlier than "
            "`assembly` (2020-03-01) before it (mend the wrong date, and "
            "list the stages as they were "
            "reached)"
        )
    ]


def test_only_legislation_has_stages_of_a_law() -> None:
    assert said_about(law(stage("cabinet", "2020-01-28"), kind="plan")) == [
        (
            "tasks/example.yaml:11 legislation-out-of-order: stages of a "
            "law, but the kind is `plan` "
            "(write `kind: legislation` if it is about a law, else delete `legislation`)"
        )
    ]
