"""Everything about one ministry."""

from collections.abc import Iterator
from dataclasses import replace

from dnatrack.i18n import tr
from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.model.ministry import Ministry, MinistryName
from dnatrack.reports import wording
from dnatrack.reports.details import pieces
from dnatrack.reports.listing import build_tasks
from dnatrack.reports.report import Cell, Column, Fact, Report, Row, Table, text
from dnatrack.reports.selection import Selection
from dnatrack.reports.view import View

MINISTRY_FORM = "dnatrack-ministry/1"


def build_ministry(view: View, ministry: Ministry) -> Report:
    """A ministry: its names over time, its successors, and what it leads or works on."""
    selection = Selection(ministries=frozenset({ministry.id}))
    tasks = build_tasks(view, selection).tables[0]
    return Report(
        MINISTRY_FORM,
        wording.full_ministry(ministry.name_on(view.judgement.today)),
        view.facts(),
        tuple(_ministry_details(view, ministry)),
        (
            _names(ministry),
            successors(view, ministry),
            _titled(tasks),
            pieces.milestones(view, _own(view, ministry), full_id=True),
            pieces.updates(ministry.updates),
            pieces.bases(ministry.basis),
            pieces.sources(view, pieces.cited_sources(view, ministry)),
        ),
        (
            tr(
                f"늦은 것부터, 기다리는 것과 현안까지: `dnatrack ministries {ministry.id}`",
                f"worst first, with waits and issues: `dnatrack ministries {ministry.id}`",
            ),
        ),
    )


def _ministry_details(view: View, ministry: Ministry) -> Iterator[Fact]:
    current = ministry.name_on(view.judgement.today)
    yield pieces.fact("id", "id", ministry.id)
    yield pieces.hidden_fact("name", {"ko": current.ko, "en": current.en})
    yield pieces.fact("short", tr("약칭", "short name"), current.short)
    yield pieces.fact("acronym", tr("영문 약어", "acronym"), current.acronym)
    yield pieces.list_fact("aliases", tr("다른 이름", "aliases"), ministry.aliases, gap=", ")
    over = ministry.dissolved_on
    last_day = Cell(wording.day(over), over.isoformat()) if over else Cell("")
    yield pieces.fact("last_day", tr("마지막 날", "last day"), last_day)
    member_of = [one for one in view.judgement.tracker.taskforces if ministry.id in one.ministries]
    shown = ", ".join(wording.name(one.name) for one in member_of)
    taskforces = Cell(shown, [one.id for one in member_of])
    yield pieces.fact("taskforces", tr("참여하는 TF", "taskforces"), taskforces)
    yield pieces.fact("note", tr("비고", "note"), ministry.note)


def _names(ministry: Ministry) -> Table:
    columns = (
        Column("name", tr("이름", "name"), can_fold=True),
        Column("short", tr("약칭", "short")),
        Column("en", tr("영어 이름", "in English"), can_fold=True),
        Column("acronym", tr("약어", "acronym"), rank=1),
        Column("from", tr("부터", "from")),
        Column("until", tr("까지", "until")),
    )
    rows = tuple(map(_name_row, ministry.names))
    return Table("names", tr("이름의 변화", "Names over time"), columns, rows)


def _name_row(name: MinistryName) -> Row:
    since, until = name.since, name.until
    return Row(
        (
            text(name.ko),
            text(name.short),
            text(name.en),
            text(name.acronym),
            Cell(wording.day(since) if since else "", since.isoformat() if since else None),
            Cell(wording.day(until) if until else "", until.isoformat() if until else None),
        )
    )


def successors(view: View, ministry: Ministry) -> Table:
    """The table of those that took over, wholly or in part."""
    columns = (
        Column("id", tr("이어받은 기관", "successor")),
        Column("name", tr("이름", "name"), can_fold=True),
        Column("from", tr("부터", "from")),
        Column("relation", tr("관계", "relation")),
        Column("note", tr("비고", "note"), can_fold=True, rank=1),
    )
    rows = tuple(
        Row(
            (
                text(one.id),
                Cell(view.ministry(one.id).text, one.id),
                Cell(wording.day(one.since), one.since.isoformat()),
                Cell(wording.word(one.relation), one.relation.value),
                text(one.note),
            )
        )
        for one in ministry.successors
    )
    return Table("successors", tr("이어받은 기관", "Successors"), columns, rows)


def _titled(tasks: Table) -> Table:
    title = tr("주관하거나 협조하는 과제", "Tasks it leads or works on")
    return replace(tasks, title=title, when_empty=tr("없습니다.", "None."))


def _own(view: View, ministry: Ministry) -> Iterator[JudgedMilestone]:
    """The milestones that the ministry answers for."""
    for item in view.judgement.items:
        yield from (one for one in item.milestones if one.owed.lead == ministry.id)
