"""Help in both languages: Typer's own words are English, and it counts Hangul as narrow."""

import re
from collections.abc import Iterator

import typer
from typer.core import TyperCommand, TyperGroup

from dnatrack.cli.plain_values import take_as_given
from dnatrack.i18n import Language, language
from dnatrack.terminal_text import cell_width, wrap

_KOREAN = {
    "Usage: ": "쓰는 법: ",
    "\nOptions:": "\n옵션:",
    "\nArguments:": "\n인자:",
    "\nCommands:": "\n명령:",
    "[required]": "[필수]",
    "[default:": "[기본값:",
    "[env var:": "[환경 변수:",
    "Show this message and exit.": "이 도움말을 보여 줍니다.",
    "Install completion for the current shell.": "지금 쓰는 셸에 자동 완성을 설치합니다.",
}


_ROW = re.compile(r"(?P<term>  [^ ].*?)(?:  +(?P<text>[^ ].*))?")
_CONTINUED = " " * 12


class Command(TyperCommand):
    """A command whose help is in the language in force."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override] # its type is private
        """Take the arguments and options from `args`."""
        take_as_given(self.get_params(ctx))
        return super().parse_args(ctx, args)

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override] # its type is private
        """The help text."""
        return _in_language(super().get_help(ctx), _width(ctx))


class Group(TyperGroup):
    """A group of commands whose help is in the language in force."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override] # its type is private
        """Take the arguments and options from `args`."""
        take_as_given(self.get_params(ctx))
        return super().parse_args(ctx, args)

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override] # its type is private
        """The help text."""
        return _in_language(super().get_help(ctx), _width(ctx))


def _width(context: typer.Context) -> int:
    return context.make_formatter().width


def _in_language(help_: str, width: int) -> str:
    if language() is Language.EN:
        return help_
    for english, korean in _KOREAN.items():
        help_ = help_.replace(english, korean)
    return "\n".join(_rewrapped(help_.split("\n"), width))


def _rewrapped(lines: list[str], width: int) -> Iterator[str]:
    """`lines`, with the entries of their lists aligned by cells instead of characters."""
    rows = [_ROW.fullmatch(line) for line in lines]
    terms = [cell_width(row["term"]) for row in rows if row and row["text"]]
    column = max((cells for cells in terms if cells <= width // 3), default=0) + 2
    for row in _joined(lines):
        match = _ROW.fullmatch(row)
        if match is None or not match["text"]:
            indent = " " * (len(row) - len(row.lstrip()))
            yield from (f"{indent}{line}" for line in wrap(row.strip(), width - len(indent)))
            continue
        term = match["term"]
        if cell_width(term) + 2 > column:
            yield term
            term = ""
        start = term + " " * (column - cell_width(term))
        for line in wrap(match["text"], width - column):
            yield start + line
            start = " " * column


def _joined(lines: list[str]) -> Iterator[str]:
    """`lines`, with what continues an entry behind the entry."""
    row = ""
    for line in lines:
        if line.startswith(_CONTINUED):
            row = f"{row}  {line.strip()}" if _is_term(row) else f"{row} {line.strip()}"
            continue
        if row:
            yield row
        row = line
        if not line:
            yield ""
    yield row


def _is_term(row: str) -> bool:
    match = _ROW.fullmatch(row)
    return match is not None and not match["text"]
