"""What is said of an item beside its promise: how it goes, as far as somebody wrote it down.

An update, a stage of a law, an issue between ministries, the signal that a ministry
declares, the signal that the coordinator decided on.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import zip_longest
from typing import NamedTuple

from dnatrack.yamltext.parse import Value


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
    return " ".join(value.split()) if isinstance(value, str) else ""


def _name(value: Value) -> str:
    return _text(value.get("ko") if isinstance(value, dict) else value)
