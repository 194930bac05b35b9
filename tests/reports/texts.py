"""Reports compared with files that hold them: a text in each language, a JSON for programs.

After a change that is meant, `UPDATE_GOLDEN=1 pytest tests/reports` writes the files anew; read
what `git diff` then shows as one who has to work with it. How reports are laid out on other
screens and in other formats, the tests of the formats say, on reports that are made up.
"""

import json
import os
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

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


def assert_hides_nothing(report: Report) -> None:
    """Programs find every fact and table of `report`: each has a key of its own."""
    keys = [one.key for of in (report.facts, report.details, report.tables) for one in of]

    assert sorted(keys) == sorted(set(keys))


def assert_names_commands_in_advice(report: Report) -> None:
    """What formats show that have no terminal at hand names no command."""
    told = render(report.replace(advice=()), "table", Page())

    assert "`dnatrack" not in told


def assert_reads(report: Report, file: Path) -> None:
    """People read on a screen of 80 columns what the file says. Line ends do not count."""
    assert_holds_no_python(report)
    assert_hides_nothing(report)
    assert_names_commands_in_advice(report)
    shown = render(report, "table", SCREEN)
    _update(file, shown)

    assert shown.splitlines() == file.read_text("utf-8").splitlines()


def assert_says(report: Report, file: Path) -> None:
    """Programs get the values of the file."""
    read = as_json(report)
    _update(file, a_row_a_line(read))

    assert read == json.loads(file.read_text("utf-8"))


def a_row_a_line(read: dict[str, Any]) -> str:
    """JSON with a line for each value, and in a list one for each row."""
    parts = []
    for key, value in read.items():
        written = json.dumps(value, ensure_ascii=False)
        if isinstance(value, list) and value:
            rows = (f"    {json.dumps(row, ensure_ascii=False)}" for row in value)
            written = "[\n" + ",\n".join(rows) + "\n  ]"
        parts.append(f"  {json.dumps(key)}: {written}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


class GoldenTests:
    """What people and programs read of the reports of a module; for its class to inherit.

    `built` are the reports by name, `for_programs` those whose JSON is kept in `folder`, too.
    """

    folder: Path
    built: Mapping[str, Callable[[], Report]]
    for_programs: Sequence[str]

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Every test with each of the reports, languages and formats that it asks for."""
        asked = set(metafunc.fixturenames)
        if "name" in asked:
            with_json = metafunc.function.__name__ == "test_what_programs_read"
            metafunc.parametrize("name", self.for_programs if with_json else list(self.built))
        if "language" in asked:
            metafunc.parametrize("language", Language)
        if "form" in asked:
            metafunc.parametrize("form", ["json", "csv"])

    def test_what_people_read(self, name: str, language: Language) -> None:
        use_language(language)

        assert_reads(self.built[name](), self.folder / f"{name}.{language}.txt")

    def test_what_programs_read(self, name: str) -> None:
        assert_says(self.built[name](), self.folder / f"{name}.json")

    def test_programs_read_the_same_in_every_language(self, name: str, form: str) -> None:
        korean, english = in_every_language(self.built[name], form)

        assert korean == english

    def test_every_golden_file_has_its_test(self) -> None:
        expected = {f"{name}.{language}.txt" for name in self.built for language in Language}
        expected |= {f"{name}.json" for name in self.for_programs}

        assert {file.name for file in self.folder.iterdir()} == expected


def as_json(report: Report) -> dict[str, Any]:
    """What programs get, read again."""
    read: dict[str, Any] = json.loads(render(report, "json", Page()))
    return read


def rows(report: Report, table: str, *keys: str) -> list[tuple[Any, ...]]:
    """What programs read of the rows of a table: the values of these keys."""
    return [tuple(row[key] for key in keys) for row in as_json(report)[table]]


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
