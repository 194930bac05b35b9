"""The command `dnatrack`: decides the language, runs a command, ends with its exit code.

Exit codes: 0 fine, 1 findings, 2 wrong use or the tool cannot do its job, 3 a bug of
ours, 130 interrupted.
"""

import atexit
import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest

from dnatrack.cli.output import discard_output, flush_output, say_error, unwritable
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Language, Text, say, tr, use_language
from dnatrack.version import __version__

# What a person gets when a command cannot go on: a sentence, the cure, an exit code.

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
        f"프로그램 오류입니다({type(error).__name__}). 자료 파일은 손상되지 않았습니다.",
        f"this is a bug of dnatrack ({type(error).__name__}); the data files are whole",
    )
    kept = _kept(f"dnatrack {__version__}\n{sys.version}\n\n{said}")
    hint = tr(
        f"오류 기록: {kept} - 이 파일을 첨부해 알려 주세요.",
        f"details are in {kept} - please report them",
    )
    say_error(message, hint if kept else said)


def _kept(said: str) -> str:
    """The file that `said` was written to; empty where none can be written."""
    from tempfile import NamedTemporaryFile

    try:
        with NamedTemporaryFile(prefix="dnatrack-", suffix=".txt", delete=False) as file:
            file.write(said.encode("utf-8", "backslashreplace"))
    except OSError:
        return ""
    return file.name


# Which language a run is in; decided before anything is said, even the help.


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """`--lang`, else `DNATRACK_LANG`, else the locale; English where none says Korean."""
    for asked in (_option(arguments), environment.get("DNATRACK_LANG", "")):
        if asked in set(Language):
            return Language(asked)
    locale = next(
        (environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)),
        "",
    )
    return Language.KO if locale.casefold().startswith(("ko", "korean")) else Language.EN


def known_language(arguments: Sequence[str]) -> None:
    """Make sure that `--lang` names a language.

    Raises:
        DnatrackError: it names none.
    """
    asked = _option(arguments)
    if asked and asked not in set(Language):
        raise DnatrackError(
            Text(f"`{asked}` 언어는 지원하지 않습니다", f"there is no language `{asked}`"),
            Text("`--lang ko`나 `--lang en`으로 입력하세요", "use `--lang ko` or `--lang en`"),
        )


def _option(arguments: Sequence[str]) -> str:
    """What the last `--lang` says, as Typer takes it; empty where it is not given, or no value."""
    asked = ""
    for argument, following in zip_longest(arguments, arguments[1:], fillvalue=""):
        if argument == "--":
            break
        if argument == "--lang":
            asked = "" if following.startswith("-") else following
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return asked


def main() -> None:
    """Run the command that `sys.argv` names."""
    _leave_garbage()
    # Pydantic looks through all installed packages for plugins otherwise, at every start.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    arguments = sys.argv[1:]
    use_language(language_of(arguments, os.environ))
    sys.exit(exit_code_of(lambda: _run(arguments)))


def _leave_garbage() -> None:
    """Do not look for garbage in circles: a run is short, makes little, and then ends.

    Looking for it costs a third of the time of a large `validate`, and frees nothing.
    """
    gc.disable()
    atexit.register(gc.freeze)


def _run(arguments: Sequence[str]) -> int:
    if arguments == ["--version"]:
        from dnatrack.cli.output import write

        write(f"dnatrack {__version__}\n")
        return 0
    known_language(arguments)
    # Help texts are in the language in force when they are imported.
    from dnatrack.cli.app import app

    code = app(prog_name="dnatrack", standalone_mode=False)
    return code if isinstance(code, int) else 0
