"""The sites that are checked: of the real data, of the sample, of data that means harm."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator
from itertools import cycle
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
PROSE = frozenset({"ko", "en", "text", "note", "title", "publisher", "name"})
"""Keys of the data under which people write what they want."""
HARM = (
    '<script>window.harmed=1</script><img src=x onerror="window.harmed=1">',
    "\"'><svg/onload=window.harmed=1> {{ 7*7 }} {% raw %} ${7*7} &amp; &#0; ]]> -->",
    "مرحبا بالعالم 123 ﷽ שלום",
    "가나다라마바사" * 40,
    "Donaudampfschifffahrtsgesellschaft" * 8,
    "BEGIN:VEVENT\\;, END:VCALENDAR =cmd|' /C calc'!A0",
    "👩‍👩‍👧‍👦 Z̵̢̛͇a̸̡l̷̛g̶o",
)
UNLOADED = "\u202eeverse \u2067rtl \u2028 \x85 \u200e\u061c"
"""Data that holds these is not read; the subject of a commit may hold anything."""
_GIT = ("git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")


def build_sites(folder: Path, names: Collection[str] = ()) -> Iterator[Path]:
    """Write the sites below `folder`, those of some `names` or all, and give where each is."""
    makers: dict[str, Callable[[Path], Path]] = {
        "real": lambda _: ROOT / "data",
        "sample": _sample,
        "hostile": _hostile,
    }
    for name, make in makers.items():
        if names and name not in names:
            continue
        data = make(folder / f"{name}-tracker")
        site = folder / name
        _run(*_dnatrack("site", str(site), "--data", str(data), "--base-url", _ADDRESS), at=ROOT)
        yield site


_ADDRESS = "https://example.org/promises/"


def _dnatrack(*arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "dnatrack", *arguments)


def _run(*command: str, at: Path) -> None:
    subprocess.run(command, cwd=at, check=True, capture_output=True, timeout=300)


def _sample(folder: Path) -> Path:
    _run(*_dnatrack("init", "--sample", "history", str(folder)), at=ROOT)
    return folder / "data"


def _hostile(folder: Path) -> Path:
    """The real data with harm in every text, a deadline that moved, a file that is broken."""
    data = Path(shutil.copytree(ROOT / "data", folder / "data"))
    harm = cycle(HARM)
    for file in sorted(data.rglob("*.yaml")):
        value = _spoilt(yaml.safe_load(file.read_text("utf-8")), harm)
        file.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), "utf-8")
    _run("git", "init", "--quiet", at=folder)
    _commit(folder, HARM[0])
    *moved, broken = sorted((data / "tasks").iterdir())
    for one in moved:
        text = one.read_text("utf-8")
        one.write_text(re.sub(r"due: '?2020[^'\n]*'?", "due: 2021-06", text), "utf-8")
    _commit(folder, f"{HARM[1]} {UNLOADED}")
    broken.write_bytes(broken.read_bytes() + b"\n  - <script>: [\n")
    return data


def _commit(folder: Path, subject: str) -> None:
    _run("git", "add", "--all", at=folder)
    _run(*_GIT, "commit", "--quiet", f"--message={subject}", at=folder)


def _spoilt(value: object, harm: Iterator[str], key: str = "") -> object:
    """A value with harm behind every text that people write."""
    match value:
        case dict():
            # YAML 1.1 takes `on` for a yes; in our data it is a key.
            items = (("on" if name is True else name, one) for name, one in value.items())
            return {name: _spoilt(one, harm, str(name)) for name, one in items}
        case list():
            return [_spoilt(one, harm, key) for one in value]
        case str() if key in PROSE:
            return f"{value} {next(harm)}"
    return value


if __name__ == "__main__":
    os.environ["DNATRACK_CACHE"] = "0"
    for site in build_sites(Path(sys.argv[1])):
        sys.stdout.write(f"{site}\n")
