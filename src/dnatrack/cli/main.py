"""The command `dnatrack`: decides the language, runs a command, ends with its exit code.

Exit codes: 0 fine, 1 findings, 2 wrong use or the tool cannot do its job, 3 a bug of
ours, 130 interrupted.
"""

import gc
import os
import sys

from dnatrack import __version__
from dnatrack.cli.language import language_of
from dnatrack.i18n import use_language

INTERRUPTED = 130


def main() -> None:
    """Run the command that `sys.argv` names."""
    # A run is short and makes little garbage in circles; looking for it costs more than it frees.
    gc.disable()
    # Pydantic looks through all installed packages for plugins otherwise, at every start.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    arguments = sys.argv[1:]
    use_language(language_of(arguments, os.environ))
    if arguments == ["--version"]:
        sys.stdout.write(f"dnatrack {__version__}\n")
        return
    try:
        # Help texts are in the language in force when they are imported.
        from dnatrack.cli.app import app

        app()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
