"""What a data file says of its items, read leniently from any version of the format."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from dnatrack.model.data_files import TASK_FOLDER, TASKFORCES, is_task_file, stem
from dnatrack.model.period import Period, PeriodError
from dnatrack.yamltext.value import Value

# What is said of an item beside its promise: how it goes, as far as somebody wrote it down.
#
# An update, a stage of a law, an issue between ministries, the signal that a ministry
# declares, the signal that the coordinator decided on.


class NewsSort(StrEnum):
    """What sort of thing was said."""

    UPDATE = "update"
    STAGE = "stage"
    ISSUE = "issue"
    SIGNAL = "signal"
    OVERRIDE = "override"


class News(NamedTuple):
    """One thing that was said: when, and what.

    `key` tells it from others of its sort where that is more than its words: the day of
    an update, the stage, the id of an issue. `on` is a period, or two with a `/` between
    them (of an issue: raised, settled; of an override: from, until), as written.
    """

    sort: NewsSort
    key: str
    on: str
    text: str

    @property
    def said(self) -> str:
        """When and what, in one line."""
        return f"{self.on} {self.text}".strip()


def news_of(value: Mapping[str, Value]) -> Iterator[News]:
    """What a task or milestone says of how it goes, in the order of the file, by sort."""
    for entry in _news_entries(value.get("updates")):
        on = _text(entry.get("on"))
        yield News(NewsSort.UPDATE, on, on, _text(entry.get("text")))
    law = value.get("legislation")
    for entry in _news_entries(law.get("stages") if isinstance(law, dict) else None):
        stage = _text(entry.get("stage"))
        yield News(NewsSort.STAGE, stage, _text(entry.get("on")), stage)
    for entry in _news_entries(value.get("issues")):
        on = _both(entry.get("raised"), entry.get("settled"))
        yield News(NewsSort.ISSUE, _text(entry.get("id")), on, _name(entry.get("title")))
    yield from _signals(value)


def _signals(value: Mapping[str, Value]) -> Iterator[News]:
    declared, override = value.get("declared_signal"), value.get("override")
    if isinstance(declared, dict):
        said = _join(declared.get("signal"), declared.get("note"))
        yield News(NewsSort.SIGNAL, "", _text(declared.get("on")), said)
    if isinstance(override, dict):
        on = _both(override.get("from"), override.get("until"))
        said = _join(override.get("signal"), override.get("reason"))
        yield News(NewsSort.OVERRIDE, "", on, said)


def news_changes(old: Sequence[News], new: Sequence[News]) -> Iterator[tuple[NewsSort, str, str]]:
    """What was said before and what is said now, where that differs; empty for nothing."""
    if old == new:
        return
    gone, come = _by_key(old, without=new), _by_key(new, without=old)
    for sort, key in dict.fromkeys([*gone, *come]):
        pairs = zip_longest(gone.get((sort, key), ()), come.get((sort, key), ()))
        for before, after in pairs:
            yield sort, before.said if before else "", after.said if after else ""


def _by_key(
    news: Sequence[News], *, without: Sequence[News]
) -> Mapping[tuple[NewsSort, str], list[News]]:
    found: defaultdict[tuple[NewsSort, str], list[News]] = defaultdict(list)
    for one in news:
        if one not in without:
            found[one.sort, one.key].append(one)
    return found


def _news_entries(value: Value) -> Iterator[Mapping[str, Value]]:
    if isinstance(value, list):
        yield from (one for one in value if isinstance(one, dict))


def _both(first: Value, last: Value) -> str:
    return "/".join((_text(first), _text(last))).strip("/") if last else _text(first)


def _join(first: Value, rest: Value) -> str:
    return f"{_text(first)} {_text(rest)}".strip()


def _text(value: Value) -> str:
    return _words(value) if isinstance(value, str) else ""


@lru_cache(maxsize=4096)
def _words(written: str) -> str:
    """A text in one line; empty where it says nothing."""
    # Needed where a file is read, and nowhere else.
    from dnatrack.yamltext.odd_characters import is_nothing  # noqa: PLC0415 - slow to import

    text = " ".join(written.split())
    return "" if is_nothing(text) else text


def _name(value: Value) -> str:
    """A name in Korean; in English where there is no other."""
    if isinstance(value, dict):
        return _text(value.get("ko")) or _text(value.get("en"))
    return _text(value)


_HIDDEN = f"{TASK_FOLDER}/."


class RevisionFacts(NamedTuple):
    """A declared change of a deadline, as it was written."""

    on: str
    since: str
    to: str
    reason: str
    authority: str
    source: str
    note: str


class DecisionFacts(NamedTuple):
    """On whose decision a promise was left, as it was written; empty means absent."""

    on: str = ""
    reason: str = ""
    authority: str = ""
    source: str = ""


class ItemFacts(NamedTuple):
    """What one file says about one task, taskforce or milestone.

    `id` is the full id. `owner` is the id of the task or taskforce that a milestone
    belongs to, empty for these themselves. `title` is the Korean one. Texts are as
    written; empty means absent. `due`, `done_on` and `done_by` are periods or empty. `news`
    is what is said of how it goes. `searched` is what came of looking for its outcome.
    `formerly` gives the full ids that it had before, `part_of` that of what it was a part of.
    """

    id: str
    owner: str
    title: str = ""
    taskforce: str = ""
    lead: str = ""
    partners: tuple[str, ...] = ()
    promise: str = ""
    lifecycle: str = ""
    due: str = ""
    done_on: str = ""
    evidence: tuple[str, ...] = ()
    revisions: tuple[RevisionFacts, ...] = ()
    reason: str = ""
    title_en: str = ""
    news: tuple[News, ...] = ()
    done_by: str = ""
    decision: DecisionFacts | None = None
    searched: str = ""
    formerly: tuple[str, ...] = ()
    part_of: str = ""
    completion: str = ""

    @property
    def is_milestone(self) -> bool:
        """Whether it is a milestone rather than what owes one."""
        return bool(self.owner)


def has_items(file: str) -> bool:
    """Whether a data file of this path holds tasks, taskforces or milestones."""
    return file == TASKFORCES or (is_task_file(file) and not file.startswith(_HIDDEN))


class _ShapeError(Exception):
    """What should hold items is of a shape that no version of the format ever had."""


def facts_of(file: str, value: Value) -> tuple[ItemFacts, ...] | None:
    """What a file of this path says about items, each with its milestones behind it.

    None where the file holds something else altogether, so that nothing can be said of
    its items, not even that they are gone.
    """
    if not isinstance(value, dict):
        return None
    try:
        if file == TASKFORCES:
            entries = _entries(value, "taskforces")
            return tuple(facts for entry in entries for facts in _taskforce_facts(entry))
        return tuple(_task_facts(value, stem(file)))
    except _ShapeError:
        return None


# What can be told of a file that cannot be read.

_FIELD = re.compile(
    r"""(?:^|[-{,])[ \t]*(id|due):[ \t]+(?:"([^"\n]*)"|'([^'\n]*)'|([^\n,}#"']+))""", re.MULTILINE
)


