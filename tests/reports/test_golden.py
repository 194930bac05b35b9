"""Every report as people get it, word for word, in `golden/`.

After a change that is meant, `UPDATE_GOLDEN=1 pytest tests/reports` writes the files
anew; read what `git diff` then shows as one who has to work with it.
"""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from dnatrack.formats import Page, render
from dnatrack.i18n import Language, use_language
from dnatrack.reports import listing, overdue, rules, show, status, timeline
from dnatrack.reports.report import Report
from dnatrack.reports.selection import Selection, items_named
from dnatrack.reports.timeline import Range
from dnatrack.reports.view import View
from tests.reports.seeing import HERE, real, small
from tests.reports.texts import GoldenTests

GOLDEN = HERE / "golden"
ALL = Selection()


def over_time(
    view: View, chosen: Selection = ALL, *, of: str | None = None, within: Range | None = None
) -> Report:
    items, name = items_named(chosen, view.judgement, of)
    return timeline.build(view, items, within or Range(), of=name)


BUILT: dict[str, Callable[[], Report]] = {
    "status": lambda: status.build(small(), ALL),
    "status-of-a-taskforce": lambda: status.build(small(), Selection(frozenset({"gov"}))),
    "status-of-a-ministry": lambda: status.build(small(), Selection(ministries=frozenset({"opc"}))),
    "status-of-nothing": lambda: status.build(small(), Selection(frozenset({"none"}))),
    "overdue": lambda: overdue.build(small(), ALL, within=timedelta(30)),
    "overdue-nothing": lambda: overdue.build(small("2019-01-01"), ALL),
    "list": lambda: listing.build_tasks(small(), ALL),
    "list-milestones": lambda: listing.build_milestones(small(), ALL),
    "list-nothing": lambda: listing.build_tasks(small(), Selection(frozenset({"none"}))),
    "show-task": lambda: show.build(small(), "gov-1-1"),
    "show-task-partly-read": lambda: show.build(small(), "gov-1-2"),
    "show-unreadable-task": lambda: show.build(small(), "med-2"),
    "show-unreadable-milestone": lambda: show.build(small(), "gov-1-2/broken"),
    "show-moved-milestone": lambda: show.build(small(), "gov-1-1/service"),
    "show-legislation": lambda: show.build(small(), "gov-1-1/law"),
    "show-done-milestone": lambda: show.build(small(), "gov-1-2/system"),
    "show-unknown-milestone": lambda: show.build(small(), "gov/blueprint"),
    "show-taskforce": lambda: show.build(small(), "gov"),
    "show-priority": lambda: show.build(small(), "gov-1"),
    "show-ministry": lambda: show.build(small(), "국조실"),
    "show-source": lambda: show.build(small(), "S3"),
    "show-meeting": lambda: show.build(small(), "review-1"),
    "timeline": lambda: over_time(small()),
    "timeline-of-a-quarter": lambda: over_time(
        small(), within=Range(date(2020, 7, 1), date(2020, 9, 30), "week")
    ),
    "timeline-of-nothing": lambda: over_time(small(), Selection(frozenset({"none"}))),
    "real-status": lambda: status.build(real("2026-11-23"), ALL),
}


class TestTexts(GoldenTests):
    folder = GOLDEN
    built = BUILT
    for_programs = (
        "status",
        "status-of-a-taskforce",
        "overdue",
        "list",
        "list-milestones",
        "timeline",
        "show-task",
        "show-moved-milestone",
        "show-taskforce",
        "show-ministry",
        "show-source",
    )


@pytest.mark.parametrize("language", Language)
def test_the_rules_are_a_report_too(language: Language) -> None:
    use_language(language)
    report = rules.build()

    lines = render(report, "table", Page()).splitlines()

    assert len(lines) == len(report.tables[0].rows) + 6


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("day", ["2020-03-31", "2020-12-31", "2026-11-23"])
def test_the_status_of_the_real_data_fits_a_screen(day: str, language: Language) -> None:
    use_language(language)
    report = status.build(real(day), ALL)

    lines = render(report, "table", Page(is_screen=True, width=80)).splitlines()

    assert len(lines) <= 39
