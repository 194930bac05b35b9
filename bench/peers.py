"""The peers, each with equal files in its own form and its own way to check them."""

import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from textwrap import indent
from typing import NamedTuple

from bench.environments import Environments
from bench.measuring import Command

_YAMALE_SCHEMA = Path(__file__).with_name("yamale_task.yaml")
FOUND_SOMETHING = 1

_DOORSTOP_DOCUMENT = """\
settings:
  digits: 5
  itemformat: yaml
  prefix: TASK
  sep: '-'
"""
_DOORSTOP_ITEM = """\
active: true
derived: false
header: ''
level: 1.{number}.1
links: []
normative: true
ref: ''
reviewed: null
text: |
{text}"""


class PeerTask(NamedTuple):
    """What a peer is to check, and where it may put files of its own."""

    where: Environments
    corpus: Path
    folder: Path
    environment: Mapping[str, str]

    def command(self, peer: str, *options: str, at: Path | None = None) -> Command:
        """The command `peer` with `options`, run in the corpus or in the folder `at`."""
        program = str(self.where.peers / peer)
        return Command((program, *options), at or self.corpus, self.environment)


def _check_jsonschema(task: PeerTask) -> Command:
    """Our own JSON Schema, so that both ask the same of every file."""
    schema = task.folder / "task.schema.json"
    command = (str(task.where.dnatrack / "dnatrack"), "schema", "task")
    schema.write_bytes(subprocess.run(command, check=True, capture_output=True).stdout)
    files = sorted(str(file.relative_to(task.corpus)) for file in task.corpus.glob("tasks/*.yaml"))
    return task.command("check-jsonschema", "--schemafile", str(schema), *files)


def _yamale(task: PeerTask) -> Command:
    """With the faster of its two parsers and its four processes: its defaults."""
    return task.command("yamale", "--schema", str(_YAMALE_SCHEMA), "tasks")


def _yamllint(task: PeerTask) -> Command:
    """With its default rules, which find lines too long; it knows no schema."""
    command = task.command("yamllint", "tasks")
    return replace(command, fine=(0, FOUND_SOMETHING))


def _doorstop(task: PeerTask) -> Command:
    """One requirement for each task, with the same text; it must not rewrite its files.

    The text is one value of the item: as values of their own, keys such as `on` stop it.
    """
    project = task.folder / f"doorstop-{task.corpus.name}"
    shutil.rmtree(project, ignore_errors=True)
    document = project / "tasks"
    document.mkdir(parents=True)
    (document / ".doorstop.yml").write_text(_DOORSTOP_DOCUMENT, encoding="utf-8")
    for number, file in enumerate(sorted(task.corpus.glob("tasks/*.yaml")), start=1):
        text = indent(file.read_text(encoding="utf-8"), "  ")
        item = _DOORSTOP_ITEM.format(number=number, text=text)
        (document / f"TASK-{number:05}.yml").write_text(item, encoding="utf-8")
    subprocess.run(("git", "init", "--quiet", str(project)), check=True)
    return task.command("doorstop", "--no-reformat", "--no-review-check", at=project)


PEERS: Mapping[str, Callable[[PeerTask], Command]] = {
    "check-jsonschema": _check_jsonschema,
    "yamale": _yamale,
    "yamllint": _yamllint,
    "doorstop": _doorstop,
}
