import os
import sys
from pathlib import Path

import pytest

from bench.corpus import write_corpus
from bench.measuring import Command, CommandFailedError, Run, Samples, run_once, side_by_side

pytestmark = pytest.mark.slow


def python(code: str, folder: Path) -> Command:
    return Command((sys.executable, "-c", code), folder, os.environ)


@pytest.mark.parametrize("arguments", [("validate",), ("overdue", "--on", "2024-06-30")])
def test_the_commands_that_are_measured_work_on_the_smallest_corpus(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    corpus = tmp_path / "corpus"
    write_corpus(corpus, 21)
    program = (sys.executable, "-m", "dnatrack", *arguments, "--data", str(corpus))

    run = run_once(Command(program, tmp_path, {**os.environ, "DNATRACK_CACHE": "0"}), limit=300)

    assert run.seconds is not None


def test_commands_run_in_turns_after_a_round_that_is_not_counted(tmp_path: Path) -> None:
    log = tmp_path / "log"
    commands = {name: python(f"open({str(log)!r}, 'a').write({name!r})", tmp_path) for name in "ab"}

    samples = side_by_side(commands, rounds=2, limit=300)

    assert log.read_text() == "ababab"
    assert [len(one.runs) for one in samples.values()] == [2, 2]


def test_a_command_that_takes_too_long_is_stopped_and_not_run_again(tmp_path: Path) -> None:
    log = tmp_path / "log"
    # Not Python: it may take longer than the limit to start where the machine is busy.
    slow = Command(("sh", "-c", 'printf x >> "$0"; sleep 600', str(log)), tmp_path, os.environ)

    samples = side_by_side({"slow": slow}, rounds=3, limit=5)

    assert (log.read_text(), samples["slow"].stopped_after, samples["slow"].fastest) == ("x", 5, 5)


def test_a_command_that_fails_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(CommandFailedError, match="exit code 3\nwhy"):
        run_once(python("print('why'); raise SystemExit(3)", tmp_path), limit=300)


def test_a_cache_that_must_be_new_is_deleted_before_each_run(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    code = f"import os; os.mkdir({str(cache)!r})"
    command = Command((sys.executable, "-c", code), tmp_path, os.environ, emptied=cache)

    samples = side_by_side({"new": command}, rounds=2, limit=300)

    assert len(samples["new"].runs) == 2


def test_a_cache_that_must_be_old_is_put_in_its_place_before_each_run(tmp_path: Path) -> None:
    cache, old = tmp_path / "cache", tmp_path / "old"
    old.mkdir()
    (old / "file").write_text("old")
    code = f"f = open({str(cache / 'file')!r}, 'r+'); assert f.read() == 'old'; f.write('new')"
    command = Command((sys.executable, "-c", code), tmp_path, os.environ, emptied=cache, filled=old)

    samples = side_by_side({"old": command}, rounds=2, limit=300)

    assert (len(samples["old"].runs), (old / "file").read_text()) == (2, "old")


def test_of_several_runs_the_fastest_the_middle_and_the_extremes_count() -> None:
    samples = Samples([Run(3.0, 10.0, 0.9), Run(1.0, 30.0, 0.8), Run(2.0, 20.0, 0.7)])

    found = (samples.fastest, samples.median, samples.mebibytes, samples.processor_seconds)
    assert found == (1.0, 2.0, 30.0, 0.7)
