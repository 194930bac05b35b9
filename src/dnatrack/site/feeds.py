"""What changed, and what was put off or given up, as Atom feeds: for all, for each ministry."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, time
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from dnatrack.history.changes import ChangeKind
from dnatrack.history.facts import ItemFacts
from dnatrack.i18n import Language, Text, say, tr
from dnatrack.model.frozen import Frozen
from dnatrack.reports import changes, wording
from dnatrack.reports.change_wording import sentence
from dnatrack.reports.changes import Told
from dnatrack.reports.history_view import Past, due_text, title_cell
from dnatrack.reports.report import Kind, Target
from dnatrack.site.page import path_of
from dnatrack.site.published import Published, SiteFile, spoken

MOST_ENTRIES = 200
"""Readers keep what they have seen: a feed tells the newest."""
_PAGE = {"rel": "alternate", "type": "text/html"}
_ATOM = "http://www.w3.org/2005/Atom"
_LEFT = frozenset(
    {ChangeKind.DELETED, ChangeKind.UNKNOWN, ChangeKind.CANCELLED, ChangeKind.ON_HOLD}
)
_UNSPEAKABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold."""
_CHANGES, _SLIPS = Text("변경 내용", "What changed"), Text("연기·중단", "Put off or given up")


def files(published: Published) -> Iterator[SiteFile]:
    """The feeds in each language; none where no history can be read."""
    if (past := published.past) is not None:
        for language in published.languages:
            yield from spoken(language, _in_language(language, published, past))


def _in_language(language: Language, published: Published, past: Past) -> Iterator[SiteFile]:
    press = _Press(published, past, language)
    told = [one for one in changes.latest(past) if one.commit.id]
    slips = [one for one in told if one.change.is_slip or one.change.kind in _LEFT]
    yield press.print("changes", say(_CHANGES), told)
    yield press.print("slips", say(_SLIPS), slips)
    mine = _by_ministry(past, told)
    for ministry in published.view.judgement.tracker.ministries:
        name = wording.full_ministry(ministry.name_on(published.view.judgement.today))
        title = f"{name} · {say(_CHANGES)}"
        yield press.print(f"ministry/{ministry.id}", title, mine[ministry.id])


def _by_ministry(past: Past, told: Sequence[Told]) -> Mapping[str, list[Told]]:
    """What is told of the promises that a ministry leads or works on."""
    found: defaultdict[str, list[Told]] = defaultdict(list)
    for one in told:
        item = past.ledger.items[one.change.id]
        owner = past.owner_of(item)
        partners = owner.partners if owner.taskforce != owner.id else ()
        for ministry in dict.fromkeys([item.lead, *partners]):
            found[ministry].append(one)
    return found


class _Press(Frozen):
    """Prints the feeds of one language."""

    published: Published
    past: Past
    language: Language

    def print(self, name: str, title: str, told: Sequence[Told]) -> SiteFile:
        """A feed of the newest of what is told; `name` is its path inside the feeds."""
        path = f"{self.language.value}/feeds/{name}.xml"
        newest = told[:MOST_ENTRIES]
        tracker = wording.name(self.published.view.judgement.tracker.settings.title)
        feed = Element("feed", {"xmlns": _ATOM, "xml:lang": self.language.value})
        _say(feed, "id", f"tag:{self._authority},2020-01-16:{path}")
        _say(feed, "title", f"{tracker}: {title}")
        _say(feed, "updated", self._updated(newest))
        _say(SubElement(feed, "author"), "name", tracker)
        generator = {"version": self.published.version}
        SubElement(feed, "generator", generator).text = "dnatrack"
        self._link(feed, path, path, {"rel": "self", "type": "application/atom+xml"})
        self._link(feed, path, f"{self.language.value}/changes.html", _PAGE)
        for one in newest:
            self._entry(feed, path, one)
        indent(feed)
        return SiteFile(path, tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n")

    def _entry(self, feed: Element, path: str, one: Told) -> None:
        entry, item = SubElement(feed, "entry"), self.past.ledger.items[one.change.id]
        view = self.published.view
        said = sentence(
            one.change, due=item.due, name_of=lambda id_: view.ministry(id_).text or id_
        )
        title = title_cell(view, item).text
        id_ = f"{one.commit.id}/{one.change.id}/{one.change.kind.value}"
        _say(entry, "id", f"tag:{self._authority},{one.day.isoformat()}:{id_}")
        _say(entry, "title", f"{title}: {said}")
        _say(entry, "updated", _moment(one.commit.when))
        _say(SubElement(entry, "author"), "name", one.commit.author or "-")
        SubElement(entry, "category", {"term": one.change.kind.value})
        if (page := self._page_of(item)) is not None:
            self._link(entry, path, page, _PAGE)
        _say(entry, "content", self._whole_sentence(item, title, said))

    def _whole_sentence(self, item: ItemFacts, title: str, said: str) -> str:
        lead = self.published.view.ministry(item.lead or None).text or tr("주관 미지정", "no lead")
        due = due_text(item.due).text or tr("기한 없음", "no deadline")
        return tr(
            f"‘{title}’({item.id}, 주관 {lead}, 기한 {due}): {said}",
            f"“{title}” ({item.id}, lead {lead}, due {due}): {said}",
        )

    def _page_of(self, item: ItemFacts) -> str | None:
        """The page of what is there now, be it under another id."""
        heir = self.past.heir_of(item.id)
        if heir not in self.published.view.judgement.milestones_by_id:
            return None
        return f"{self.language.value}/{path_of(Target(Kind.MILESTONE, heir))}.html"

    def _link(self, of: Element, here: str, to: str, manner: dict[str, str]) -> None:
        """A link from the feed at a path to another path: relative where no address is known."""
        base = self.published.base_url or "../" * here.count("/")
        SubElement(of, "link", {**manner, "href": f"{base}{to}"})

    @property
    def _authority(self) -> str:
        host = urlsplit(self.published.base_url).hostname if self.published.base_url else None
        return host or "dnatrack.invalid"

    def _updated(self, told: Sequence[Told]) -> str:
        moments = [one.commit.when for one in told]
        day = self.published.view.judgement.today
        return _moment(max(moments, default=datetime.combine(day, time(), UTC)))


def _say(of: Element, name: str, text: str) -> None:
    SubElement(of, name).text = _UNSPEAKABLE.sub("", text)


def _moment(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
