"""Everything about one source."""

from collections.abc import Iterator

from dnatrack.checking.citations import citations
from dnatrack.domain.place import DataPath
from dnatrack.domain.source import Source
from dnatrack.i18n import tr
from dnatrack.reports import wording
from dnatrack.reports.details import pieces
from dnatrack.reports.report import Cell, Column, Fact, Report, Row, Table, text
from dnatrack.reports.view import View

FORM = "dnatrack-source/1"


def build(view: View, id_: str, source: Source) -> Report:
    """A source: what it is, and every place in the data that cites it."""
    title = f"{id_} {source.title}"
    return Report(FORM, title, view.facts(), tuple(_details(id_, source)), (_cited(view, id_),))


def _details(id_: str, source: Source) -> Iterator[Fact]:
    yield from pieces.fact("id", "id", id_)
    yield from pieces.fact("publisher", tr("발행", "publisher"), source.publisher)
    yield from pieces.fact("date", tr("발행일", "date"),
                           Cell(wording.period(source.date),
                                source.date.text if source.date else None))
    yield from pieces.fact("kind", tr("종류", "kind"),
                           Cell(wording.word(source.kind), source.kind.value))
    yield from pieces.fact("seen", tr("읽은 범위", "seen"),
                           Cell(wording.word(source.seen), source.seen.value))
    yield from pieces.fact("url", tr("주소", "address"), text(source.url, link=source.url))
    yield from pieces.fact("note", tr("비고", "note"), source.note)


def _cited(view: View, id_: str) -> Table:
    columns = (
        Column("file", tr("파일", "file")),
        Column("place", tr("자리", "place"), can_fold=True),
    )
    rows = tuple(
        _row(one.place(index))
        for one in citations(view.judgement.tracker)
        for index, source in enumerate(one.sources)
        if source == id_
    )
    empty = tr("인용한 곳이 없습니다.", "Cited nowhere.")
    return Table("cited_by", tr("인용한 곳", "Cited by"), columns, rows, empty)


def _row(at: DataPath) -> Row:
    return Row((text(at.file), text(".".join(str(key) for key in at.keys))))
