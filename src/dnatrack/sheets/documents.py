"""Which sources a cell names: by id, by address or by title, known ones and new ones."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from dnatrack.i18n import Text
from dnatrack.model.fields import URL_PATTERN
from dnatrack.model.period import Period, PeriodError
from dnatrack.model.reference_files import Source
from dnatrack.rules.suggest import Vocabulary
from dnatrack.sheets.grid import (
    CellValue,
    Place,
    Remark,
    Said,
    Trouble,
    is_spoiled,
    quoted,
    refusal,
    spell,
    take_back,
    unusable,
)
from dnatrack.sheets.row_texts import BETWEEN_SOURCES, plain
from dnatrack.terminal_text import short

_BETWEEN_DOCUMENTS = re.compile(r"[\n\r;；]+")
_BETWEEN_WORDS = re.compile(r"[\s,、，·|]+")
_COMMA = re.compile(r"\s*[,、，]\s*")
_LIKE_AN_ID = re.compile(r"[A-Za-z]{0,3}-?[0-9]+(-[0-9]+)*")
_ADDRESS = re.compile(URL_PATTERN)
_DATED = re.compile(r"(?P<title>.*\S)\s*[(（](?P<date>[^()（）]*[0-9][^()（）]*)[)）]")


class Document(NamedTuple):
    """What is said of a document; what is not said is empty. `kind` is a word of the data."""

    title: str = ""
    date: str = ""
    publisher: str = ""
    url: str = ""
    kind: str = ""


@dataclass
class NewSource:
    """A document that no source is yet: its id to be, and where it is named."""

    id: str
    document: Document
    at: Place
    is_row: bool = False
    """Whether a row of the sheet of sources says what it is."""


@dataclass
class Documents:
    """The sources that there are, and those that a file brings; `ids` are for the new ones."""

    known: Mapping[str, Source]
    ids: Iterator[str]
    new: dict[str, NewSource] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._vocabulary = Vocabulary(self.known)
        self._by_name: dict[str, list[str]] = {}
        for id_, one in self.known.items():
            self._learn(id_, Document(one.title, str(one.date or ""), url=one.url or ""))

    def _learn(self, id_: str, document: Document) -> None:
        for name in {_bare(id_), _bare(document.title), _bare(document.url)} - {""}:
            self._by_name.setdefault(name, []).append(id_)

    def named(self, word: str) -> str | None:
        """The id of the one source that a word means: its id, address or title; else None."""
        found = self._by_name.get(_bare(word), [])
        if not found and (dated := _DATED.fullmatch(word)):
            found = self._dated(dated["title"], _date_in(dated["date"]))
        return found[0] if len(set(found)) == 1 else None

    def _dated(self, title: str, date: str) -> list[str]:
        """The sources of a title that are of a day, or of which none is known."""
        same = self._by_name.get(_bare(title), ())
        return [one for one in same if date and self._date_of(one) in {"", date}]

    def _date_of(self, id_: str) -> str:
        if id_ in self.new:
            return self.new[id_].document.date
        return str(self.known[id_].date or "")

    def enter(self, document: Document, at: Place, *, is_row: bool = False) -> str:
        """The id of a document that is new."""
        id_ = next(self.ids)
        self.new[id_] = NewSource(id_, document, at, is_row)
        self._learn(id_, document)
        return id_

    def way_out(self, word: str) -> Text:
        """What a person could have meant."""
        return self._vocabulary.way_out(word)

    def troubles(self) -> Iterator[Trouble]:
        """Of each new document what is not said, in one sentence at the cell that names it."""
        for one in self.new.values():
            missing = list(_missing(one.document))
            if missing:
                yield Trouble(one.at, _ask(one, missing))


def _missing(document: Document) -> Iterator[Text]:
    for text, name in (
        (document.title, Text("문서 제목", "document title")),
        (document.publisher, Text("발행기관", "publisher")),
        (document.kind, Text("문서 종류", "kind of document")),
    ):
        if not text:
            yield name


def _ask(one: NewSource, missing: Iterable[Text]) -> Remark:
    """One sentence that asks for all that is missing, where it is to be written."""
    ko, en = quoted(missing)
    if one.is_row:
        return refusal(
            Text(f"새 출처의 빈칸을 채우세요: {ko}", f"fill in the cells of a new source: {en}")
        )
    shown = short(one.document.title or one.document.url)
    if not one.at.sheet:  # a file of one sheet has no other for it
        return refusal(
            Text(
                f"새 문서 `{shown}`: `dnatrack new source`로 먼저 등록하세요",
                f"`{shown}` is a new document: enter it with `dnatrack new source` first",
            )
        )
    return refusal(
        Text(
            f"새 문서 `{shown}`: `출처` 시트에 한 줄로 추가하고 {ko} 칸을 채우세요",
            f"`{shown}` is a new document: add a row for it to the sheet `sources`, with its {en}",
        )
    )


def _bare(text: str) -> str:
    """`text` without what people vary: capitals and blanks, and a slash behind an address."""
    return "".join(text.casefold().split()).rstrip("/")


def _date_in(text: str) -> str:
    try:
        return Period.read(text).text
    except PeriodError:
        return ""


def document_in(word: str) -> Document:
    """What a word says of a document that is new: its address, or its title and date."""
    if _ADDRESS.match(word):
        return Document(url=word)
    dated = _DATED.fullmatch(word)
    if dated is not None and (date := _date_in(dated["date"])):
        return Document(dated["title"], date)
    return Document(word)


def read_sources(value: CellValue, was: str, documents: Documents, at: Place) -> Said:
    """The ids that a cell which is not empty names, in its order, each once."""
    text = spell(value)
    if text == was:
        return Said(was)
    if is_spoiled(was, value):
        return take_back(was, text)
    written = value if isinstance(value, str) else text
    ids: list[str] = []
    for part in filter(None, map(plain, _BETWEEN_DOCUMENTS.split(written))):
        for word in _words_in(part, documents):
            id_ = documents.named(word)
            if id_ is None and _LIKE_AN_ID.fullmatch(word):
                return unusable(
                    Text(f"`{short(word)}` 출처가 없습니다", f"there is no source `{short(word)}`"),
                    documents.way_out(word),
                )
            ids.append(id_ or documents.enter(document_in(word), at))
    return Said(BETWEEN_SOURCES.join(dict.fromkeys(ids)))


def _words_in(part: str, documents: Documents) -> list[str]:
    """The documents that a part of a cell names; a title may have blanks and commas in it."""
    if documents.named(part) is not None:
        return [part]
    words = [word for word in _BETWEEN_WORDS.split(part) if word]
    if all(_is_reference(word, documents) for word in words):
        return words
    return list(_titles_together(_COMMA.split(part), documents))


def _is_reference(word: str, documents: Documents) -> bool:
    is_known = documents.named(word) is not None
    return is_known or bool(_LIKE_AN_ID.fullmatch(word) or _ADDRESS.match(word))


def _titles_together(pieces: Iterable[str], documents: Documents) -> Iterator[str]:
    """References one by one; what stands between them is one title, commas and all."""
    title: list[str] = []
    for piece in pieces:
        if not _is_reference(piece, documents):
            title.append(piece)
            continue
        if title:
            yield ", ".join(title)
            title = []
        yield piece
    if title:
        yield ", ".join(title)
