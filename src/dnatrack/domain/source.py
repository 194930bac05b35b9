"""A document that a fact was taken from."""

from dnatrack.domain.record import Line, PeriodField, Record, SourceId, Url, describe
from dnatrack.domain.words import Seen, SourceKind


class Source(Record):
    """A document that a fact was taken from; its id is its key in `sources.yaml`."""

    title: Line = describe("문서 제목", "Title of the document")
    publisher: Line = describe("발행 기관이나 매체", "Who published it")
    date: PeriodField | None = describe("발행일", "When it was published", default=None)
    url: Url | None = describe("주소", "Address", default=None)
    kind: SourceKind = describe("문서의 종류", "What sort of document it is")
    seen: Seen = describe("읽은 범위", "How much of it was read")
    note: Line | None = describe("비고", "Note", default=None)


class SourcesFile(Record):
    """`sources.yaml`."""

    sources: dict[SourceId, Source] = describe("출처 목록", "Every source by its id")
