"""Documents that a person names, as ids of sources; new ones become entries."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from dnatrack.app.arguments import period_named
from dnatrack.app.questions import Questions
from dnatrack.editing.new import Fields, entry, next_in_series
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.model.data_files import SOURCES, DataPath
from dnatrack.model.fields import SOURCE_ID_PATTERN, URL_PATTERN
from dnatrack.model.tracker import Tracker
from dnatrack.model.words import Seen, SourceKind
from dnatrack.reports.selection import member_named
from dnatrack.rules.suggest import did_you_mean
from dnatrack.yamltext.parsed_text import Edit, SetValue

_KINDS_BY_HOST = (
    ("law.go.kr", SourceKind.LAW),
    ("go.kr", SourceKind.OFFICIAL),
    ("korea.kr", SourceKind.OFFICIAL),
)
ALL_SOURCES = DataPath(SOURCES, ("sources",))
_FIRST_ID = "S1"
_IS_ID = re.compile(SOURCE_ID_PATTERN)


def source_of_url(tracker: Tracker, url: str) -> str | None:
    """The id of the source that has this address already; None where none does."""
    return next((id_ for id_, one in tracker.sources.items() if one.url == url), None)


def next_source_id(known: Iterable[str]) -> str:
    """The id after the highest in use, of the sort that most have: `S79` after `S78`."""
    return next_in_series(known, _FIRST_ID)


def add_source(id_: str, fields: Fields) -> Edit:
    """The edit that enters a source under an id."""
    at = ALL_SOURCES.at(id_)
    return SetValue(at, entry(at, fields))


class DocumentWords(NamedTuple):
    """What is said of a document that is new; words, not yet looked up."""

    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    kind: str | None = None
    seen: str | None = None


NO_DOCUMENT = DocumentWords()
"""Where nothing is said of one."""


@dataclass(frozen=True, slots=True)
class Cited:
    """The ids of the documents that were named, in order, and what enters the new ones."""

    ids: tuple[str, ...]
    edits: tuple[Edit, ...]


NOTHING_CITED = Cited((), ())


def cite(tracker: Tracker, said: Iterable[str], options: DocumentWords, ask: Questions) -> Cited:
    """What was said as sources: by ids, by an address, or, new, by address or title.

    What is not known of a new one is asked at a terminal.

    Raises:
        DnatrackError: there is no source of an id, or something is not known of a new one.
    """
    words = [word for one in said for word in _documents_in(tracker, one)]
    new = [word for word in dict.fromkeys(words) if _known_id(tracker, word) is None]
    if len(new) > 1 and options != NO_DOCUMENT:
        raise _one_at_a_time(new)
    entered: dict[str, str] = {}
    edits = []
    for word in new:
        entered[word] = next_source_id([*tracker.sources, *entered.values()])
        edits.append(add_source(entered[word], _document(word, options, ask)))
    ids = (_known_id(tracker, word) or entered[word] for word in words)
    return Cited(tuple(dict.fromkeys(ids)), tuple(edits))


def _documents_in(tracker: Tracker, said: str) -> list[str]:
    """What was said, in parts if they are ids: titles have blanks and commas in them.

    `S2,S999` is no title either: it names a source that is there.
    """
    parts = said.replace(",", " ").split()
    listed = [part.strip() for part in said.split(",")]
    known = [part.upper() in tracker.sources for part in parts]
    if len(listed) > 1 and any(known) and all(_IS_ID.match(part) for part in listed):
        return listed
    return parts if parts and all(known) else [said]


def _known_id(tracker: Tracker, word: str) -> str | None:
    if not word.strip():
        raise DnatrackError(
            Text("빈 텍스트는 출처로 쓸 수 없습니다", "nothing is named as a source"),
            Text(
                "출처의 id, 주소, 새 문서의 제목 가운데 하나를 입력하세요",
                "give the id of one, an address, or the title of a new document",
            ),
        )
    for id_ in (word, word.upper()):
        if id_ in tracker.sources:
            return id_
    if is_address(word):
        return source_of_url(tracker, word)
    if _IS_ID.match(word) is None:  # a title
        return None
    raise DnatrackError(
        Text(f"`{word}` 출처가 없습니다", f"there is no source `{word}`"),
        did_you_mean(word, tracker.sources),
    )


def _document(word: str, options: DocumentWords, ask: Questions) -> Fields:
    """All that is to be known of a new document, asked for where options do not say it."""

    def about(ko: str, en: str) -> Text:
        return Text(f"{ko} - {word}", f"{en} {word}")

    def date_of(said: str) -> str:
        return period_named(said, "--source-date" if options.date is not None else "").text

    url = word if is_address(word) else None
    title = options.title or (None if url else word)
    title = ask.required(title, about("문서 제목", "title of"), "--source-title", str)
    question = about("발행기관", "publisher of")
    publisher = ask.required(options.publisher, question, "--source-publisher", str)
    date = ask.optional(options.date, about("발행일", "date of"), date_of)
    kind = kind_of_address(url or "") if options.kind is None else None
    if kind is None:
        kind = ask.word_of(SourceKind, options.kind, about("종류", "kind of"), "--source-kind")
    return {
        "title": title,
        "publisher": publisher,
        "kind": kind.value,
        "seen": member_named(Seen, options.seen or Seen.EXCERPT.value).value,
        "date": date,
        "url": url,
    }


def kind_of_address(url: str) -> SourceKind | None:
    """The sort of document that stands at an address; None where it could be any."""
    host = urlsplit(url).hostname or ""
    for ending, kind in _KINDS_BY_HOST:
        if host == ending or host.endswith(f".{ending}"):
            return kind
    return None


def is_address(word: str) -> bool:
    """Whether a word is the address of a document."""
    return re.match(URL_PATTERN, word) is not None


def _one_at_a_time(words: Sequence[str]) -> DnatrackError:
    named = ", ".join(words)
    return DnatrackError(
        Text(
            f"새 문서가 여러 건이어서 `--source-…` 옵션을 적용할 문서를 정할 수 없습니다: {named}",
            f"several documents are new, and `--source-…` can speak of one only: {named}",
        ),
        Text(
            "`dnatrack new source` 명령으로 하나씩 추가한 뒤 id를 입력하세요",
            "add them one by one with `dnatrack new source`, then give their ids",
        ),
    )
