"""The reports about a history as people and programs get them, on a small plan.

After a change that is meant, `UPDATE_GOLDEN=1 pytest tests/sample` writes the files of `texts/`
anew; read what `git diff` then shows as a coordinator, and as a journalist. Ids of commits are
left out. How a report is laid out at other widths, the tests of the formats say.
"""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dnatrack.app.workspace import Workspace
from dnatrack.cli.options import Asked
from dnatrack.formats import Page, render
from dnatrack.i18n import Language, use_language
from dnatrack.reports import audit, difference, log, silent, slips, trend
from dnatrack.reports.history_view import Past
from dnatrack.reports.report import Report
from dnatrack.reports.selection import Selection
from dnatrack.reports.view import View
from tests.reports.period.reviewing import plan, report
from tests.reports.texts import a_row_a_line, assert_hides_nothing, assert_holds_no_python

TEXTS = Path(__file__).parent / "texts"

NOBODY = Selection(frozenset({"none"}))


def seen(data: Path) -> tuple[View, Past]:
    return Workspace(data).past(on="2020-12-31")


def of_nobody(data: Path) -> tuple[View, Past]:
    return Workspace(data).past(on="2020-01-31", selected=Asked({"ministry": "msit"}))


BUILT: dict[str, Callable[[Path], Report]] = {
    "slips": lambda data: slips.build(*seen(data), all_moves=True),
    "slips-nothing": lambda data: slips.build(*of_nobody(data)),
    "log": lambda data: log.build(*seen(data), "dg-3"),
    "diff": lambda data: difference.build(
        *Workspace(data).difference("2020-03-31", "2020-06-30", on="2020-06-30")
    ),
    "diff-nothing": lambda data: difference.build(
        *Workspace(data).difference("2020-07-01", "2020-12", on="2020-12-31")
    ),
    "audit": lambda data: audit.build(*seen(data)),
    "audit-nothing": lambda data: audit.build(*of_nobody(data)),
    "silent": lambda data: silent.build(Workspace(data).now("2020-12-31").view, Selection()),
    "silent-nothing": lambda data: silent.build(Workspace(data).now("2020-01-31").view, NOBODY),
    "trend": lambda data: trend.build(*seen(data), step="quarter"),
    "trend-nothing": lambda data: trend.build(*Workspace(data).past("2030-01", on="2020-12-31")),
    "report": report,
}


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return plan(tmp_path_factory.mktemp("small"))


def without_commits(text: str) -> str:
    return re.sub(r"\b[0-9a-f]{40}\b", "0" * 40, re.sub(r"\b[0-9a-f]{10}\b", "0" * 10, text))


def golden(name: str, shown: str) -> str:
    """What the file says; line ends do not count: git may change those."""
    if os.environ.get("UPDATE_GOLDEN"):
        TEXTS.mkdir(exist_ok=True)
        (TEXTS / name).write_text(shown, "utf-8", newline="\n")
    return (TEXTS / name).read_text("utf-8")


@pytest.mark.parametrize("of", Language)
@pytest.mark.parametrize("name", BUILT)
def test_what_people_read(name: str, of: Language, data: Path) -> None:
    use_language(of)

    report = BUILT[name](data)
    assert_holds_no_python(report)
    assert_hides_nothing(report)
    shown = without_commits(render(report, "table", Page(is_screen=True, width=80)))

    assert shown == golden(f"{name}.{of}.txt", shown)


@pytest.mark.parametrize("name", [name for name in BUILT if "nothing" not in name])
def test_what_programs_read_in_every_language(name: str, data: Path) -> None:
    said = []
    for one in Language:
        use_language(one)
        said.append(without_commits(render(BUILT[name](data), "json", Page())))

    values = json.loads(said[0])
    assert values == json.loads(golden(f"{name}.json", a_row_a_line(values)))
    assert said[0] == said[1]


def test_what_an_office_hands_in(data: Path) -> None:
    shown = without_commits(render(report(data), "office", Page()))

    assert shown == golden("report.office.txt", shown)


def test_every_text_has_its_test() -> None:
    texts = {f"{name}.{of}.txt" for name in BUILT for of in Language}
    read = {f"{name}.json" for name in BUILT if "nothing" not in name}

    assert {file.name for file in TEXTS.iterdir()} == {*texts, *read, "report.office.txt"}
