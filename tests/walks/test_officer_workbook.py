"""An officer who knows Excel and no git: reports in the workbook, and is told what is wrong."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dnatrack.sheets.grid import letters
from tests.cli.running import ROOT, Run, dnatrack, new_source
from tests.history.repositories import git

MILESTONES, SOURCES = "이정표", "출처"
DOCUMENT = "공문 행정-123(2026. 11. 20.)"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A fresh copy of the data in git, with the workbook that the officer was sent."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "data")
    for name, value in (("user.name", "김주무관"), ("user.email", "kim@example.org")):
        git(tmp_path, "config", name, value)
    assert ran(tmp_path, "export", "xlsx", "-o", "sent.xlsx").code == 0
    return tmp_path


def ran(office: Path, *arguments: str) -> Run:
    return dnatrack(*arguments, "--lang", "ko", at=office)


def fill_in(office: Path, sheet: str, row: int | str | None, cells: Mapping[str, str]) -> int:
    """Fill in cells of a row, by its number or id, or of a new one; saved as `back.xlsx`."""
    back = office / "back.xlsx"
    book = load_workbook(back if back.exists() else office / "sent.xlsx")
    page = book[sheet]
    assert isinstance(page, Worksheet)
    columns = {str(cell.value): letters(index) for index, cell in enumerate(page[1], start=1)}
    ids = [str(cell.value) for cell in page["A"]]
    number = ids.index(row) + 1 if isinstance(row, str) else row or page.max_row + 1
    for heading, text in cells.items():
        page[f"{columns[heading]}{number}"].value = text
    book.save(back)
    return number


def test_an_officer_reports_in_the_workbook(office: Path) -> None:
    # Done, with a new document; and on another row a day, with the state forgotten.
    done = fill_in(
        office,
        MILESTONES,
        "dg-2-5/redesign",
        {"진행 상태": "완료", "완료일": "2021. 12. 30.", "증빙": DOCUMENT},
    )
    forgotten = fill_in(office, MILESTONES, "dg-2-5/spread", {"완료일": "2022-03"})
    # Something new, under a task that there is.
    new = fill_in(
        office,
        MILESTONES,
        None,
        {"과제 id": "dg-2-4", "제목": "외국인 신분증", "현재기한": "2027년 하반기", "출처": "S2"},
    )

    refused = ran(office, "import", "back.xlsx", "--commit", "--yes")

    assert refused.code == 1
    assert f"{MILESTONES}!A{new}: 새 줄의 빈칸을 채우세요: `종류`\n" in refused.err
    [asked] = [line for line in refused.err.splitlines() if f"!K{done}:" in line]
    assert "공문 행정-123" in asked
    assert "`발행기관`, `문서 종류`" in asked
    assert git(office, "status", "--short", "data") == ""

    fill_in(office, MILESTONES, new, {"종류": "서비스"})
    document = {"발행일": "2026. 11. 20.", "문서 제목": "공문 행정-123", "발행기관": "행정안전부"}
    fill_in(office, SOURCES, None, {**document, "문서 종류": "공식 문서"})

    refused = ran(office, "import", "back.xlsx", "--commit", "--yes")

    assert refused.code == 1
    cell = f"{MILESTONES}!H{forgotten}"
    assert f"{cell}: 완료일을 적었으면 진행 상태도 완료로 고치세요\n" in refused.err
    assert ".yaml" not in refused.err
    assert git(office, "status", "--short", "data") == ""

    fill_in(office, MILESTONES, forgotten, {"완료일": ""})

    taken = ran(office, "import", "back.xlsx", "--commit", "--yes")

    source = new_source()
    assert taken.code == 0, taken.err
    assert f"{MILESTONES}!A{new}: 새 id `dg-2-4/" in taken.err
    assert f": 새 출처 `{source}` 공문 행정-123\n" in taken.err
    assert git(office, "status", "--short", "data") == ""
    assert f"evidence: [{source}]" in git(office, "show", "HEAD", "--", "data/tasks/dg-2-5.yaml")
    assert ran(office, "validate").code == 0

    again = ran(office, "import", "back.xlsx", "--yes")

    assert (again.code, git(office, "status", "--short", "data")) == (0, "")
