"""A report in an office's own Hangul form (`.hwpx`), found by the labels that stand in it.

Labels are what the report itself says: the names of its facts, the titles of its sections and
tables, the headings of columns. What stands beside or below a cell with a label is filled in if
it is empty, `{{label}}` and the fields of Hangul are replaced anywhere, and a table below a title
grows by as many rows as the report has. All else of the form stays as it is.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import count, takewhile
from typing import NamedTuple
from xml.etree.ElementTree import Element
from zipfile import BadZipFile

from hwpx import HwpxDocument
from hwpx.errors import HwpxError
from hwpx.oxml import HwpxOxmlParagraph, HwpxOxmlTable, HwpxOxmlTableCell

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text, tr
from dnatrack.reports.report import Cell, Report, Row, Section, Table
from dnatrack.terminal_text import printable

_PLACEHOLDER = re.compile(r"\{\{([^{}]+)\}\}")
_COUNT = re.compile(r"\s*(\([^()]*\d[^()]*\)|:.*)$")
"""Behind the title of a table: how many rows it has."""
_NUMBERED = re.compile(r"^\s*(?:[□■○●ㅇ◦▪※*·-]|\(?\d{1,2}[.)]|[가-하][.)])\s*")
_PARAGRAPH = "{http://www.hancom.co.kr/hwpml/2011/paragraph}p"
_Grid = Sequence[Sequence[HwpxOxmlTableCell]]


class Filled(NamedTuple):
    """A form that was filled in, and what of the report it has no place for."""

    content: bytes
    missing: tuple[str, ...]


def fill_form(report: Report, form: bytes, name: str) -> Filled:
    """`form` with what `report` says in it; `name` is the file it came from.

    Raises:
        DnatrackError: it is no form that can be filled, or asks for what there is not.
    """
    said = _Said.of(report.for_people().for_format(draws=False))
    try:
        document = HwpxDocument.open(_zipped(form))
        _refuse_unknown(document, said, name)
        ids = {one.get("id", "") for one in _elements(document)}
        fill = (_fill_placeholders, _fill_fields, _fill_tables)
        used = {label for one in fill for label in one(document, said)}
        _number_paragraphs(document, known=ids)
        content = document.to_bytes()
    except (HwpxError, BadZipFile, ValueError, LookupError) as error:
        raise _no_form(name, error) from None
    if not used:
        raise _no_labels(name, said)
    return Filled(content, tuple(one for one in said.needed if _label(one) not in used))


def _zipped(form: bytes) -> bytes:
    """`form` itself: the library would take the older format, and convert it."""
    if not form.startswith(b"PK"):
        raise BadZipFile(tr("hwpx 파일이 아닙니다", "this is no hwpx file"))
    return form


# What a report says, by its labels.


def _label(text: str) -> str:
    """A label as it is compared: without bullets, numbers, colons, blanks, case."""
    bare = _NUMBERED.sub("", text)
    return "".join(bare.rstrip(" :：").split()).casefold()


def _title(text: str) -> str:
    return _COUNT.sub("", text)


class _Said(NamedTuple):
    """Texts, lines and tables by label; `needed` are the labels that a form should have."""

    texts: Mapping[str, str]
    lines: Mapping[str, tuple[str, ...]]
    tables: Mapping[str, Table]
    needed: tuple[str, ...]

    @staticmethod
    def of(report: Report) -> "_Said":
        facts, totals = dict(_facts(report)), dict(_totals(report.tables))
        outline = report.outline
        told = (*outline.annexes, *outline.sections) if outline is not None else ()
        sections = {_title(one.title): tuple(_lines(one)) for one in told}
        tables = {_title(one.title): one for one in report.tables if one.title}
        filled = [title for title, table in tables.items() if table.rows]
        titled = {tr("제목", "Title"): _plain(report.title)}
        return _Said(
            {_label(one): text for one, text in {**totals, **facts, **titled}.items()},
            {_label(one): lines for one, lines in sections.items()},
            {_label(one): table for one, table in tables.items()},
            tuple(dict.fromkeys((*facts, *filled))),
        )

    def lines_of(self, label: str) -> tuple[str, ...] | None:
        """What stands in the place of a label, line by line; None where it means nothing."""
        text = self.texts.get(_label(label))
        return (text,) if text is not None else self.lines.get(_label(label))


def _facts(report: Report) -> Iterator[tuple[str, str]]:
    """The facts, and those that the outline begins with."""
    for fact in (*report.facts, *report.details):
        yield fact.label, _text(fact.cell)
    for section in report.outline.sections[:1] if report.outline else ():
        for said in (*(one.text for one in section.points), *section.notes):
            label, colon, text = said.partition(": ")
            if colon:
                yield label, _plain(text)


def _totals(tables: Iterable[Table]) -> Iterator[tuple[str, str]]:
    """The sums under tables, by heading; by title and heading where two have the same."""
    sums = [
        (table, column.heading, cell)
        for table in tables
        for row in table.rows[-1:]
        if row.cells[0].value == "all"
        for column, cell in zip(table.columns[1:], row.cells[1:], strict=True)
    ]
    times = Counter(heading for _, heading, _ in sums)
    for table, heading, cell in sums:
        yield f"{_title(table.title)}/{heading}", _text(cell)
        if times[heading] == 1:
            yield heading, _text(cell)


def _lines(section: Section) -> Iterator[str]:
    for point in section.points:
        yield f"○ {_plain(point.text)}"
        yield from (f"  - {_plain(one)}" for one in point.below)
    yield from (f"※ {_plain(one)}" for one in section.notes)


def _text(cell: Cell) -> str:
    """An entry; without the dot that is only there for its colour."""
    return _plain(cell.labelled.removeprefix("● "))


def _plain(text: str) -> str:
    """A text that controls nothing and is no placeholder, whatever data say."""
    return printable(text).replace("{{", "{ {")


# Placeholders, in paragraphs of the page and of cells.


def _paragraphs(document: HwpxDocument) -> Iterator[HwpxOxmlParagraph]:
    for paragraph in document.paragraphs:
        yield paragraph
        for cell in (one for table in paragraph.tables for one in _cells(table)):
            yield from cell.paragraphs


def _cells(table: HwpxOxmlTable) -> Iterator[HwpxOxmlTableCell]:
    """The cells of a table, and of the tables in it."""
    for row in table.rows:
        for cell in row.cells:
            yield cell
            for inner in cell.tables:
                yield from _cells(inner)


def _refuse_unknown(document: HwpxDocument, said: _Said, name: str) -> None:
    for paragraph in _paragraphs(document):
        for label in _PLACEHOLDER.findall(paragraph.text):
            if said.lines_of(label) is None:
                raise DnatrackError(
                    Text(
                        f"서식 {printable(name)}: `{printable(label)}` 항목이 보고서에 없습니다",
                        f"form {printable(name)}: the report has no `{printable(label)}`",
                    ),
                    _known(said),
                )


def _fill_placeholders(document: HwpxDocument, said: _Said) -> Iterator[str]:
    """Replace every placeholder; a paragraph that is nothing else becomes one for each line."""
    found = {one for of in _paragraphs(document) for one in _PLACEHOLDER.findall(of.text)}
    for section in document.sections:
        for index, paragraph in reversed(list(enumerate(section.paragraphs))):
            for cell in (one for table in paragraph.tables for one in _cells(table)):
                if lines := _lines_for(cell.text, said):
                    cell.set_text("\n".join(lines), split_paragraphs=True)
            if lines := _lines_for(paragraph.text, said):
                copies = [_text_only(paragraph)] * (len(lines) - 1)
                added = section.insert_paragraphs(index + 1, copies)
                for one, line in zip((paragraph, *added), lines, strict=True):
                    _put(one, line)
    for label in sorted(found):
        text = " ".join(said.lines_of(label) or ())
        document.text.replace(f"{{{{{label}}}}}", text, everywhere=True)
        yield _label(label)


def _lines_for(text: str, said: _Said) -> tuple[str, ...] | None:
    """The lines for a text that is a placeholder and nothing else."""
    alone = _PLACEHOLDER.fullmatch(text.strip())
    return said.lines_of(alone[1]) if alone else None


def _put(paragraph: HwpxOxmlParagraph, line: str) -> None:
    """Put a line in place of all text, in the look of its beginning."""
    for index, run in enumerate([run for run in paragraph.runs if run.text]):
        run.text = "" if index else line


def _text_only(paragraph: HwpxOxmlParagraph) -> Element:
    """A copy without what is no text, such as the layout of the page."""
    copy: Element = deepcopy(paragraph.element)
    for run in list(copy):
        for one in [one for one in run if not one.tag.endswith("}t")]:
            run.remove(one)
        if not len(run):
            copy.remove(run)
    return copy


def _fill_fields(document: HwpxDocument, said: _Said) -> Iterator[str]:
    """Fill the fields of Hangul (누름틀) that are called like a label."""
    for field in document.fields.all:
        label = _label(field.name)
        if label in said.texts:
            field.value = said.texts[label]
            yield label


# Tables: lists below a title, and cells beside a label.


def _fill_tables(document: HwpxDocument, said: _Said) -> Iterator[str]:
    """Fill all tables; gives the labels that were found."""
    for title, table in list(_titled(document)):
        listed = said.tables.get(title)
        if listed is not None and _fill_list(table, listed):
            yield title
        else:
            yield from _fill_beside_labels(_grid(table), said)


def _titled(document: HwpxDocument) -> Iterator[tuple[str, HwpxOxmlTable]]:
    """Every table with the label of the last text before it."""
    title = ""
    for paragraph in document.paragraphs:
        title = paragraph.text if paragraph.text.strip() else title
        for table in paragraph.tables:
            yield _label(_title(title)), table
            for cell in _cells(table):
                yield from ((_label(_title(title)), inner) for inner in cell.tables)


def _grid(table: HwpxOxmlTable) -> _Grid:
    """The cells by row and column; one that was merged stands in each place that it covers."""
    return [[place.cell for place in row] for row in table.get_cell_map()]


def _fill_list(table: HwpxOxmlTable, listed: Table) -> bool:
    """Fill the rows below the headings; False where none of the headings is known."""
    grid = _grid(table)
    known = {_label(one.heading): at for at, one in enumerate(listed.columns)}
    matches = [sum(_label(cell.text) in known for cell in row) for row in grid[:-1]]
    if not any(matches):
        return False
    head = max(range(len(matches)), key=lambda row: (matches[row], row))
    places = [
        (at, known[_label(cell.text)])
        for at, cell in enumerate(grid[head])
        if _label(cell.text) in known
    ]
    free = len(
        list(takewhile(lambda row: not any(one.text.strip() for one in row), grid[head + 1 :]))
    )
    if not free:
        return False
    rows = [_entries(row) for row in listed.rows] or [[listed.when_empty]]
    if len(rows) > free:
        table.insert_rows(head + free, len(rows) - free)
        table.set_treat_as_char(value=False)  # else Hangul would not break it at the end of a page
        grid = _grid(table)
    for row, entries in zip(grid[head + 1 :], rows, strict=False):
        for at, of in places:
            if of < len(entries):
                row[at].set_text(entries[of])
    return True


def _entries(row: Row) -> list[str]:
    first, *others = (_text(cell) for cell in row.cells)
    return [f"- {first}" if row.depth else first, *others]


def _fill_beside_labels(grid: _Grid, said: _Said) -> Iterator[str]:
    """Fill what is empty to the right of a label, else below it."""
    corners: dict[Element, tuple[int, int]] = {}  # one for each cell, however much it covers
    for at, row in enumerate(grid):
        for column, cell in enumerate(row):
            corners.setdefault(cell.element, (at, column))
    for at, column in corners.values():
        label = _label(grid[at][column].text)
        if label in said.texts and (place := _place_of(grid, at, column)) is not None:
            place.set_text(said.texts[label])
            yield label


def _place_of(grid: _Grid, row: int, column: int) -> HwpxOxmlTableCell | None:
    """The first cell beside the one there, else the first below it, if that is empty."""
    label = grid[row][column]
    beside = [cell for cell in grid[row][column:] if cell.element is not label.element]
    below = [line[column] for line in grid[row:] if line[column].element is not label.element]
    return next((one for one in (*beside[:1], *below[:1]) if not one.text.strip()), None)


# The same bytes each time: what is new gets numbers in order, where the library throws dice.


def _elements(document: HwpxDocument) -> Iterator[Element]:
    """Every paragraph, wherever it stands."""
    for section in document.sections:
        yield from section.element.iter(_PARAGRAPH)


def _number_paragraphs(document: HwpxDocument, *, known: set[str]) -> None:
    numbers = (str(one) for one in count(1) if str(one) not in known)
    for one in _elements(document):
        if one.get("id", "") not in known:
            one.set("id", next(numbers))


# What is wrong with a form.


def _known(said: _Said) -> Text:
    labels = ", ".join(f"`{one}`" for one in said.needed)
    return Text(f"쓸 수 있는 항목: {labels}", f"it has: {labels}")


def _no_labels(name: str, said: _Said) -> DnatrackError:
    return DnatrackError(
        Text(
            f"서식 {printable(name)}: 보고서의 항목 이름이 하나도 없습니다",
            f"form {printable(name)}: no label of the report stands in it",
        ),
        _known(said),
    )


def _no_form(name: str, error: Exception) -> DnatrackError:
    said = printable(str(error)) or type(error).__name__
    return DnatrackError(
        Text(
            f"서식 {printable(name)}: 채울 수 없습니다: {said}",
            f"form {printable(name)} cannot be filled: {said}",
        ),
        Text(
            "한글에서 hwpx 형식으로 저장했는지, 줄을 늘릴 표 안에 다른 표가 없는지 확인하세요",
            "see whether Hangul saved it as hwpx, and that no table to be filled holds another",
        ),
    )
