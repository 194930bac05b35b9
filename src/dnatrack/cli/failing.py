"""What a person gets when a command cannot go on: a sentence, the cure, an exit code."""

import sys
from collections.abc import Callable

from dnatrack import __version__
from dnatrack.cli.output import discard_output, flush_output, say_error, unwritable
from dnatrack.errors import DnatrackError
from dnatrack.i18n import say, tr

CANNOT, BUG, INTERRUPTED = 2, 3, 130


def exit_code_of(run: Callable[[], int]) -> int:
    """The code that `run` gives, or the one of its failure, which is told on stderr."""
    try:
        code = run()
        flush_output()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        discard_output()
        return 0
    except SystemExit as end:
        if not isinstance(end.__context__, BrokenPipeError):  # as Typer ends it
            raise
        discard_output()
        return 0
    except Exception as error:  # noqa: BLE001 - whatever is not known is a bug of ours
        discard_output()
        return _told(error)
    return code


def _told(error: Exception) -> int:
    known = _in_our_words(error)
    if known is not None:
        say_error(say(known.message), say(known.hint) if known.hint else "")
        return CANNOT
    _report_bug(error)
    return BUG


def _in_our_words(error: Exception) -> DnatrackError | None:
    """What `error` says to a person; None where it is a bug."""
    if isinstance(error, DnatrackError):
        return error
    if isinstance(error, OSError) and error.filename is None:  # a stream has no name
        return unwritable(error)
    if "typer" not in sys.modules:
        return None
    from dnatrack.cli.wrong_use import wrong_use

    return wrong_use(error)


def _report_bug(error: Exception) -> None:
    from traceback import format_exception

    said = "".join(format_exception(error))
    message = tr(
        f"dnatrack의 오류입니다({type(error).__name__}). 자료 파일은 온전합니다.",
        f"this is a bug of dnatrack ({type(error).__name__}); the data files are whole",
    )
    kept = _kept(f"dnatrack {__version__}\n{sys.version}\n\n{said}")
    hint = tr(
        f"자세한 기록: {kept} - 이 파일을 덧붙여 알려 주세요.",
        f"details are in {kept} - please report them",
    )
    say_error(message, hint if kept else said)


def _kept(said: str) -> str:
    """The file that `said` was written to; empty where none can be written."""
    from tempfile import NamedTemporaryFile

    try:
        with NamedTemporaryFile(
            "w",
            prefix="dnatrack-",
            suffix=".txt",
            delete=False,
            encoding="utf-8",
            errors="backslashreplace",
        ) as file:
            file.write(said)
    except OSError:
        return ""
    return file.name
