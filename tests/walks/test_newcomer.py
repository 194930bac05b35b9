"""Somebody new, from a fresh clone: the README's commands, and a first look."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import ROOT
from tests.walks.walk import Person

pytestmark = pytest.mark.slow

both = pytest.mark.parametrize("language", ["en", "ko"])


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `git clone` brings."""
    folder = tmp_path_factory.mktemp("desk") / "dnatrack"
    command = ["git", "clone", "--quiet", str(ROOT), str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def test_the_first_command_of_the_readme_runs_dnatrack(clone: Path) -> None:
    commands = re.findall(r"^make (\w+)$", (clone / "README.md").read_text("utf-8"), re.MULTILINE)

    # That it sets up an environment takes a minute, and is the work of others.
    told = subprocess.run(
        ["make", "--dry-run", *commands], cwd=clone, check=True, capture_output=True, text=True
    )

    assert commands
    assert f"dnatrack {commands[0]}" in told.stdout


@both
def test_a_first_look_shows_what_the_readme_speaks_of(clone: Path, language: str) -> None:
    newcomer = Person(clone, language)

    late = re.search(r"^ *(\S+/\S+) ", newcomer.dnatrack("overdue"), re.MULTILINE)
    assert late is not None, "`overdue` names something that can be shown"
    assert late[1] in newcomer.dnatrack("show", late[1])
    assert "28" in newcomer.dnatrack("status")
    assert "dg-2-4" in newcomer.dnatrack("slips", "--all")


@both
def test_the_sample_is_made_and_each_command_that_it_names_works(
    clone: Path, language: str
) -> None:
    newcomer = Person(clone, language)
    folder = f"../sample-{language}"

    said = newcomer.dnatrack("init", "--sample", "history", folder)
    newcomer.folder = clone / folder
    named = re.findall(r"^  dnatrack (.*)$", said, re.MULTILINE)
    shown = [newcomer.dnatrack(*one.split()) for one in named]

    assert len(named) > 2
    assert all(shown)


@pytest.mark.parametrize("readme", ["README.md", "README.ko.md"])
def test_every_command_that_looks_at_this_clone_in_a_readme_works(clone: Path, readme: str) -> None:
    text = (clone / readme).read_text("utf-8")
    blocks = re.findall(r"^```console\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    typed = re.findall(r"^\$ dnatrack ((?:show|overdue|status|slips) [^|\n]*)", blocks[0])
    newcomer = Person(clone, "ko" if ".ko." in readme else "en")

    shown = [newcomer.dnatrack(*one.split()) for one in typed]

    assert typed
    assert all(shown)
