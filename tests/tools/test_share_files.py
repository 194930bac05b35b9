"""What a wheel takes along for shells and for `man`, tried by the shells and a reader of roff."""

import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from dnatrack.cli.commands import COMMANDS
from tools.share_files import COMPLETIONS, MAN_PAGES, share_files

MAIN = "from dnatrack.cli.main import main; main()"
PRESS_TAB = {
    "bash": (
        "source {script}; COMP_WORDS=(dnatrack validate --format junit-); COMP_CWORD=3; "
        '_dnatrack_completion dnatrack; printf "%s\\n" "${{COMPREPLY[@]}}"'
    ),
    # The completion of zsh answers an editor of lines only: a second zsh, and a real tab.
    "zsh": (
        "zmodload zsh/zpty; zpty z zsh -f -i; "
        "zpty -w z 'fpath=({script.parent} $fpath); autoload -Uz compinit; compinit -u -D'; "
        "zpty -w -n z $'dnatrack validate --format junit-\\t'; "
        "zpty -r z shown '*junit-gitlab*'; print -r -- $shown; zpty -d z"
    ),
    "fish": "source {script}; complete --do-complete 'dnatrack validate --format junit-'",
}


@cache
def written() -> dict[str, str]:
    return dict(share_files())


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """One in which `dnatrack` is the program of this Python."""
    program = tmp_path / "bin/dnatrack"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -c "{MAIN}" "$@"\n')
    program.chmod(0o755)
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "HOME": str(tmp_path), "DNATRACK_LANG": "en"}


@pytest.mark.parametrize("shell", COMPLETIONS)
def test_a_shell_completes_what_the_program_offers(
    shell: str, tmp_path: Path, environment: dict[str, str]
) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell} here")
    script = tmp_path / Path(COMPLETIONS[shell]).name
    script.write_text(written()[COMPLETIONS[shell]], "utf-8")

    done = subprocess.run(
        [shell, "-c", PRESS_TAB[shell].format(script=script)],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )

    assert (re.findall(r"junit-\w+", done.stdout), done.stderr) == (["junit-gitlab"], "")


@pytest.mark.parametrize("page", MAN_PAGES.values())
def test_a_manual_page_has_every_command(page: str) -> None:
    named = set(re.findall(r'^\.SS "dnatrack ([a-z\\-]+) \[', written()[page], re.MULTILINE))

    assert {one.name.replace("-", "\\-") for one in COMMANDS} <= named


@pytest.mark.parametrize("page", MAN_PAGES.values())
def test_nothing_in_a_manual_page_is_an_unknown_request(page: str) -> None:
    requests = set(re.findall(r"^[.'](\S*)", written()[page], re.MULTILINE))

    assert requests <= {"TH", "SH", "SS", "TP", "B", "PP", "RS", "RE", "nf", "fi"}


@pytest.mark.skipif(shutil.which("mandoc") is None, reason="there is no mandoc here")
@pytest.mark.parametrize("page", MAN_PAGES.values())
def test_a_reader_of_manual_pages_warns_of_nothing(page: str) -> None:
    done = subprocess.run(
        ["mandoc", "-T", "lint", "-W", "warning"],
        input=written()[page].encode(),
        capture_output=True,
        check=False,
    )

    # It is the page of a version, and the same on every day.
    warnings = [one for one in done.stdout.decode().splitlines() if "missing date" not in one]
    assert warnings == []
