"""Reports compared with files that hold them: a text in each language, a JSON for programs.

After a change that is meant, `UPDATE_GOLDEN=1 pytest tests/reports` writes the files anew; read
what `git diff` then shows as one who has to work with it. How reports are laid out on other
screens and in other formats, the tests of the formats say, on reports that are made up.
"""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

from dnatrack.formats import REPORT_FORMATS, Page, render
from dnatrack.i18n import Language, use_language
from dnatrack.reports.report import Report

SCREEN = Page(is_screen=True, width=80)


_OF_PYTHON = re.compile(
    r"[\[({]'[^']*'[:,]|',\)|\b(?:None|True|False)\b(?!\.| of)"
    r"|<[\w.]+(?:: | object| at )|\w+\.date\("
)
"""How Python writes a value that is no text."""


def assert_holds_no_python(report: Report) -> None:
    """No format of `report` holds a value as Python writes it."""
    found = {form: _OF_PYTHON.findall(render(report, form, Page())) for form in REPORT_FORMATS}

    assert found == {form: [] for form in REPORT_FORMATS}


_STILL_TO_MOVE = ("dnatrack-status/", "dnatrack-timeline/")
"""Forms whose notes still name commands. The list only becomes shorter."""


def assert_names_commands_in_advice(report: Report) -> None:
    """What formats show that have no terminal at hand names no command."""
    told = render(report.replace(advice=()), "table", Page())

    assert "`dnatrack" not in told or report.form.startswith(_STILL_TO_MOVE)


def assert_reads(report: Report, file: Path) -> None:
    """People read on a screen of 80 columns what the file says. Line ends do not count."""
    assert_holds_no_python(report)
    assert_names_commands_in_advice(report)
    shown = render(report, "table", SCREEN)
    _update(file, shown)

    assert shown.splitlines() == file.read_text("utf-8").splitlines()


def assert_says(report: Report, file: Path) -> None:
    """Programs get the values of the file."""
    values = json.loads(render(report, "json", Page()))
    _update(file, a_row_a_line(values))

    assert values == json.loads(file.read_text("utf-8"))


def a_row_a_line(values: dict[str, object]) -> str:
    """JSON with a line for each value, and in a list one for each row."""
    parts = []
    for key, value in values.items():
        written = json.dumps(value, ensure_ascii=False)
        if isinstance(value, list) and value:
            rows = (f"    {json.dumps(row, ensure_ascii=False)}" for row in value)
            written = "[\n" + ",\n".join(rows) + "\n  ]"
        parts.append(f"  {json.dumps(key)}: {written}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def in_every_language(build: Callable[[], Report], form: str) -> list[str]:
    """What programs get in each language."""
    said = []
    for one in Language:
        use_language(one)
        said.append(render(build(), form, Page()))
    return said


def _update(file: Path, text: str) -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")
