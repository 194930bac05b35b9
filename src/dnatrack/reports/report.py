"""What every report is made of, whatever format it is printed in."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from itertools import compress
from typing import NamedTuple

from dnatrack.model.fields import Name
from dnatrack.model.frozen import Frozen
from dnatrack.model.ministry import MinistryName


class Mark(StrEnum):
    """What a stretch of a track means. Each has a sign and a colour of its own."""

    ORIGINAL = "original"
    LATER = "later"
    EARLIER = "earlier"
    OPEN = "open"
    LATE = "late"
    UNKNOWN = "unknown"
    PAUSED = "paused"
    CLOSED = "closed"
    DONE = "done"
    COMPLETED = "completed"
    TODAY = "today"


class Stretch(Frozen):
    """The days from `first` to `last`, both included, and what they mean."""

    mark: Mark
    first: date
    last: date


class Track(Frozen):
    """Stretches of one axis; where two meet, the later one is seen."""

    stretches: tuple[Stretch, ...]


class Axis(Frozen):
    """The days that the tracks of a column share, from `first` to `last`.

    `step` is the finest division that is wanted: `week`, `month`, `quarter` or `year`;
    it is drawn as fine as there is room. `words` explain the marks that occur.
    """

    first: date
    last: date
    today: date
    step: str
    words: tuple[tuple[Mark, str], ...]


JsonValue = None | bool | int | float | str | Sequence["JsonValue"] | Mapping[str, "JsonValue"]


class Tone(StrEnum):
    """What a text means; a format with colours picks one for it. Never the only carrier."""

    PLAIN = "plain"
    STRONG = "strong"
    FAINT = "faint"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    UNSURE = "unsure"


class Bar(Frozen):
    """How a whole divides, for a format that can draw: counts, in order, with tones."""

    parts: tuple[tuple[int, Tone], ...]
    total: int


class Kind(StrEnum):
    """What sort of thing an entry can lead to."""

    TASKFORCE = "taskforce"
    PRIORITY = "priority"
    TASK = "task"
    MILESTONE = "milestone"
    MINISTRY = "ministry"
    SOURCE = "source"
    MEETING = "meeting"


class Target(Frozen):
    """A thing of the data that has a page of its own, by its full id."""

    kind: Kind
    id: str


class Part(NamedTuple):
    """A piece of the text of an entry, and the thing that it leads to, if it does."""

    text: str
    target: Target | None = None


class Cell(NamedTuple):
    """One entry of a table.

    `text` is for a person, `value` for a program; `link` is an address that explains
    the entry, `target` a thing of the data that it leads to; `label` stands before it,
    such as an id before a title; `bar` may be drawn in front of the text where there is
    room; a `track` is drawn instead of it. Where several things are named, `parts` are the
    pieces of the text, one after the other.
    """

    text: str
    value: JsonValue = None
    tone: Tone = Tone.PLAIN
    link: str | None = None
    bar: Bar | None = None
    label: str = ""
    track: Track | None = None
    target: Target | None = None
    parts: tuple[Part, ...] = ()

    @property
    def labelled(self) -> str:
        """The text behind its label."""
        return f"{self.label} {self.text}" if self.label else self.text


class Align(StrEnum):
    """At which side of its column an entry stands."""

    LEFT = "left"
    RIGHT = "right"


class Column(Frozen):
    """A column: its `key` for programs, its `heading` for people.

    `rank` says what is given up first where a terminal is too narrow: 0 never, then
    the highest rank first; those of one rank that are `together` go at once. `can_fold`
    allows entries of several lines, of `least` cells if it must be. What is
    `for_programs` is left out where people read. Under an `axis` stand tracks; `drawn`
    limits a column to formats that draw them, or that do not.
    """

    key: str
    heading: str
    align: Align = Align.LEFT
    rank: int = 0
    can_fold: bool = False
    least: int = 24
    for_programs: bool = False
    together: bool = False
    axis: Axis | None = None
    drawn: bool | None = None


class Row(Frozen):
    """One line of a table; `depth` indents what belongs to the row above."""

    cells: tuple[Cell, ...]
    depth: int = 0
    tone: Tone = Tone.PLAIN


class Table(Frozen):
    """Rows under columns. `when_empty` is said where there are no rows.

    A table that has neither is left out where people read, so that programs find the
    same tables in every report of a form. `hidden` counts rows that were left out for
    want of room; `note` follows the table. A screen shows `most` rows, if that is not 0,
    unless all are asked for. Where it is low, what is most `spare` is given up first, 0
    never: the rows that belong to others, else the table. `legend` says what each part of its bars
    means, by tone, for a format that draws them; `PLAIN` is what they leave blank.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    when_empty: str = ""
    hidden: int = 0
    note: str = ""
    legend: tuple[tuple[str, Tone], ...] = ()
    most: int = 0
    spare: int = 0

    @property
    def cells(self) -> list[dict[str, Cell]]:
        """The entries of each row by the keys of their columns."""
        keys = [one.key for one in self.columns]
        return [dict(zip(keys, row.cells, strict=True)) for row in self.rows]

    def first_rows(self, count: int) -> "Table":
        """The table with its first `count` rows; the others are hidden."""
        hidden = max(0, len(self.rows) - count)
        return self.replace(rows=self.rows[:count], hidden=self.hidden + hidden)

    def top_rows(self) -> "Table":
        """The table without the rows that belong to others."""
        return self.replace(rows=tuple(row for row in self.rows if not row.depth), spare=0)

    def for_people(self) -> "Table":
        """The table without the columns that only programs want."""
        return self._with_columns([not column.for_programs for column in self.columns])

    def for_format(self, *, draws: bool) -> "Table":
        """The table as a format shows it that draws tracks, or that does not."""
        return self._with_columns([column.drawn in {None, draws} for column in self.columns])

    def with_keys(self, keys: Sequence[str]) -> "Table":
        """The table with some of its columns, in the order of `keys`."""
        known = [column.key for column in self.columns]
        at = [known.index(key) for key in keys if key in known]
        rows = tuple(row.replace(cells=tuple(row.cells[one] for one in at)) for row in self.rows)
        return self.replace(columns=tuple(self.columns[one] for one in at), rows=rows)

    def _with_columns(self, kept: Sequence[bool]) -> "Table":
        if all(kept):
            return self
        columns = tuple(compress(self.columns, kept))
        rows = tuple(row.replace(cells=tuple(compress(row.cells, kept))) for row in self.rows)
        return self.replace(columns=columns, rows=rows)


