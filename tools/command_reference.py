"""The command reference, from the commands themselves.

Help texts are in the language in force when they are imported: a process of its own
writes each language.

    python tools/command_reference.py ko
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import typer.main
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dnatrack.cli.commands import example_of
from dnatrack.cli.help_page import argument_word, usage
from dnatrack.cli.lazy_group import LazyGroup
from dnatrack.i18n import Language, tr, use_language
from tools.filling import table

Command = TyperCommand | TyperGroup

# Described in English only, whatever the language; the document says it in its own words.
_OF_TYPER = {"install_completion", "show_completion"}


def commands(language: str) -> list[str]:
    """The reference in a language, as lines of Markdown, one section for each command.

    It takes a process.
    """
    return printed(__file__, language).splitlines()


def printed(script: str, language: str) -> str:
    """What a script of this folder prints about the commands in a language."""
    return subprocess.run(
        [sys.executable, script, language],
        env={**os.environ, "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    ).stdout


def every_command() -> Iterator[tuple[str, Command]]:
    """The program and every command by its full name, each before those behind it."""
    from dnatrack.cli.app import app  # noqa: PLC0415 - binds its texts to a language

    group = typer.main.get_command(app)
    if not isinstance(group, TyperGroup):
        raise TypeError("dnatrack has no commands")
    yield from _behind("dnatrack", group)


def _behind(name: str, command: Command) -> Iterator[tuple[str, Command]]:
    yield name, command
    if isinstance(command, LazyGroup):
        for word in command.commands:
            yield from _behind(f"{name} {word}", command.built(word))


def arguments_of(command: Command) -> list[TyperArgument]:
    """The arguments of a command, in their order."""
    return [one for one in command.params if isinstance(one, TyperArgument)]


def options_of(command: Command) -> list[TyperOption]:
    """The options of a command that are for people, in their order."""
    return [
        one
        for one in command.params
        if isinstance(one, TyperOption) and not one.hidden and one.name not in _OF_TYPER
    ]


def _section(name: str, command: Command) -> Iterator[str]:
    arguments = arguments_of(command)
    shown = filter(None, (example_of(name), usage(name, command)))
    yield from (f"## {name}", "", command.help or "", "", "```sh", *shown, "```", "")
    heading = tr("뜻", "meaning")
    if arguments:
        yield from table(
            (tr("인수", "argument"), heading),
            ((f"`{argument_word(one)}`", one.help or "") for one in arguments),
        )
        yield ""
    yield from table((tr("옵션", "option"), heading), map(_option, options_of(command)))
    yield ""


def _option(option: TyperOption) -> tuple[str, str]:
    names = ", ".join(f"`{one}`" for one in (*option.opts, *option.secondary_opts))
    value = "" if option.is_flag or not option.metavar else f" `{option.metavar}`"
    return f"{names}{value}", meaning(option)


def meaning(option: TyperOption) -> str:
    """What an option does, and what it does unless it is given."""
    return " ".join((option.help or "", *_defaults(option)))


def _defaults(option: TyperOption) -> Iterator[str]:
    if isinstance(option.default, str):
        yield tr(f"기본값 `{option.default}`.", f"Default: `{option.default}`.")
    if option.envvar:
        yield tr(f"환경 변수 `{option.envvar}`.", f"Environment variable: `{option.envvar}`.")
    if option.multiple:
        yield tr("여러 번 쓸 수 있습니다.", "May be given several times.")


if __name__ == "__main__":
    use_language(Language(sys.argv[1]))
    lines = (line for name, command in every_command() for line in _section(name, command))
    sys.stdout.write("\n".join(lines))
