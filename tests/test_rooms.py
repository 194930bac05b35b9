"""The rule for rooms: a file is born when a stranger would look for it, or two others import it."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "src" / "dnatrack"
MOST_LINES = 400
MOST_MODULES = 357
MOST_LINES_IN = {"src": 57_250, "tests": 29_400}
"""Who needs more says in the commit what for; who takes something away lowers it (ADR 0047)."""
LOOKED_FOR = (
    "rules/data",
    "rules/changes",
    "reports",
    "formats",
    "exports",
    "site",
    "cli",
    "model",
)
"""Folders of what a stranger would look for by name: a rule, a report, a command, a thing."""
WORDS = {
    "fmt",
    "impact",
    "import",
    "issues",
    "legislation",
    "ministries",
    "new",
    "owners",
    "rules",
    "waiting",
}
"""Of commands: what one asks, what answers and what is shown may be called alike."""
NOUNS = {"loading", "judging", "editing", "encoding", "finding", "meeting", "listing", "wording"}
"""Words in -ing that name a thing, or the work as the field does."""


def modules() -> dict[str, Path]:
    """Every module by its path without `.py`; a package is its folder."""
    files = (one for one in PACKAGE.rglob("*.py") if one.name != "__init__.py")
    return {file.relative_to(PACKAGE).with_suffix("").as_posix(): file for file in files}


def imports_of(file: Path, known: dict[str, Path]) -> Iterator[str]:
    """The modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("dnatrack"):
            path = (node.module or "").replace(".", "/").removeprefix("dnatrack").strip("/")
            names = (f"{path}/{one.name}".strip("/") for one in node.names)
            yield from (one for one in (path, *names) if one in known)


def lines_of(file: Path) -> int:
    return file.read_text("utf-8").count("\n")


def test_no_room_has_one_door_that_leads_to_its_neighbour() -> None:
    known = modules()
    importers = defaultdict(set)
    for name, file in known.items():
        for one in set(imports_of(file, known)) - {name}:
            importers[one].add(name)

    lonely = [
        f"{name}, imported by {other} alone"
        for name, others in sorted(importers.items())
        for other in others
        if len(others) == 1
        and "/" in name
        and not name.startswith(tuple(f"{folder}/" for folder in LOOKED_FOR))
        and name.rpartition("/")[0] == other.rpartition("/")[0]
        and lines_of(known[name]) + lines_of(known[other]) <= MOST_LINES
    ]

    assert lonely == []


def test_no_room_is_too_large() -> None:
    too_large = [name for name, file in modules().items() if lines_of(file) > MOST_LINES]

    assert too_large == []


def test_the_house_grows_by_decision_only() -> None:
    top = PACKAGE.parent.parent
    lines = {name: sum(map(lines_of, (top / name).rglob("*.py"))) for name in MOST_LINES_IN}

    assert len(modules()) <= MOST_MODULES
    assert {name: lines[name] for name, most in MOST_LINES_IN.items() if lines[name] > most} == {}


def test_one_name_is_one_room() -> None:
    rooms = defaultdict(list)
    for name in modules():
        rooms[name.rpartition("/")[2].rstrip("_")].append(name)

    shared = {
        name: sorted(found)
        for name, found in rooms.items()
        if len(found) > 1
        and sum(not one.startswith(tuple(f"{folder}/" for folder in LOOKED_FOR)) for one in found)
        > 1
        and name not in WORDS
    }

    assert shared == {}


def test_no_room_is_called_by_what_somebody_does() -> None:
    names = {part for name in modules() for part in name.split("/")}
    doing = {one for one in names if one.endswith("ing") and "_" not in one}

    assert doing - NOUNS - WORDS == set()
