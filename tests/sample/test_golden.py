"""What the commands about history show of the sample history, word for word.

After a change that is meant, `UPDATE_GOLDEN=1 pytest tests/sample` writes the files of
`golden/` anew; read what `git diff` then shows as a coordinator, and as a journalist.
Ids of commits are left out: they change whenever something is added to the data.
"""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dnatrack.app.workspace import Workspace
from dnatrack.cli.init import init
from dnatrack.cli.option_groups import Selected
from dnatrack.formats import Page, render
from dnatrack.i18n import Language, language, use_language
from dnatrack.reports import audit, difference, log, silent, slips, trend
from dnatrack.reports.report import Report

GOLDEN = Path(__file__).parent / "golden"
DAY = "2026-11-24"
BUILT: dict[str, Callable[[Path], Report]] = {
    "slips": lambda data: slips.build(*Workspace(data).past(on=DAY)),
    "slips-all": lambda data: slips.build(*Workspace(data).past(on=DAY), all_moves=True),
    "log-task": lambda data: log.build(*Workspace(data).past(on=DAY), "dg-2-4"),
    "log-legislation": lambda data: log.build(*Workspace(data).past(on=DAY), "de-2"),
    "log-milestone": lambda data: log.build(
        *Workspace(data).past(on=DAY), "dg-2-4/driving-licence"
    ),
    "log-taskforce": lambda data: log.build(*Workspace(data).past(on=DAY), "digital-media"),
    "diff-days": lambda data: difference.build(
        *Workspace(data).difference("2020-06-22", "2020-06-24", on=DAY)
    ),
    "diff-years": lambda data: difference.build(
        *Workspace(data).difference("2020", "2021", on="2021-12-31")
    ),
    "diff-nothing": lambda data: difference.build(
        *Workspace(data).difference("2022-12-31", "2023", on=DAY)
    ),
    "audit": lambda data: audit.build(*Workspace(data).past(on=DAY)),
    "audit-nothing": lambda data: audit.build(
        *Workspace(data).past(on=DAY, selected=Selected(ministry="moef"))
    ),
    "silent": lambda data: silent.build(*Workspace(data).past(on="2020-12-31")),
    "silent-all": lambda data: silent.build(
        *Workspace(data).past(on="2020-07-01", selected=Selected("data-economy")),
        with_all=True,
    ),
    "silent-nothing": lambda data: silent.build(
        *Workspace(data).past(on="2019-11-01", selected=Selected(ministry="mois"))
    ),
    "trend": lambda data: trend.build(*Workspace(data).past(on=DAY)),
    "trend-by-month": lambda data: trend.build(
        *Workspace(data).past(on=DAY, since="2020", until="2021"), step="month"
    ),
    "trend-by-year": lambda data: trend.build(*Workspace(data).past(on=DAY), step="year"),
}
PAGES = {
    "80 columns": Page(is_screen=True, width=80),
    "120 columns": Page(is_screen=True, width=120),
    "a pipe": Page(),
}


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    init(folder, sample="history")
    return folder / "data"


@pytest.fixture(autouse=True)
def _korean() -> Iterator[None]:
    before = language()
    use_language(Language.KO)
    yield
    use_language(before)


def _compare(name: str, text: str) -> None:
    """Line ends do not count: git may change those of a golden file."""
    file = GOLDEN / name
    plain = re.sub(r"\b[0-9a-f]{40}\b", "0" * 40, re.sub(r"\b[0-9a-f]{10}\b", "0" * 10, text))
    if os.environ.get("UPDATE_GOLDEN"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(plain.replace("\r\n", "\n"), "utf-8", newline="\n")

    assert plain.splitlines() == file.read_text("utf-8").splitlines()


@pytest.mark.parametrize("of", Language)
@pytest.mark.parametrize("name", BUILT)
def test_what_people_read(name: str, of: Language, data: Path) -> None:
    use_language(of)
    report = BUILT[name](data)

    drawn = [f"=== {page}\n\n{render(report, 'table', PAGES[page])}" for page in PAGES]
    _compare(f"{name}.{of}.txt", "\n".join(drawn))


@pytest.mark.parametrize("form", ["json", "csv"])
@pytest.mark.parametrize(
    "name", ["slips-all", "log-task", "diff-days", "audit", "silent", "trend-by-year"]
)
def test_what_programs_read(name: str, form: str, data: Path) -> None:
    _compare(f"{name}.{form}", render(BUILT[name](data), form, Page()))


@pytest.mark.parametrize("name", ["slips-all", "log-milestone", "diff-days", "audit", "silent"])
def test_what_a_document_gets(name: str, data: Path) -> None:
    _compare(f"{name}.md", render(BUILT[name](data), "markdown", Page()))


@pytest.mark.parametrize("name", ["slips-all", "log-task", "diff-days", "audit", "silent", "trend"])
def test_programs_read_the_same_in_every_language(name: str, data: Path) -> None:
    korean = render(BUILT[name](data), "json", Page())
    use_language(Language.EN)

    assert render(BUILT[name](data), "json", Page()) == korean
