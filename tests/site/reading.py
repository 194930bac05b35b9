"""A page of the site as a reader finds it: links, tables with their columns, lists, attributes."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Table:
    """A table by its key: the keys of its columns, and the texts of its cells, row by row."""

    key: str
    columns: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


class ReadPage(HTMLParser):
    """What a page holds."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.tables: list[Table] = []
        self.texts: list[str] = []
        self._cell: list[str] | None = None
        self.feed(content.decode())
        self.close()

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())

    def links(self) -> list[str]:
        """Every address that a browser would ask for, or lead to."""
        named = [attrs.get("href") or attrs.get("src") for _, attrs in self.tags]
        return [one for one in named if one]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        if tag == "table":
            self.tables.append(Table(given.get("data-table") or ""))
        elif tag == "tr" and self.tables:
            self.tables[-1].rows.append([])
        elif tag in {"td", "th"} and self.tables:
            if "data-column" in given:
                self.tables[-1].columns.append(given["data-column"] or "")
            self._cell = []

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"} and self._cell is not None:
            self.tables[-1].rows[-1].append(" ".join("".join(self._cell).split()))
            self._cell = None

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
        if self._cell is not None:
            self._cell.append(data)

    def table(self, key: str) -> Table:
        """The rows of the table of that key, without its heading."""
        found = next(one for one in self.tables if one.key == key)
        return Table(key, found.columns, [row for row in found.rows if row][1:])
