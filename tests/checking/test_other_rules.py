import pytest

from dnatrack.rules.examples import EXAMPLE_DATA, EXAMPLE_TASK, task_with, task_with_milestone
from tests.checking.example_findings import places, said_about

SETTINGS = str(EXAMPLE_DATA["tracker.yaml"])
TASKFORCES = str(EXAMPLE_DATA["taskforces.yaml"])


def test_the_lead_is_no_partner_of_itself() -> None:
    assert said_about(task_with("partners: [moef, mois]\n")) == [
        (
            "tasks/example.yaml:7 named-twice: the lead `mois` is among the partners, too "
            "(list only the others under `partners`)"
        )
    ]


def test_a_thing_named_twice_is_found_in_every_list() -> None:
    files = {
        "taskforces.yaml": TASKFORCES.replace("[mois, moef]", "[mois, moef, mois]"),
        "meetings.yaml": """\
meetings:
  - id: first
    on: 2020-01-21
    taskforce: example
    title: {ko: 가, en: A}
    milestones: [example/report, example/report]
    issues: [example/x, example/x]
    decided:
      - {text: 가, milestones: [example/report, example/report], issues: [example/x, example/x]}
    sources: [S1, S1]
""",
        **task_with("""\
issues:
  - {id: x, title: {ko: 가, en: A}, between: [mois, mois], raised: 2020-01, sources: [S1]}
milestones:
  - id: report
    title: {ko: 보고서, en: Report}
    kind: plan
    lifecycle: planned
    sources: [S1]
  - id: summary
    title: {ko: 요약, en: Summary}
    kind: plan
    blocked_by: [report, report]
    lifecycle: planned
    sources: [S1]
"""),
    }

    assert places(files) == [
        "named-twice meetings.yaml:6:34",
        "named-twice meetings.yaml:7:25",
        "named-twice meetings.yaml:9:48",
        "named-twice meetings.yaml:9:85",
        "named-twice meetings.yaml:10:19",
        "named-twice taskforces.yaml:5:30",
        "named-twice tasks/example.yaml:8:52",
        "named-twice tasks/example.yaml:18:26",
    ]


def test_a_rank_with_two_least_notice_periods_is_found() -> None:
    period = "- {level: act, days: 40, law: 예시, sources: [S1]}\n"
    settings = f"{SETTINGS}notice_periods:\n{period}{period}"

    assert [one.partition(" ")[0] for one in places({"tracker.yaml": settings})] == ["named-twice"]


def test_names_without_english_are_found_wherever_they_are_shown() -> None:
    files = {
        "tracker.yaml": """\
schema: 1
title: 예시
coordinator: {post: 비서관, sources: [S1]}
""",
        "taskforces.yaml": """\
taskforces:
  - id: example
    name: 예시 TF
    chair: {post: 차관, ministry: mois}
    co_chair: {post: 2차관, ministry: moef}
    ministries: [mois, moef]
    plan: {name: 계획, sources: [S1]}
    groups: [{id: wg, kind: working-group, name: 작업반, sources: [S1]}]
    priorities: [{id: example-1, name: 과제군, sources: [S1]}]
    sources: [S1]
""",
        "ministries.yaml": """\
ministries:
  - {id: mois, names: [{ko: 행정안전부}], sources: [S1]}
  - {id: moef, names: [{ko: 기획재정부, en: MOEF}], sources: [S1]}
""",
        "meetings.yaml": """\
meetings: [{id: first, on: 2020-01-21, taskforce: example, title: 회의, sources: [S1]}]
""",
        "calendar.yaml": "holidays: [{on: 2020-03-01, name: 삼일절}]\n",
        "tasks/example.yaml": """\
id: example
title: 예시 과제
taskforce: example
partners: [moef]
multi_ministry: true
working_tf: {name: 실무 TF}
issues: [{id: x, title: 현안, raised: 2020-01, sources: [S1]}]
milestones: [{id: a, title: 이정표, kind: plan, lifecycle: planned, sources: [S1]}]
lifecycle: planned
sources: [S1]
""",
    }

    assert [one.split("`")[1] for one in said_about(files)] == [
        "삼일절",
        "회의",
        "행정안전부",
        "예시 TF",
        "차관",
        "2차관",
        "계획",
        "작업반",
        "과제군",
        "예시 과제",
        "실무 TF",
        "현안",
        "이정표",
        "예시",
        "비서관",
    ]


@pytest.mark.parametrize("zone", ["../etc/passwd", "/etc/passwd", "Asia", "Asia/"])
def test_what_is_no_time_zone_is_found_whatever_it_is(zone: str) -> None:
    files = {"tracker.yaml": f"{EXAMPLE_DATA['tracker.yaml']!s}timezone: {zone}\n"}

    assert [place.split(" ")[0] for place in places(files)] == ["unknown-time-zone"]


def test_another_time_zone_is_known() -> None:
    files = {"tracker.yaml": f"{EXAMPLE_DATA['tracker.yaml']!s}timezone: Europe/Berlin\n"}

    assert places(files) == []


def test_a_basis_may_be_given_for_any_field_of_the_names_of_a_ministry() -> None:
    ministries = str(EXAMPLE_DATA["ministries.yaml"]).replace(
        "    sources: [S1]\n",
        "    basis: {en: {status: derived}, from: {status: derived}}\n    sources: [S1]\n",
        1,
    )

    assert places({"ministries.yaml": ministries}) == []


def test_a_basis_is_looked_at_in_every_record_that_has_one() -> None:
    basis = "basis: {nothing: {status: derived}}\n"
    files = {
        "ministries.yaml": str(EXAMPLE_DATA["ministries.yaml"]) + f"    {basis}",
        "taskforces.yaml": TASKFORCES + f"    {basis}",
        "tasks/example.yaml": EXAMPLE_TASK + basis,
        "tasks/second.yaml": str(
            task_with_milestone(f"lifecycle: planned\n{basis}")["tasks/example.yaml"]
        ).replace("id: example\n", "id: second\n", 1),
    }

    assert places(files) == [
        "basis-of-nothing ministries.yaml:16:13",
        "basis-of-nothing taskforces.yaml:9:13",
        "basis-of-nothing tasks/example.yaml:7:9",
        "basis-of-nothing tasks/second.yaml:13:13",
    ]


def calendar(*days: str) -> dict[str, str]:
    return {"calendar.yaml": "holidays:\n" + "".join(f"  - {{{day}}}\n" for day in days)}


def test_two_holidays_may_fall_on_one_day() -> None:
    files = calendar(
        "on: 2025-05-05, name: {ko: 어린이날, en: Children's Day}",
        "on: 2025-05-05, name: {ko: 부처님오신날, en: Buddha's Birthday}",
    )

    assert places(files) == []


def test_one_holiday_cannot_come_twice_on_one_day() -> None:
    day = "on: 2025-05-05, name: {ko: 어린이날, en: Children's Day}"

    assert places(calendar(day, day)) == ["calendar-out-of-order calendar.yaml:3:10"]


def test_a_holiday_comes_again_the_next_year() -> None:
    files = calendar(
        "on: 2025-03-01, name: {ko: 삼일절, en: Independence Movement Day}",
        "on: 2026-03-01, name: {ko: 삼일절, en: Independence Movement Day}",
    )

    assert places(files) == []


def test_a_task_that_says_it_is_no_multi_ministry_task_needs_no_partners() -> None:
    assert places(task_with("multi_ministry: false\n")) == []
