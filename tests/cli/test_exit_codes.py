"""How a run ends: with which code, whatever there is to write to, and on which day it ran."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.running import COMMAND, ENVIRONMENT, PATIENCE, dnatrack
from tests.cli.scenes import play

DAY = ("--on", "2026-11-23")


def test_the_data_is_found_from_below_and_beside_and_where_it_is_named(
    folder: Path, tmp_path: Path
) -> None:
    places = [folder, folder / "data", folder / "data/tasks"]
    runs = [dnatrack("status", *DAY, at=at) for at in places]
    runs += [dnatrack("status", *DAY, "--data", str(folder), at=tmp_path)]
    runs += [dnatrack("status", *DAY, at=tmp_path, DNATRACK_DATA=str(folder / "data"))]

    assert {run.code for run in runs} == {0}
    assert len({run.out for run in runs}) == 1


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


CLOSED = "error: standard output is closed\n  help: keep a place for it open (`> FILE`)\n"
FULL = "error: the output could not be written: No space left"
ENDS = {
    **{f"{words} >&-": (2, CLOSED) for words in ("status", "--version", "list --format json")},
    **{f"{words} >/dev/full": (2, FULL) for words in ("status", "--version", "--help")},
    **{
        f"{words} {where}": (code, "")
        for words, code in (("show nope", 2), ("--lang xx status", 2), ("status", 3))
        for where in ("2>/dev/full", "2>&-", ">/dev/full 2>/dev/full")
    },
}


@pytest.mark.parametrize(("line", "end"), ENDS.items(), ids=ENDS)
def test_a_run_ends_with_its_code_whatever_its_streams_are(
    folder: Path, tmp_path: Path, line: str, end: tuple[int, str]
) -> None:
    code, said = end
    if code == 3:
        (tmp_path / "sitecustomize.py").write_text(BREAK_JUDGING)

    # Buffered, as people run it: what is kept back is written once more at the very end.
    run = subprocess.run(
        ["/bin/sh", "-c", f"exec {sys.executable} -m dnatrack {line}"],
        cwd=folder,
        env={**ENVIRONMENT, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (run.returncode, run.stderr[: len(said)]) == (code, said)


@pytest.mark.parametrize("arguments", ["list -m --format json", "status", "--help", "list --help"])
def test_a_closed_pipe_is_no_error(folder: Path, arguments: str) -> None:
    command = [*COMMAND, *arguments.split()]
    with subprocess.Popen(
        command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()

        assert (process.wait(PATIENCE), process.stderr.read()) == (0, b"")


def test_a_bug_is_told_in_full_where_no_file_can_be_written(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        f"{BREAK_JUDGING}\nimport tempfile\n"
        "def nowhere():\n    raise FileNotFoundError\n"
        "tempfile._get_default_tempdir = nowhere\n"
    )

    run = dnatrack("status", at=folder, PYTHONPATH=str(tmp_path))

    assert run.code == 3
    assert "broken on purpose" in run.err


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


@pytest.mark.parametrize("command", ["status", "validate"])
def test_without_time_zones_on_the_machine_it_says_how_to_get_them(
    tmp_path: Path, command: str
) -> None:
    files = {
        "taskforces.yaml": "taskforces: []\n",
        "tracker.yaml": "schema: 1\ntitle: x\ntimezone: Europe/Berlin\n",
        "shadow/tzdata/__init__.py": "",
    }

    play(tmp_path, {
        "files": files,
        "run": command,
        "env": {"PYTHONTZPATH": "", "PYTHONPATH": str(tmp_path / "shadow")},
        "error": "this machine knows no time zones, so it is not known which day it is",
        "help": "install them: `pip install tzdata`, or `apt install tzdata`",
    })  # fmt: skip


def day_in(zone: str) -> str:
    date = subprocess.run(
        ["date", "+%F"], env={"TZ": zone, "PATH": "/usr/bin:/bin"}, capture_output=True, check=True
    )
    return date.stdout.decode().strip()
