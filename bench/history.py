"""How fast history is read, against what git, YAML and GitPython cost alone."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bench.ground import Ground
from bench.measuring import Command, Samples
from bench.table import Ratio, without

_FEW_TASKS = 5
_FEW_COMMITS = 20
_TODAY, _LATER = "2030-01-15", "2030-02-15"
_LOG = ("git", "log", "--first-parent", "--raw", "-z", "--no-abbrev")

_FLOOR = f"""
import subprocess, yaml
log = subprocess.run([*{_LOG}, "--", "."], capture_output=True, check=True).stdout
entries = [token.lstrip(b"\\n") for token in log.split(b"\\0")]
ids = dict.fromkeys(entry.split(b" ")[3] for entry in entries if entry[:1] == b":")
asked = b"\\n".join(ids) + b"\\n"
batch = ["git", "cat-file", "--batch"]
out = subprocess.run(batch, input=asked, capture_output=True, check=True).stdout
at = 0
while at < len(out):
    end = out.index(b"\\n", at)
    size = int(out[at:end].rsplit(b" ", 1)[1])
    yaml.load(out[end + 1 : end + 1 + size], Loader=yaml.CSafeLoader)
    at = end + size + 2
"""

_WALK = """
import git, yaml
repository = git.Repo(search_parent_directories=True)
known = set()
for commit in repository.iter_commits(first_parent=True, paths="data"):
    before = commit.parents[0] if commit.parents else git.NULL_TREE
    for change in commit.diff(before, paths="data"):
        blob = change.a_blob
        if blob is not None and blob.hexsha not in known:
            known.add(blob.hexsha)
            yaml.load(blob.data_stream.read(), Loader=yaml.CSafeLoader)
