from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import pytest

from dnatrack.site import feeds
from dnatrack.site.published import Published
from tests.history.repositories import Step, git, task
from tests.site.seeing import promise, published, real

ATOM = "{http://www.w3.org/2005/Atom}"


def feeds_of(of: Published) -> Mapping[str, bytes]:
    return {one.path: one.content for one in feeds.files(of)}


def root_of(content: bytes) -> ET.Element:
    return ET.fromstring(content)  # noqa: S314 - we wrote it


def titles(content: bytes) -> list[str]:
    """The titles of the entries, as two readers see them."""
    by_hand = [one.findtext(f"{ATOM}title") or "" for one in root_of(content).iter(f"{ATOM}entry")]
    read = feedparser.parse(content)

    assert not read.bozo
    assert [one.title for one in read.entries] == by_hand
    return by_hand


GONE = task("dg-1", sources="[S1]")
MOVED = (Step(promise("2020-03")), Step(promise("2020-05"), author="이서기"))


def test_there_is_a_feed_for_all_for_slips_and_for_each_ministry_in_each_language(
    tmp_path: Path,
) -> None:
    found = feeds_of(published(tmp_path, *MOVED))

    names = ("changes", "slips", "ministry/mois", "ministry/moef")
    assert set(found) == {
        f"{language}/feeds/{name}.xml" for language in ("ko", "en") for name in names
    }
    assert len(titles(found["ko/feeds/ministry/mois.xml"])) == 1
    assert titles(found["ko/feeds/ministry/moef.xml"]) == []


def test_an_entry_says_what_happened_in_a_sentence(tmp_path: Path) -> None:
    found = feeds_of(published(tmp_path, *MOVED))
    commit = git(tmp_path, "rev-parse", "HEAD")

    (entry,) = feedparser.parse(found["en/feeds/slips.xml"]).entries
    (korean,) = feedparser.parse(found["ko/feeds/slips.xml"]).entries

    said = "postponed: Mar 2020 → May 2020 (+61 d) · undeclared"
    assert entry.title == f"이정표: {said}"
    assert entry.summary == f"“이정표” (dg-1/first, lead Interior, due May 2020): {said}"
    assert entry.author == "이서기"
    assert entry.link == "https://example.org/ledger/en/milestone/dg-1/first.html"
    assert entry.updated == "2020-01-02T03:00:00Z"
    assert entry.id == korean.id == f"tag:example.org,2020-01-02:{commit}/dg-1/first/postponed"


def test_slips_are_what_moved_later_and_what_was_left_or_removed(tmp_path: Path) -> None:
    promises = [promise(f"2020-{month}") for month in ("03", "02", "05")]
    promises += [promise("2020-05", lifecycle="unknown"), {"data/tasks/dg-1.yaml": GONE}]
    found = feeds_of(published(tmp_path, *map(Step, promises)))

    every, slips = (
        [one.tags[0].term for one in feedparser.parse(found[f"ko/feeds/{name}.xml"]).entries]
        for name in ("changes", "slips")
    )

    assert every == ["deleted", "unknown", "postponed", "brought-forward"]
    assert slips == ["deleted", "unknown", "postponed"]


def test_links_are_relative_where_no_address_is_known(tmp_path: Path) -> None:
    of = published(tmp_path, *MOVED, base_url=None)
    root = root_of(feeds_of(of)["ko/feeds/ministry/mois.xml"])

    assert [one.get("href") for one in root.iter(f"{ATOM}link")] == [
        "../../../ko/feeds/ministry/mois.xml",
        "../../../ko/changes.html",
        "../../../ko/milestone/dg-1/first.html",
    ]


def test_what_no_xml_can_hold_is_left_out(tmp_path: Path) -> None:
    title = '"<b>&amp; ]]>"'
    steps = [
        Step(promise("2020-03", title=title)),
        Step(promise("2020-05", title=title), author="가\x0b&\x01나"),
    ]
    root = root_of(feeds_of(published(tmp_path, *steps))["ko/feeds/slips.xml"])

    (entry,) = root.iter(f"{ATOM}entry")

    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "가&나"
    assert (entry.findtext(f"{ATOM}title") or "").startswith("<b>&amp; ]]>: ")


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_feeds_of_the_real_data_are_read_by_two_readers(language: str) -> None:
    found = feeds_of(real())

    mine = {path: titles(content) for path, content in found.items() if path.startswith(language)}

    assert len(mine[f"{language}/feeds/slips.xml"]) > 0
    for path in mine:
        ids = [one.id for one in feedparser.parse(found[path]).entries]
        assert len(set(ids)) == len(ids)