def remains_of(file: str, data: bytes) -> tuple[ItemFacts, ...]:
    """The milestones in a file that is no YAML, or of no known shape, with their deadlines.

    A milestone is what an `id:` says, with the first `due:` behind it. Its owner is the
    last id before it that stands at the edge: in a task file, where a line begins.
    """
    text = data.decode("utf-8", "replace")
    owner, id_, found = "" if file == TASKFORCES else stem(file), "", dict[str, ItemFacts]()
    edge = None if file == TASKFORCES else 0
    for match in _FIELD.finditer(text):
        value = next(one.strip() for one in match.groups()[1:] if one is not None)
        column = match.start(1) - text.rfind("\n", 0, match.start(1)) - 1
        edge = column if edge is None else edge
        if match[1] == "due":
            due = ItemFacts(f"{owner}/{id_}", owner, due=_period(value))
            found.setdefault(due.id, due)
        elif column <= edge:
            owner, id_ = value, ""
        else:
            id_ = value
    return tuple(one for one in found.values() if one.due and not one.id.endswith("/"))


def _task_facts(value: Mapping[str, Value], fallback_id: str) -> Iterator[ItemFacts]:
    id_ = _text(value.get("id")) or fallback_id
    promise = value.get("promise")
    taskforce, lead = _text(value.get("taskforce")), _text(value.get("lead"))
    yield ItemFacts(
        id_,
        "",
        _name(value.get("title")),
        taskforce,
        lead,
        _texts(value.get("partners")),
        _text(promise.get("text") if isinstance(promise, dict) else promise),
        _text(value.get("lifecycle")),
        "",
        _period(value.get("done_on")),
        _texts(value.get("evidence")),
        (),
        _text(value.get("reason")),
        _english(value.get("title")),
        tuple(news_of(value)),
        *_later_fields(value, ""),
    )
    yield from _milestones(value, id_, taskforce=taskforce, lead=lead)


