"""The plan of a new source."""

from dataclasses import dataclass

from dnatrack.cli.asking import required
from dnatrack.cli.citing import is_address, kind_of_address
from dnatrack.cli.new.planned import questions
from dnatrack.cli.new.planned.past_ids import PastIds
from dnatrack.cli.planning import Planning
from dnatrack.editing.new import NewSource, add_source, next_source_id, source_of_url, unread
from dnatrack.editing.new_ids import IdsInUse, series
from dnatrack.editing.proposal import Plan
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import SOURCES, DataPath
from dnatrack.model.fields import SOURCE_ID_PATTERN
from dnatrack.model.tracker import Tracker
from dnatrack.model.words import Seen, SourceKind
from dnatrack.reports.selection import member_named

_UNUSED = frozenset({"unused-source"})
_LIST = DataPath(SOURCES, ("sources",))
_TITLE = Text("문서 제목", "title of the document")
_PUBLISHER = Text("발행한 곳", "publisher")
_DATE = Text("발행일", "date of publication")
_KIND = Text("종류", "kind")
_ADDRESS = Text("주소", "address")


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """What the argument and options of `new source` say."""

    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    kind: str | None = None
    seen: str | None = None
    note: str | None = None


def planned_source(options: SourceOptions, past: PastIds) -> Planning:
    """That there is a document which facts will be taken from.

    Nothing cites it yet, and that is no reason to refuse it.
    """

    def plan(loaded: Loaded) -> Plan:
        tracker = loaded.tracker
        taken = frozenset(tracker.sources) | unread(tracker)
        ids = IdsInUse(taken, past.of_entries(_LIST), SOURCE_ID_PATTERN, "S79")
        id_ = ids.checked(options.id) if options.id is not None else None
        new = _document(tracker, options)
        proposal = ids.first_free(series(next_source_id(tracker.sources)))
        chosen = questions.chosen_id(id_, ids, proposal)
        subject = Text(f"출처 {chosen} 추가: {new.title}", f"add source {chosen}: {new.title}")
        return Plan([add_source(chosen, new)], subject=subject)

    return Planning(plan, expected=_UNUSED)


def _document(tracker: Tracker, options: SourceOptions) -> NewSource:
    url = questions.optional_as(options.url, _ADDRESS, lambda word: _new_address(tracker, word))
    title = required(options.title, _TITLE, "--title")
    publisher = required(options.publisher, _PUBLISHER, "--publisher")
    date = questions.optional_as(options.date, _DATE, questions.period_of(options.date, "--date"))
    kind = _kind(options.kind, url)
    seen = member_named(Seen, options.seen or Seen.EXCERPT.value)
    return NewSource(title, publisher, kind, seen, date, url, options.note)


def _kind(given: str | None, url: str | None) -> SourceKind:
    """The sort of a document: as given, as its address shows, or as a person says."""
    guess = kind_of_address(url or "")
    if given is None and guess is not None:
        return guess
    return questions.word_of(SourceKind, given, _KIND, "--kind")


def _new_address(tracker: Tracker, url: str) -> str:
    """`url`, which no source has yet."""
    if not is_address(url):
        raise DnatrackError(
            Text(f"`{url}`은(는) 주소가 아닙니다", f"`{url}` is no address"),
            Text("`https://…`로 적으세요", "write it as `https://…`"),
        )
    if (known := source_of_url(tracker, url)) is not None:
        raise DnatrackError(
            Text(
                f"이 주소는 이미 출처 `{known}`입니다", f"this address is source `{known}` already"
            ),
            Text(f"`{known}`을(를) 인용하세요", f"cite `{known}`"),
        )
    return url
