"""The command `dnatrack`: decides the language, runs a command, ends with its exit code.

Exit codes: 0 fine, 1 findings, 2 wrong use or the tool cannot do its job, 3 a bug of
ours, 130 interrupted.
"""

import atexit
import gc
import os
import sys
from collections.abc import Sequence

from dnatrack import __version__
from dnatrack.cli.failing import exit_code_of
from dnatrack.cli.language import known_language, language_of
from dnatrack.i18n import use_language


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
