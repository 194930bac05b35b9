"""Runs what the READMEs show, in the order in which they show it, in a fresh copy of the data.

A `console` block holds commands behind `$` and what they print; a `diff` block is an
edit of a data file. Commands are shown as on a terminal of 80 columns without colours.
"""

import re
import shlex
import tempfile
from pathlib import Path

from tools.running import copy_data, run

WIDTH = "80"
_BLOCK = re.compile(r"^```(?P<kind>console|diff)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)
_DRAWN = frozenset({"status", "overdue", "list", "show", "validate", "rules"})


class Session:
    """A reader at a terminal, who types one command after the other."""

    def __init__(self, folder: Path, language: str) -> None:
        self.folder = copy_data(folder)
        self.language = language
        self.exit_code = 0

    def refreshed(self, text: str) -> str:
        """`text`, with what its commands print now in place of what it says they print."""
        return _BLOCK.sub(self._block, text)

    def _block(self, match: re.Match[str]) -> str:
        if match["kind"] == "diff":
            self._edit(match["body"])
            return match[0]
        typed = [line[2:] for line in match["body"].splitlines() if line.startswith("$ ")]
        said = "\n".join(f"$ {command}\n{self.output_of(command)}" for command in typed)
        return f"```console\n{said}```"

    def output_of(self, command: str) -> str:
        """What a command prints on standard output and standard error.

        Raises:
            ValueError: the command is none that a reader is shown.
        """
        match shlex.split(command):
            case ["echo", "$?"]:
                return f"{self.exit_code}\n"
            case ["dnatrack", *arguments, "|", "head", "-n", count]:
                return "".join(self._run(arguments).splitlines(keepends=True)[: int(count)])
            case ["dnatrack", name, *arguments]:
                width = ["--width", WIDTH] if name in _DRAWN else []
                return self._run([name, *arguments, *width])
            case _:
                raise ValueError(f"a README shows a command that cannot be checked: {command}")

    def _run(self, arguments: list[str]) -> str:
        done = run(arguments, at=self.folder, language=self.language)
        self.exit_code = done.returncode
        return (done.stdout + done.stderr).removeprefix("\ufeff")

    def _edit(self, diff: str) -> None:
        """Change a file as the hunks of a diff say.

        Raises:
            ValueError: what a hunk takes away is not in the file exactly once.
        """
        head, *hunks = re.split(r"^@@.*\n", diff, flags=re.MULTILINE)
        file = self.folder / head.rpartition("+++ b/")[2].strip()
        text = file.read_text("utf-8")
        for hunk in hunks:
            before, after = _side(hunk, "-"), _side(hunk, "+")
            if text.count(before) != 1:
                raise ValueError(f"a README changes what is not once in {file.name}: {before}")
            text = text.replace(before, after)
        file.write_text(text, "utf-8", newline="\n")


def _side(hunk: str, sign: str) -> str:
    """The lines of one side of a hunk: those of the sign, and those that stay."""
    kept = (line for line in hunk.splitlines() if line.startswith((sign, " ")))
    return "".join(f"{line[1:]}\n" for line in kept)


def refreshed(text: str, language: str) -> str:
    """A README with its shown outputs as they are now."""
    with tempfile.TemporaryDirectory() as folder:
        return Session(Path(folder), language).refreshed(text)
