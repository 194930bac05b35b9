"""How the text of a file changes, line by line, as `git diff` shows it."""

from collections.abc import Iterator
from difflib import unified_diff

from dnatrack.formats.page import Page
from dnatrack.i18n import tr
from dnatrack.terminal_text import printable

_NAMES = ("--- ", "+++ ")
_STYLES = {"+": "32", "-": "31", "@": "36"}


def file_difference(path: str, old: bytes | None, new: bytes, page: Page) -> str:
    """The changed lines of a file with three lines around them; empty where none changed.

    `old` is None for a new file.
    """
    lines = unified_diff(
        _difference_lines(old or b""),
        _difference_lines(new),
        path if old is not None else tr("(새 파일)", "(new file)"),
        path,
        lineterm="",
    )
    return "".join(f"{_style_line(line, page)}\n" for line in _mark_ends(lines))


def _difference_lines(data: bytes) -> list[str]:
    # Line breaks count: a changed ending is a changed line.
    return [line.decode("utf-8", "replace") for line in data.splitlines(keepends=True)]


def _mark_ends(lines: Iterator[str]) -> Iterator[str]:
    """Lines without their breaks; that the last of a file has none is said."""
    for line in lines:
        bare = line.rstrip("\r\n")
        yield bare
        if line == bare and line[:1] in "+- " and not line.startswith(_NAMES):
            yield tr("\\ 끝에 줄바꿈이 없음", "\\ no line break at the end")


def _style_line(line: str, page: Page) -> str:
    shown = printable(line)
    style = "1" if line.startswith(_NAMES) else _STYLES.get(line[:1], "")
    return f"\x1b[{style}m{shown}\x1b[0m" if page.has_colour and style else shown
