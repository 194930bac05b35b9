"""`dnatrack report` and `report verify` as people run them."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hwpx import HwpxDocument

from dnatrack.version import __version__
from tests.cli.running import ROOT, Run, dnatrack, dnatrack_bytes
from tests.cli.scenes import play
from tests.formats.reports.making import needs_pango
from tests.history.repositories import Step, extend, git
from tests.reports.period.reviewing import HOSTILE, milestone, plan, task_file
from tests.rules.rows import Row, rows

PERIOD = ("--since", "2020-03-31", "--until", "2020-06-30")
PDF = pytest.param("pdf", marks=needs_pango)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small plan; nobody changes it."""
    return plan(tmp_path_factory.mktemp("plan")).parent


def copied(folder: Path, to: Path) -> Path:
    return Path(shutil.copytree(folder, to / "copy"))


def asked(*arguments: str, at: Path, lang: str = "en") -> Run:
    return dnatrack("report", *arguments, "--lang", lang, at=at)


def written(at: Path, *arguments: str, lang: str = "en", name: str = "r.md") -> Path:
    file = at / name
    run = asked(*arguments, "-o", str(file), at=at, lang=lang)
    assert (run.code, run.out, run.err) == (0, "", "")
    return file


@rows(Path(__file__).parent / "report.yaml")
def test_a_report_says(folder: Path, tmp_path: Path, row: Row) -> None:
    play(copied(folder, tmp_path), row)


@pytest.mark.parametrize("form", ["office", "markdown", "html", "json", "csv", PDF])
def test_the_same_commits_and_days_give_the_same_bytes_anywhere(folder: Path, form: str) -> None:
    asked = ("report", *PERIOD, "--format", form, "--lang", "ko", "--data")

    here = dnatrack_bytes(*asked, "data", at=folder)
    elsewhere = dnatrack_bytes(
        *asked, str(folder / "data"),
        at=folder.parent, TZ="America/Los_Angeles", LANG="ko_KR.EUC-KR", LC_ALL="POSIX",
        PYTHONHASHSEED="7", COLUMNS="40", PYTHONIOENCODING="ascii",
    )  # fmt: skip

    assert (here.returncode, form == "pdf") == (0, here.stdout.startswith(b"%PDF-1.7\n"))
    assert here.stdout == elsewhere.stdout


def test_it_is_in_the_form_of_offices_in_korean_and_markdown_in_english(folder: Path) -> None:
    korean = asked(*PERIOD, at=folder, lang="ko").out
    english = asked(*PERIOD, at=folder).out

    assert korean.startswith(
        "작은 추적 이행실적 점검 결과\n(2020. 6. 30.(화) 기준)\n\n□ 점검 개요\n"
    )
    assert english.startswith("## A small tracker: progress report\n\nas of **Tue 30 Jun 2020**")


def test_it_names_the_commits_that_it_was_made_from(folder: Path) -> None:
    found = json.loads(asked(*PERIOD, "--format", "json", at=folder).out)

    assert found["made_from"] == {
        "version": found["version"],
        "is_committed": True,
        "earlier": None,
        "since": {"commit": git(folder, "rev-parse", "HEAD~1"), "on": "2020-03-31"},
        "until": {"commit": git(folder, "rev-parse", "HEAD"), "on": "2020-06-30"},
        "as": "json",
        "lang": "en",
    }


def test_a_file_is_replaced_whole_or_not_at_all(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "r.md"
    file.write_text("the last one", "utf-8")

    failed = asked(*PERIOD, "--format", "nope", "-o", str(file), at=folder)
    kept = file.read_text("utf-8")
    done = asked(*PERIOD, "-o", str(file), at=folder)

    assert (failed.code, kept, done.code) == (2, "the last one", 0)
    assert file.read_text("utf-8") == asked(*PERIOD, at=folder).out
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("form", "lang"),
    [
        *(("office", "ko"), ("markdown", "en"), ("html", "ko"), ("json", "en")),
        pytest.param("pdf", "ko", marks=needs_pango),
    ],
)
def test_a_report_that_nobody_touched_is_verified(
    folder: Path, tmp_path: Path, form: str, lang: str
) -> None:
    file = tmp_path / "r"
    asked(*PERIOD, "--format", form, "-o", str(file), at=folder, lang=lang)

    run = asked("verify", str(file), at=folder)

    assert run.code == 0
    assert run.out == f"Verification of a report\nfile {file}  result the same as when made again\n"


def test_a_report_is_verified_long_after_it_was_made(folder: Path, tmp_path: Path) -> None:
    later = copied(folder, tmp_path)
    file = written(later, *PERIOD)
    more = Step(task_file("dg-2", milestone("moved", due="2021")), day="2020-06-30T09:00:00+00:00")
    git(later, "checkout", "-q", "-b", "more")
    extend(later, [more])

    assert asked("verify", str(file), at=later).code == 0


@needs_pango
def test_a_pdf_whose_pages_were_edited_is_found(folder: Path, tmp_path: Path) -> None:
    file = written(copied(folder, tmp_path), *PERIOD, "--format", "pdf", name="r.pdf")
    whole = file.read_bytes()
    file.write_bytes(whole.replace(b"stream\nx", b"stream\ny", 1))

    run = asked("verify", str(file), "--format", "json", at=file.parent)

    assert run.code == 1
    (line,) = json.loads(run.out)["differences"]
    assert line["line"].startswith("the data attached are the same, its pages differ")


