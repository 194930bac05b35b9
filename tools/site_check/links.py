"""Every address on the pages of a site leads to a file in it, and to an anchor that is there.

    python tools/site_check/links.py SITE

Needs nothing but Python, so that it is checked wherever the site is built.
"""

import sys
from collections.abc import Collection, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

_ADDRESSES = ("href", "src", "action", "poster", "data")
_ELSEWHERE = frozenset({"http", "https"})


class _Page(HTMLParser):
    """The ids and the addresses of a page; of links for machines only those inside the site."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.doubled: set[str] = set()
        self.led: list[tuple[str, str]] = []
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                (self.doubled if value in self.ids else self.ids).add(value)
            elif name in _ADDRESSES and value:
                self.led.append((tag, value))


def wrong_links(site: Path) -> Iterator[str]:
    """What leads nowhere, outside without being a link, or to the root of a host."""
    files = {one.relative_to(site).as_posix(): one for one in site.rglob("*") if one.is_file()}
    pages = {
        path: _Page(file.read_text("utf-8"))
        for path, file in files.items()
        if path.endswith(".html")
    }
    for path, page in pages.items():
        yield from (f"{path}: id {one} stands twice" for one in sorted(page.doubled))
        for tag, address in page.led:
            if said := _wrong(path, tag, address, files.keys(), pages):
                yield f"{path}: {said}: {address}"


def _wrong(
    path: str, tag: str, address: str, files: Collection[str], pages: Mapping[str, _Page]
) -> str | None:
    parts = urlsplit(address)
    if parts.scheme in _ELSEWHERE:
        return None if tag in {"a", "link"} else "is asked for elsewhere"
    if parts.scheme:
        return None if address == "data:," else "leads nowhere that is safe"
    if address.startswith("/"):
        return "begins at the root"
    target = normpath(join(dirname(path), unquote(parts.path))) if parts.path else path
    if target not in files:
        return "is not there"
    if parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
        return "has no such anchor"
    return None


if __name__ == "__main__":
    found = list(wrong_links(Path(sys.argv[1])))
    sys.stdout.writelines(f"{one}\n" for one in found[:50])
    sys.stdout.write(f"{len(found)} wrong links\n")
    sys.exit(bool(found))
