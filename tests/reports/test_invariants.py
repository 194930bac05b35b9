"""What holds for every report, whatever the data."""

import csv
from collections import Counter
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
from tests.reports.seeing import real, small
from tests.reports.texts import as_json

VIEWS: dict[str, Callable[[], View]] = {
    "small": small,
    "real 2020-03-31": lambda: real("2020-03-31"),
    "real 2022-01-01": lambda: real("2022-01-01"),
    "real 2026-11-23": lambda: real("2026-11-23"),
}
each_view = pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
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


def rows(report: Report, key: str) -> list[dict[str, JsonValue]]:
    found = as_json(report)[key]
    assert isinstance(found, list)
    return [row for row in found if isinstance(row, dict)]


def selections(view: View) -> dict[str, Selection]:
    tracker = view.judgement.tracker
    return {
        "everything": Selection(),
        "multi-ministry": Selection(multi_ministry=True),
        **{one.id: Selection(frozenset({one.id})) for one in tracker.taskforces},
        **{one: Selection(priorities=frozenset({one})) for one in tracker.priorities_by_id},
        **{one: Selection(ministries=frozenset({one})) for one in tracker.ministries_by_id},
    }


@each_view
def test_a_status_counts_what_the_list_of_milestones_holds(view: Callable[[], View]) -> None:
    seen = view()
    counted, listed = {}, {}
    for name, selection in selections(seen).items():
        found = as_json(status.build(seen, selection))
        counted[name] = [found[key] for key in ("milestones", "done", "overdue", "due_soon",
                                                "unknown", "ahead")]  # fmt: skip
        milestones = listing.build_milestones(seen, selection)
        states = Counter(str(row["state"]) for row in rows(milestones, "milestones"))
        open_dated = ("due-soon", "in-window", "upcoming")
        listed[name] = [
            states.total()
            + sum(one["kind"] == "milestone" for one in rows(milestones, "unreadable_items")),
            sum(count for state, count in states.items() if state.startswith("done")),
            states["overdue"],
            states["due-soon"],
            states["outcome-unknown"],
            sum(states[one] for one in open_dated),
        ]

    assert counted == listed


@each_view
def test_the_rows_of_a_status_add_up_to_its_head(view: Callable[[], View]) -> None:
    found = status.build(view(), Selection())
    head = as_json(found)
    groups = [row for row in rows(found, "overview") if row["kind"] != "priority"]

    for key in ("tasks", "milestones", "done", "overdue", "due_soon", "unknown"):
        assert sum(int(str(row[key])) for row in groups) == head[key]


@pytest.mark.parametrize("follows", [False, True])
@each_view
def test_the_rows_of_the_ministries_add_up_to_the_status(
    view: Callable[[], View], *, follows: bool
) -> None:
    seen = view()
    found = rows(ministries.build(seen, follows=follows), "by_ministry")
    head = as_json(status.build(seen, Selection()))

    summed = {
        "tasks": "lead",
        "milestones": "milestones",
        "overdue": "overdue",
        "due_soon": "due_soon",
        "unknown": "unknown",
        "unreadable": "unreadable",
    }
    assert {key: sum(int(str(row[of])) for row in found) for key, of in summed.items()} == {
        key: head[key] for key in summed
    }


@pytest.mark.parametrize("follows", [False, True])
@each_view
def test_the_page_of_a_ministry_lists_what_its_row_counts(
    view: Callable[[], View], *, follows: bool
) -> None:
    seen = view()
    for row in rows(ministries.build(seen, follows=follows), "by_ministry"):
        if row["ministry"] is None:
            continue
        page = ministry_work.build(seen, str(row["ministry"]), follows=follows)
        states = Counter(str(one["state"]) for one in rows(page, "owed"))
        assert {
            "overdue": states["overdue"],
            "due_soon": states["due-soon"],
            "unknown": len(rows(page, "outcome_unknown")),
            "unreadable": len(rows(page, "unreadable_items")),
            "partner": len(rows(page, "partner_in")),
            "lead": sum(one["kind"] == "task" for one in rows(page, "leads")),
        } == {key: row[key] for key in row if key in _LISTED}


_LISTED = {"overdue", "due_soon", "unknown", "unreadable", "partner", "lead"}


@each_view
def test_an_overdue_report_holds_all_that_is_late_or_unknown(view: Callable[[], View]) -> None:
    seen = view()
    found = overdue.build(seen, Selection())
    head = as_json(status.build(seen, Selection()))

    assert len(rows(found, "overdue")) == head["overdue"]
    assert len(rows(found, "outcome_unknown")) == head["unknown"]


@each_view
def test_every_task_is_listed_and_counted(view: Callable[[], View]) -> None:
    seen = view()

    ids = [row["id"] for row in rows(listing.build_tasks(seen, Selection()), "tasks")]

    assert ids == [item.id for item in seen.judgement.tasks]
    assert len(ids) == as_json(status.build(seen, Selection()))["tasks"]


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
        facts = [one.key for one in (*report.facts, *report.details)]
        keys = [*facts, *(one.key for one in report.tables)]
        assert len(keys) == len(set(keys)), report.form


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
    report = report if rows(report, "milestones") else listing.build_tasks(view(), Selection())
    table = next(one for one in report.tables if one.rows)
    expected = [dict(flat(row, "row")) for row in rows(report, table.key)]

    read = csv.DictReader(StringIO(render(report, "csv", Page()).removeprefix("\ufeff")))

    names = {key.removeprefix("row."): key for row in expected for key in row}
    found = [
        {names[key]: text.removeprefix("'") for key, text in row.items() if key in names}
        for row in read
        if row.get("table", table.key) == table.key
    ]
    assert found == expected


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
@pytest.mark.parametrize("width", [None, 20, 40, 80])
def test_every_report_can_be_printed_in_every_format(form: str, width: int | None) -> None:
    page = Page(is_screen=width is not None, width=width or 80)

    for report in reports_of(small()):
        shown = render(report, form, page)
        kept = shown.removeprefix("\ufeff").replace("\n", "").replace("\r", "")
        assert CONTROL.findall(kept) == []
