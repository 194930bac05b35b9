"""The report of a period on the sample history and on a small plan, word for word.

After a change that is meant, `UPDATE_GOLDEN=1 pytest tests/sample/test_report.py` writes
the files of `golden/` anew; read what `git diff` then shows as one who has to hand it in.
Ids of commits are left out: they change whenever something is added to the data.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dnatrack.cli.init import init
from dnatrack.formats import Page, render
from dnatrack.i18n import Language, language, use_language
from tests.reports.period.reviewing import plan, report

GOLDEN = Path(__file__).parent / "golden"
PERIODS = {
    "spring": ("2020-03-31", "2020-08-31"),
    "years": ("2020", "2026-11-24"),
    "small": ("2020-03-31", "2020-06-30"),
}
SUFFIXES = {"office": "office.txt", "markdown": "md", "html": "html", "json": "json"}


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The data of the sample history for all periods but the one of the small plan."""
    sample = tmp_path_factory.mktemp("sample")
    init(sample, sample="history")
    small = plan(tmp_path_factory.mktemp("small"))
    return {name: small if name == "small" else sample / "data" for name in PERIODS}


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = language()
    yield
    use_language(before)


def _compare(name: str, text: str) -> None:
    """Line ends do not count: git may change those of a golden file."""
    file = GOLDEN / name
    plain = re.sub(r"\b[0-9a-f]{40}\b", "0" * 40, re.sub(r"\b[0-9a-f]{10}\b", "0" * 10, text))
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(plain, "utf-8", newline="\n")

    assert plain.splitlines() == file.read_text("utf-8").splitlines()


@pytest.mark.parametrize("of", Language)
@pytest.mark.parametrize(
    ("name", "form"),
    [*((name, form) for name in PERIODS for form in ("office", "markdown")), ("small", "html")],
)
def test_what_the_meeting_reads(
    name: str, form: str, of: Language, folders: dict[str, Path]
) -> None:
    use_language(of)

    shown = render(report(folders[name], *PERIODS[name]), form, Page())

    _compare(f"report-{name}.{of}.{SUFFIXES[form]}", shown)


@pytest.mark.parametrize("name", ["spring", "small"])
def test_what_programs_read(name: str, folders: dict[str, Path]) -> None:
    use_language(Language.KO)

    _compare(f"report-{name}.json", render(report(folders[name], *PERIODS[name]), "json", Page()))


@pytest.mark.parametrize("of", Language)
@pytest.mark.parametrize("width", [80, 160])
def test_what_a_screen_shows(width: int, of: Language, folders: dict[str, Path]) -> None:
    use_language(of)

    shown = render(
        report(folders["small"], *PERIODS["small"]), "table", Page(is_screen=True, width=width)
    )

    _compare(f"report-small-{width}.{of}.txt", shown)
