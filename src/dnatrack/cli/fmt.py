"""`dnatrack fmt [FILE…]`: data files in canonical order, spacing and dates."""

import sys
from collections.abc import Iterator
from pathlib import Path

import typer

from dnatrack.app.check import prefix_of
from dnatrack.app.fmt import FormattedFiles, format_files, write_formatted
from dnatrack.app.workspace import open_workspace
from dnatrack.cli.options import FILE, Asked, argument, flag, offering
from dnatrack.cli.output import page_for, say_aside, write
from dnatrack.cli.write_options import doing
from dnatrack.formats.findings import file_difference, place_words, sentence
from dnatrack.i18n import Text, say, tr
from dnatrack.model.finding import Location, Problem
from dnatrack.terminal_text import printable

NOT_IN_ORDER = 1

FILES = argument(
    "정리할 파일이나 폴더. 생략하면 모든 자료 파일.",
    "Only these files or folders; else all data files.",
    FILE,
)
CHECK = flag(
    "저장하지 않고 점검만. 정리할 파일이 있으면 종료 코드 1.",
    "Write nothing; end with 1 if a file would change.",
)
DIFF = flag("저장하지 않고 변경될 줄만 표시.", "Write nothing; show the lines that would change.")


@offering("data", "lang", "color")
def fmt(
    asked: Asked, files: list[Path] | None = FILES, *, check: bool = CHECK, diff: bool = DIFF
) -> None:
    """Put keys in order, tidy spaces, dates and characters; what the files say stays."""
    workspace = open_workspace(asked.data)
    found = format_files(workspace, files or ())
    if diff:
        tell_differences(found, color=asked.color)
    elif not check:
        write_formatted(workspace, found, doing())
    tell(found, is_written=not (check or diff), is_listed=not diff)
    if found.problems or (check and found.changed):
        raise typer.Exit(NOT_IN_ORDER)


def tell_differences(found: FormattedFiles, *, color: str) -> None:
    """Print the lines that are to change, as `git diff` shows them."""
    page = page_for(sys.stdout, color=color, width=None, limit=None)
    prefix = prefix_of(found.folder)
    for file, one in found.changed.items():
        write(file_difference(f"{prefix}{file}", found.before[file], one.data, page))


def tell(found: FormattedFiles, *, is_written: bool, is_listed: bool) -> None:
    """Print which files changed, or would, and how; on standard error what was left."""
    prefix = prefix_of(found.folder)
    for problem in found.problems:
        say_aside(_left_as_it_is(problem, prefix))
    if is_listed:
        summary = _summary(found, is_written=is_written)
        write("".join(f"{line}\n" for line in (*_listed(found, prefix), summary)))


def _listed(found: FormattedFiles, prefix: str) -> Iterator[str]:
    for file, one in found.changed.items():
        how = ", ".join(say(tidied.value) for tidied in one.tidied)
        yield f"{printable(prefix + file)}: {how}"


def _left_as_it_is(problem: Problem, prefix: str) -> str:
    at = problem.at if isinstance(problem.at, Location) else Location(problem.at.file)
    hint = f" — {sentence(problem.hint)}" if problem.hint is not None else ""
    return f"{place_words(at, prefix)}: {sentence(problem.message)}{hint}"


def _summary(found: FormattedFiles, *, is_written: bool) -> str:
    """How many files changed, or would, and how many did not."""
    if not found.before and not found.problems:
        return tr("정리할 자료 파일이 없습니다.", "There are no data files to format.")
    changed = Text("정리한", "formatted") if is_written else Text("정리할", "to be formatted")
    counts = (
        (len(found.changed), changed),
        (found.in_order, Text("변경 없는", "in order")),
        (len(found.problems), Text("정리하지 못한", "could not be formatted")),
    )
    return tr(
        f"{', '.join(f'{words.ko} 파일 {count:,}개' for count, words in counts if count)}.",
        f"Files: {', '.join(f'{count:,} {words.en}' for count, words in counts if count)}.",
    )
