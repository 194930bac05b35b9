"""The list of commands holds what the commands are, and costs none of them."""

from importlib import import_module

import pytest
import typer
import typer.main

from dnatrack.cli.commands import COMMANDS, NEW, REPORT, Listed
from dnatrack.cli.lazy_group import LazyGroup, group_of
from dnatrack.i18n import Language, say, use_language
from tests.cli.running import ROOT, loaded

LISTED = (*COMMANDS, *NEW, *REPORT)
BELOW = "dnatrack.cli."


@pytest.mark.parametrize(
    "one", LISTED, ids=lambda one: f"{one.path.removeprefix(BELOW)}.{one.offer}"
)
def test_a_listed_command_is_a_function_or_a_group_of_its_module(one: Listed) -> None:
    offered = getattr(import_module(one.path), one.offer)

    assert isinstance(offered, typer.Typer) == (one.offer == "group")
    assert callable(offered)


@pytest.mark.parametrize("of", Language)
@pytest.mark.parametrize("listed", [COMMANDS, NEW, REPORT], ids=["dnatrack", "new", "report"])
def test_a_command_says_of_itself_what_the_list_says_of_it(
    listed: tuple[Listed, ...], of: Language
) -> None:
    use_language(of)
    group = group_of(listed)(name="x")

    said = {name: group.built(name).help for name in group.commands}
    shown = {name: line.help for name, line in group.commands.items()}

    assert said == shown == {one.name: say(one.says) for one in listed}


def test_every_file_that_says_so_is_a_listed_command() -> None:
    folder = ROOT / "src" / "dnatrack" / "cli"
    of_commands = {
        BELOW + ".".join(file.relative_to(folder).with_suffix("").parts)
        for file in folder.rglob("*.py")
        if file.read_text("utf-8").startswith('"""`dnatrack ') and file.name != "__init__.py"
    }

    assert of_commands == {one.path for one in LISTED}


def imported(*arguments: str, **environment: str) -> list[str]:
    """The commands whose modules a run imports."""
    _, said = loaded(*arguments, names=[one.path for one in LISTED], at=ROOT, **environment)
    return said.replace(BELOW, "").split()[1:]


@pytest.mark.parametrize(
    ("line", "commands"),
    {
        "": [],
        "--help": [],
        "statsu": [],
        "--lang ko statsu": [],
        "rules": ["rules"],
        "rules --help": ["rules"],
        "list --help": ["list_"],
        "new": ["new"],
        "new tsak": ["new"],
        "new task --help": ["new"],
        "report --help": ["report"],
        "report verify --help": ["report"],
    }.items(),
)
def test_only_the_command_that_runs_is_imported(line: str, commands: list[str]) -> None:
    assert imported(*line.split()) == commands


@pytest.mark.parametrize(
    ("line", "commands"),
    {
        "dnatrack ": [],
        "dnatrack sta": [],
        "dnatrack --la": [],
        "dnatrack new mi": ["new"],
        "dnatrack show dg-5": ["show"],
        "dnatrack status --multi": ["status"],
        "dnatrack list --sort l": ["list_"],
        "dnatrack new task --title": ["new"],
    }.items(),
)
def test_only_the_command_that_is_completed_is_imported(line: str, commands: list[str]) -> None:
    words = line.split(" ")

    found = imported(
        _DNATRACK_COMPLETE="complete_bash",
        COMP_WORDS="\n".join(words),
        COMP_CWORD=str(len(words) - 1),
    )

    assert found == commands


def test_a_group_knows_no_command_that_is_not_listed() -> None:
    group = group_of(REPORT)(name="x")

    assert isinstance(group, LazyGroup)
    with pytest.raises(KeyError):
        group.built("nothing")
