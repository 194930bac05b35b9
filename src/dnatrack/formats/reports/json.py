"""A report as JSON of a versioned shape, the same in every language."""

from dnatrack.formats.json_text import json_text
from dnatrack.formats.page import Page
from dnatrack.reports.report import JsonValue, Report, Table


def render(report: Report, page: Page) -> str:
    """`report` as one JSON object; `format` names its shape, rows are objects by column."""
    del page
    shape: dict[str, JsonValue] = {"format": report.form}
    shape.update((fact.key, fact.cell.value) for fact in report.facts)
    shape.update((fact.key, fact.cell.value) for fact in report.details)
    shape.update((table.key, _rows(table)) for table in report.tables)
    return json_text(shape) + "\n"


def _rows(table: Table) -> list[JsonValue]:
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, (cell.value for cell in row.cells), strict=True)) for row in table.rows]
