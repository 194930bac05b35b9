"""What holds for every report, whatever the data."""

import csv
from collections.abc import Callable, Iterator
from io import StringIO

import pytest

from dnatrack.formats import Page, render
from dnatrack.i18n import Language, use_language
from dnatrack.reports import (
    issues,
    legislation,
    listing,
    ministries,
    ministry_work,
    overdue,
    show,
    status,
)
from dnatrack.reports.report import JsonValue, Report
from dnatrack.reports.selection import Selection
from dnatrack.reports.view import View
from dnatrack.terminal_text import CONTROL
from tests.reports.seeing import each_view, real, small
from tests.reports.texts import as_json, assert_hides_nothing

IDS = frozenset({
    "id", "owner", "about", "lead", "partners", "ministries", "ministry", "evidence", "blocked_by",
    "taskforce", "taskforces", "priority", "group", "source", "sources", "between",
})  # fmt: skip


def names_of(view: View) -> list[str]:
    """Everything that `show` can be asked for."""
    tracker = view.judgement.tracker
    return [
        *(item.id for item in view.judgement.items),
        *view.judgement.milestones_by_id,
        *tracker.issues_by_id,
        *tracker.priorities_by_id,
        *tracker.ministries_by_id,
        *tracker.sources,
        *(one.id for one in tracker.meetings),
        *(one.full_id for one in tracker.unreadable),
    ]


def reports_of(view: View) -> Iterator[Report]:
    yield status.build(view, Selection())
    yield from (
        status.build(view, Selection(frozenset({one.id}))) for one in view.judgement.taskforces
    )
    yield overdue.build(view, Selection())
    yield listing.build_tasks(view, Selection())
    yield listing.build_milestones(view, Selection())
    yield issues.build(view, issues.IssueSelection())
    yield legislation.build(view, Selection())
    yield from (show.build(view, name) for name in names_of(view))
    for follows in (False, True):
        yield ministries.build(view, follows=follows)
        yield from (
            ministry_work.build(view, one.id, follows=follows)
            for one in view.judgement.tracker.ministries
        )


def ids_in(value: JsonValue, key: str = "") -> Iterator[str]:
    match value:
        case str() if key in IDS:
            yield value
        case dict():
            for inner, of in value.items():
                yield from ids_in(of, inner)
        case list():
            for one in value:
                yield from ids_in(one, key)
        case _:
            pass


@pytest.mark.parametrize("view", [small, lambda: real("2026-11-23")], ids=["small", "real"])
def test_every_id_that_a_report_names_can_be_shown(view: Callable[[], View]) -> None:
    seen = view()
    named = {one for report in reports_of(seen) for one in ids_in(as_json(report))}

    for name in named:
        assert show.build(seen, name).form


@pytest.mark.parametrize("view", [small, lambda: real("2026-11-23")], ids=["small", "real"])
def test_json_is_the_same_in_every_language_and_no_key_hides_another(
    view: Callable[[], View],
) -> None:
    seen = view()
    use_language(Language.KO)
    korean = list(reports_of(seen))
    use_language(Language.EN)
    english = list(reports_of(seen))

    assert list(map(as_json, korean)) == list(map(as_json, english))
    for report in korean:
        assert_hides_nothing(report)


def flat(value: JsonValue, key: str) -> Iterator[tuple[str, str]]:
    match value:
        case dict():
            for inner, of in value.items():
                yield from flat(of, f"{key}.{inner}")
        case list():
            yield key, " ".join(map(str, value))
        case bool():
            yield key, str(value).lower()
        case _:
            yield key, "" if value is None else str(value)


@each_view
def test_csv_holds_the_rows_of_json(view: Callable[[], View]) -> None:
    report = listing.build_milestones(view(), Selection(taskforces=frozenset({"gov"})))
    report = report if report.tables[0].rows else listing.build_tasks(view(), Selection())
    table = next(one for one in report.tables if one.rows)
    expected = [dict(flat(row, "row")) for row in as_json(report)[table.key]]

    read = csv.DictReader(StringIO(render(report, "csv", Page()).removeprefix("\ufeff")))

    names = {key.removeprefix("row."): key for row in expected for key in row}
    found = [
        {names[key]: text.removeprefix("'") for key, text in row.items() if key in names}
        for row in read
        if row.get("table", table.key) == table.key
    ]
    assert found == expected


def test_a_report_of_no_tables_is_a_csv_of_no_columns() -> None:
    assert render(Report("dnatrack-changes/1", "Nothing"), "csv", Page()) == "\ufeff\r\n"


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
@pytest.mark.parametrize("width", [None, 20, 40, 80])
def test_every_report_can_be_printed_in_every_format(form: str, width: int | None) -> None:
    page = Page(is_screen=width is not None, width=width or 80)

    for report in reports_of(small()):
        shown = render(report, form, page)
        kept = shown.removeprefix("\ufeff").replace("\n", "").replace("\r", "")
        assert CONTROL.findall(kept) == []
