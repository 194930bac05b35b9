"""`dnatrack diff BASE --format comment`: what a reviewer reads."""

from pathlib import Path

import pytest

from dnatrack.formats.markdown import LARGEST_COMMENT, MARKER, size_of
from tests.cli.gate.tracker import DECLARED, LATER, PLANNED, write
from tests.cli.running import dnatrack
from tests.history.repositories import Step, extend, git


def commented(folder: Path, *options: str, **environment: str) -> str:
    asked = ("diff", "main", "--format", "comment", "--on", "2020-07-01", *options)
    run = dnatrack(*asked, at=folder, **(environment or {"DNATRACK_LANG": "ko"}))
    assert (run.code, run.err) == (0, "")
    return run.out


def test_what_moved_in_silence_is_on_top(folder: Path) -> None:
    write(folder, LATER)

    korean, english = commented(folder).split("<details><summary>English</summary>")

    assert [line for line in korean.splitlines() if line.startswith(("#", "<!--"))] == [
        MARKER,
        "## 변경 요약",
        "### 사유 미기재 기한 변경(1건)",
        "### 점검 결과(1건)",
        "### 집계 변동",
    ]
    assert "기한 변경 **1건** · 사유 미기재 **1건** · 오류 **1건**" in korean
    assert "| example/report | 예시 보고서 | 행안부 | 2020년 3월 → 2020년 6월" in korean
    assert "### Deadlines moved without a reason: 1" in english
    assert "| example/report | Example report | MOIS |" in english


def test_what_was_declared_is_told_with_its_reason(folder: Path) -> None:
    write(folder, DECLARED)

    korean = commented(folder).partition("<details>")[0]

    assert "### 사유 미기재" not in korean
    assert "### 점검 결과" not in korean
    assert "### 연기(1건)" in korean
    assert "예산" in korean


ENGLISH, KOREAN = "## What this change means", "## 변경 요약"


@pytest.mark.parametrize(
    ("options", "environment", "title"),
    [
        (["--lang", "en"], {"DNATRACK_LANG": "ko"}, ENGLISH),
        (["--lang", "ko"], {"DNATRACK_LANG": "en"}, KOREAN),
        ([], {"DNATRACK_LANG": "en"}, ENGLISH),
        ([], {"LANG": "en_US.UTF-8"}, ENGLISH),
        ([], {"LANG": "ko_KR.UTF-8"}, KOREAN),
    ],
)
def test_the_language_of_the_session_comes_first(
    folder: Path, options: list[str], environment: dict[str, str], title: str
) -> None:
    write(folder, LATER)

    text = commented(folder, *options, **environment)

    assert text.startswith(f"{MARKER}\n{title}\n")


def test_what_happened_in_the_base_since_then_is_no_part_of_it(folder: Path) -> None:
    extend(folder, [Step({"data/tasks/example.yaml": DECLARED})])
    git(folder, "checkout", "-q", "change")

    korean = commented(folder).partition("<details>")[0]

    assert "내용 변경이 없습니다" in korean
    assert "###" not in korean


def test_a_large_change_still_fits(folder: Path) -> None:
    many = {
        f"data/tasks/t-{number}.yaml": PLANNED.replace("id: example", f"id: t-{number}", 1)
        for number in range(400)
    }
    extend(folder, [Step(many)], branch="change")

    text = commented(folder)

    assert size_of(text) <= LARGEST_COMMENT
    assert "건이 더 있습니다." in text
