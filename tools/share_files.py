"""Writes what a shell and `man` look for into `build/share`, which a wheel takes along.

It is laid out as below `/usr/share`, or below the environment that a wheel is installed into.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from typer._completion_shared import get_completion_script

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dnatrack.i18n import Language
from tools.command_reference import printed
from tools.running import ROOT

SHARE = ROOT / "build/share"
COMPLETIONS = {
    "bash": "bash-completion/completions/dnatrack",
    "zsh": "zsh/site-functions/_dnatrack",
    "fish": "fish/vendor_completions.d/dnatrack.fish",
}
MAN_PAGES = {Language.EN: "man/man1/dnatrack.1", Language.KO: "man/ko/man1/dnatrack.1"}


def share_files() -> Iterator[tuple[str, str]]:
    """The path of each file below `share`, and its text."""
    for shell, path in COMPLETIONS.items():
        yield path, completion(shell)
    for language, path in MAN_PAGES.items():
        yield path, printed(str(ROOT / "tools/man_page.py"), language)


def completion(shell: str) -> str:
    """The script by which a shell asks the program what fits."""
    script = get_completion_script(
        prog_name="dnatrack", complete_var="_DNATRACK_COMPLETE", shell=shell
    )
    # Zsh loads the file when it is needed first: then the function has to be called, too.
    return f'{script}\n\n_dnatrack_completion "$@"\n' if shell == "zsh" else f"{script}\n"


def main() -> None:
    """Write all of them."""
    for path, text in share_files():
        file = SHARE / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
