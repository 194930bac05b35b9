import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.running import COMMAND, ENVIRONMENT, PATIENCE, Run, dnatrack

DAY = ("--on", "2026-11-23")


def test_a_report_ends_with_0(folder: Path) -> None:
    run = dnatrack("status", *DAY, at=folder)

    assert (run.code, run.err) == (0, "")


@pytest.mark.parametrize(("day", "code"), [("2026-11-23", 1), ("2019-12-31", 0)])
def test_overdue_for_scheduled_jobs_ends_with_1_when_something_is_late(
    folder: Path, day: str, code: int
) -> None:
    run = dnatrack("overdue", "--exit-code", "--on", day, at=folder)

    assert (run.code, run.err) == (code, "")


def test_the_data_is_found_from_below_and_beside(folder: Path) -> None:
    runs = [
        dnatrack("status", *DAY, at=at) for at in (folder, folder / "data", folder / "data/tasks")
    ]

    assert [run.code for run in runs] == [0, 0, 0]
    assert len({run.out for run in runs}) == 1


def test_the_data_folder_can_be_named(folder: Path, tmp_path: Path) -> None:
    named = dnatrack("status", *DAY, "--data", str(folder), at=tmp_path)
    by_environment = dnatrack("status", *DAY, at=tmp_path, DNATRACK_DATA=str(folder / "data"))

    assert (named.code, by_environment.code) == (0, 0)
    assert named.out == by_environment.out


NO_DATA = {
    "ko": ("오류: 자료를 찾지 못했습니다", "  조치 방법: `--data` 옵션으로"),
    "en": ("error: no data found", "  help: name the folder"),
}


@pytest.mark.parametrize("language", NO_DATA)
@pytest.mark.parametrize("command", ["status", "overdue", "list", "validate"])
def test_an_empty_place_says_what_to_do(tmp_path: Path, command: str, language: str) -> None:
    run = dnatrack(command, "--lang", language, at=tmp_path)

    message, hint = run.err.splitlines()
    assert (run.code, run.out) == (2, "")
    assert message.startswith(NO_DATA[language][0])
    assert str(tmp_path) in message
    assert hint.startswith(NO_DATA[language][1])


BREAK_JUDGING = """\
import sys
from importlib.abc import MetaPathFinder

class Broken(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "dnatrack.judging.judgement":
            raise RuntimeError("broken on purpose")

sys.meta_path.insert(0, Broken())
"""


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_bug_of_ours_ends_with_3_in_two_lines_and_keeps_the_traceback(
    folder: Path, tmp_path: Path, language: str
) -> None:
    (tmp_path / "sitecustomize.py").write_text(BREAK_JUDGING)

    run = dnatrack("status", "--lang", language, at=folder, PYTHONPATH=str(tmp_path),
                   TMPDIR=str(tmp_path))  # fmt: skip

    assert (run.code, run.out) == (3, "")
    [kept] = tmp_path.glob("dnatrack-*.txt")
    assert "RuntimeError: broken on purpose" in kept.read_text("utf-8")
    message, hint = run.err.splitlines()
    assert "RuntimeError" in message
    assert str(kept) in hint


def test_a_bug_is_told_in_full_where_no_file_can_be_written(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        f"{BREAK_JUDGING}\nimport tempfile\n"
        "def nowhere():\n    raise FileNotFoundError\n"
        "tempfile._get_default_tempdir = nowhere\n"
    )

    run = dnatrack("status", at=folder, PYTHONPATH=str(tmp_path))

    assert run.code == 3
    assert "broken on purpose" in run.err


UNWRITABLE = {"full": "2>/dev/full", "closed": "2>&-", "both full": ">/dev/full 2>/dev/full"}


