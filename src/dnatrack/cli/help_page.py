"""The help of a command: what it does, one line that works, and what it takes.

Typer's own is half in English whatever the language, and counts Hangul as narrow.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from dnatrack.cli.commands import example_of
from dnatrack.i18n import Text, say, tr
from dnatrack.terminal_text import cell_width, wrap

_Row = tuple[str, str]
_OF_TYPER = {
    "install_completion": Text("자동 완성을 설치합니다.", "Install completion for this shell."),
    "show_completion": Text("자동 완성 설정을 출력합니다.", "Print the completion of this shell."),
    "help": Text("이 도움말을 표시합니다.", "Show this help."),
}
"""Options that Typer adds, which it describes in English only."""


def help_page(command: TyperCommand | TyperGroup, context: typer.Context) -> str:
    """The help of `command` as it is called in `context`; nothing to copy is wrapped."""
    return "\n".join(_lines(command, context))


def _lines(command: TyperCommand | TyperGroup, context: typer.Context) -> Iterator[str]:
    width = context.make_formatter().width
    yield from wrap(command.help or "", width)
    yield ""
    if example := example_of(context.command_path):
        yield f"{tr('예', 'Example')}: {example}"
    yield f"{tr('사용법', 'Usage')}: {usage(context.command_path, command)}"
    for heading, rows in _lists(command, context):
        if rows:
            yield from ("", f"{heading}:", *_aligned(rows, width))


def usage(name: str, command: TyperCommand | TyperGroup) -> str:
    """How `command` is called: options, then arguments by what they are called."""
    arguments = (one for one in command.params if isinstance(one, TyperArgument))
    commands = [tr("명령 …", "COMMAND …")] if isinstance(command, TyperGroup) else []
    return " ".join((name, f"[{tr('옵션', 'OPTIONS')}]", *map(argument_word, arguments), *commands))


def argument_word(argument: TyperArgument) -> str:
    """What an argument is called; in brackets where it may be left out."""
    word = argument.metavar or (argument.name or "").upper()
    word = f"{word} …" if argument.nargs == -1 else word
    return word if argument.required else f"[{word}]"


def _lists(
    command: TyperCommand | TyperGroup, context: typer.Context
) -> Iterator[tuple[str, list[_Row]]]:
    parameters = command.get_params(context)
    arguments = [one for one in parameters if isinstance(one, TyperArgument)]
    yield tr("인자", "Arguments"), [(argument_word(one), one.help or "") for one in arguments]
    if isinstance(command, TyperGroup):
        yield from _commands(command)
    options = [one for one in parameters if isinstance(one, TyperOption) and not one.hidden]
    yield tr("옵션", "Options"), [(_names(one), _meaning(one)) for one in options]


def _commands(group: TyperGroup) -> Iterator[tuple[str, list[_Row]]]:
    """The commands of a group below their headings, all in one column."""
    longest = max(map(len, group.commands), default=0)
    below = defaultdict[str, list[_Row]](list)
    for name, one in group.commands.items():
        heading = getattr(one, "rich_help_panel", None) or tr("명령", "Commands")
        below[heading].append((f"{name:<{longest}}", one.help or ""))
    yield from below.items()


def _names(option: TyperOption) -> str:
    names = ", ".join((*sorted(option.opts, key=len), *option.secondary_opts))
    return names if option.is_flag else f"{names} {option.metavar or 'TEXT'}"


def _meaning(option: TyperOption) -> str:
    known = _OF_TYPER.get(option.name or "")
    return " ".join((say(known) if known else option.help or "", *_usual(option)))


def _usual(option: TyperOption) -> Iterator[str]:
    if isinstance(option.default, str):
        yield f"[{tr('기본값', 'default')}: {option.default}]"
    if option.envvar:
        yield f"[{tr('환경 변수', 'env var')}: {option.envvar}]"


def _aligned(rows: Sequence[_Row], width: int) -> Iterator[str]:
    """Rows in two columns that are aligned by cells; a long term has a line of its own."""
    terms = [cell_width(term) for term, _ in rows]
    column = max((cells for cells in terms if cells <= width // 3), default=0) + 4
    for term, text in rows:
        start = f"  {term}"
        if cell_width(start) + 2 > column:
            yield start
            start = ""
        for line in wrap(text, width - column) or [""]:
            yield f"{start}{' ' * (column - cell_width(start))}{line}".rstrip()
            start = ""
