"""Standard output and standard error, whatever they can show."""

import os
import re
import shutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from dnatrack.errors import DnatrackError
from dnatrack.formats import REPORT_FORMATS, Page, render
from dnatrack.i18n import Text, tr
from dnatrack.terminal_text import printable

if TYPE_CHECKING:
    from dnatrack.reports.report import Report

MIN_WIDTH, MAX_WIDTH = 20, 1000
_FORCING = ("FORCE_COLOR", "CLICOLOR_FORCE")
ROWS_ON_SCREEN = 200
# What a Korean Windows console (cp949) or an ASCII locale cannot print, and what stands for it.
_PLAIN = str.maketrans("━─●·—–•․‧✓✗│╭╰╮╯█░▓‘’“”\u00a0", "=-*---*.-vx|++++#.%''\"\" ") | (
    str.maketrans({"…": "...", "≥": ">=", "→": "->", "\ufeff": ""})
)


def page_for(stream: TextIO | None, *, color: str, width: int | None, limit: int | None) -> Page:
    """What `stream` is, as far as options and the environment do not decide otherwise.

    Who asks for a width or for colours wants what a screen shows, even in a pipe.
    """
    is_screen = _is_terminal(stream)
    columns, lines = shutil.get_terminal_size((80, 24))
    is_cut = is_screen and limit is None
    return Page(
        is_screen=is_screen or width is not None or color == "always",
        has_colour=_has_colour(color, is_terminal=is_screen),
        width=min(max(width or columns, MIN_WIDTH), MAX_WIDTH),
        max_rows=ROWS_ON_SCREEN if is_cut else 0,
        height=lines - 1 if is_cut else 0,  # the prompt stands below the output
    )


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def _has_colour(color: str, *, is_terminal: bool) -> bool:
    """`--color`, over NO_COLOR, over FORCE_COLOR and CLICOLOR_FORCE, over what the stream is."""
    match color:
        case "always" | "never":
            return color == "always"
        case "auto":
            pass
        case _:
            raise DnatrackError(
                Text(
                    f"사용할 수 없는 값입니다: `--color {color}`", f"there is no `--color {color}`"
                ),
                Text("사용할 수 있는 값: auto, always, never", "use auto, always or never"),
            )
    if os.environ.get("NO_COLOR"):
        return False
    if any(os.environ.get(name, "") not in {"", "0"} for name in _FORCING):
        return True
    return is_terminal and os.environ.get("TERM") != "dumb"


# What GitHub Actions takes for a command: the new form where a line begins, the old one anywhere.
_COMMAND = re.compile(r"(?:^|(?<=[\r\n]))(\s*):(?=:)")
_OLD_COMMAND = "##["


def defuse(text: str, *, has_commands: bool = False) -> str:
    """`text` as it may stand in the log of a job: what the data says is no command there.

    A blank is put into what would be one; JSON says the same in other characters.
    `has_commands`: those at the beginning of lines are ours.
    """
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return text
    text = text.replace(_OLD_COMMAND, "##\\u005b" if text.startswith(("{", "[")) else "## [")
    return text if has_commands else _COMMAND.sub(r"\1: ", text)


def write(text: str, is_data: bool = False, *, has_commands: bool = False) -> None:
    """Print `text` on standard output: nothing is lost, and nothing crashes.

    `is_data` is for JSON and CSV, which are UTF-8 whatever the locale; `has_commands` for
    what shall reach GitHub Actions.

    Raises:
        BrokenPipeError: nobody reads it any more.
        DnatrackError: it cannot be written.
    """
    encoding = "utf-8" if is_data else _standard_output().encoding or "utf-8"
    write_bytes(_encode(defuse(text, has_commands=has_commands), encoding))


def write_bytes(content: bytes) -> None:
    """Put `content` on standard output as it is.

    Raises:
        BrokenPipeError: nobody reads it any more.
        DnatrackError: it cannot be written.
    """
    stream = _standard_output()
    try:
        stream.flush()
        stream.buffer.write(content)
        stream.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise unwritable(error) from None


def _standard_output() -> TextIO:
    stream: TextIO | None = sys.stdout
    if stream is None:
        raise DnatrackError(
            Text("표준 출력이 닫혀 있습니다", "standard output is closed"),
            Text("출력할 위치를 지정하세요(`> 파일`)", "keep a place for it open (`> FILE`)"),
        )
    return stream


def unwritable(error: OSError) -> DnatrackError:
    """That the output went nowhere, and why."""
    said = error.strerror or str(error)
    return DnatrackError(
        Text(f"출력하지 못했습니다: {said}", f"the output could not be written: {said}"),
        Text("출력 위치의 저장 공간을 확인하세요", "see whether there is room where it goes"),
    )


def _encode(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_PLAIN).encode(encoding, "replace")
    except LookupError:
        return text.encode("utf-8", "replace")


def say_error(message: str, hint: str = "") -> None:
    """Print a sentence, and the way out, on standard error."""
    lines = [f"{tr('오류', 'error')}: {printable(message)}"]
    lines += [f"  {tr('조치 방법', 'help')}: {hint}"] if hint else []
    say_aside("\n".join(lines))


def say_aside(text: str) -> None:
    """Print something that is not data on standard error, if there is one."""
    stream: TextIO | None = sys.stderr
    if stream is None:
        return
    try:
        stream.flush()
        stream.buffer.write(_encode(defuse(text) + "\n", stream.encoding or "utf-8"))
        stream.buffer.flush()
    except (OSError, ValueError):
        _send_nowhere(stream)


def flush_output() -> None:
    """Write what is still kept back.

    Raises:
        BrokenPipeError: nobody reads it any more.
        DnatrackError: it cannot be written.
    """
    stream: TextIO | None = sys.stdout
    try:
        if stream is not None:
            stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise unwritable(error) from None


def discard_output() -> None:
    """Make Python's own last flush of a broken standard output harmless."""
    stream: TextIO | None = sys.stdout
    if stream is None:
        return
    try:
        stream.flush()
    except (OSError, ValueError):
        _send_nowhere(stream)


def _send_nowhere(stream: TextIO) -> None:
    """Let Python's own last flush of a stream succeed: it would end with 120 otherwise."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def render_report(
    report: "Report", *, form: str, color: str, width: int | None, limit: int | None = None
) -> tuple[str, bool]:
    """`report` in the format that was asked for, and whether that is data, for `write`.

    Raises:
        DnatrackError: there is no such format.
    """
    form = format_of_reports(form)
    page = page_for(sys.stdout, color=color, width=width, limit=limit)
    report = report.first_rows(limit) if limit else report
    return render(report, form, page), form in {"json", "csv", "html"}


def format_of_reports(form: str, *, more: Sequence[str] = ()) -> str:
    """The name of a format of reports, or one `more`, as it was given.

    Raises:
        DnatrackError: there is none of that name.
    """
    formats = (*REPORT_FORMATS, *more)
    if form not in formats:
        known = ", ".join(formats)
        raise DnatrackError(
            Text(f"사용할 수 없는 출력 형식입니다: `{form}`", f"there is no format `{form}`"),
            Text(f"사용할 수 있는 형식: {known}", f"formats: {known}"),
        )
    return form
