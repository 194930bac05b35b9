"""Reads every feed and calendar of a site: python readers.py SITE; prints what is wrong."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import icalendar

MOST_OCTETS = 75
"""Of a line of a calendar, without its end (RFC 5545)."""


def wrong_feed(file: Path) -> Iterator[str]:
    """What a reader of feeds stumbles over."""
    found = feedparser.parse(file.read_bytes())
    if found.bozo:
        yield f"{found.get('bozo_exception')}"
    if found.version != "atom10":
        yield f"is {found.version or 'no feed'}"
    if not (found.feed.get("id") and found.feed.get("title") and found.feed.get("updated")):
        yield "has no id, title or day"
    ids = [one.get("id") for one in found.entries]
    if len(set(ids)) < len(ids) or not all(ids):
        yield "has entries without an id of their own"
    if not all(one.get("title") and one.get("updated") for one in found.entries):
        yield "has an entry without title or day"


def wrong_calendar(file: Path) -> Iterator[str]:
    """What a calendar stumbles over."""
    content = file.read_bytes()
    lines = content.split(b"\r\n")
    if max(map(len, lines)) > MOST_OCTETS or any(b"\n" in one for one in lines):
        yield "has lines that are too long, or end otherwise"
    events: list[Any] = list(icalendar.Calendar.from_ical(content).walk("VEVENT"))
    uids = [str(one["UID"]) for one in events]
    if len(set(uids)) < len(uids):
        yield "has events of the same uid"
    yield from (f"{one['UID']}: {one.errors}" for one in events if one.errors)
    for one in events:
        begin, end = one.decoded("dtstart"), one.decoded("dtend")
        if not begin < end:
            yield f"{one['UID']} ends before it begins"


def main(site: Path) -> int:
    """Read them all; gives the exit code."""
    feeds, calendars = sorted(site.glob("*/feeds/**/*.xml")), sorted(site.rglob("*.ics"))
    wrong = [f"{one.relative_to(site)} {said}" for one in feeds for said in wrong_feed(one)]
    wrong += [
        f"{one.relative_to(site)} {said}" for one in calendars for said in wrong_calendar(one)
    ]
    if not feeds or not calendars:
        wrong.append("no feeds or no calendars")
    sys.stdout.writelines(f"{one}\n" for one in wrong)
    sys.stdout.write(f"{len(feeds)} feeds, {len(calendars)} calendars, {len(wrong)} problems\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
