"""A page as a value, and the press that prints the pages of one language."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, Template

from dnatrack.formats import Page as Paper
from dnatrack.formats import json_text
from dnatrack.formats.data import render_csv
from dnatrack.formats.html import TEMPLATES, environment, style_sheet, with_words
from dnatrack.i18n import Language, language
from dnatrack.model.frozen import Frozen
from dnatrack.reports import wording
from dnatrack.reports.report import (
    Cell,
    Fact,
    JsonValue,
    Report,
    Table,
    Target,
    Tone,
)
from dnatrack.site.published import Published, SiteFile

_OWN = Path(__file__).parent / "templates"
MOST_ROWS = 500
"""A page of more is split."""


class Crumb(NamedTuple):
    """A step of the path back: its words, and where it leads, the path of a page."""

    text: str
    path: str


class Page(Frozen):
    """One page, whatever language it is in. `path` is without language and ending.

    `summary` says in a sentence how it stands, `own` is what its template wants besides;
    `follow` names the feed and the calendar of what it is about, empty for those of all;
    `schema` says to machines what it is about, in the words of schema.org.
    """

    path: str
    title: str
    template: str = "page.html"
    summary: str = ""
    label: str = ""
    crumbs: tuple[Crumb, ...] = ()
    facts: tuple[Fact, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    follow: str = ""
    own: Mapping[str, object] = {}
    schema: JsonValue = None


class PagePlan(NamedTuple):
    """A page by its path, built when it is asked for: in the language that it is to speak."""

    path: str
    build: Callable[[], Page]


def path_of(target: Target) -> str:
    """The path of the page of a thing, without language and ending."""
    return f"{target.kind.value}/{target.id}"


def links_from(page: Page, up: str, pages: Collection[str]) -> Callable[[Target], str | None]:
    """Where the things that a page names have their own, as seen from it; None for itself."""

    def address(target: Target) -> str | None:
        path = path_of(target)
        return f"{up}{path}.html" if path != page.path and path in pages else None

    return address


class Press:
    """Prints the pages of one language; `pages` are the paths of all that there will be."""

    def __init__(self, published: Published, spoken_in: Language, pages: Collection[str]) -> None:
        self.published, self.language, self.pages = published, spoken_in, pages
        self.writes_data = spoken_in is published.languages[0]
        today = published.view.judgement.today
        self._same = {
            "language": spoken_in.value,
            "site": wording.name(published.view.judgement.tracker.settings.title),
            "twin": next((one for one in published.languages if one is not spoken_in), None),
            "published": published,
            "commit": published.view.commit,
            "day": wording.day_with_weekday(today),
            "iso_day": today.isoformat(),
        }

    def print_all(self, plans: Iterable[PagePlan]) -> Iterator[SiteFile]:
        """The files of some pages, one page after the other."""
        for plan in plans:
            yield from self.print(plan.build())

    def print(self, page: Page) -> Iterator[SiteFile]:
        """The files of a page: one for so many rows; and the tables for programs, once."""
        if self.writes_data:
            yield from _data_files(page)
        facts = tuple(one.replace(cell=in_full(one.cell)) for one in page.facts)
        notes = tuple(map(_days_in_full, page.notes))
        page = page.replace(facts=facts, notes=notes)
        leaves = list(_leaves(page.replace(tables=tuple(map(worth_reading, page.tables)))))
        for number, tables in enumerate(leaves, 1):
            yield self._leaf(page, tables, number, len(leaves))

    def _leaf(self, page: Page, tables: tuple[Table, ...], number: int, count: int) -> SiteFile:
        path = _numbered(page.path, number)
        up = "../" * path.count("/")
        text = _template(page.template).render(
            self._same,
            page=page,
            tables=tables,
            path=path,
            up=up,
            root=f"../{up}",
            href=links_from(page, up, self.pages),
            leaf=number,
            leaves=[_numbered(page.path, one) for one in range(1, count + 1)],
            linked_data=self._linked_data(page, path),
            **page.own,
        )
        return SiteFile(f"{self.language.value}/{path}.html", text.lstrip().encode())

    def _linked_data(self, page: Page, path: str) -> str | None:
        base = self.published.base_url
        if base is None or not isinstance(page.schema, Mapping):
            return None
        url = f"{base}{self.language.value}/{path}.html"
        said = {"@context": "https://schema.org", "url": url, **page.schema}
        return json_text(said, indent=None).replace("<", "\\u003c")


def csv_path(page: Page, table: Table) -> str:
    """Where a table of a page lies for programs."""
    return f"csv/{page.path}/{table.key}.csv"


def _data_files(page: Page) -> Iterator[SiteFile]:
    for table in page.tables:
        if table.rows:
            text = render_csv(Report("", "", tables=(table.for_format(draws=False),)), Paper())
            yield SiteFile(csv_path(page, table), text.encode())


@lru_cache(maxsize=1)
def _environment() -> Environment:
    found = environment(_OWN, TEMPLATES)
    found.globals["csv_path"] = csv_path
    return found


@lru_cache(maxsize=32)
def _template(name: str) -> Template:
    return _environment().get_template(name)


def print_template(name: str, **said: object) -> bytes:
    """What a template that is no page of a language makes of what is said to it."""
    return _template(name).render(**said).lstrip().encode()


def own_file(name: str) -> str:
    """The text of a file that the site holds as it is."""
    return (_OWN / name).read_text("utf-8")


def assets(*, is_preview: bool) -> Iterator[SiteFile]:
    """Style, icon and scripts; the one of previews is for them alone."""
    yield SiteFile("style.css", (style_sheet() + own_file("site.css")).encode())
    for name in ("script.js", "icon.svg", *(["preview.js"] if is_preview else [])):
        yield SiteFile(name, own_file(name).encode())


# What people see of a table.


def worth_reading(table: Table) -> Table:
    """A table without what only programs want, and without columns in which nothing stands."""
    shown = _in_full(_join_names(with_words(table.for_people())))
    kept = [
        column.key
        for index, column in enumerate(shown.columns)
        if not index or any(_says_something(row.cells[index]) for row in shown.rows)
    ]
    return shown.with_keys(kept) if shown.rows and len(kept) < len(shown.columns) else shown


_SHORT = {
    "field": "about",
    "miles.": "milestones",
    "soon": "due soon",
    "unkn.": "unknown",
    "unread.": "unreadable",
    "못 읽음": "판독 불가",
}
"""Headings that are short because a terminal has no room, or of use to programs alone."""
_DAYS = re.compile(r"(?<![\w.])(\d[\d,]*) d\b")


def _in_full(table: Table) -> Table:
    """The table with the headings that stand in `_SHORT` written out, and with days in full."""
    columns = (one.replace(heading=_SHORT.get(one.heading, one.heading)) for one in table.columns)
    found = table.replace(columns=tuple(columns), note=_days_in_full(table.note))
    if language() is Language.KO:
        return found
    rows = (row.replace(cells=tuple(map(in_full, row.cells))) for row in table.rows)
    return found.replace(rows=tuple(rows))


def in_full(cell: Cell) -> Cell:
    """An entry with its days written out, as there is room for them; what data say stays."""
    of_data = cell.value.values() if isinstance(cell.value, Mapping) else (cell.value,)
    if " d" not in cell.text or cell.text in of_data:
        return cell
    return cell._replace(text=_days_in_full(cell.text))


def _days_in_full(text: str) -> str:
    """A text of ours with its days written out: `1 day`, `≥ 246 days`."""
    return _DAYS.sub(lambda found: f"{found[1]} {'day' if found[1] == '1' else 'days'}", text)


def _says_something(cell: Cell) -> bool:
    return bool(cell.text or cell.track or cell.label or cell.bar)


def _join_names(table: Table) -> Table:
    """An id and the name behind it, where both lead to the same, as one entry; some have no id."""
    if len(table.columns) < 2:  # noqa: PLR2004 - an id and a name
        return table
    is_led = any(row.cells[0].target for row in table.rows)
    if not is_led or not all(_is_named(*row.cells[:2]) for row in table.rows):
        return table
    rows = (row.replace(cells=(_joined(*row.cells[:2]), *row.cells[2:])) for row in table.rows)
    name = table.columns[1].replace(rank=0, can_fold=True)
    return table.replace(columns=(name, *table.columns[2:]), rows=tuple(rows))


def _is_named(id_: Cell, name: Cell) -> bool:
    return id_.target == name.target and not name.link and bool(id_.target or not id_.text)


def _joined(id_: Cell, name: Cell) -> Cell:
    if not name.text:
        return id_
    return name._replace(label=id_.text, tone=id_.tone if name.tone is Tone.PLAIN else name.tone)


def _leaves(page: Page) -> Iterator[tuple[Table, ...]]:
    """The tables of each leaf of a page, so that none has too many rows."""
    leaf: list[Table] = []
    room = MOST_ROWS
    for table in page.tables:
        rest = table
        while len(rest.rows) > room:
            if room:
                leaf.append(rest.replace(rows=rest.rows[:room]))
            yield tuple(leaf)
            rest, leaf, room = rest.replace(rows=rest.rows[room:]), [], MOST_ROWS
        leaf.append(rest)
        room -= len(rest.rows)
    yield tuple(leaf)


def _numbered(path: str, number: int) -> str:
    return path if number == 1 else f"{path}_{number}"


def first_leaf(path: str) -> str:
    """The path of a page, of that of any of its leaves."""
    return path.rpartition("_")[0] or path