@pytest.mark.parametrize("where", UNWRITABLE.values(), ids=UNWRITABLE)
@pytest.mark.parametrize(
    ("words", "code"), [("show nope", 2), ("--lang xx status", 2), ("status", 3)]
)
def test_a_failure_ends_with_its_code_where_nobody_can_be_told(
    folder: Path, tmp_path: Path, words: str, code: int, where: str
) -> None:
    if code == 3:
        (tmp_path / "sitecustomize.py").write_text(BREAK_JUDGING)

    # Buffered, as people run it: what is kept back is written once more at the very end.
    run = subprocess.run(
        ["/bin/sh", "-c", f"exec {sys.executable} -m dnatrack {words} {where}"],
        cwd=folder,
        env={**ENVIRONMENT, "PYTHONPATH": str(tmp_path)},
        stdout=subprocess.DEVNULL,
        check=False,
    )

    assert run.returncode == code


def test_an_interruption_ends_with_130_and_says_nothing(tmp_path: Path) -> None:
    started = tmp_path / "started"
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "class Slow:\n"
        "    def find_spec(self, name, path, target=None):\n"
        "        if name == 'dnatrack.cli.app':\n"
        f"            open({str(started)!r}, 'w').close()\n"
        "            __import__('time').sleep(600)\n"
        "sys.meta_path.insert(0, Slow())\n"
    )
    process = subprocess.Popen(
        [*COMMAND, "status"],
        env={**ENVIRONMENT, "PYTHONPATH": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    until = time.monotonic() + PATIENCE
    while not started.exists() and time.monotonic() < until:
        time.sleep(0.02)

    process.send_signal(signal.SIGINT)

    assert process.communicate(timeout=PATIENCE) == (b"", b"")
    assert process.returncode == 130


def test_without_a_command_the_help_is_shown() -> None:
    run = dnatrack()

    assert (run.code, run.err) == (0, "")
    assert "status" in run.out


def test_the_version_is_one_line() -> None:
    assert dnatrack("--version") == dnatrack("--version", "--lang", "ko")


def test_reading_commands_write_nothing(folder: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}

    for command in (["status"], ["overdue"], ["list"], ["show", "dg-2"], ["validate"]):
        dnatrack(*command, at=folder, DNATRACK_CACHE="1", HOME=str(folder.parent))

    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


CLOCKS = {
    "ahead of everybody": ("Pacific/Kiritimati", "Pacific/Niue"),
    "behind everybody": ("Pacific/Niue", "Pacific/Kiritimati"),
    "Seoul seen from New York": ("Asia/Seoul", "America/New_York"),
    "an unknown zone is Seoul": ("Mars/Olympus", "UTC"),
}


@pytest.mark.parametrize(("zone", "machine"), CLOCKS.values(), ids=CLOCKS)
def test_today_is_the_day_in_the_zone_of_the_tracker(
    tmp_path: Path, zone: str, machine: str
) -> None:
    (tmp_path / "taskforces.yaml").write_text("taskforces: []\n")
    (tmp_path / "tracker.yaml").write_text(f"schema: 1\ntitle: x\ntimezone: {zone}\n")

    days = [day_in(zone if "/O" not in zone else "Asia/Seoul")]
    run = dnatrack("status", "--format", "json", at=tmp_path, TZ=machine)
    days.append(day_in(zone if "/O" not in zone else "Asia/Seoul"))

    assert json.loads(run.out)["on"] in days


@pytest.mark.parametrize("arguments", [("status",), ("validate",)], ids="_".join)
def test_without_time_zones_on_the_machine_it_says_how_to_get_them(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "taskforces.yaml").write_text("taskforces: []\n")
    (tmp_path / "tracker.yaml").write_text("schema: 1\ntitle: x\ntimezone: Europe/Berlin\n")

    (tmp_path / "shadow/tzdata").mkdir(parents=True)
    (tmp_path / "shadow/tzdata/__init__.py").write_text("")

    run = dnatrack(*arguments, at=tmp_path, PYTHONTZPATH="", PYTHONPATH=str(tmp_path / "shadow"))

    assert run == Run(
        2,
        "",
        "error: this machine knows no time zones, so it is not known which day it is\n"
        "  help: install them: `pip install tzdata`, or `apt install tzdata`\n",
    )


def day_in(zone: str) -> str:
    date = subprocess.run(
        ["date", "+%F"], env={"TZ": zone, "PATH": "/usr/bin:/bin"}, capture_output=True, check=True
    )
    return date.stdout.decode().strip()
