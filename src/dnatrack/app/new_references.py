"""Plans of new ministries, sources and meetings."""

from dataclasses import dataclass
from datetime import date

from dnatrack.app import questions
from dnatrack.app.cite import (
    NO_DOCUMENT,
    DocumentWords,
    NewSource,
    add_source,
    is_address,
    kind_of_address,
    next_source_id,
    source_of_url,
)
from dnatrack.app.edit import Planning
from dnatrack.app.new_promises import chosen_taskforce, cited, with_sources
from dnatrack.app.past_ids import PastIds
from dnatrack.app.questions import Questions
from dnatrack.editing.new import (
    Following,
    NewMeeting,
    NewMinistry,
    meeting_ids,
    ministry_ids_in_use,
    new_meeting,
    new_ministry,
    next_number,
    unread,
)
from dnatrack.editing.new_ids import IdsInUse, series
from dnatrack.editing.proposal import Plan, milestone_named
from dnatrack.editing.values import count
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.loading.load import Loaded
from dnatrack.model.data_files import MEETINGS, MINISTRIES, SOURCES, DataPath
from dnatrack.model.fields import SOURCE_ID_PATTERN
from dnatrack.model.ministry import Ministry
from dnatrack.model.taskforce import Taskforce
from dnatrack.model.tracker import Tracker
from dnatrack.model.words import Seen, SourceKind, SuccessorRelation
from dnatrack.reports.selection import member_named

_MINISTRIES = DataPath(MINISTRIES, ("ministries",))
_NAME = Text("정식 이름", "full name (Korean)")
_SHORT = Text("약칭", "short name (Korean)")
_ENGLISH = Text("영어 이름", "name in English")
_ACRONYM = Text("영문 약어", "English acronym")
_SINCE = Text("이 이름을 쓰기 시작한 날", "first day of this name")
_RELATION = Text("어떻게 이어받았나", "how it took over")
_TAKEN_OVER = Text("이어받은 날", "day on which it took over")


@dataclass(frozen=True, slots=True)
class MinistryOptions:
    """What the argument and options of `new ministry` say."""

    id: str
    name: str | None = None
    short: str | None = None
    en: str | None = None
    acronym: str | None = None
    since: str | None = None
    aliases: tuple[str, ...] = ()
    successor_of: str | None = None
    relation: str | None = None
    note: str | None = None
    sources: tuple[str, ...] = ()
    document: DocumentWords = NO_DOCUMENT


def planned_ministry(options: MinistryOptions, past: PastIds) -> Planning:
    """That there is a ministry which was not named before, or that follows another."""

    def plan(loaded: Loaded, ask: Questions) -> Plan:
        tracker = loaded.tracker
        used = IdsInUse(ministry_ids_in_use(tracker), past.of_entries(_MINISTRIES), example="moef")
        id_ = used.checked(options.id)
        old = _old(tracker, options)
        name = ask.required(options.name, _NAME, "--name")
        short, english = ask.optional(options.short, _SHORT), ask.optional(options.en, _ENGLISH)
        acronym = ask.optional(options.acronym, _ACRONYM)
        since = _since(options.since, ask, has_old=old is not None)
        following = _following(old, options.relation, since, ask)
        found = cited(tracker, options.sources, options.document, ask)
        new = NewMinistry(
            id=id_,
            ko=name,
            sources=found.ids,
            short=short,
            en=english,
            acronym=acronym,
            since=since,
            aliases=options.aliases,
            note=options.note,
        )
        return with_sources(found, new_ministry(tracker, new, following))

    return Planning(plan)


def _old(tracker: Tracker, options: MinistryOptions) -> Ministry | None:
    """The ministry that the new one takes over from."""
    if options.successor_of is not None:
        return tracker.ministries_by_id[questions.ministry_in(tracker)(options.successor_of)]
    if options.relation is not None:
        raise DnatrackError(
            Text(
                "어느 기관을 이어받는지 적지 않았습니다", "it is not said whom it takes over from"
            ),
            Text("`--successor-of …`로 적으세요", "say it with `--successor-of …`"),
        )
    return None


def _since(given: str | None, ask: Questions, *, has_old: bool) -> date | None:
    if has_old:
        return ask.required_as(given, _TAKEN_OVER, "--from", questions.day_of(given, "--from"))
    return ask.optional_as(given, _SINCE, questions.day_of(given, "--from"))


def _following(
    old: Ministry | None, given: str | None, since: date | None, ask: Questions
) -> Following | None:
    if old is None or since is None:
        return None
    relation = ask.word_of(SuccessorRelation, given, _RELATION, "--relation")
    return Following(old, relation, since)


