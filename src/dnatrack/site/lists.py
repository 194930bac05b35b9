"""The pages of lists: late, changed, along the years, by ministry, laws, the last period.

And those that explain them: the data for programs, and about this site.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from functools import partial

from dnatrack.formats.html import with_cells
from dnatrack.i18n import tr
from dnatrack.judging.judgement import total
from dnatrack.model.reference_files import Source
from dnatrack.reports import (
    changes,
    legislation,
    ministries,
    outcomes,
    overdue,
    period,
    slips,
    timeline,
    wording,
)
from dnatrack.reports.columns import count_behind
from dnatrack.reports.headings import heading
from dnatrack.reports.report import Cell, Report, Table
from dnatrack.reports.selection import EVERYTHING
from dnatrack.reports.timeline import Range
from dnatrack.reports.view import View
from dnatrack.site.page import Page, PagePlan
from dnatrack.site.published import Published

AHEAD = timedelta(days=180)
"""How far ahead the list of what is late looks."""
_FIRST = frozenset({"original_due", "days_late_original"})


def plans(published: Published) -> Iterator[PagePlan]:
    """The page of each list."""
    for path, build in {
        "overdue": _overdue,
        "timeline": _timeline,
        "ministries": lambda one: _of_ministries(ministries.build(one.view)),
        "legislation": lambda one: _of_laws(one.view),
        "changes": _changes,
        "report": _report,
    }.items():
        yield PagePlan(path, partial(build, published))


def _overdue(published: Published) -> Page:
    view = published.view
    report = overdue.build(view, EVERYTHING, within=AHEAD)
    has_moved = any(one.has_moved for one in view.judgement.milestones)
    told = [_by_day(view, one) if one.key == "due_within" else one for one in report.tables]
    if not has_moved:  # all of the first deadline would be said twice
        keys = ([of.key for of in one.columns if of.key not in _FIRST] for one in report.tables)
        told = list(map(Table.with_keys, told, keys))
    return _page("overdue", report.replace(tables=tuple(told)), _late_words(published))


def _by_day(view: View, ahead: Table) -> Table:
    """The table of what falls due next, headed by the last day that it takes in."""
    day = wording.day(view.judgement.today + AHEAD)
    title = tr(f"{day}까지 기한이 도래하는 이정표", f"Due by {day}")
    return ahead.replace(title=count_behind(title, ahead.rows))


def _timeline(published: Published) -> Page:
    view = published.view
    in_short = outcomes.sentence(outcomes.count_outcomes(view.judgement.items))
    return _page("timeline", timeline.build(view, view.judgement.items, Range()), in_short)


def _page(path: str, report: Report, summary: str) -> Page:
    shown = report.for_people()
    return Page(path, report.title, summary=summary, tables=shown.tables, notes=report.notes)


def _late_words(published: Published) -> str:
    counts = total(published.view.judgement.items)
    return tr(
        f"약속 {counts.overdue:,}건이 지연되고 있으며, {counts.unknown:,}건은 기한이 지났으나 "
        "결과를 확인하지 못했습니다.",
        f"{counts.overdue:,} {'promise is' if counts.overdue == 1 else 'promises are'} past the "
        f"deadline and not done. For {counts.unknown:,} more the deadline is past and the "
        "outcome unknown.",
    )


def _of_ministries(report: Report) -> Page:
    numbers = ("lead", "partner", "overdue")
    lead, partner, late = (_count_rows(report.tables[0], key) for key in numbers)
    said = tr(
        f"과제를 주관하는 기관은 {lead:,}개, 협조하는 기관은 {partner:,}개이며, "
        f"지연 중인 약속이 있는 기관은 {late:,}개입니다.",
        f"Ministries that lead a task: {lead:,}; that work on one: {partner:,}; "
        f"with a promise that is late now: {late:,}.",
    )
    return _page("ministries", report, said)


def _count_rows(matrix: Table, key: str) -> int:
    """How many ministries have any of what a column counts."""
    at = [column.key for column in matrix.columns].index(key)
    return sum(1 for row in matrix.rows if row.cells[0].value and row.cells[at].value)


def _of_laws(view: View) -> Page:
    laws = list(legislation.laws(view, view.judgement.milestones))
    in_force = sum(law.course.is_in_force for law in laws)
    said = tr(
        f"제정·개정하기로 한 입법 {len(laws):,}건 가운데 {in_force:,}건이 시행되었습니다.",
        f"Laws that were to be made or amended: {len(laws):,}; in force: {in_force:,}.",
    )
    page = _page("legislation", legislation.build(view, EVERYTHING), said if laws else "")
    names = {one.id: one.legislation.law for one in laws}
    return page.replace(tables=tuple(_by_name(one, names) for one in page.tables))


def _by_name(table: Table, names: Mapping[str, str]) -> Table:
    """A table of laws that leads with their names, and not with the ids of their milestones.

    Where a column has the names already, that is left to programs, and the ids stand behind.
    """
    if table.key not in {"legislation", "stages", "notice"}:
        return table
    has_names = table.key == "legislation"

    def named(cell: Cell) -> Cell:
        return cell._replace(text=names[cell.text], label=cell.text if has_names else "")

    told = with_cells(table, "id", named)
    columns = {one.key: one for one in told.columns}
    columns["id"] = columns["id"].replace(heading=heading("law"))
    if has_names:
        columns["law"] = columns["law"].replace(for_programs=True)
    return told.replace(columns=tuple(columns.values()))


def _changes(published: Published) -> Page:
    """What moved, and what is gone; then all that happened, month by month."""
    title = tr("변경 내용", "What changed")
    if published.past is None:
        said = tr("읽을 수 있는 이력이 없습니다.", "There is no history that can be read.")
        return Page("changes", title, summary=said)
    view, past = published.view, published.past
    moved = slips.build(view, past, all_moves=True)
    told = changes.build(view, past)
    tables = (*_of_slips(moved), *told.tables)
    return Page("changes", title, summary=_moved_words(moved), tables=tables, notes=told.notes)


def _of_slips(report: Report) -> Iterator[Table]:
    """Its tables by name, those of ministries and taskforces last."""
    titles = {
        "milestones_slipped": tr("변경된 기한", "Deadlines that moved"),
        "by_ministry": tr("기관별 변경", "Moves by ministry"),
        "by_taskforce": tr("TF별 변경", "Moves by taskforce"),
    }
    for table in report.tables:
        if table.rows:
            yield table.replace(title=table.title or titles.get(table.key, ""))


def _moved_words(report: Report) -> str:
    counts = {one.key: int(str(one.cell.value or 0)) for one in report.facts if one.key in _COUNTS}
    return tr(
        "기한이 {milestones:,}건에서 {moves:,}회 변경되었고, 그중 연기 {slips:,}회, "
        "사유 미기재 {undeclared:,}회입니다. 삭제된 약속은 {gone_count:,}건입니다.",
        "Moves of a deadline: {moves:,}, of {milestones:,} promises; {slips:,} to a later day, "
        "{undeclared:,} without a reason. Promises that were removed: {gone_count:,}.",
    ).format(**counts)


_COUNTS = frozenset({"milestones", "moves", "slips", "undeclared", "gone_count"})


def _report(published: Published) -> Page:
    """The report of the last period, as for a review meeting."""
    if published.review is None:
        title = tr("점검 보고서", "Progress report")
        said = tr("비교할 지난 자료가 없습니다.", "There is no earlier state to compare with.")
        return Page("report", title, summary=said)
    report = period.build(published.review, version=published.version).for_people()
    return Page(
        "report",
        report.title,
        summary=outcomes.sentence(outcomes.count_outcomes(published.view.judgement.items)),
        facts=report.facts,
        tables=tuple(one for one in report.tables if one.rows),
        notes=report.notes,
    )


# The pages that explain: where the facts come from, and the data for programs.


def data() -> Page:
    """All data as files, and what can be followed."""
    return Page("data", tr("자료", "Data"), "data.html")


def about(published: Published) -> Page:
    """Where the facts come from, what unknown means, how to tell that something is wrong."""
    judgement = published.view.judgement
    tracker = judgement.tracker
    looked = [
        found.on
        for one in judgement.milestones
        if (found := one.owed.milestone.looked_for) is not None
    ]
    own = {
        "sources": len(tracker.sources),
        "kinds": ", ".join(_kinds(tracker.sources.values())),
        "read_in_full": sum(one.seen.value == "full-text" for one in tracker.sources.values()),
        "example": next((one.owed.id for one in judgement.milestones), ""),
        "unknown": total(judgement.items).unknown,
        "looked": len(looked),
        "last_looked": wording.day(max(looked)) if looked else "",
        "thresholds": tracker.settings.thresholds,
        "tracker_note": tracker.settings.note,
    }
    return Page("about", tr("이 사이트에 관하여", "About this site"), "about.html", own=own)


def _kinds(sources: Iterable[Source]) -> Iterator[str]:
    """How many documents there are of each kind, most first."""
    for kind, count in Counter(one.kind for one in sources).most_common():
        yield f"{wording.word(kind)} {count:,}"
