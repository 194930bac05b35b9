"""What a person gets when a command cannot go on: a sentence, the cure, an exit code."""

import sys
import tempfile
import traceback
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import typer

from dnatrack import __version__
from dnatrack.cli.output import leave_closed_pipe, say_error
from dnatrack.errors import DnatrackError
from dnatrack.i18n import say, tr

CANNOT, BUG = 2, 3

_Parameters = ParamSpec("_Parameters")


def reported(command: Callable[_Parameters, None]) -> Callable[_Parameters, None]:
    """`command`, whose failures become a sentence on stderr and an exit code."""

    @wraps(command)
    def run(*args: _Parameters.args, **kwargs: _Parameters.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except DnatrackError as error:
            say_error(say(error.message), say(error.hint) if error.hint else "")
            raise typer.Exit(CANNOT) from None
        except BrokenPipeError:
            leave_closed_pipe()
            raise typer.Exit(0) from None
        except (typer.Exit, typer.Abort, KeyboardInterrupt):
            raise
        except Exception as error:  # noqa: BLE001 - whatever is left is a bug of ours
            _report_bug(error)
            raise typer.Exit(BUG) from None

    return run


def _report_bug(error: Exception) -> None:
    said = "".join(traceback.format_exception(error))
    message = tr(
        f"dnatrack의 오류입니다({type(error).__name__}). 자료는 바뀌지 않았습니다.",
        f"this is a bug of dnatrack ({type(error).__name__}); no data was changed",
    )
    kept = _kept(f"dnatrack {__version__}\n{sys.version}\n\n{said}")
    hint = tr(
        f"자세한 기록: {kept} - 이 파일을 덧붙여 알려 주세요.",
        f"details are in {kept} - please report them",
    )
    say_error(message, hint if kept else said)


def _kept(said: str) -> str:
    """The file that `said` was written to; empty where none can be written."""
    try:
        with tempfile.NamedTemporaryFile(
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
    return str(Path(file.name))
