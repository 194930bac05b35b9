"""What other people's programs may rely on: the names, their types, and the page about them."""

import inspect
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Union, get_args, get_origin

import pytest

import dnatrack
from dnatrack.app.check import Checked
from dnatrack.app.difference import Seen
from dnatrack.app.state import State
from dnatrack.app.workspace import Workspace
from dnatrack.errors import DnatrackError
from dnatrack.exports.table import Column, Table
from dnatrack.history.changes import Change
from dnatrack.history.ledger import Commit, Event, Ledger
from dnatrack.i18n import Text
from dnatrack.judging.judgement import JudgedItem, JudgedMilestone
from dnatrack.model.fields import Name
from dnatrack.model.finding import Finding, Location
from dnatrack.model.ministry import Ministry, MinistryName
from dnatrack.model.period import Period

ROOT = Path(__file__).parent.parent
SNAPSHOT = Path(__file__).with_name("public_interface.txt")
PUBLIC: dict[type, str] = {
    Workspace: "folder now at ledger difference check",
    State: "today commit milestones tasks taskforces ministries findings tables",
    JudgedMilestone: "id title lead due original_due knows_original_due has_moved slips state "
    "days_late signal outcome lifecycle",
    JudgedItem: "id title lead taskforce priority lifecycle signal milestones outcomes",
    Ministry: "id names aliases name_on is_over",
    MinistryName: "ko short en acronym since until",
    Finding: "rule severity location message hint",
    Location: "file line column",
    Table: "name meaning columns length rows records",
    Column: "name kind meaning leads_to",
    Ledger: "events",
    Event: "commit change",
    Commit: "id author email when subject",
    Change: "kind id old new days is_slip",
    Seen: "changes",
    Checked: "findings has_failed",
    Period: "text first last",
    Name: "ko en",
    Text: "ko en",
    DnatrackError: "message hint",
}


def public_interface() -> Iterator[str]:
    """Every public name, with its signature or type."""
    yield f"dnatrack: {' '.join(sorted(dnatrack.__all__))}"
    yield f"open_workspace{signature(dnatrack.open_workspace)}"
    for owner, names in PUBLIC.items():
        for name in names.split():
            yield f"{owner.__name__}.{name}{type_of(owner, name)}"


def type_of(owner: type, name: str) -> str:
    found = inspect.getattr_static(owner, name, None)
    if inspect.isfunction(found):
        return signature(found)
    read = found.fget if isinstance(found, property) else getattr(found, "func", None)
    if read is not None:
        return f": {spelled(read.__annotations__['return'])}"
    hints = (inspect.get_annotations(one) for one in owner.__mro__)
    return next((f": {spelled(one[name])}" for one in hints if name in one), "")


def signature(function: Callable[..., object]) -> str:
    found = inspect.signature(function)
    shown = (
        one.name + ("" if one.default is one.empty else f"={one.default}")
        for one in found.parameters.values()
        if one.name != "self"
    )
    types = (spelled(one) for name, one in function.__annotations__.items() if name != "return")
    returned = spelled(function.__annotations__["return"])
    return f"({', '.join(shown)}): ({', '.join(types)}) -> {returned}"


_NAMES: dict[object, str] = {None: "None", NoneType: "None", Ellipsis: "..."}


def spelled(hint: object) -> str:
    """A type by its names, the same in every version of Python."""
    origin, inner = get_origin(hint), get_args(hint)
    if isinstance(hint, str):
        return hint
    if origin is Annotated:
        return spelled(inner[0])
    if origin in {Union, UnionType}:
        return " | ".join(map(spelled, inner))
    if isinstance(hint, list):
        return f"[{', '.join(map(spelled, hint))}]"
    name = _NAMES.get(hint) or str(getattr(origin or hint, "__name__", hint))
    return f"{name}[{', '.join(map(spelled, inner))}]" if inner else name


def test_the_public_names_are_what_they_were() -> None:
    found = "".join(f"{one}\n" for one in public_interface())
    if os.environ.get("UPDATE_GOLDEN"):
        SNAPSHOT.write_text(found, "utf-8")

    assert found == SNAPSHOT.read_text("utf-8")


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_page_lists_what_is_public(language: str) -> None:
    page = (ROOT / f"docs/python.{language}.md").read_text("utf-8")
    rows = page.rpartition("| --- | --- |")[2].partition("\n\n")[0]
    listed = {one.partition("(")[0] for one in re.findall(r"`([^`]+)`", rows)}
    public = {*dnatrack.__all__, *(one for names in PUBLIC.values() for one in names.split())}

    assert listed - {"dnatrack"} == public


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_page_runs(language: str) -> None:
    page = (ROOT / f"docs/python.{language}.md").read_text("utf-8")
    blocks = re.findall(r"```python\n(.*?)```", page, flags=re.DOTALL)

    run = subprocess.run(
        [sys.executable, "-c", "\n".join(blocks)],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )

    assert run.stderr == ""
    chart = re.findall(r"^(█+) (\d+)건? (.+)$", run.stdout, flags=re.MULTILINE)
    assert chart
    assert all(len(bar) == int(count) for bar, count, _ in chart)
    assert len(blocks[0].splitlines()) <= 10


def test_importing_the_package_loads_its_version_alone() -> None:
    program = "import sys; old = {*sys.modules}; import dnatrack; print({*sys.modules} - old)"

    run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert eval(run.stdout) == {"dnatrack", "dnatrack.version"}  # noqa: S307 - our own words


def test_what_is_not_public_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'judge'"):
        dnatrack.judge  # noqa: B018 - it is asked for


def test_a_state_says_what_commands_say(tmp_path: Path) -> None:
    workspace = dnatrack.open_workspace(str(ROOT / "data"))
    state = workspace.now("2026-11-30")
    rows = {one["id"]: one for one in state.tables()["milestones"].records}

    assert {one.id for one in state.milestones} == rows.keys()
    assert all(rows[one.id]["state"] == one.state for one in state.milestones)
    assert state.findings == workspace.check().findings
    assert state.today.isoformat() == "2026-11-30"
    with pytest.raises(dnatrack.DnatrackError):
        dnatrack.open_workspace(tmp_path)
