"""Issues, legal texts and meetings as people get them, on data of their own and on the real one.

After a change that is meant, `UPDATE_GOLDEN=1 pytest tests/reports` writes the files of
`settling/golden` anew; read what `git diff` then shows as one who has to work with it.
"""

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from dnatrack.errors import DnatrackError
from dnatrack.reports import issues, legislation, show, show_milestone
from dnatrack.reports.issues import IssueSelection
from dnatrack.reports.legislation import law_named
from dnatrack.reports.report import JsonValue, Report
from dnatrack.reports.selection import Selection
from dnatrack.reports.view import View
from tests.reports.seeing import HERE, real, tracker_in, view_of
from tests.reports.texts import GoldenTests, rows

GOLDEN = HERE / "settling" / "golden"
DATA = HERE / "settling" / "data"
DAY = "2020-06-30"


def seen(day: str = DAY) -> View:
    return view_of(DATA, day, commit=None)


def law_of(view: View, name: str) -> Report:
    return show_milestone.build_law(view, law_named(view, name))


BUILT: Mapping[str, Callable[[], Report]] = {
    "issues": lambda: issues.build(seen(), IssueSelection()),
    "legislation": lambda: legislation.build(seen(), Selection()),
    "law": lambda: law_of(seen(), "gov-1/fees"),
    "show-law": lambda: show.build(seen(), "gov-1/act"),
    "show-issue": lambda: show.build(seen(), "gov-1/who-pays"),
    "show-settled-issue": lambda: show.build(seen(), "gov-1/scope"),
    "show-task": lambda: show.build(seen(), "gov-1"),
    "show-meeting": lambda: show.build(seen(), "second"),
}


class TestTexts(GoldenTests):
    folder = GOLDEN
    built = BUILT
    for_programs = ("issues", "legislation", "law", "show-issue")


def ids(report: Report, key: str) -> list[JsonValue]:
    return [id_ for (id_,) in rows(report, key, "id")]


def shown(selection: IssueSelection, day: str = DAY) -> dict[str, list[JsonValue]]:
    report = issues.build(seen(day), selection)
    return {key: ids(report, key) for key in ("escalated", "unsettled", "settled")}


# Escalated, unsettled and settled ones, the oldest of the unsettled first.
CHOSEN = {
    "each in one table only": (
        IssueSelection(),
        DAY,
        "gov-1/who-pays | data-1/agency | gov-1/scope",
    ),
    "by taskforce": (
        IssueSelection(taskforces=frozenset({"data"})),
        "2020-07-31",
        "data-1/agency | data-1/fees | ",
    ),
    "by whom it is between, and if it names nobody the lead": (
        IssueSelection(ministries=frozenset({"moef"})),
        "2020-07-02",
        "gov-1/who-pays | data-1/fees | ",
    ),
    "the oldest first among the unsettled": (
        IssueSelection(only_unsettled=True),
        "2020-12-31",
        "gov-1/who-pays data-1/agency data-1/fees |  | ",
    ),
}


@pytest.mark.parametrize(("selection", "day", "expected"), CHOSEN.values(), ids=CHOSEN)
def test_which_issues_are_shown_where(selection: IssueSelection, day: str, expected: str) -> None:
    found = shown(selection, day).values()

    assert [" ".join(map(str, one)) for one in found] == [
        one.strip() for one in expected.split("|")
    ]


@pytest.mark.parametrize(
    "day", ["2020-01-31", "2020-03-01", "2020-04-02", "2020-07-01", "2021-01-01"]
)
def test_the_tables_hold_every_issue_that_was_raised_once(day: str) -> None:
    until = date.fromisoformat(day)
    raised = [one.id for one in tracker_in(DATA).issues if one.issue.raised.first <= until]

    found = [str(id_) for table in shown(IssueSelection(), day).values() for id_ in table]

    assert sorted(found) == sorted(raised)


def test_where_settled_issues_are_left_out_they_are_not_counted() -> None:
    report = issues.build(seen(), IssueSelection(only_unsettled=True))

    assert ids(report, "settled") == []
    assert "ended" not in [fact.key for fact in report.facts]


def test_a_meeting_of_a_later_day_has_not_dealt_with_anything_yet() -> None:
    report = show.build(seen("2020-04-30"), "gov-1/who-pays")

    assert ids(report, "meetings") == ["first"]


def test_a_law_is_found_by_its_name_and_by_its_milestone() -> None:
    assert law_of(seen(), "예시법") == law_of(seen(), "gov-1/act")


def test_what_is_no_law_is_told_with_what_was_meant() -> None:
    with pytest.raises(DnatrackError) as told:
        law_named(seen(), "gov-1/acts")

    assert told.value.message.en == "there is no legislation `gov-1/acts`"
    assert told.value.hint is not None
    assert told.value.hint.en == "did you mean `gov-1/act`?"


def test_every_milestone_of_legislation_stands_in_the_report_once() -> None:
    report = legislation.build(real("2026-11-23"), Selection())
    expected = [
        one.id for one in real("2026-11-23").judgement.tracker.owed
        if one.milestone.kind == "legislation"
    ]  # fmt: skip

    found = [*ids(report, "legislation"), *ids(report, "unrecorded")]

    assert sorted(map(str, found)) == sorted(expected)
