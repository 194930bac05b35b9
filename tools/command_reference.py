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

from dnatrack.cli.examples import example_of
from dnatrack.cli.help_page import argument_word, usage
from dnatrack.cli.lazy_group import LazyGroup
from dnatrack.i18n import Language, tr, use_language
from tools.filling import table

# Described in English only, whatever the language; the document says it in its own words.
_OF_TYPER = {"install_completion", "show_completion"}


def commands(language: str) -> list[str]:
    """The reference in a language, as lines of Markdown, one section for each command.

    It takes a process.
    """
    environment = {**os.environ, "PYTHONUTF8": "1"}
    made = subprocess.run(
        [sys.executable, __file__, language],
        env=environment,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    return made.stdout.splitlines()


def _reference() -> Iterator[str]:
    from dnatrack.cli.app import app  # noqa: PLC0415 - binds its texts to a language

    group = typer.main.get_command(app)
    if not isinstance(group, TyperGroup):
        raise TypeError("dnatrack has no commands")
    yield from _sections("dnatrack", group)


def _sections(name: str, command: TyperCommand | TyperGroup) -> Iterator[str]:
    """A command, then the commands behind it."""
    yield from _section(name, command)
    if isinstance(command, LazyGroup):
        for word in command.commands:
            yield from _sections(f"{name} {word}", command.built(word))


def _section(name: str, command: TyperCommand | TyperGroup) -> Iterator[str]:
    arguments = [one for one in command.params if isinstance(one, TyperArgument)]
    options = [
        one
        for one in command.params
        if isinstance(one, TyperOption) and not one.hidden and one.name not in _OF_TYPER
    ]
    shown = filter(None, (example_of(name), usage(name, command)))
    yield from (f"## {name}", "", command.help or "", "", "```sh", *shown, "```", "")
    heading = tr("뜻", "meaning")
    if arguments:
        yield from table(
            (tr("인수", "argument"), heading),
            ((f"`{argument_word(one)}`", one.help or "") for one in arguments),
        )
        yield ""
    yield from table((tr("옵션", "option"), heading), map(_option, options))
    yield ""


def _option(option: TyperOption) -> tuple[str, str]:
    names = ", ".join(f"`{one}`" for one in (*option.opts, *option.secondary_opts))
    value = "" if option.is_flag or not option.metavar else f" `{option.metavar}`"
    more = [option.help or "", *_defaults(option)]
    return f"{names}{value}", " ".join(more)


def _defaults(option: TyperOption) -> Iterator[str]:
    if isinstance(option.default, str):
        yield tr(f"기본값 `{option.default}`.", f"Default: `{option.default}`.")
    if option.envvar:
        yield tr(f"환경 변수 `{option.envvar}`.", f"Environment variable: `{option.envvar}`.")
    if option.multiple:
        yield tr("여러 번 쓸 수 있습니다.", "May be given several times.")


if __name__ == "__main__":
    use_language(Language(sys.argv[1]))
    sys.stdout.write("\n".join(_reference()))
