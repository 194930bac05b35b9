"""A repository with a long history of a corpus: the same commits for the same seed.

To have one: `python -m bench.history_corpus FOLDER --tasks 1000 --commits 2000`.
"""

import argparse
import re
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import IO

from bench.corpus import write_corpus

_FIRST_DAY = datetime(2019, 10, 29, 9, tzinfo=UTC)
_EDITED_AT_MOST = 5
_YEAR = re.compile(r"(?<=\n    due: )\d{4}")
_OPEN = re.compile(r"(?<=\n    lifecycle: )(?:planned|in-progress)(?=\n)")


def write_history(folder: Path, *, tasks: int, commits: int, seed: int = 2020) -> None:
    """Write a repository with `commits` commits, the first with all `tasks`, in `data/`."""
    data = folder / "data"
    write_corpus(data, tasks, seed=seed)
    _git(folder, "init", "--quiet", "--initial-branch=main")
    with subprocess.Popen(
        ("git", "fast-import", "--quiet"), cwd=folder, stdin=subprocess.PIPE
    ) as importing:
        if importing.stdin is not None:
            _write_commits(importing.stdin, data, commits, Random(seed))  # noqa: S311 - no secret
            importing.stdin.close()
    _git(folder, "reset", "--quiet", "--hard", "main")
    _git(folder, "gc", "--quiet")


def _write_commits(out: IO[bytes], data: Path, commits: int, dice: Random) -> None:
    texts = {
        file.relative_to(data.parent).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(data.rglob("*.yaml"))
    }
    tasks = [path for path in texts if "/tasks/" in path]
    _write_commit(out, 0, "data: the whole plan", texts)
    for number in range(1, commits):
        chosen = dice.sample(tasks, dice.randint(1, _EDITED_AT_MOST))
        texts.update({path: edited(texts[path], dice) for path in chosen})
        subject = f"data: what the offices reported (#{number})"
        _write_commit(out, number, subject, {path: texts[path] for path in chosen})


def edited(text: str, dice: Random) -> str:
    """`text` as somebody changes it: a deadline moves, a thing is done, or only a comment."""
    roll = dice.random()
    if roll < 0.5:  # noqa: PLR2004 - a share
        return _YEAR.sub(lambda year: str(int(year[0]) + 1), text, count=1)
    if roll < 0.8:  # noqa: PLR2004 - a share
        return _OPEN.sub("done\n    done_on: 2024-03\n    evidence: [S1]", text, count=1)
    return f"{text}# {dice.randint(0, 10**9)}\n"


def _write_commit(out: IO[bytes], number: int, subject: str, files: dict[str, str]) -> None:
    when = int((_FIRST_DAY + number * timedelta(hours=20)).timestamp())
    out.write(f"commit refs/heads/main\ncommitter a <a@example.org> {when} +0900\n".encode())
    out.writelines(_data(subject))
    for path, text in files.items():
        out.write(f"M 100644 inline {path}\n".encode())
        out.writelines(_data(text))


def _data(text: str) -> Iterator[bytes]:
    content = text.encode()
    yield f"data {len(content)}\n".encode()
    yield content
    yield b"\n"


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(("git", *arguments), cwd=folder, check=True)


def main() -> None:
    """Write the repository that the command line asks for."""
    parser = argparse.ArgumentParser(description="Make a repository to measure with.")
    parser.add_argument("folder", type=Path, help="where to; must not exist yet")
    parser.add_argument("--tasks", type=int, default=1_000, help="how many task files (1000)")
    parser.add_argument("--commits", type=int, default=2_000, help="how many commits (2000)")
    asked = parser.parse_args()
    write_history(asked.folder, tasks=asked.tasks, commits=asked.commits)


if __name__ == "__main__":
    main()