class Fact(Frozen):
    """A single statement at the head of a report: a key, a label and a value.

    One without a text is for programs only.
    """

    key: str
    label: str
    cell: Cell


class Point(Frozen):
    """One statement of an outline, and what is said to it in lines below."""

    text: str
    below: tuple[str, ...] = ()


class Section(Frozen):
    """Statements under a title; `notes` follow them."""

    title: str
    points: tuple[Point, ...]
    notes: tuple[str, ...] = ()


class Outline(Frozen):
    """A report in sentences, for a format that has no tables: the conclusion first.

    `subtitle` says as of when; what is too long for the `sections` stands in `annexes`,
    numbered in their order.
    """

    subtitle: str
    sections: tuple[Section, ...]
    annexes: tuple[Section, ...] = ()
    notes: tuple[str, ...] = ()


class Report(Frozen):
    """A report as a value. `form` names its shape for programs: `dnatrack-status/1`.

    `facts` stand in its head beside each other, `details` below each other. `advice`
    names commands: it is left out where no terminal is at hand. `made_from` holds what it
    takes to make the same report again, where that is known; a format may carry it where
    people need not read it. `outline` says the same in sentences, where there is one.
    """

    form: str
    title: str
    facts: tuple[Fact, ...] = ()
    details: tuple[Fact, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    made_from: Mapping[str, JsonValue] | None = None
    advice: tuple[str, ...] = ()
    outline: Outline | None = None

    @property
    def closing(self) -> tuple[str, ...]:
        """What is said at the end where a terminal is at hand."""
        return (*self.notes, *self.advice)

    def first_rows(self, count: int) -> "Report":
        """The report with at most `count` rows in each table."""
        return self.replace(tables=tuple(one.first_rows(count) for one in self.tables))

    def without_the_most_spare(self) -> "Report | None":
        """The report without what is to be given up first; None where nothing is."""
        spare = max(self.tables, key=lambda one: one.spare, default=None)
        if spare is None or not spare.spare:
            return None
        top = spare.top_rows()
        kept = [top] if top.rows and len(top.rows) < len(spare.rows) else []
        index = self.tables.index(spare)
        return self.replace(tables=(*self.tables[:index], *kept, *self.tables[index + 1 :]))

    def for_format(self, *, draws: bool) -> "Report":
        """The report as a format shows it that draws tracks, or that does not."""
        tables = tuple(one.for_format(draws=draws) for one in self.tables)
        return self.replace(tables=tables)

    def for_people(self) -> "Report":
        """The report without what only programs want."""
        return self.replace(
            facts=tuple(one for one in self.facts if one.cell.text),
            details=tuple(one for one in self.details if one.cell.text),
            tables=tuple(one.for_people() for one in self.tables if one.rows or one.when_empty),
        )


def text(value: str | None, tone: Tone = Tone.PLAIN, *, link: str | None = None) -> Cell:
    """An entry that is its own value; empty where there is none."""
    return Cell(value or "", value, tone, link)


def leading(kind: Kind, id_: str | None) -> Target | None:
    """What an id of a kind leads to; nothing where there is none."""
    return Target(kind, id_) if id_ else None


def several(ids: Sequence[str], shown: Sequence[Part], gap: str) -> Cell:
    """Several things, each of which leads where its part does; one alone leads there itself."""
    value = list(ids)
    if len(shown) <= 1:
        (one,) = shown or (Part(""),)
        return Cell(one.text, value, target=one.target)
    parts = [piece for one in shown for piece in (Part(gap), one)][1:]
    return Cell("".join(one.text for one in parts), value, parts=tuple(parts))


def source_cell(id_: str | None) -> Cell:
    """The id of a source, which leads there; empty where there is none."""
    return Cell(id_ or "", id_, target=leading(Kind.SOURCE, id_))


def sources_cell(ids: Sequence[str]) -> Cell:
    """The ids of several sources, each of which leads there."""
    return several(ids, [Part(one, Target(Kind.SOURCE, one)) for one in ids], " ")


def number(value: int | None, tone: Tone = Tone.PLAIN) -> Cell:
    """A count; 0 is faint so that what matters stands out."""
    if value is None:
        return Cell("")
    return Cell(f"{value:,}", value, tone if value else Tone.FAINT)


def hidden_fact(key: str, value: JsonValue) -> Fact:
    """A fact that people find elsewhere in the report."""
    return Fact(key, "", Cell("", value))


def name_value(name: Name | MinistryName | None) -> JsonValue:
    """A name for a program: in both languages, whatever language is in force."""
    return {"ko": name.korean if name else None, "en": name.en if name else None}
