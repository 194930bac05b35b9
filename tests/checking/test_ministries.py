import pytest

from dnatrack.rules.examples import EXAMPLE_DATA, EXAMPLE_TASK, task_with
from dnatrack.rules.rule import Files
from tests.checking.example_findings import places, said_about

TASKFORCES = str(EXAMPLE_DATA["taskforces.yaml"])
MINISTRIES = str(EXAMPLE_DATA["ministries.yaml"])
NTS = "  - {id: nts, names: [{ko: 국세청, en: National Tax Service}], sources: [S1]}\n"


def test_a_chair_from_outside_the_taskforce_is_found() -> None:
    files = {
        "ministries.yaml": MINISTRIES + NTS,
        "taskforces.yaml": TASKFORCES.replace("ministry: mois", "ministry: nts"),
    }

    assert places(files) == ["ministry-not-in-taskforce taskforces.yaml:4:64"]


def test_a_taskforce_with_undisclosed_ministries_may_have_any() -> None:
    files = {
        "ministries.yaml": MINISTRIES + NTS,
        "taskforces.yaml": TASKFORCES + "    undisclosed_ministries: 1\n",
        **task_with("partners: [nts]\n"),
    }

    assert places(files) == []


def test_whoever_took_over_from_a_ministry_is_in_its_place() -> None:
    files = {
        "ministries.yaml": MINISTRIES.replace(
            "    sources: [S1]\n",
            "    successors: [{id: nts, from: 2020-01-01, relation: "
            "transfer}]\n    sources: [S1]\n",
            1,
        )
        + NTS,
        **task_with("partners: [nts]\n"),
    }

    assert places(files) == []


def test_an_unknown_ministry_is_not_also_called_a_stranger() -> None:
    found = [place.split(" ")[0] for place in places(task_with("partners: [nts]\n"))]

    assert found == ["unknown-ministry"]


def dissolved(successors: str) -> Files:
    return {
        "ministries.yaml": MINISTRIES.replace(
            "      - ko: 행정안전부\n", "      - ko: 행정안전부\n        until: 2026-01-01\n"
        ).replace("    sources: [S1]\n", f"{successors}    sources: [S1]\n", 1)
    }


def test_the_successors_of_a_dissolved_lead_are_named() -> None:
    successors = """\
    successors:
      - {id: moef, from: 2026-01-02, relation: split}
      - {id: mois, from: 2026-01-02, relation: split}
"""

    assert said_about(dissolved(successors)) == [
        (
            "tasks/example.yaml:4 dissolved-lead: the lead `mois` existed only until 2026-01-01 "
            "(write the one that took the task over, `moef` or `mois`; "
            "history keeps the former lead)"
        )
    ]


def test_a_dissolved_lead_may_have_no_successor() -> None:
    assert said_about(dissolved("")) == [
        (
            "tasks/example.yaml:4 dissolved-lead: the lead `mois` existed only until 2026-01-01 "
            "(write the ministry that answers for it now; history keeps the former lead)"
        )
    ]


@pytest.mark.parametrize(
    "lifecycle",
    [
        "done\ndone_on: 2020-12\nevidence: [S1]",
        "cancelled\nreason: 사정",
        "unknown\nlooked_for: {on: 2026-11-23, result: not-found}",
    ],
)
def test_a_task_that_is_not_open_keeps_the_lead_of_its_day(lifecycle: str) -> None:
    task = EXAMPLE_TASK.replace("lifecycle: planned", f"lifecycle: {lifecycle}")

    assert places({**dissolved(""), "tasks/example.yaml": task}) == []


def names(first: str, second: str, more: str = "") -> Files:
    return {
        "ministries.yaml": MINISTRIES
        + f"""\
  - id: mogef
    names:
      - {{ko: 여성가족부, en: Ministry of Gender Equality and Family{first}}}
      - {{ko: 성평등가족부, en: Ministry of Gender Equality and Family{second}}}
{more}    sources: [S1]
"""
    }


def test_a_gap_between_two_names_is_found() -> None:
    assert places(names(", until: 2025-09-30", ", from: 2025-10-02")) == [
        "names-out-of-order ministries.yaml:19:72"
    ]


def test_an_earlier_name_without_a_last_day_is_found() -> None:
    assert said_about(names("", ", from: 2025-10-01")) == [
        (
            "ministries.yaml:18 names-out-of-order: `여성가족부` has no last day, but another name "
            "follows (add `until`; names are listed oldest first)"
        )
    ]


def test_a_name_that_ends_before_it_begins_is_found() -> None:
    files = names(", from: 2025-10-01, until: 2025-09-30", ", from: 2025-10-01")

    assert [one.partition(" (")[0] for one in said_about(files)] == [
        (
            "ministries.yaml:18 names-out-of-order: the last day of "
            "`여성가족부` is before its first, "
            "2025-10-01"
        )
    ]


def test_a_later_name_may_begin_without_a_date() -> None:
    assert places(names(", until: 2025-09-30", "")) == []


def succeeded(relation: str) -> Files:
    successor = f"    successors: [{{id: moef, from: 2025-10-01, relation: {relation}}}]\n"
    return names(", until: 2025-09-30", ", from: 2025-10-01, until: 2026-01-01", successor)


def test_who_took_over_before_the_end_is_found() -> None:
    assert said_about(succeeded("merger")) == [
        (
            "ministries.yaml:20 names-out-of-order: it took over on 2025-10-01, but the ministry "
            "existed until 2026-01-01 (write 2026-01-02, the day after its end, or "
            "`relation: transfer` if it took over only a part)"
        )
    ]


def test_a_part_may_be_taken_over_before_the_end() -> None:
    assert places(succeeded("transfer")) == []


def test_where_the_members_of_a_taskforce_could_not_be_read_nobody_is_a_stranger() -> None:
    files = {
        "ministries.yaml": MINISTRIES + NTS,
        "taskforces.yaml": TASKFORCES + "    undisclosed_ministries: many\n",
        **task_with("partners: [nts]\n"),
    }

    assert [place.split(" ")[0] for place in places(files)] == ["wrong-type"]


def test_partners_that_could_not_be_read_are_not_called_missing() -> None:
    files = task_with("multi_ministry: true\npartners: moef\n")

    assert [place.split(" ")[0] for place in places(files)] == ["wrong-type"]
