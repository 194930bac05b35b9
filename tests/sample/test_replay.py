import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from dnatrack.history.ledger import NewCommit
from dnatrack.loading.load import load
from dnatrack.model.finding import Severity
from dnatrack.model.period import Period
from dnatrack.rules.engine import check
from dnatrack.sample.replay import replay
from tests.rules.rows import Row, rows
from tests.sample.replaying import (
    TASK,
    commits_of,
    commits_with_milestone,
    real,
    replayed,
    states,
    told,
)


def test_no_state_of_the_real_data_has_an_error() -> None:
    commits = replayed()

    errors = [
        (commit.message.splitlines()[0], finding.rule, finding.location)
        for commit, snapshot in zip(commits, states(commits), strict=True)
        for finding in check(load(snapshot))
        if finding.severity is Severity.ERROR
    ]

    assert errors == []


def test_the_last_state_is_the_real_data() -> None:
    *_, last = states(replayed())

    assert dict(last.files) == dict(real().snapshot.files)
    assert load(last).tracker == real().tracker


def test_every_commit_changes_something_and_is_later_than_the_one_before() -> None:
    commits = replayed()
    after = [dict(one.files) for one in states(commits)]

    assert [a for a, b in pairwise(after) if a == b] == []
    assert [a for a, b in pairwise(commits) if a.when >= b.when] == []


def test_the_same_data_gives_the_same_commits() -> None:
    assert list(replay(real(), {})) == replayed()


def entries() -> list[tuple[date, str]]:
    """What the history of the real data tells, a line for each fact, with the day of its commit."""
    return [
        (commit.when.date(), line)
        for commit in replayed()
        for line in commit.message.splitlines()
        if line.startswith("- ") and not re.match(r"- [SL]\d+:", line)
    ]


def test_every_move_that_the_data_declares_is_told_on_its_day() -> None:
    declared = [
        (one.on, f"- {owed.id}: 기한 {one.since} → {one.to} /")
        for owed in real().tracker.owed
        for one in owed.milestone.revisions
    ]

    told_of = [(day, f"{line.partition(' /')[0]} /") for day, line in entries() if "→" in line]

    assert declared
    assert sorted(told_of) == sorted(declared)


def test_every_completion_of_the_data_is_told_once_with_its_period() -> None:
    done = [
        f"- {owed.id}: 완료 / done ({when})"
        for owed in real().tracker.owed
        if (when := owed.milestone.done_on or owed.milestone.done_by)
    ]

    told_of = [line.partition(" [")[0] for _, line in entries() if re.search("/.*: 완료 /", line)]

    assert sorted(told_of) == sorted(done)


def test_nothing_is_told_before_it_happened() -> None:
    dated = [
        (day, Period.parse(found[1]), line)
        for day, line in entries()
        if (found := re.search(r"\(([-0-9HQ]+)\)(?: \[.*\])?$", line))
    ]

    assert len(dated) > 100
    assert [line for day, period, line in dated if day < period.first] == []


def test_the_history_of_the_real_data_begins_with_the_plan_of_2019() -> None:
    first, second, third, *_ = replayed()

    assert first.when.isoformat() == "2019-10-29T09:00:00+09:00"
    assert second.message.startswith("재구성: digital-government 계획 발표 (2019-10-29, S2)\n")
    assert third.message.startswith("재구성: dg-1-1 약속, 이정표 3개 (2019-10-29, S2)\n")


def test_every_commit_says_that_it_is_a_reconstruction() -> None:
    for commit in replayed():
        assert "출처에서 재구성한 커밋입니다" in commit.message
        assert "A reconstruction from public sources" in commit.message
        assert (commit.author, commit.email[-8:]) == ("재구성 (reconstruction)", ".invalid")


def test_files_beside_the_data_come_with_the_first_commit() -> None:
    first, second, *_ = replay(real(), {"README.md": "# 읽어 보기\n"})

    assert first.files["README.md"] == "# 읽어 보기\n"
    assert "README.md" not in second.files


@rows(Path(__file__).parent / "milestones.yaml")
def test_what_is_told_of_a_milestone_and_when(row: Row) -> None:
    commits = commits_with_milestone(row["milestone"].replace("; ", "\n"))

    first, *others = told(commits)
    expected = [first if one == "…" else one for one in row["told"]]
    assert [one.replace(" 재구성:", "") for one in (first, *others)] == [
        one.replace(" 재구성:", "") for one in expected
    ]


