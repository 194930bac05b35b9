"""The coordinator before and at the review meeting: from a new folder to a report handed in.

Each step is taken as such a person would take it; what an eye must judge, it must judge itself.
"""

import re
from pathlib import Path

import pytest

from tests.cli.running import Run, dnatrack, in_terminal

PERIOD = ("--since", "2020-06-30", "--until", "2020-10-31")
DAY = ("--on", "2026-11-30")
LOW = {"LINES": "24"}


def ask(*arguments: str, at: Path, lang: str = "ko") -> Run:
    return dnatrack(*arguments, "--lang", lang, at=at)


@pytest.fixture(scope="module")
def document(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of a period, as the office hands it in."""
    file = tmp_path_factory.mktemp("out") / "보고.txt"
    run = ask("report", *PERIOD, "--format", "office", "-o", str(file), at=sample)
    assert (run.code, run.out, run.err) == (0, "", "")
    return file


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_state_of_all_taskforces_is_seen_on_a_small_screen(sample: Path, lang: str) -> None:
    arguments = ["status", *DAY, "--lang", lang, "--color", "never"]

    lines = in_terminal(arguments, 80, at=sample, environment=LOW).out.rstrip().splitlines()

    assert len(lines) <= 23
    shown = "\n".join(lines)
    words = {
        "ko": ("3대 범정부 TF", "데이터 경제", "디지털 미디어", "최장 지연"),
        "en": ("Three pan-government", "Data Economy", "Digital Media", "Most overdue"),
    }[lang]
    assert re.search(".*".join(words), shown, re.DOTALL)


def test_what_is_late_stands_before_what_is_unknown_and_hides_nothing(sample: Path) -> None:
    screen = in_terminal(["overdue", *DAY, "--lang", "ko"], 80, at=sample, environment=LOW).out
    piped = ask("overdue", *DAY, at=sample).out

    late, unknown = screen.index("기한 경과 이정표"), screen.index("기한 경과·결과 미확인")
    assert late < screen.index("dg-4-1/one-pc") < unknown
    assert "외 33건(전체: `--limit 0`)" in screen
    assert "외 33건" not in piped
    assert piped.count("행안부") > screen.count("행안부")


def test_the_report_can_be_handed_in_as_it_is(document: Path) -> None:
    *body, last = document.read_text("utf-8").rstrip().splitlines()

    headings = [line for line in body if line.startswith("□")]
    assert body[0].endswith("이행실적 점검 결과")
    assert body[1] == "(2020. 10. 31.(토) 기준)"
    assert headings[:2] == ["□ 점검 개요", "□ 총괄"]
    assert last.startswith("※ ")
    text = "\n".join(body)
    assert [one for one in ("dnatrack", "`", "<!--", "\\") if one in text] == []
    assert text.index("붙임  1. 과제별 추진상황 1부.") < text.index("1부.  끝.")
    sections = text.partition("붙임  1.")[0].split("□ ")[1:]
    assert max(section.count("\n ○ ") for section in sections) <= 11


def test_anybody_can_check_it_and_a_changed_number_is_found(sample: Path, document: Path) -> None:
    forged = document.with_name("고침.txt")
    forged.write_text(document.read_text("utf-8").replace("지연 13건", "지연 3건"), "utf-8")

    honest = ask("report", "verify", str(document), at=sample)
    found = ask("report", "verify", str(forged), at=sample)

    assert honest.code == 0
    assert found.code == 1
    assert "지연 3건" in found.out
