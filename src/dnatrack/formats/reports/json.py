"""A report as JSON of a versioned shape, the same in every language."""

from collections.abc import Mapping

from dnatrack.formats.json_text import json_text
from dnatrack.formats.page import Page
from dnatrack.reports.report import JsonValue, Report, Table


def render_json(report: Report, page: Page) -> str:
    """`report` as one JSON object; `format` names its shape, rows are objects by column."""
    del page
    return json_text(shape(report)) + "\n"


def shape(report: Report) -> Mapping[str, JsonValue]:
    """What a program reads of `report`, by the keys of its facts, details and tables."""
    found: dict[str, JsonValue] = {"format": report.form}
    found.update((fact.key, fact.cell.value) for fact in report.facts)
    found.update((fact.key, fact.cell.value) for fact in report.details)
    found.update((table.key, _rows(table)) for table in report.tables)
    if report.made_from is not None:
        found["made_from"] = report.made_from
    return found


def _rows(table: Table) -> list[JsonValue]:
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, (cell.value for cell in row.cells), strict=True)) for row in table.rows]
