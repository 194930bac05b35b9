"""How we know: the documents that facts were taken from, and how much of them was read."""

from collections.abc import Iterable, Mapping, Sequence

from dnatrack.i18n import Text, say, tr
from dnatrack.model.reference_files import Source
from dnatrack.reports import columns
from dnatrack.reports.columns import Columns, table
from dnatrack.reports.headings import heading
from dnatrack.reports.report import Cell, Table, source_cell, text
from dnatrack.reports.view import View, period_cell, word_cell
from dnatrack.site.page import with_cells


def with_documents(view: View, tables: Iterable[Table]) -> tuple[Table, ...]:
    """The tables that have rows, in words; in that of the sources how much of each was read."""
    return tuple(_told(view, one) for one in tables if one.rows)


def _told(view: View, found: Table) -> Table:
    match found.key:
        case "sources":
            ids = [str(row.cells[0].value) for row in found.rows]
            return documents(view, "sources", tr("출처", "How we know"), ids)
        case "basis" | "cited_by":
            return _in_words(found)
        case _:
            return found


def _in_words(found: Table) -> Table:
    """The table with words for the keys of the data, whose files are for programs."""
    shown = (one.replace(for_programs=one.key == "file") for one in found.columns)
    told = with_cells(found, "field", lambda cell: cell.replace(text=field_words(cell.text)))
    return told.replace(columns=tuple(shown))


def field_words(place: str) -> str:
    """What is called by the keys that lead to a place in a record: `basis.lead` is the lead."""
    first, _, rest = place.partition(".")
    key = (rest if first == "basis" else first).partition(".")[0]
    try:
        return say(_FIELDS[key]) if key in _FIELDS else heading(key)
    except KeyError:  # broken data may name anything
        return key


_FIELDS: Mapping[str, Text] = {
    "coordinator": Text("종합 조정", "coordination"),
    "decision": Text("보류·중단·대체 결정", "decision to leave it"),
    "done_by": Text("완료일", "done by"),
    "due": Text("기한", "deadline"),
    "expect": Text("출처의 합계", "totals"),
    "formerly": Text("이전 id", "former ids"),
    "groups": Text("작업반·분과", "groups"),
    "id": Text("id", "id"),
    "issues": Text("현안", "issues"),
    "ko": Text("이름", "Korean name"),
    "legislation": Text("입법 단계", "stages of the law"),
    "lifecycle": Text("진행 상태", "how far it has come"),
    "looked_for": Text("결과 확인 기록", "search for the outcome"),
    "milestones": Text("이정표", "milestones"),
    "ministries": Text("참여 기관", "ministries"),
    "multi_ministry": Text("다부처 과제 여부", "whether several ministries are needed"),
    "names": Text("기관명", "names"),
    "notice_periods": Text("최소 입법예고 기간", "least notice periods"),
    "on": Text("개최일", "day"),
    "part_of": Text("분할 전 항목", "what it was a part of"),
    "priorities": Text("우선 추진과제", "priorities"),
    "revisions": Text("기한 변경", "change of the deadline"),
    "sources": Text("항목 전체", "all of it"),
    "successors": Text("승계기관", "successors"),
    "undisclosed_ministries": Text("비공개 참여 기관", "ministries that are not named"),
    "unnamed_partners": Text("명칭 미기재 협조기관", "partners that are not named"),
    "updates": Text("추진경과", "updates"),
    "working_tf": Text("과제별 실무 TF", "working TF"),
}
"""The words for keys of which tables and facts speak otherwise, or never."""


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
