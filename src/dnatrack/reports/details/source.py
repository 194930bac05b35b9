"""Everything about one source."""

from collections.abc import Iterator, Mapping

from dnatrack.i18n import tr
from dnatrack.model.fields import Record
from dnatrack.model.milestone import Milestone
from dnatrack.model.ministry import Ministry
from dnatrack.model.reference_files import Meeting, Settings, Source
from dnatrack.model.task import Task
from dnatrack.model.taskforce import Taskforce
from dnatrack.reports import wording
from dnatrack.reports.details import pieces
from dnatrack.reports.report import Cell, Column, Fact, Report, Row, Table, text
from dnatrack.reports.view import View, name_cell
from dnatrack.rules.references import Citation, citations

SOURCE_FORM = "dnatrack-source/1"


def build_source(view: View, id_: str, source: Source) -> Report:
    """A source: what it is, and every place in the data that cites it."""
    title = f"{id_} {source.title}"
    return Report(
        SOURCE_FORM, title, view.facts(), tuple(_source_details(id_, source)), (_cited(view, id_),)
    )


def _source_details(id_: str, source: Source) -> Iterator[Fact]:
    yield pieces.fact("id", "id", id_)
    yield pieces.hidden_fact("title", source.title)
    yield pieces.fact("publisher", tr("발행", "publisher"), source.publisher)
    yield pieces.period("date", tr("발행일", "date"), source.date)
    yield pieces.word_fact("kind", tr("종류", "kind"), source.kind)
    yield pieces.word_fact("seen", tr("읽은 범위", "seen"), source.seen)
    yield pieces.fact("url", tr("주소", "address"), text(source.url, link=source.url))
    yield pieces.fact("note", tr("비고", "note"), source.note)


def _cited(view: View, id_: str) -> Table:
    columns = (
        Column("id", tr("무엇", "what"), can_fold=True),
        Column("title", tr("제목", "title"), can_fold=True),
        Column("field", tr("항목", "field"), can_fold=True, least=8),
        Column("file", tr("파일", "file"), rank=1),
    )
    tracker = view.judgement.tracker
    full_ids = {id(one.milestone): one.id for one in tracker.owed}
    found = (one for one in citations(tracker) if id_ in one.sources)
    rows = tuple(_row(one, full_ids) for one in found)
    empty = tr("인용한 곳이 없습니다.", "Cited nowhere.")
    return Table("cited_by", tr("인용한 곳", "Cited by"), columns, rows, empty)


def _row(citation: Citation, full_ids: Mapping[int, str]) -> Row:
    record = citation.record
    own_id, title = _named(record, full_ids)
    field = ".".join(str(key) for key in citation.keys if key != "sources")
    return Row((text(own_id), title, text(field or "sources"), text(record.place.file)))


def _named(record: Record, full_ids: Mapping[int, str]) -> tuple[str | None, Cell]:
    """The id and the title of what cites a source."""
    match record:
        case Milestone():
            return full_ids[id(record)], name_cell(record.title)
        case Task() | Meeting():
            return record.id, name_cell(record.title)
        case Taskforce():
            return record.id, name_cell(record.name)
        case Ministry():
            current = record.names[-1]
            both = {"ko": current.ko, "en": current.en}
            return record.id, Cell(wording.full_ministry(current), both)
        case Settings():
            return None, name_cell(record.title)
        case _:
            return None, name_cell(None)