MOVED = """\
due: 2021
revisions: [{on: 2020-03-02, from: 2020, to: 2021, reason: budget, source: S2}]
lifecycle: done
done_by: 2020-09-01
evidence: [S2, S4]
sources: [S1, S2, S4]"""
DONE = "due: 2020\nlifecycle: done\ndone_on: 2020-09-01\nevidence: [S2]\nsources: [S1, S2]"
ISSUE = (
    f"{TASK}issues:\n  - id: who-pays\n    title: {{ko: 비용 분담, en: Who pays}}\n"
    "    raised: 2020-03\n    settled: 2020-09-01\n    outcome: 절반씩\n    sources: [S1, S2]\n"
)
SAID = [
    (commits_with_milestone(MOVED), "    due: 2020\n", [True, False, False]),
    (commits_with_milestone(MOVED), "revisions:", [False, True, True]),
    (commits_with_milestone(MOVED), "done_by:", [False, False, True]),
    (commits_with_milestone(MOVED), "S4", [False, False, True]),
    (commits_with_milestone(DONE), "\nlifecycle: in-progress\n", [False, True]),
    (commits_of({"tasks/example.yaml": ISSUE}), "issues:", [False, True, True]),
    (commits_of({"tasks/example.yaml": ISSUE}), "outcome: 절반씩", [False, False, True]),
]


@pytest.mark.parametrize(("commits", "text", "is_said"), SAID, ids=[text for _, text, _ in SAID])
def test_a_file_says_what_was_known_on_the_day(
    commits: list[NewCommit], text: str, is_said: list[bool]
) -> None:
    said = [commit.files["data/tasks/example.yaml"] for commit in commits[2:]]

    assert [text in one for one in said] == is_said


def test_an_issue_is_raised_on_its_day_and_settled_on_its_own() -> None:
    assert told(commits_of({"tasks/example.yaml": ISSUE}))[1:] == [
        "2020-03-01 재구성: example/who-pays 현안 비용 분담 (2020-03, S1)",
        "2020-09-01 재구성: example/who-pays 현안 해결 (2020-09-01, S1)",
    ]


def test_that_a_day_of_entry_is_not_known_is_said() -> None:
    move = "{on: 2020-06-30, from: 2022, to: 2021, reason: target-changed, source: S2}"
    commits = commits_with_milestone(
        f"due: 2021\nrevisions: [{move}]\nlifecycle: planned\nsources: [S2]"
    )

    assert "발표일 미확인" in commits[3].message


def test_before_its_completion_nothing_of_it_is_said() -> None:
    commits = commits_with_milestone(
        "due: 2020\nlifecycle: done\ndone_on: 2020-09-01\nevidence: [S2]\n"
        "verification: confirmed\nbasis:\n  done_on: {status: derived, note: 보도}\n"
        "note: 잘됨\nsources: [S1, S2]"
    )

    assert commits[2].files["data/tasks/example.yaml"].split("milestones:\n")[1] == (
        "  - id: report\n"
        "    title: {ko: 보고서, en: Report}\n"
        "    kind: plan\n"
        "    due: 2020\n"
        "    lifecycle: planned\n"
        "    sources: [S1]\n"
    )


def test_what_has_no_date_enters_with_its_task() -> None:
    commits = commits_of(
        {"tasks/example.yaml": TASK.replace("in-progress", "cancelled\nreason: 통합")}
    )

    assert "lifecycle: cancelled\nreason: 통합\n" in commits[2].files["data/tasks/example.yaml"]
    assert commits[2].when.date() == date(2020, 1, 10)


def test_commits_of_one_day_are_a_minute_apart() -> None:
    first, second, third = commits_with_milestone("due: 2020\nlifecycle: planned\nsources: [S1]")

    assert (second.when - first.when, third.when - second.when) == (
        timedelta(minutes=1),
        timedelta(minutes=1),
    )


def test_a_message_names_its_sources() -> None:
    *_, last = commits_with_milestone(DONE)

    assert last.message == (
        "재구성: example/report 완료 (2020-09-01, S2)\n"
        "\n"
        "공개된 출처에서 재구성한 커밋입니다. 그날 실제로 만든 커밋이 아닙니다.\n"
        "A reconstruction from public sources: nobody made this commit on that day.\n"
        "\n"
        "- example/report: 완료 / done (2020-09-01) [S2]\n"
        "\n"
        "출처 / sources\n"
        "- S2: 보도. 예시 매체, 2020-06\n"
    )
