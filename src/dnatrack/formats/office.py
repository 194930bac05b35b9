"""A report in the form that Korean offices use (개조식): □ sections, ○ rows, - what is said.

Plain text without any markup, so that it goes into a word processor as it is; blank lines
and bullets are placed so that Markdown shows it in the same shape, and text from data is
escaped where, and only where, Markdown would take it for something else.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dnatrack.formats import Page, hidden_rows, mark
from dnatrack.i18n import tr
from dnatrack.reports import wording
from dnatrack.reports.report import Cell, Column, Outline, Point, Report, Row, Section, Tone
from dnatrack.terminal_text import cell_width, printable

_SPECIAL = re.compile(
    r"""
      [<`*]                             # tags and addresses, code, emphasis
    | \\(?=[!-/:-@\[-`{-~]|$)           # what is an escape already, or would be
    | (?<![^\W_])_ | _(?![^\W_])        # emphasis; within a word it is none
    | \](?=[(\[:])                      # links, and what they refer to
    | &(?=\#?\w+;)                      # entities
    """,
    re.VERBOSE,
)
_AT_START = re.compile(r"^(?:\d{1,9}(?=[.)](?:\s|$))|(?=[#>+=|~-]))")
_BARE_TILDE = re.compile(r"(?<!\\)((?:\\\\)*)~")
_TITLE = "title"
_DOT = "● "
"""Before a signal, for its colour: here it would be a bullet among bullets."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def render_office(report: Report, page: Page) -> str:
    """`report` as an outline of three levels; an empty line stands between its blocks.

    A report that has an outline of its own is that; another is its tables, row by row.
    """
    del page
    outline = report.outline or Outline("", tuple(_sections(report)), notes=report.notes)
    blocks = _document(report.title, outline)
    return "\n\n".join([*map(_without_strikes, blocks), *filter(None, [mark(report)])]) + "\n"


def plain(text: str) -> str:
    """`text` in the middle of a line of Markdown that shows just this text."""
    return _SPECIAL.sub(r"\\\g<0>", printable(text))


def _without_strikes(block: str) -> str:
    """A block where no two `~`, of whatever entries, strike out what is between them."""
    return _BARE_TILDE.sub(r"\1\~", block) if block.count("~") > 1 else block


def _at_start(text: str) -> str:
    """`text`, already plain, where a line or a bullet begins with it."""
    return _AT_START.sub(r"\g<0>\\", text.lstrip(" "))


def _document(title: str, outline: Outline) -> Iterator[str]:
    """The sections, what is to be known beside them, the list of the annexes, the annexes."""
    yield "\n".join(map(_first, filter(None, (title, outline.subtitle))))
    for section in outline.sections:
        if section.title:
            yield f"□ {_line(section.title)}"
        yield from _points(section)
    yield from (f" ※ {_line(note)}" for note in outline.notes)
    if outline.annexes:
        yield _list_of_annexes([one.title for one in outline.annexes])
    for number, annex in enumerate(outline.annexes, 1):
        yield tr(f"[붙임 {number}] ", f"[Annex {number}] ") + _line(annex.title)
        yield from _points(annex)


def _points(section: Section) -> Iterator[str]:
    for point in section.points:
        below = (f"   - {_first(line)}" for line in point.below)
        yield "\n".join([f" ○ {_line(point.text)}", *below])
    yield from (f" ※ {_line(note)}" for note in section.notes)


def _line(text: str) -> str:
    """A sentence of an outline; two blanks at its end would break the line in Markdown."""
    return plain(text.rstrip())


def _first(text: str) -> str:
    """The same where a line or a bullet begins with it."""
    return _at_start(_line(text))


def _list_of_annexes(titles: Sequence[str]) -> str:
    """As the rules for official documents want it: numbered below each other, then an end."""
    word = tr("붙임", "Annexes")
    copies, end = tr(" 1부.", ""), tr("  끝.", "")
    listed = [f"{number}. {_line(title)}{copies}" for number, title in enumerate(titles, 1)]
    indent = "\n" + " " * (cell_width(word) + 2)
    return f"{word}  {indent.join(listed)}{end}"


def _sections(report: Report) -> Iterator[Section]:
    """What a report without an outline says: facts, then each table row by row."""
    if said := [*report.facts, *report.details]:
        points = (Point(f"{one.label}: {_shown(one.cell)}") for one in said)
        yield Section(tr("개요", "Overview"), tuple(points))
    for table in report.tables:
        points = (_point(table.columns, *rows) for rows in _with_rows_below(table.rows))
        others = hidden_rows(table, len(table.rows)) if table.rows else [table.when_empty]
        notes = (table.note,) if table.note else ()
        yield Section(table.title, (*points, *map(Point, others)), notes)


def _with_rows_below(rows: Iterable[Row]) -> list[list[Row]]:
    """Each row with the rows that belong to it."""
    found: list[list[Row]] = []
    for row in rows:
        if row.depth and found:
            found[-1].append(row)
        else:
            found.append([row])
    return found


def _point(columns: tuple[Column, ...], row: Row, *below: Row) -> Point:
    """A row; what is short on one line, each of what is long on its own, the rows below it."""
    found = _entries(columns, row)
    short = ", ".join(said for column, said in found if not column.can_fold)
    long = (said for column, said in found if column.can_fold)
    beneath = (_beneath(columns, one) for one in below)
    return Point(_name(columns, row), (*filter(None, [short]), *long, *beneath))


def _name(columns: tuple[Column, ...], row: Row) -> str:
    """The entry that names a row, and its title where that stands beside it."""
    cell = row.cells[0]
    shown = f"{cell.label} {_shown(cell)}" if cell.label else _shown(cell)
    titles = [_shown(of) for column, of in _pairs(columns, row)[:1] if column.key == _TITLE]
    return " ".join([shown, *filter(None, titles)])


def _pairs(columns: tuple[Column, ...], row: Row) -> list[tuple[Column, Cell]]:
    """The entries behind the first, with their columns."""
    return list(zip(columns, row.cells, strict=True))[1:]


def _beneath(columns: tuple[Column, ...], row: Row) -> str:
    """A row that belongs to another, on one line."""
    said = ", ".join(said for _, said in _entries(columns, row))
    name = _name(columns, row)
    return f"{name} ({said})" if said else name


def _entries(columns: tuple[Column, ...], row: Row) -> list[tuple[Column, str]]:
    """Every entry behind the first that says something, with its heading.

    What is faint, such as 0, only fills its place in a table.
    """
    return [
        (column, f"{column.heading}: {_shown(cell)}" if column.heading else _shown(cell))
        for column, cell in _pairs(columns, row)
        if cell.text and cell.tone is not Tone.FAINT and column.key != _TITLE
    ]


def _shown(cell: Cell) -> str:
    """The text of an entry; a day with its weekday, as offices write it."""
    value = cell.value
    if isinstance(value, str) and _DAY.fullmatch(value):
        day = date.fromisoformat(value)
        if cell.text == wording.day(day):
            return wording.day_with_weekday(day)
    return cell.text.removeprefix(_DOT)
