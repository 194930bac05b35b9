import getpass
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from dnatrack.errors import DnatrackError
from dnatrack.storage.lock import hold_lock

NOW = datetime(2020, 3, 31, 9, tzinfo=timezone(timedelta(hours=9)))
HOLDER = """
import sys
from datetime import datetime
from pathlib import Path
from dnatrack.storage.lock import hold_lock
now = datetime.fromisoformat("2020-03-31T09:00+09:00")
with hold_lock(Path(sys.argv[1]), sys.argv[2], now=now):
    print("held", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def held(folder: Path, doing: str) -> "Iterator[subprocess.Popen[str]]":
    command = [sys.executable, "-c", HOLDER, str(folder), doing]
    with subprocess.Popen(
        command, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def refused(folder: Path) -> str:
    with (
        pytest.raises(DnatrackError) as caught,
        hold_lock(folder, "other", now=NOW, wait_seconds=0),
    ):
        pass
    return caught.value.message.en


def test_who_finds_it_locked_is_told_who_holds_it_since_when_and_what_for(tmp_path: Path) -> None:
    with held(tmp_path, "dnatrack done dg-1/첫째") as holder:
        said = refused(tmp_path)

    who = f"{getpass.getuser()}@{platform.node()}"
    assert said == (
        f"the data in `{tmp_path}` is being edited right now, so nothing was written:"
        f" {who}, process {holder.pid}, since 2020-03-31 09:00:00+09:00, `dnatrack done dg-1/첫째`"
    )


def test_who_finds_it_locked_waits_for_it(tmp_path: Path) -> None:
    with held(tmp_path, "first") as holder:
        assert holder.stdin
        holder.stdin.close()

        with hold_lock(tmp_path, "second", now=NOW, wait_seconds=300) as was_left:
            assert not was_left


def test_the_lock_of_a_killed_process_is_free_and_known_to_be_left(tmp_path: Path) -> None:
    with held(tmp_path, "first") as holder:
        holder.kill()
        holder.wait()
        assert (tmp_path / ".dnatrack-lock").exists()

        with hold_lock(tmp_path, "second", now=NOW, wait_seconds=0) as was_left:
            assert was_left


@pytest.mark.parametrize("error", [None, KeyboardInterrupt])
def test_a_lock_is_given_back_whatever_happens_and_leaves_no_file(
    tmp_path: Path, error: type[BaseException] | None
) -> None:
    with (
        pytest.raises(error) if error else nullcontext(),
        hold_lock(tmp_path, "first", now=NOW) as was_left,
    ):
        assert not was_left
        if error:
            raise error

    assert list(tmp_path.iterdir()) == []


def test_what_a_holder_says_of_itself_cannot_harm_a_terminal(tmp_path: Path) -> None:
    with held(tmp_path, "\x1b[2Jdone\r\n" + "x" * 1000):
        said = refused(tmp_path)

    assert "`[2Jdonex" in said
    assert said.isprintable()
    assert len(said) < 500


def test_a_holder_that_does_not_say_who_it_is_blocks_all_the_same(tmp_path: Path) -> None:
    with held(tmp_path, "first"):
        (tmp_path / ".dnatrack-lock").write_text(json.dumps(["odd"]))

        assert "it does not say who" in refused(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="links are those of POSIX")
def test_a_link_in_its_place_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "victim").write_text("precious")
    (tmp_path / "data").mkdir()
    (tmp_path / "data/.dnatrack-lock").symlink_to("../victim")

    with (
        pytest.raises(OSError, match="symbolic link"),
        hold_lock(tmp_path / "data", "other", now=NOW, wait_seconds=0),
    ):
        pass

    assert (tmp_path / "victim").read_text() == "precious"