# The plan of a new source.

_UNUSED = frozenset({"unused-source"})
_SOURCES = DataPath(SOURCES, ("sources",))
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

    def plan(loaded: Loaded, ask: Questions) -> Plan:
        tracker = loaded.tracker
        taken = frozenset(tracker.sources) | unread(tracker)
        ids = IdsInUse(taken, past.of_entries(_SOURCES), SOURCE_ID_PATTERN, "S79")
        id_ = ids.checked(options.id) if options.id is not None else None
        new = _document(tracker, options, ask)
        proposal = ids.first_free(series(next_source_id(tracker.sources)))
        chosen = ask.chosen_id(id_, ids, proposal)
        subject = Text(f"출처 {chosen} 추가: {new.title}", f"add source {chosen}: {new.title}")
        return Plan([add_source(chosen, new)], subject=subject)

    return Planning(plan, expected=_UNUSED)


def _document(tracker: Tracker, options: SourceOptions, ask: Questions) -> NewSource:
    url = ask.optional_as(options.url, _ADDRESS, lambda word: _new_address(tracker, word))
    title = ask.required(options.title, _TITLE, "--title")
    publisher = ask.required(options.publisher, _PUBLISHER, "--publisher")
    date = ask.optional_as(options.date, _DATE, questions.period_of(options.date, "--date"))
    kind = _kind(options.kind, url, ask)
    seen = member_named(Seen, options.seen or Seen.EXCERPT.value)
    return NewSource(title, publisher, kind, seen, date, url, options.note)


def _kind(given: str | None, url: str | None, ask: Questions) -> SourceKind:
    """The sort of a document: as given, as its address shows, or as a person says."""
    guess = kind_of_address(url or "")
    if given is None and guess is not None:
        return guess
    return ask.word_of(SourceKind, given, _KIND, "--kind")


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


# The plan of a new meeting.

_MEETINGS = DataPath(MEETINGS, ("meetings",))
_ON = Text("열린 날", "day of the meeting")
_NUMBER = Text("몇 차 회의인가", "number of the meeting")
_REVIEWED = Text("점검한 것", "what was reviewed")
_DECIDED = Text("정한 것", "what was decided")
_MILESTONES = Text("다룬 이정표", "milestones it dealt with")


@dataclass(frozen=True, slots=True)
class MeetingOptions:
    """What the argument and options of `new meeting` say."""

    id: str | None = None
    on: str | None = None
    taskforce: str | None = None
    number: str | None = None
    title: str | None = None
    title_en: str | None = None
    reviewed: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()
    milestones: tuple[str, ...] = ()
    note: str | None = None
    sources: tuple[str, ...] = ()
    document: DocumentWords = NO_DOCUMENT


def planned_meeting(options: MeetingOptions, past: PastIds) -> Planning:
    """That a taskforce met."""

    def plan(loaded: Loaded, ask: Questions) -> Plan:
        tracker = loaded.tracker
        ids = IdsInUse(meeting_ids(tracker), past.of_entries(_MEETINGS), example="data-economy-3")
        id_ = ids.checked(options.id) if options.id is not None else None
        taskforce = chosen_taskforce(tracker, options.taskforce, ask)
        on = ask.required_as(options.on, _ON, "--on", questions.day_of(options.on, "--on"))
        number = _number(tracker, taskforce, options.number, ask)
        title = ask.title(
            options.title, options.title_en, proposal=f"{taskforce.name.ko} {number}차 회의"
        )
        reviewed = ask.one_by_one(options.reviewed, _REVIEWED)
        decided = ask.one_by_one(options.decided, _DECIDED)
        milestones = ask.several(
            options.milestones, _MILESTONES, lambda word: _milestone(tracker, word)
        )
        found = cited(tracker, options.sources, options.document, ask)
        proposal = ids.first_free(series(f"{taskforce.id}-{number}"))
        new = NewMeeting(
            id=ask.chosen_id(id_, ids, proposal),
            on=on,
            taskforce=taskforce.id,
            title=title,
            sources=found.ids,
            number=number,
            reviewed=reviewed,
            decided=decided,
            milestones=milestones,
            note=options.note,
        )
        return with_sources(found, new_meeting(loaded, new))

    return Planning(plan)


def _number(tracker: Tracker, taskforce: Taskforce, given: str | None, ask: Questions) -> int:
    proposal = str(next_number(tracker, taskforce.id))
    return ask.proposed_as(
        given, _NUMBER, "--number", lambda word: int(count(word)), proposal=proposal
    )


def _milestone(tracker: Tracker, word: str) -> str:
    """The full id of a milestone that is there."""
    milestone_named(tracker, word)
    return word
