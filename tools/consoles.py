"""Runs what a document shows, in the order in which it shows it, as a reader would.

A `console` block holds commands behind `$` and what they print; a `diff` block is an
edit of a file. Commands are shown as on a terminal of 80 columns without colours.
"""

import re
import shlex
import subprocess
import tempfile
from pathlib import Path

from tools.running import copy_data, environment, run

WIDTH = "80"
_BLOCK = re.compile(r"^```(?P<kind>console|diff)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)
_DRAWN = frozenset(
    {"status", "overdue", "list", "show", "timeline", "ministries", "waiting", "impact"}
    | {"issues", "legislation", "silent", "slips", "log", "diff", "trend", "audit"}
    | {"validate", "rules"}
)
# What every reader's git would say or record in another way.
_GIT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_DATE": "2026-11-30T10:00:00+09:00",
    "GIT_COMMITTER_DATE": "2026-11-30T10:00:00+09:00",
    "LC_ALL": "C.UTF-8",
}


class Session:
    """A reader at a terminal, who types one command after the other.

    `home` is the reader's own folder, where git keeps what it is told for good.
    """

    def __init__(self, folder: Path, language: str, *, home: Path) -> None:
        self.folder = folder
        self.language = language
        self.exit_code = 0
        self._for_git = {**_GIT, "HOME": str(home), "XDG_CONFIG_HOME": str(home)}

    def refreshed(self, text: str) -> str:
        """`text`, with what its commands print now in place of what it says they print."""
        return _BLOCK.sub(self._block, text)

    def _block(self, match: re.Match[str]) -> str:
        if match["kind"] == "diff":
            self._edit(match["body"])
            return match[0]
        typed = [line[2:] for line in match["body"].splitlines() if line.startswith("$ ")]
        said = [f"$ {command}\n{self.output_of(command)}" for command in typed]
        # A blank line after what a command printed; none after one that said nothing.
        apart = [f"{one}\n" if one.count("\n") > 1 else one for one in said[:-1]]
        return f"```console\n{''.join([*apart, *said[-1:]])}```"

    def output_of(self, command: str) -> str:
        """What a command prints on standard output and standard error.

        Raises:
            ValueError: the command is none that a reader is shown.
        """
        match shlex.split(command):
            case ["echo", "$?"]:
                return f"{self.exit_code}\n"
            case ["cd", where]:
                self.folder /= where
                return ""
            case ["git", *arguments]:
                return self._git(arguments)
            case ["dnatrack", *arguments, "|", "head", "-n", count]:
                return "".join(self._run(arguments).splitlines(keepends=True)[: int(count)])
            case ["dnatrack", name, *arguments]:
                width = ["--width", WIDTH] if name in _DRAWN else []
                return self._run([name, *arguments, *width])
            case _:
                raise ValueError(f"a document shows a command that cannot be checked: {command}")

    def _run(self, arguments: list[str]) -> str:
        done = run(arguments, at=self.folder, language=self.language, **self._for_git)
        self.exit_code = done.returncode
        return (done.stdout + done.stderr).removeprefix("\ufeff")

    def _git(self, arguments: list[str]) -> str:
        inherited = {key: it for key, it in environment().items() if not key.startswith("GIT_")}
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env={**inherited, **self._for_git},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        self.exit_code = done.returncode
        return done.stdout + done.stderr

    def _edit(self, diff: str) -> None:
        """Change a file as the hunks of a diff say.

        Raises:
            ValueError: what a hunk takes away is not at its line, or is there twice.
        """
        head, *hunks = re.split(r"^@@ -", diff, flags=re.MULTILINE)
        file = self.folder / head.rpartition("+++ b/")[2].strip()
        text = old = file.read_text("utf-8")
        for hunk in hunks:
            before, after = _side(hunk, "-"), _side(hunk, "+")
            above = old.partition(before)[0].count("\n")
            if text.count(before) != 1 or above + 1 != int(re.split("[ ,]", hunk)[0]):
                raise ValueError(f"a document changes what is not once in {file.name}: {hunk}")
            text = text.replace(before, after)
        file.write_text(text, "utf-8", newline="\n")


def refresh_readme(text: str, language: str) -> str:
    """A README with what its commands print now, in a fresh copy of the data."""
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        return Session(copy_data(home), language, home=home).refreshed(text)


def refresh_walk(text: str, language: str) -> str:
    """A page that begins in an empty folder, with what its commands print now."""
    with tempfile.TemporaryDirectory() as place:
        desk = Path(place) / "desk"
        desk.mkdir()
        return Session(desk, language, home=Path(place)).refreshed(text)


def _side(hunk: str, sign: str) -> str:
    """The lines of one side of a hunk: those of the sign, and those that stay."""
    kept = (line for line in hunk.splitlines()[1:] if line.startswith((sign, " ")))
    return "".join(f"{line[1:]}\n" for line in kept)
