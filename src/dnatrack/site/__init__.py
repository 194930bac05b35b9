"""The published side: pages, feeds and calendars, built from reports.

What is published is a value that `app` hands over; the files follow from it, and from
nothing else: the same commit and the same day give the same bytes.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from dnatrack.i18n import Language
from dnatrack.site import calendar, feeds, home, lists, search
from dnatrack.site.page import PagePlan, Press, assets, first_leaf, print_template
from dnatrack.site.published import Preview, Published, SiteFile, speaking, spoken
from dnatrack.site.things import Things

__all__ = ["Preview", "Published", "Shelf", "SiteFile", "build"]

_PAGE = ".html"
_MOST_ADDRESSES = 50_000
Part = Callable[[Published], Iterator[SiteFile]]


def build(published: Published) -> Iterator[SiteFile]:
    """Every file of the site, one after the other."""
    pages = []
    for part in PARTS:
        for file in part(published):
            if file.path.endswith(_PAGE):
                pages.append(file.path)
            yield file
    if published.base_url is not None:
        yield from _sitemaps(published, pages)


def _sitemaps(published: Published, pages: Sequence[str]) -> Iterator[SiteFile]:
    """The addresses of all pages for search engines, so many in a file."""
    day = published.view.judgement.today.isoformat()
    parts = [pages[at : at + _MOST_ADDRESSES] for at in range(0, len(pages), _MOST_ADDRESSES)]
    paths = [f"sitemap-{number}.xml" for number, _ in enumerate(parts, 1)]
    for path, part in zip(paths, parts, strict=True):
        said = {"base": published.base_url, "day": day, "paths": part, "is_index": False}
        yield SiteFile(path, print_template("sitemap.xml", **said))
    said = {"base": published.base_url, "day": day, "paths": paths, "is_index": True}
    yield SiteFile("sitemap.xml", print_template("sitemap.xml", **said))


def _pages(published: Published) -> Iterator[SiteFile]:
    """The pages in each language, and the tables on them for programs."""
    for language in published.languages:
        yield from spoken(language, _pages_in(language, published))


def _pages_in(language: Language, published: Published) -> Iterator[SiteFile]:
    things = Things(published)
    yield from Press(published, language, things.plans).print_all(_plans(published, things))


def _plans(published: Published, things: Things) -> Iterator[PagePlan]:
    yield PagePlan("index", partial(home.page, published))
    yield from lists.plans(published)
    yield from search.plans(published)
    yield PagePlan("data", lists.data)
    yield PagePlan("about", partial(lists.about, published))
    yield from things.plans.values()


def _data(published: Published) -> Iterator[SiteFile]:
    """All data as files for programs."""
    for one in published.data_files:
        yield SiteFile(one.path, one.write())


def _around(published: Published) -> Iterator[SiteFile]:
    """Style, script, and the page that leads to the languages."""
    yield from assets(is_preview=published.preview is not None)
    yield SiteFile("index.html", print_template("index.html", published=published))


PARTS: tuple[Part, ...] = (_around, _pages, feeds.files, calendar.files, _data)
"""What the site is made of; whoever adds to it adds a function here."""


class Shelf:
    """The files of a site, each made when somebody asks for it, so that the first is there soon."""

    def __init__(self, published: Published) -> None:
        self._published = published
        self._things = Things(published)
        self._plans: dict[Language, Mapping[str, PagePlan]] = {}
        self._made: dict[str, bytes] = {}

    def file(self, path: str) -> bytes | None:
        """What is in the file of this path; None where the site has no such file."""
        if path not in self._made:
            self._made.update(self._some_with(path))
        return self._made.get(path)

    def _some_with(self, path: str) -> Iterator[SiteFile]:
        """Some files, the one of `path` among them if there is one."""
        published = self._published
        top, _, below = path.partition("/")
        if not below:
            yield from _around(published)
        elif top == "data":
            found = (one for one in published.data_files if one.path == path)
            yield from (SiteFile(one.path, one.write()) for one in found)
        elif top == "csv":
            yield from self._page(published.languages[0], below.rpartition("/")[0])
        elif top in published.languages and below.endswith(_PAGE):
            yield from self._page(Language(top), below.removesuffix(_PAGE))
        elif below.startswith("feeds/"):
            yield from feeds.files(published)
        elif below.startswith("calendar/"):
            yield from calendar.files(published)

    def _page(self, language: Language, path: str) -> Iterator[SiteFile]:
        """The files of the page of this path, if there is one."""
        with speaking(language):
            if language not in self._plans:
                found = _plans(self._published, self._things)
                self._plans[language] = {plan.path: plan for plan in found}
        plans = self._plans[language]
        plan = plans.get(path) or plans.get(first_leaf(path))
        if plan is not None:
            press = Press(self._published, language, self._things.plans)
            yield from spoken(language, press.print_all([plan]))
