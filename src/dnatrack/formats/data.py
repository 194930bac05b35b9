"""A report for programs: CSV, JSON of a versioned shape, CODEOWNERS."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO

from dnatrack.formats import Page, json_text
from dnatrack.reports.report import Cell, JsonValue, Report, Table
from dnatrack.terminal_text import printable

_BOM = "\ufeff"
_FORMULA_STARTS = tuple("=+-@＝＋－＠")


def render_csv(report: Report, page: Page) -> str:
    """The tables of `report` below each other as rows of CSV, UTF-8 with a BOM.

    Details are a table of keys and values. The first column says which table a row
    belongs to where there is more than one. What has parts gets a column for each:
    `title.ko`, `title.en`; a list of such things is a text of JSON. An entry that a
    spreadsheet would take for a formula begins with an apostrophe.
    """
    del page
    tables = list(_tables(report))
    columns = list(dict.fromkeys(key for _, rows in tables for row in rows for key in row))
    columns = columns or [column.key for one in report.tables[:1] for column in one.columns]
    out = StringIO(newline="")
    writer = csv.writer(out)
    which = ["table"] if len(tables) > 1 else []
    writer.writerow([*which, *columns])
    for name, rows in tables:
        first = [name] if which else []
        writer.writerows([*first, *(row.get(key, "") for key in columns)] for row in rows)
    return _BOM + out.getvalue()


def _tables(report: Report) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """Every table that has rows, by its key; the first one even without."""
    if report.details:
        details = {one.key: one.cell.value for one in report.details}
        yield "details", [{"key": key, "value": text} for key, text in _parts(details)]
    found = [table for table in report.tables if table.rows]
    for table in found or report.tables[:1]:
        yield table.key, [dict(_parts(row)) for row in _values(table)]


def _values(table: Table) -> Iterator[dict[str, JsonValue]]:
    """The values of each row by the keys of their columns."""
    for row in table.cells:
        yield {key: cell.value for key, cell in row.items()}


def _parts(values: Mapping[str, JsonValue]) -> Iterator[tuple[str, str]]:
    """Each value that has no parts, by its path: `title.ko`."""
    for key, value in values.items():
        if isinstance(value, Mapping):
            yield from _parts({f"{key}.{part}": of for part, of in value.items()})
        else:
            yield key, _entry(value)


def _entry(value: JsonValue) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return _guard(value)
        case Sequence() if all(isinstance(one, str) for one in value):
            return _guard(" ".join(map(str, value)))
        case Sequence():
            return _guard(json_text(value, indent=None))
        case _:
            return str(value)


def _guard(text: str) -> str:
    shown = printable(text)
    return f"'{shown}" if shown.lstrip().startswith(_FORMULA_STARTS) else shown


# A report as JSON of a versioned shape, the same in every language.


def render_json(report: Report, page: Page) -> str:
    """`report` as one JSON object; `format` names its shape, rows are objects by column."""
    del page
    return json_text(shape(report)) + "\n"


def shape(report: Report) -> Mapping[str, JsonValue]:
    """What a program reads of `report`, by the keys of its facts, details and tables."""
    found: dict[str, JsonValue] = {"format": report.form}
    found.update((fact.key, fact.cell.value) for fact in report.facts)
    found.update((fact.key, fact.cell.value) for fact in report.details)
    found.update((table.key, list(_values(table))) for table in report.tables)
    if report.made_from is not None:
        found["made_from"] = report.made_from
    return found


# A CODEOWNERS file, as GitHub and GitLab read it: of reports with `path` and `owners`.

# In both languages, so that the file is the same whoever makes it.
_HEAD = """\
# `dnatrack owners` 명령이 자료의 `teams` 키에서 만든 파일입니다. 고치지 말고 다시 만드세요.
# Made by `dnatrack owners` from `teams` in the data. Do not edit it: make it again.
#
# 여러 줄이 해당하면 마지막 줄을, 한 줄에 여럿이면 그중 하나의 승인을 따릅니다.
# Of several lines that fit, the last one counts; of several names, any one may approve.

"""
_SPECIAL = re.compile(r"([\\ #!?\[\]*])")


def render_codeowners(report: Report, page: Page) -> str:
    """The rows of `report`, each as a pattern and who approves it, in the same order.

    A path that such a file cannot name is left to the line of its folder.
    """
    del page
    [table] = report.tables
    lines = list(_lines(table.cells))
    column = max((len(pattern) for pattern, owners in lines if owners), default=0)
    written = (
        f"{pattern:{column}} {owners}" if owners else f"# {pattern}: 없음 / nobody"
        for pattern, owners in lines
    )
    return _HEAD + "".join(f"{line}\n" for line in written)


def _lines(rows: Iterable[Mapping[str, Cell]]) -> Iterator[tuple[str, str]]:
    for row in rows:
        name, people = row["path"].text, row["owners"].value
        if name.isprintable():
            pattern = name if name == "*" else _SPECIAL.sub(r"\\\1", name)
            yield pattern, " ".join(people) if isinstance(people, tuple) else ""