"""


@dataclass(frozen=True)
class Corpus:
    """A repository with a long history: where its data is, and how large it is."""

    data: Path
    name: str


def history(ground: Ground, *, sizes: tuple[tuple[int, int], ...]) -> Iterator[Ratio]:
    """What it costs to read the history of `sizes`, each so many files and commits."""
    tiny = _corpus(ground, _FEW_TASKS, 4)
    commands = {
        # Typer itself needs pydantic to run a command.
        "libraries": ground.python("import typer, pydantic, git"),
        "diff": _at(tiny, ground.dnatrack("diff", "HEAD~3", "HEAD")),
    }
    started = ground.measured(commands, rounds=3 * ground.rounds)
    for tasks, commits in sizes:
        corpus = _corpus(ground, tasks, commits)
        yield from _cold(ground, corpus)
        yield from _one_more_commit(ground, corpus, started["libraries"])
        yield from _status(ground, corpus)
        yield from _difference(ground, corpus, started["diff"])


def reports(ground: Ground, *, sizes: tuple[int, int]) -> Iterator[Ratio]:
    """How the report of a period grows with the number of tasks."""
    small, large = sizes
    since = ("report", "--since", f"HEAD~{_FEW_COMMITS // 2}")
    commands = {
        size: _at(_corpus(ground, size, _FEW_COMMITS), ground.dnatrack(*since)) for size in sizes
    }
    runs = ground.measured(
        {f"{size:,} files": command for size, command in commands.items()},
        rounds=min(ground.rounds, 3),
    )
    names = [f"`report --since`, {size:,} files" for size in sizes]
    yield Ratio(names[1], names[0], runs[f"{large:,} files"], runs[f"{small:,} files"], 10)


def _corpus(ground: Ground, tasks: int, commits: int) -> Corpus:
    data = ground.history(tasks, commits) / "data"
    return Corpus(data, f"{tasks:,} files, {commits:,} commits")


def _at(corpus: Corpus, command: Command) -> Command:
    return replace(command, folder=corpus.data)


def _git(ground: Ground, corpus: Corpus, *arguments: str) -> Command:
    return Command(arguments, corpus.data, ground.environment)


def _cold(ground: Ground, corpus: Corpus) -> Iterator[Ratio]:
    runs = ground.measured(
        {
            "slips": _at(corpus, ground.dnatrack("slips")),
            "status": _at(corpus, ground.dnatrack("status")),
            "first": _at(corpus, ground.dnatrack("slips", cache="first", new=True)),
            "floor": _at(corpus, ground.python(_FLOOR)),
            "walk": _at(corpus, ground.python(_WALK)),
        },
        rounds=min(ground.rounds, 3),
    )
    floor = "the floor: `git log --raw -z`, `cat-file --batch`, `CSafeLoader`"
    name, slips = f"`slips`, {corpus.name}", runs["slips"]
    yield Ratio(f"{name}, no cache", floor, slips, runs["floor"], 1.3)
    status = f"`status`, {corpus.name}, no cache"
    yield Ratio(status, floor, runs["status"], runs["floor"], 1.2)
    yield Ratio(f"{name}, fills a new cache", floor, runs["first"], runs["floor"])
    walk = "a GitPython walk, with `CSafeLoader`"
    yield Ratio(walk, f"{name}, no cache", runs["walk"], slips)


def _one_more_commit(ground: Ground, corpus: Corpus, started: Samples) -> Iterator[Ratio]:
    """The ledger is remembered up to the last commit but one."""
    slips = _at(corpus, ground.dnatrack("slips", cache="before"))
    _run(_git(ground, corpus, "git", "checkout", "--quiet", "HEAD~1"))
    shutil.rmtree(ground.folder / "cache-before", ignore_errors=True)
    _run(slips)
    _run(_git(ground, corpus, "git", "checkout", "--quiet", "main"))
    log = "`git log --raw -z` of the whole history"
    runs = ground.measured({"slips": slips, "log": _git(ground, corpus, *_LOG)})
    name = f"`slips`, {corpus.name}, one more commit"
    yield Ratio(name, log, runs["slips"], runs["log"])
    if (own := without(runs["slips"], started)) is not None:
        yield Ratio(f"{name}, less `import typer, pydantic, git`", log, own, runs["log"], 2.0)


def _status(ground: Ground, corpus: Corpus) -> Iterator[Ratio]:
    """The same question again, on the next day, and after a commit."""
    plain = ground.folder / f"plain-{corpus.data.parent.name}"
    shutil.copytree(corpus.data, plain, dirs_exist_ok=True)
    asked = ("status", "--on", _TODAY)
    again = _at(corpus, ground.dnatrack(*asked, cache="status"))
    old = _at(corpus, ground.dnatrack(*asked, cache="older"))
    for cache in ("status", "older"):
        shutil.rmtree(ground.folder / f"cache-{cache}", ignore_errors=True)
    _run(again)
    _run(_git(ground, corpus, "git", "checkout", "--quiet", "HEAD~1"))
    _run(old)
    _run(_git(ground, corpus, "git", "checkout", "--quiet", "main"))
    time.sleep(3.5)  # of files that are younger no answer is remembered
    later = _at(corpus, ground.dnatrack("status", "--on", _LATER))
    alone = ground.dnatrack(*asked, cache="plain")
    runs = ground.measured(
        {
            "again": again,
            "alone": replace(alone, folder=plain),
            "later": ground.from_cache(later, "status"),
            "alone later": replace(ground.from_cache(later, "plain"), folder=plain),
            "after": ground.from_cache(old, "older"),
        }
    )
    name, without_history = f"`status`, {corpus.name}", "the same without history"
    yield Ratio(f"{name}, asked again", without_history, runs["again"], runs["alone"], 1.2)
    yield Ratio(f"{name}, on a new day", without_history, runs["later"], runs["alone later"], 1.2)
    yield Ratio(f"{name}, after a commit", "on a new day", runs["after"], runs["later"])


def _difference(ground: Ground, corpus: Corpus, started: Samples) -> Iterator[Ratio]:
    runs = ground.measured(
        {
            "diff": _at(corpus, ground.dnatrack("diff", "HEAD~3", "HEAD")),
            "git": _git(ground, corpus, "git", "diff", "--stat", "HEAD~3", "HEAD"),
        }
    )
    name = f"`diff` over three commits, {corpus.name}"
    yield Ratio(name, "`git diff --stat`", runs["diff"], runs["git"])
    if (own := without(runs["diff"], started)) is not None:
        less = f"{name}, less `diff` of {_FEW_TASKS} files"
        yield Ratio(less, "`git diff --stat`", own, runs["git"], 3.0)


def _run(command: Command) -> None:
    subprocess.run(
        command.arguments,
        cwd=command.folder,
        env=dict(command.environment),
        check=True,
        stdout=subprocess.DEVNULL,
    )
