"""Real git repositories for tests, made in temporary folders."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

NOW = datetime(2021, 1, 1, 9, tzinfo=UTC)
"""When tests look at a history."""
_FIRST = datetime(2020, 1, 1, 3, tzinfo=UTC)
_SETTINGS = {
    "init.defaultBranch": "main",
    "protocol.file.allow": "always",
    "commit.gpgSign": "false",
    "user.name": "김주무관",
    "user.email": "kim@example.org",
}
Content = str | bytes | None


@dataclass(frozen=True)
class Step:
    """A commit to be made: files by path, None for one that is deleted."""

    files: Mapping[str, Content] = field(default_factory=dict)
    subject: str = "data"
    day: str = ""
    author: str = "김주무관"


def git(folder: Path, *arguments: str, given: bytes = b"", **environment: str) -> str:
    """What git prints, whatever the settings of this machine."""
    settings = [part for name, value in _SETTINGS.items() for part in ("-c", f"{name}={value}")]
    without_git = {name: value for name, value in os.environ.items() if "GIT_" not in name}
    done = subprocess.run(
        ["git", *settings, *arguments],
        cwd=folder,
        env={**without_git, **environment},
        input=given,
        check=True,
        capture_output=True,
    )
    return done.stdout.decode("utf-8", "surrogateescape").strip()


def repository(folder: Path, steps: Sequence[Step], *, options: Sequence[str] = ()) -> Path:
    """A repository in `folder` with a commit for each step, the last checked out."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", *options)
    extend(folder, steps)
    return folder


def extend(folder: Path, steps: Sequence[Step], *, branch: str = "main") -> None:
    """Add a commit for each step to a branch and check it out."""
    first = int(git(folder, "rev-list", "--count", "--all"))
    stream = b"".join(_commit(one, number, branch) for number, one in enumerate(steps, first))
    git(folder, "fast-import", "--quiet", given=_from(folder, branch) + stream)
    git(folder, "symbolic-ref", "HEAD", f"refs/heads/{branch}")
    git(folder, "reset", "-q", "--hard")


def commit_all(folder: Path) -> str:
    """Commit what lies in a folder as it is; the id of the commit."""
    git(folder, "add", "--all")
    git(folder, "commit", "-q", "-m", "moved")
    return git(folder, "rev-parse", "HEAD")


def _from(folder: Path, branch: str) -> bytes:
    known = git(folder, "for-each-ref", "--format=%(objectname)", f"refs/heads/{branch}")
    return f"reset refs/heads/{branch}\nfrom {known}\n".encode() if known else b""


def _commit(step: Step, number: int, branch: str) -> bytes:
    when = datetime.fromisoformat(step.day) if step.day else _FIRST + number * timedelta(days=1)
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    stamp = f"{int(when.timestamp())} {when:%z}"
    lines = [
        f"commit refs/heads/{branch}\n".encode(),
        b"committer %b <kim@example.org> %b\n" % (os.fsencode(step.author), stamp.encode()),
        *_data(step.subject.encode("utf-8", "surrogateescape")),
    ]
    for path, content in step.files.items():
        name = os.fsencode(path)
        if content is None:
            lines += [b"D %b\n" % name]
        else:
            data = content.encode() if isinstance(content, str) else content
            lines += [b"M 100644 inline %b\n" % name, *_data(data)]
    return b"".join(lines)


def _data(content: bytes) -> list[bytes]:
    return [b"data %d\n" % len(content), content, b"\n"]


def task(id_: str = "dg-1", *milestones: str, **fields: str) -> str:
    """The text of a task file."""
    values = {"title": "과제", "taskforce": "dg", "lead": "mois", "lifecycle": "planned", **fields}
    lines = [f"id: {id_}", *(f"{name}: {value}" for name, value in values.items() if value)]
    return "\n".join([*lines, "milestones:", *(f"  - {one}" for one in milestones), ""])


def milestone(id_: str = "first", **fields: str) -> str:
    """The text of a milestone."""
    values = {"title": "이정표", "due": "2020-03", "lifecycle": "planned", **fields}
    inner = ", ".join(f"{name}: {value}" for name, value in values.items() if value)
    return f"{{id: {id_}, {inner}}}"


def moved(due: str, **fields: str) -> dict[str, Content]:
    """The files where the one milestone of the one task is due at `due`."""
    return {"data/tasks/dg-1.yaml": task("dg-1", milestone(due=due, **fields))}
