"""The manual page dnatrack(1), from the commands themselves.

python tools/man_page.py en | man -l -
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dnatrack.cli.commands import example_of
from dnatrack.cli.help_page import argument_word, usage
from dnatrack.i18n import Language, tr, use_language
from dnatrack.version import __version__
from tools.command_reference import (
    Command,
    arguments_of,
    every_command,
    meaning,
    options_of,
)


def _page() -> Iterator[str]:
    (name, program), *commands = every_command()
    yield f'.TH DNATRACK 1 "" "dnatrack {__version__}" "{tr("사용자 명령", "User Commands")}"'
    yield from (_heading(tr("이름", "NAME")), f"dnatrack \\- {_text(_purpose())}")
    yield from (_heading(tr("사용법", "SYNOPSIS")), _text(usage(name, program)))
    yield from (_heading(tr("설명", "DESCRIPTION")), _text(program.help or ""))
    yield from _terms(_options(program))
    yield _heading(tr("명령", "COMMANDS"))
    for one in commands:
        yield from _command(*one)
    yield _heading(tr("종료 코드", "EXIT STATUS"))
    yield from _terms(_exit_codes())
    yield _heading(tr("참고", "SEE ALSO"))
    yield _text("git(1)")


def _purpose() -> str:
    return tr("정부 약속을 기록하고 추적하는 대장", "a ledger of government promises, kept in git")


def _command(name: str, command: Command) -> Iterator[str]:
    yield f'.SS "{_text(usage(name, command))}"'
    yield _text(command.help or "")
    yield from _terms((argument_word(one), one.help or "") for one in arguments_of(command))
    yield from _terms(_options(command))
    if example := example_of(name):
        yield from (".PP", f"{tr('예', 'Example')}:", ".PP", ".nf", ".RS", _text(example))
        yield from (".RE", ".fi")


def _options(command: Command) -> Iterator[tuple[str, str]]:
    for one in options_of(command):
        names = ", ".join((*one.opts, *one.secondary_opts))
        yield names if one.is_flag or not one.metavar else f"{names} {one.metavar}", meaning(one)


def _exit_codes() -> Iterator[tuple[str, str]]:
    yield "0", tr("정상.", "Fine.")
    yield "1", tr("점검 결과가 있음.", "Findings.")
    yield "2", tr("사용법 오류 또는 실행 불가.", "Wrong use, or the tool cannot do its job.")
    yield "3", tr("dnatrack의 오류.", "A bug of dnatrack.")


def _heading(words: str) -> str:
    return f'.SH "{words}"'


def _terms(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for term, text in pairs:
        yield from (".TP", f".B {_text(term)}", _text(text))


def _text(text: str) -> str:
    """A paragraph in which nothing is taken for a request of roff, and no hyphen becomes a dash."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    escaped = escaped.replace('"', "\\(dq").replace("\n\n", "\n.PP\n")
    return "\\&" + escaped if escaped.startswith(".") else escaped


if __name__ == "__main__":
    use_language(Language(sys.argv[1]))
    sys.stdout.write("\n".join((*_page(), "")))