def _taskforce_facts(value: Mapping[str, Value]) -> Iterator[ItemFacts]:
    id_ = _text(value.get("id"))
    if not id_:
        return
    chair = value.get("chair")
    lead = _text(chair.get("ministry")) if isinstance(chair, dict) else ""
    yield ItemFacts(
        id=id_,
        owner="",
        title=_name(value.get("name")),
        taskforce=id_,
        lead=lead,
        partners=_texts(value.get("ministries")),
        title_en=_english(value.get("name")),
        formerly=_texts(value.get("formerly")),
    )
    yield from _milestones(value, id_, taskforce=id_, lead=lead)


def _milestones(
    value: Mapping[str, Value], owner: str, *, taskforce: str, lead: str
) -> Iterator[ItemFacts]:
    for entry in _entries(value, "milestones"):
        id_ = _text(entry.get("id"))
        if id_:
            yield ItemFacts(
                f"{owner}/{id_}",
                owner,
                _name(entry.get("title")),
                taskforce,
                lead,
                (),
                "",
                _text(entry.get("lifecycle")),
                _period(entry.get("due")),
                _period(entry.get("done_on")),
                _texts(entry.get("evidence")),
                tuple(map(_revision, _entries(entry, "revisions"))),
                _text(entry.get("reason")),
                _english(entry.get("title")),
                tuple(news_of(entry)),
                *_later_fields(entry, owner),
            )


def _later_fields(
    value: Mapping[str, Value], home: str
) -> tuple[str, DecisionFacts | None, str, tuple[str, ...], str, str]:
    """The last fields of an item; bare ids of milestones are those of `home`."""
    decision, looked_for = value.get("decision"), value.get("looked_for")
    return (
        _period(value.get("done_by")),
        _decision(decision) if isinstance(decision, dict) else None,
        _text(looked_for.get("result")) if isinstance(looked_for, dict) else "",
        tuple(_full(one, home) for one in _texts(value.get("formerly"))),
        _full(_text(value.get("part_of")), home),
        _text(value.get("completion")),
    )


def _full(written: str, home: str) -> str:
    """The full id of a milestone named inside of `home`; else as it is written."""
    return f"{home}/{written}" if written and home and "/" not in written else written


def _decision(value: Mapping[str, Value]) -> DecisionFacts:
    return DecisionFacts(
        _period(value.get("on")),
        _text(value.get("reason")),
        _text(value.get("authority")),
        _text(value.get("source")),
    )


def _revision(entry: Mapping[str, Value]) -> RevisionFacts:
    return RevisionFacts(
        on=_text(entry.get("on")),
        since=_period(entry.get("from")),
        to=_period(entry.get("to")),
        reason=_text(entry.get("reason")),
        authority=_text(entry.get("authority")),
        source=_text(entry.get("source")),
        note=_text(entry.get("note")),
    )


def _entries(value: Mapping[str, Value], key: str) -> Sequence[Mapping[str, Value]]:
    """The mappings of a list, or of a mapping by id.

    Raises:
        _ShapeError: it is a text.
    """
    held = value.get(key)
    if not held:
        return ()
    if isinstance(held, str):
        raise _ShapeError
    if isinstance(held, dict):
        return [{"id": id_, **entry} for id_, entry in held.items() if isinstance(entry, dict)]
    return [entry for entry in held if isinstance(entry, dict)]


def _texts(value: Value) -> tuple[str, ...]:
    if isinstance(value, str):
        return (_text(value),) if value else ()
    if not isinstance(value, list):
        return ()
    return tuple(_text(one) for one in value if isinstance(one, str))


def _english(value: Value) -> str:
    return _text(value.get("en")) if isinstance(value, dict) else ""


def _period(value: Value) -> str:
    return _spelled(value) if isinstance(value, str) else ""


@lru_cache(maxsize=4096)
def _spelled(written: str) -> str:
    """A period as the data writes it, if that can be told; empty where it is none."""
    try:
        return Period.read(written).text
    except PeriodError:
        return ""
