"""Which states and days the options of a report name."""

from pathlib import Path

import pytest

from dnatrack.errors import DnatrackError
from tests.history.repositories import Step, git, repository
from tests.reports.period.reviewing import STEPS, milestone, plan, report, review, task_file
from tests.reports.texts import as_json, rows


def test_a_tag_is_seen_on_the_day_of_its_commit(tmp_path: Path) -> None:
    data = plan(tmp_path)
    git(tmp_path, "tag", "meeting-1", "HEAD~1")

    found = review(data, "meeting-1", "main")

    assert (str(found.before.today), str(found.after.today)) == ("2020-02-10", "2020-06-20")


def test_a_report_of_an_old_commit_knows_nothing_of_what_came_later(tmp_path: Path) -> None:
    before = as_json(report(plan(tmp_path / "before"), "2020-03-31", "2020-06-30"))
    why = "[{on: 2020-06-19, from: 2020-06, to: 2020-11, reason: budget}]"
    moved = task_file("dg-3", milestone("silent-move", due="2021", revisions=why))
    data = plan(tmp_path / "after", Step(moved, day="2020-06-30T20:00:00+00:00"))
    then = git(tmp_path / "after", "rev-parse", "HEAD~1")

    assert as_json(report(data, "2020-03-31", then, on="2020-06-30")) == before


def test_files_that_are_not_committed_are_part_of_a_report_that_says_so(tmp_path: Path) -> None:
    data = plan(tmp_path)
    new = task_file("dg-2", milestone("moved", due="2021"))
    (data / "tasks" / "dg-2.yaml").write_text(str(new["data/tasks/dg-2.yaml"]), "utf-8")

    found = report(data, "2020-03-31", None, on="2020-06-30")

    assert as_json(found)["is_committed"] is False
    assert ("dg-2/moved", "2021") in rows(found, "slips", "id", "new")


def test_files_as_they_are_count_as_committed_where_nothing_differs(tmp_path: Path) -> None:
    data = plan(tmp_path)

    found = as_json(report(data, "2020-03-31", None, on="2020-06-30"))

    assert (found["is_committed"], found["commit"]) == (True, git(tmp_path, "rev-parse", "HEAD"))


def test_the_later_state_must_build_on_the_earlier_one(data: Path) -> None:
    with pytest.raises(DnatrackError, match="이어지는 이력에 없습니다"):
        review(data, "2020-06-30", "2020-03-31")


def test_the_day_of_a_report_cannot_be_before_the_last_one(data: Path) -> None:
    with pytest.raises(DnatrackError, match="보다 빠릅니다"):
        review(data, "2020-03-31", "2020-06-30", on="2020-03-01")


def test_the_state_as_long_before_is_known_only_if_history_reaches_so_far(tmp_path: Path) -> None:
    data = repository(tmp_path, STEPS) / "data"

    found = review(data, "2020-06-30", "2020-07-31")

    assert review(data, "2020-03-31", "2020-06-30").earlier is None
    assert found.earlier is not None
    assert str(found.earlier.today) == "2020-05-30"