@needs_pango
def test_a_pdf_goes_on_no_screen(folder: Path) -> None:
    run = asked(*PERIOD, "--format", "pdf", "--color", "always", at=folder)

    assert (run.code, run.out) == (2, "")
    assert "-o FILE" in run.err


@pytest.mark.parametrize(
    ("what", "said", "way_out"),
    [
        ("raise ModuleNotFoundError(name='weasyprint')", "`weasyprint`", "dnatrack[pdf]"),
        ("raise OSError('cannot load library x: no')", "cannot load library x", "libpango-1.0-0"),
    ],
)
def test_what_a_pdf_lacks_is_said_with_the_way_out(
    folder: Path, tmp_path: Path, what: str, said: str, way_out: str
) -> None:
    (tmp_path / "weasyprint.py").write_text(f"print('x')\n{what}\n")

    asked = ("report", *PERIOD, "--format", "pdf", "--lang", "en")
    run = dnatrack(*asked, at=folder, PYTHONPATH=str(tmp_path))

    assert (run.code, run.out) == (2, "")
    assert said in run.err
    assert way_out in run.err


SAMPLE_FORM = ROOT / "templates" / "report.hwpx"


def test_a_hangul_form_is_filled_and_left_as_it_is(folder: Path, tmp_path: Path) -> None:
    blank = SAMPLE_FORM.read_bytes()
    there = copied(folder, tmp_path)
    file = there / "filled.hwpx"

    options = (*PERIOD, "--form", str(SAMPLE_FORM))
    run = asked(*options, "-o", str(file), at=there, lang="ko")
    again = dnatrack_bytes("report", *options, "--lang", "ko", at=there, PYTHONHASHSEED="7")

    assert (run.code, run.out) == (0, "")
    assert run.err.startswith("알림: 서식에 기재할 자리가 없는 항목: ")
    assert again.stdout == file.read_bytes()
    assert SAMPLE_FORM.read_bytes() == blank
    text = HwpxDocument.open(file).text.plain()
    assert "작은 추적 이행실적 점검 결과" in text
    assert "2020. 6. 30.(화)" in text
    assert "{{" not in text


def test_a_history_that_was_rewritten_is_noticed(folder: Path, tmp_path: Path) -> None:
    there = copied(folder, tmp_path)
    file = written(there, *PERIOD)
    made_from = git(there, "rev-parse", "HEAD")
    git(there, "commit", "-q", "--amend", "-m", "another")

    run = asked("verify", str(file), "--format", "json", at=there)

    assert run.code == 1
    assert json.loads(run.out)["commits"] == [{"commit": made_from, "state": "left-behind"}]
    assert json.loads(run.out)["differences"] == []


CHANGES = {
    "other line ends": (lambda text: text.replace("\n", "\r\n"), 0, "the same as when made again"),
    "another version": (
        lambda text: text.replace(__version__, "0.0.1"),
        0,
        f"Made by dnatrack 0.0.1, made again by {__version__}",
    ),
    "a number": (lambda text: text.replace("| 102 d |", "| 12 d |", 1), 1, "| 12 d |"),
    "a commit that is gone": (
        lambda text: re.sub('("until": {"commit": ")[0-9a-f]*', rf"\g<1>{'a' * 40}", text),
        1,
        "aaaaaaaaaa  not in the repository",
    ),
}


@pytest.mark.parametrize(("change", "code", "said"), CHANGES.values(), ids=CHANGES)
def test_a_report_that_was_changed_is_verified(
    folder: Path, tmp_path: Path, change: Callable[[str], str], code: int, said: str
) -> None:
    file = written(copied(folder, tmp_path), *PERIOD)
    old = file.read_text("utf-8")
    file.write_text(change(old), "utf-8", newline="")

    run = asked("verify", str(file), at=file.parent)

    assert change(old) != old
    assert (run.code, said in run.out) == (code, True)


def test_a_report_in_a_form_of_ones_own_is_verified_with_that_form(
    folder: Path, tmp_path: Path
) -> None:
    there = copied(folder, tmp_path)
    form = there / "form.html"
    form.write_text("<h1>{{ title }}</h1>\n{{ report.signals | length }}\n{{ stamp }}\n", "utf-8")
    file = written(there, *PERIOD, "--template", str(form))

    without = asked("verify", str(file), at=there)
    same = asked("verify", str(file), "--template", str(form), at=there)

    assert file.read_text("utf-8").startswith("<h1>A small tracker: progress report</h1>\n3\n<!--")
    assert (without.code, same.code) == (2, 0)


@pytest.mark.parametrize("form", ["office", "markdown", "html"])
def test_hostile_text_stays_text(tmp_path: Path, form: str) -> None:
    title = f"{{ko: '{HOSTILE} --> <!-- dnatrack {{}} -->', en: x}}"
    plan(tmp_path, Step(task_file("dg-9", milestone("late", due="2020-01", title=title)),
                        day="2020-06-25"))  # fmt: skip

    run = asked(*PERIOD, "--format", form, at=tmp_path, lang="ko")

    assert run.code == 0
    assert "<script>" not in run.out.replace("\\<script", "")
    assert form == "html" or "](http" not in run.out.replace("\\](http", "")
    assert "{{ 7*7 }}" in run.out.replace("\\*", "*")
    stamps = 0 if form == "office" else 1
    assert run.out.replace("\\<!--", "").count("<!-- dnatrack") == stamps
