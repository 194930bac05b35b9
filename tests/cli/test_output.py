"""Whatever standard output is, the output comes and nothing crashes."""

import csv
import json
import re
import subprocess
from io import StringIO
from pathlib import Path

import pytest

from dnatrack.terminal_text import cell_width
from tests.cli.running import (
    COMMAND,
    ENVIRONMENT,
    dnatrack,
    dnatrack_bytes,
    in_terminal,
)

DAY = ("--on", "2026-11-23")
KOREAN = ("--lang", "ko")


def plain(shown: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", shown)


def test_a_pipe_gets_no_colour_and_everything_on_one_line(folder: Path) -> None:
    run = dnatrack("list", "-m", *DAY, *KOREAN, at=folder, COLUMNS="20")

    assert "\x1b" not in run.out
    assert "디지털 서비스 표준 마련(플러그인 제거, 통합 간편로그인, UI·UX 표준)" in run.out
    assert run.out.splitlines()[0] == "이정표 82건"


@pytest.mark.parametrize("columns", [20, 60, 80, 200])
def test_a_terminal_is_filled_and_never_overflows(folder: Path, columns: int) -> None:
    run = in_terminal(["status", *DAY, *KOREAN], columns, folder)

    widths = [cell_width(plain(line)) for line in run.out.splitlines()]
    assert (run.code, run.err) == (0, "")
    assert max(widths) <= columns
    assert "데이터 경제" in plain(run.out)


def test_a_terminal_gets_colours_and_hyperlinks(folder: Path) -> None:
    run = in_terminal(["show", "dg-2-4", *DAY, *KOREAN], 100, folder)

    assert "\x1b[38;5;244m" in run.out
    assert re.search(r"\x1b\]8;id=\d+;https?://", run.out)


COLOURS = {
    "NO_COLOR": ([], {"NO_COLOR": "1"}, False),
    "an empty NO_COLOR is none": ([], {"NO_COLOR": ""}, True),
    "a dumb terminal": ([], {"TERM": "dumb"}, False),
    "--color over NO_COLOR": (["--color", "always"], {"NO_COLOR": "1"}, True),
    "--color never": (["--color", "never"], {"FORCE_COLOR": "1"}, False),
    "NO_COLOR over FORCE_COLOR": ([], {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
}
PIPED_COLOURS = {
    "--color always": (["--color", "always"], {}, True),
    "FORCE_COLOR on a drawn page": (["--width", "80"], {"FORCE_COLOR": "1"}, True),
    "CLICOLOR_FORCE on a drawn page": (["--width", "80"], {"CLICOLOR_FORCE": "1"}, True),
    "FORCE_COLOR=0 is off": (["--width", "80"], {"FORCE_COLOR": "0"}, False),
    "FORCE_COLOR does not draw a page": ([], {"FORCE_COLOR": "1"}, False),
    "GITHUB_ACTIONS is no terminal": ([], {"GITHUB_ACTIONS": "true"}, False),
}


@pytest.mark.parametrize(
    ("is_terminal", "options", "environment", "has_colour"),
    [
        *((True, *one) for one in COLOURS.values()),
        *((False, *one) for one in PIPED_COLOURS.values()),
    ],
    ids=[*COLOURS, *PIPED_COLOURS],
)
def test_where_there_is_colour(
    folder: Path,
    options: list[str],
    environment: dict[str, str],
    *,
    is_terminal: bool,
    has_colour: bool,
) -> None:
    asked = ("status", *DAY, *options)
    if is_terminal:
        run = in_terminal(asked, 80, folder, environment)
    else:
        run = dnatrack(*asked, at=folder, **environment)

    assert ("\x1b" in run.out) is has_colour


def test_a_long_list_is_cut_on_a_terminal_and_says_so(folder: Path) -> None:
    run = in_terminal(["overdue", *DAY, *KOREAN, "--limit", "2"], 80, folder)

    assert [line for line in plain(run.out).splitlines() if "외" in line] == [
        " … 외 2건",
        " … 외 34건",
    ]


ENCODINGS = {
    "LANG=C": ({"LANG": "C"}, "utf-8", "디지털 혁신 3대 범정부 TF"),
    "cp949": ({"PYTHONIOENCODING": "cp949"}, "cp949", "디지털 혁신 3대 범정부 TF"),
    "euc-kr": ({"PYTHONIOENCODING": "euc-kr"}, "euc-kr", "디지털 혁신 3대 범정부 TF"),
    "ascii": ({"PYTHONIOENCODING": "ascii"}, "ascii", "??? ?? 3? ??? TF"),
    "a C locale without UTF-8": (
        {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        "ascii",
        "??? ?? 3? ??? TF",
    ),
}


@pytest.mark.parametrize(("environment", "encoding", "title"), ENCODINGS.values(), ids=ENCODINGS)
def test_any_encoding(folder: Path, environment: dict[str, str], encoding: str, title: str) -> None:
    settings = {"LC_ALL": "", "PYTHONIOENCODING": "", **environment}
    raw = dnatrack_bytes("status", *DAY, *KOREAN, "--width", "80", at=folder, **settings)

    shown = raw.stdout.decode(encoding)
    assert (raw.returncode, raw.stderr) == (0, b"")
    assert shown.lstrip().startswith(title)
    assert len(shown.splitlines()) >= 30


def test_cp949_gets_stand_ins_for_what_it_does_not_have(folder: Path) -> None:
    raw = dnatrack_bytes("status", *DAY, *KOREAN, "--width", "80", at=folder,
                         PYTHONIOENCODING="cp949")  # fmt: skip

    assert "?" not in raw.stdout.decode("cp949")


@pytest.mark.parametrize("form", ["json", "csv"])
def test_data_is_utf8_whatever_the_locale(folder: Path, form: str) -> None:
    ways = ({"PYTHONIOENCODING": "utf-8"}, {"PYTHONIOENCODING": "cp949"})
    asked = ("list", "--format", form, *DAY)

    first, second = (dnatrack_bytes(*asked, at=folder, **one).stdout for one in ways)

    assert first == second
    assert "모바일 신분증 도입" in first.decode("utf-8")


def test_json_and_csv_can_be_read(folder: Path) -> None:
    as_json = json.loads(dnatrack("list", "--format", "json", *DAY, at=folder).out)
    text = dnatrack("list", "--format", "csv", *DAY, at=folder).out
    as_csv = list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))

    assert text.startswith("\ufeff")
    assert [row["id"] for row in as_csv] == [row["id"] for row in as_json["tasks"]]
    assert len(as_csv) == 28


def test_no_home_and_no_place_to_write(folder: Path, tmp_path: Path) -> None:
    read_only = tmp_path / "home"
    read_only.mkdir(mode=0o500)
    without = {
        key: value for key, value in ENVIRONMENT.items() if key not in {"HOME", "DNATRACK_CACHE"}
    }
    asked = [*COMMAND, "status", *DAY]

    runs = [
        subprocess.run(asked, cwd=folder, env=env, capture_output=True, check=False)
        for env in (without, {**without, "HOME": str(read_only)}, {**without, "HOME": "/dev/null"})
    ]

    assert [(run.returncode, run.stderr) for run in runs] == [(0, b"")] * 3
