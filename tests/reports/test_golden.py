"""Every report as people get it, word for word, in `golden/`.

After a change that is meant, `UPDATE_GOLDEN=1 pytest tests/reports` writes the files
anew; read what `git diff` then shows as one who has to work with it.
"""

import os
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from dnatrack.formats import Page, render
from dnatrack.i18n import Language, use_language
from dnatrack.reports import listing, overdue, rules, show, status, timeline
from dnatrack.reports.report import Report
from dnatrack.reports.selection import Selection
from dnatrack.reports.timeline import Range
from dnatrack.reports.view import View, items_named
from tests.reports.seeing import HERE, real, small

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
    "real-timeline-2020-12-31": lambda: over_time(real("2020-12-31")),
    "real-timeline-2026-11-23": lambda: over_time(real("2026-11-23")),
    "real-timeline-of-a-task": lambda: over_time(real("2021-07-01"), of="dg-2-4"),
    "real-timeline-of-a-year": lambda: over_time(
        real("2020-07-01"),
        Selection(priorities=frozenset({"dg-1"})),
        within=Range(date(2020, 1, 1), date(2020, 12, 31)),
    ),
    "real-status-2020-03-31": lambda: status.build(real("2020-03-31"), ALL),
    "real-status-2020-12-31": lambda: status.build(real("2020-12-31"), ALL),
    "real-status-2022-01-01": lambda: status.build(real("2022-01-01"), ALL),
    "real-status-2026-11-23": lambda: status.build(real("2026-11-23"), ALL),
    "real-status-of-a-taskforce": lambda: status.build(
        real("2026-11-23"), Selection(frozenset({"digital-government"}))
    ),
    "real-status-of-a-priority": lambda: status.build(
        real("2022-01-01"), Selection(priorities=frozenset({"dg-2"}))
    ),
    "real-status-of-a-ministry": lambda: status.build(
        real("2020-03-31"), Selection(ministries=frozenset({"moef"}))
    ),
    "real-status-multi-ministry": lambda: status.build(
        real("2020-12-31"), Selection(multi_ministry=True)
    ),
    "real-overdue": lambda: overdue.build(real("2022-01-01"), ALL, within=timedelta(30)),
    "real-list": lambda: listing.build_tasks(real("2026-11-23"), ALL),
    "real-show-task": lambda: show.build(real("2026-11-23"), "dg-2-4"),
    "real-show-milestone": lambda: show.build(real("2026-11-23"), "dg-2-4/driving-licence"),
    "real-show-taskforce": lambda: show.build(real("2020-03-31"), "digital-government"),
    "real-show-ministry": lambda: show.build(real("2026-11-23"), "기재부"),
    "real-show-source": lambda: show.build(real("2026-11-23"), "S29"),
}
PAGES = {
    "80 columns": Page(is_screen=True, width=80),
    "120 columns": Page(is_screen=True, width=120),
    "a pipe": Page(),
}
FOR_PROGRAMS = ("status", "status-of-a-taskforce", "overdue", "list", "list-milestones",
                "timeline", "show-task", "show-moved-milestone", "show-taskforce", "show-ministry",
                "show-source")  # fmt: skip


WIDE = ("real-timeline-2020-12-31", "real-timeline-of-a-task")


def compare(name: str, text: str, folder: Path = GOLDEN) -> None:
    """Line ends do not count: git may change those of a golden file."""
    file = folder / name
    if os.environ.get("UPDATE_GOLDEN"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(text.replace("\r\n", "\n"), "utf-8", newline="\n")

    assert text.splitlines() == file.read_text("utf-8").splitlines()


def drawn(build: Callable[[], Report]) -> Iterator[str]:
    for name, page in PAGES.items():
        yield f"=== {name}\n\n{render(build(), 'table', page)}"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", BUILT)
def test_what_people_read(name: str, language: Language) -> None:
    use_language(language)

    compare(f"{name}.{language}.txt", "\n".join(drawn(BUILT[name])))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", WIDE)
def test_what_people_read_on_a_wide_screen(name: str, language: Language) -> None:
    use_language(language)

    page = Page(is_screen=True, width=140)
    compare(f"{name}.wide.{language}.txt", render(BUILT[name](), "table", page))


@pytest.mark.parametrize("form", ["json", "csv"])
@pytest.mark.parametrize("name", FOR_PROGRAMS)
def test_what_programs_read(name: str, form: str) -> None:
    compare(f"{name}.{form}", render(BUILT[name](), form, Page()))


@pytest.mark.parametrize("name", ["status", "overdue", "list", "timeline", "show-task"])
def test_what_a_document_gets(name: str) -> None:
    compare(f"{name}.md", render(BUILT[name](), "markdown", Page()))


@pytest.mark.parametrize("name", BUILT)
@pytest.mark.parametrize("form", ["json", "csv"])
def test_programs_read_the_same_in_every_language(name: str, form: str) -> None:
    said = []
    for language in Language:
        use_language(language)
        said.append(render(BUILT[name](), form, Page()))

    assert said[0] == said[1]


def test_every_golden_file_has_its_test() -> None:
    expected = {f"{name}.{language}.txt" for name in BUILT for language in Language}
    expected |= {f"{name}.{form}" for name in FOR_PROGRAMS for form in ("json", "csv")}
    expected |= {f"{name}.md" for name in ("status", "overdue", "list", "timeline", "show-task")}
    expected |= {f"{name}.wide.{language}.txt" for name in WIDE for language in Language}

    assert {file.name for file in GOLDEN.iterdir()} == expected


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
