"""How we know: the documents that facts were taken from, and how much of them was read."""

from collections.abc import Iterable, Sequence

from dnatrack.i18n import tr
from dnatrack.model.reference_files import Source
from dnatrack.reports import columns
from dnatrack.reports.columns import Columns, table
from dnatrack.reports.report import Cell, Table, source_cell, text
from dnatrack.reports.view import View, period_cell, word_cell


def with_documents(view: View, tables: Iterable[Table]) -> tuple[Table, ...]:
    """The tables that have rows; in that of the sources how much of each was read."""
    return tuple(_told(view, one) for one in tables if one.rows)


def _told(view: View, found: Table) -> Table:
    match found.key:
        case "sources":
            ids = [str(row.cells[0].value) for row in found.rows]
            return documents(view, "sources", tr("출처", "How we know"), ids)
        case "basis" | "cited_by":
            shown = (one.replace(for_programs=one.key == "file") for one in found.columns)
            return found.replace(columns=tuple(shown))  # files are for programs
        case _:
            return found


def documents(view: View, key: str, title: str, ids: Sequence[str]) -> Table:
    """Some sources: what each is, and how much of it was read."""
    known = view.judgement.tracker.sources
    shown: Columns[tuple[str, Source | None]] = (
        columns.of("id", lambda one: source_cell(one[0]), heading=tr("출처", "source")),
        columns.of("title", lambda one: _title(one[1]), can_fold=True),
        columns.text(
            "publisher", lambda one: one[1].publisher if one[1] else None, can_fold=True, rank=2
        ),
        columns.of(
            "date",
            lambda one: period_cell(one[1].date if one[1] else None),
            heading=tr("발행일", "date"),
        ),
        columns.of("kind", lambda one: word_cell(one[1].kind if one[1] else None), rank=3),
        columns.of("seen", lambda one: word_cell(one[1].seen if one[1] else None)),
    )
    return table(key, title, [(id_, known.get(id_)) for id_ in ids], shown)


def _title(source: Source | None) -> Cell:
    if source is None:
        return Cell(tr("등록되지 않은 출처", "not registered"))
    return text(source.title, link=source.url)
