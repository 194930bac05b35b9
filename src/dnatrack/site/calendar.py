"""Every deadline as a calendar: all days of its period; for all, each taskforce and ministry."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, time, timedelta
from types import ModuleType
from typing import NamedTuple
from urllib.parse import urlsplit

from dnatrack.errors import asking_for
from dnatrack.exports.tables import government_of
from dnatrack.history.changes import ChangeKind
from dnatrack.history.ledger import lasting_ids
from dnatrack.i18n import Language, Text, tr
from dnatrack.judging.judgement import JudgedMilestone
from dnatrack.judging.schedule import ScheduleState
from dnatrack.reports import wording
from dnatrack.reports.history_view import Past
from dnatrack.reports.report import Kind, Target
from dnatrack.reports.view import state_cell
from dnatrack.site.page import path_of
from dnatrack.site.published import Published, SiteFile, spoken

_END = b"END:VCALENDAR\r\n"


def files(published: Published) -> Iterator[SiteFile]:
    """The calendars in each language.

    Raises:
        DnatrackError: the library is not installed.
    """
    lives = _lives(published)
    for language in published.languages:
        yield from spoken(language, _in_language(language, published, lives))


def _in_language(
    language: Language, published: Published, lives: "Mapping[str, _Life]"
) -> Iterator[SiteFile]:
    events = _Events(published, language, lives)
    judgement = published.view.judgement
    dated = [one for one in judgement.milestones if one.due is not None]
    texts = {one.owed.id: events.text(one) for one in dated}
    of_whom: defaultdict[str, list[bytes]] = defaultdict(list)
    for one in dated:
        task, lead = one.owed.task, one.owed.lead
        ministries = dict.fromkeys([lead, *(task.partners if task is not None else ())])
        for whose in (
            f"taskforce/{one.owed.taskforce}",
            *(f"ministry/{id_}" for id_ in ministries),
        ):
            of_whom[whose].append(texts[one.owed.id])
    yield events.calendar("all", "", texts.values())
    for taskforce in judgement.tracker.taskforces:
        whose = f"taskforce/{taskforce.id}"
        yield events.calendar(whose, wording.name(taskforce.name), of_whom[whose])
    for ministry in judgement.tracker.ministries:
        whose, name = f"ministry/{ministry.id}", ministry.name_on(judgement.today)
        yield events.calendar(whose, wording.full_ministry(name), of_whom[whose])


class _Life(NamedTuple):
    """What a calendar keeps of a deadline: its oldest id, how often it changed, and when."""

    oldest: str
    changes: int = 0
    changed: datetime | None = None


def _lives(published: Published) -> Mapping[str, _Life]:
    """The life of each milestone by its id of now."""
    known, past = published.view.judgement.milestones_by_id, published.past
    if past is None:
        return {
            id_: _Life(one.owed.milestone.formerly[0] if one.owed.milestone.formerly else id_)
            for id_, one in known.items()
        }
    counts, last = Counter[str](), dict[str, datetime]()
    for id_, event in zip(lasting_ids(past.ledger.events), past.ledger.events, strict=True):
        if event.change.kind is not ChangeKind.CREATED and event.commit.id:
            counts[id_] += 1
            last[id_] = event.commit.when
    oldest = _oldest_ids(past)
    return {id_: _Life(oldest.get(id_, id_), counts[id_], last.get(id_)) for id_ in known}


def _oldest_ids(past: Past) -> Mapping[str, str]:
    """The id under which each milestone was first written, of those that have another now."""
    births: dict[str, int] = {}
    for place, event in enumerate(past.ledger.events):
        if event.change.kind is ChangeKind.CREATED:
            births.setdefault(event.change.id, place)
    found: dict[str, str] = {}
    for old in sorted(past.ledger.heirs, key=lambda one: births.get(one, len(births))):
        found.setdefault(past.heir_of(old), old)
    return found


class _Events:
    """Writes the events of one language."""

    def __init__(
        self, published: Published, language: Language, lives: Mapping[str, _Life]
    ) -> None:
        self._published, self._language, self._lives = published, language, lives
        self._stamp = _stamp(published)
        self._tracker = wording.name(published.view.judgement.tracker.settings.title)
        self._host = _host(published)

    def calendar(self, whose: str, name: str, texts: Iterable[bytes]) -> SiteFile:
        """The calendar of some events; `whose` is its path inside the calendars."""
        path = f"{self._language.value}/calendar/{whose}.ics"
        calendar = _library().Calendar()
        calendar.add("prodid", f"-//dnatrack {self._published.version}//{path}//")
        calendar.add("version", "2.0")
        calendar.add("calscale", "GREGORIAN")
        calendar.add("method", "PUBLISH")
        shown = " · ".join(filter(None, (self._tracker, name)))
        calendar.add("name", shown)
        calendar.add("x-wr-calname", shown)
        calendar.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
        whole: bytes = calendar.to_ical()
        return SiteFile(path, b"".join((whole.removesuffix(_END), *texts, _END)))

    def text(self, one: JudgedMilestone) -> bytes:
        """A deadline as an event, from the first day of its period to the last."""
        due, life = one.due, self._lives[one.owed.id]
        if due is None:
            return b""
        event = _library().Event()
        event.add("uid", f"{life.oldest.replace('/', '.')}@{self._host}")
        event.add("dtstamp", self._stamp)
        event.add("dtstart", due.first)
        event.add("dtend", due.last + timedelta(days=1))
        event.add("sequence", life.changes)
        if life.changed is not None:
            event.add("last-modified", life.changed.astimezone(UTC))
        event.add("summary", f"[{state_cell(one).text}] {wording.name(one.owed.milestone.title)}")
        event.add("description", self._description(one))
        event.add("categories", [wording.word(one.outcome)])
        is_closed = one.state is ScheduleState.CLOSED
        event.add("status", "CANCELLED" if is_closed else "CONFIRMED")
        event.add("transp", "TRANSPARENT")
        if self._published.base_url is not None:
            page = path_of(Target(Kind.MILESTONE, one.owed.id))
            event.add("url", f"{self._published.base_url}{self._language.value}/{page}.html")
        written: bytes = event.to_ical()
        return written

    def _description(self, one: JudgedMilestone) -> str:
        view, owed = self._published.view, one.owed
        lead = view.ministry(owed.lead).text or tr("주관 미지정", "no lead")
        said = [owed.id, tr(f"주관: {lead}", f"lead: {lead}")]
        if owed.task is not None:
            task = wording.name(owed.task.title)
            said.append(tr(f"과제: {task}", f"task: {task}"))
        due, state = wording.period(one.due), state_cell(one).text
        said.append(tr(f"현재기한: {due}", f"due: {due}"))
        if one.has_moved and one.original_due is not None:
            first = wording.period(one.original_due)
            said.append(tr(f"당초기한: {first}", f"first due: {first}"))
        said.append(tr(f"상태: {state}", f"state: {state}"))
        return "\n".join(said)


def _stamp(published: Published) -> datetime:
    """The moment of the data: of the last commit, else the evaluation day."""
    events = published.past.ledger.events if published.past is not None else ()
    whens = (one.commit.when for one in reversed(events) if one.commit.id)
    day = datetime.combine(published.view.judgement.today, time(), UTC)
    return next(whens, day).astimezone(UTC)


def _host(published: Published) -> str:
    """What tells the events of this tracker from those of others."""
    host = urlsplit(published.base_url).hostname if published.base_url else None
    return host or f"{government_of(published.view)}.dnatrack.invalid"


def _library() -> ModuleType:
    with asking_for("icalendar", "site", Text("달력을 만드는 데", "calendars need")):
        import icalendar  # noqa: PLC0415 - where it is missing, a sentence says so
    return icalendar
