"""A ministry that is named for the first time, and the one that it follows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dnatrack.editing.intents.new_entries import entry, unread
from dnatrack.editing.proposal import Plan
from dnatrack.i18n import Text
from dnatrack.model.data_files import MINISTRIES, DataPath
from dnatrack.model.ministry import Ministry
from dnatrack.model.tracker import Tracker
from dnatrack.model.words import SuccessorRelation
from dnatrack.yamltext.parse import Value
from dnatrack.yamltext.parsed_text import AddItem, Edit

_MINISTRIES = DataPath(MINISTRIES, ("ministries",))


@dataclass(frozen=True, slots=True)
class NewMinistry:
    """What is known of a ministry. `since` is the first day of its name."""

    id: str
    ko: str
    sources: tuple[str, ...]
    short: str | None = None
    en: str | None = None
    acronym: str | None = None
    since: date | None = None
    aliases: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Following:
    """Which ministry the new one takes over from, how, and from which day on."""

    old: Ministry
    relation: SuccessorRelation
    since: date


def new_ministry(tracker: Tracker, new: NewMinistry, following: Following | None = None) -> Plan:
    """It is put behind the last ministry; the old one is told of its successor."""
    at = _MINISTRIES.at(len(tracker.ministries))
    fields = entry(
        at,
        {
            "id": new.id,
            "names": [_name(at.at("names", 0), new)],
            "aliases": list(new.aliases),
            "note": new.note,
            "sources": list(new.sources),
        },
    )
    edits = [AddItem(_MINISTRIES, fields), *_told(new.id, following)]
    return Plan(edits, subject=Text(f"기관 {new.id} 추가", f"add ministry {new.id}"))


def ministry_ids_in_use(tracker: Tracker) -> frozenset[str]:
    """The ids that a new ministry cannot have."""
    return frozenset({*tracker.ministries_by_id, *tracker.taskforces_by_id, *unread(tracker)})


def _name(at: DataPath, new: NewMinistry) -> Value:
    since = new.since.isoformat() if new.since is not None else None
    named = {"ko": new.ko, "short": new.short, "en": new.en, "acronym": new.acronym}
    return entry(at, {**named, "from": since})


def _told(id_: str, following: Following | None) -> Iterator[Edit]:
    if following is None:
        return
    since, relation = following.since.isoformat(), following.relation.value
    entry_: Value = {"id": id_, "from": since, "relation": relation}
    yield AddItem(following.old.at("successors"), entry_)
