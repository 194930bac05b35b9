"""The document on the report, and the example of a form, against the report itself."""

from pathlib import Path

import pytest

from dnatrack.formats import stamp_in
from dnatrack.formats.template import fill_template
from dnatrack.i18n import Language
from tests.reports.period.reviewing import report

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("of", Language)
def test_every_table_and_field_is_documented(of: Language, data: Path) -> None:
    text = (ROOT / "docs" / f"report.{of}.md").read_text("utf-8")
    found = report(data)

    for table in found.tables:
        fields = ", ".join(f"`{column.key}`" for column in table.columns)
        [line] = [one for one in text.split("\n") if one.startswith(f"| `{table.key}` |")]
        assert line.endswith(f" | {fields} |")
    facts = [one.key for one in (*found.facts, *found.details)]
    assert [key for key in (*facts, "made_from") if f"`{key}`" not in text] == []


def test_the_example_of_a_form_can_be_filled(data: Path) -> None:
    form = (ROOT / "templates" / "report.html").read_text("utf-8")
    made = report(data).replace(made_from={"version": "1.0"})

    shown = fill_template(made, form, "report.html")

    assert "<li>dg-1 과제 dg-1 (mois): red</li>" in shown
    assert "<td>dg-3/silent-move 이정표 silent-move</td><td>2020년 6월</td>" in shown
    assert stamp_in(shown) is not None
