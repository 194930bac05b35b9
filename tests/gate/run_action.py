"""Runs the steps of action.yml as a runner of GitHub does: with bash, in a real repository."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp

import yaml

from tests.gate.expressions import Value, filled, is_true

ROOT = Path(__file__).resolve().parent.parent.parent
ACTION = ROOT / "action.yml"
INDEX = {key: value for key, value in os.environ.items() if key.startswith(("PIP_", "SSL_CERT"))}
"""What a runner has for pip to reach its index."""
KEY = "open sesame"
COMMANDS = "'$(touch pwned)`touch pwned`\"; touch pwned"
"""What somebody hostile gives as a word, or calls something."""
_OUTPUT = re.compile(r"(\w[\w-]*)=(.*)")

Step = Mapping[str, object]


@dataclass
class Job:
    """One job of a workflow that uses the action: what it is given, and what came of it."""

    repository: Path
    temp: Path
    event_name: str = "pull_request"
    event: Mapping[str, Value] = field(default_factory=dict)
    inputs: Mapping[str, str] = field(default_factory=dict)
    environment: Mapping[str, str] = field(default_factory=dict)
    token: str = ""
    steps: Sequence[str] = ()
    log: str = ""
    summary: str = ""
    ran: list[str] = field(default_factory=list)
    used: list[str] = field(default_factory=list)
    outputs: dict[str, dict[str, Mapping[str, Value]]] = field(default_factory=dict)
    has_failed: bool = False

    def run(self) -> "Job":
        """Run every step whose condition holds, or of these those named in `steps`."""
        for step in action_steps():
            if self.steps and step["name"] not in self.steps:
                continue
            condition = str(step.get("if", "always()" if self.has_failed else "true"))
            if "if" not in step and self.has_failed:
                continue
            if is_true(condition, self._contexts(), has_failed=self.has_failed):
                self._step(step)
        return self

    def output(self, step: str, name: str) -> str:
        """What a step said of itself; empty where it said nothing."""
        return str(self.outputs.get(step, {}).get("outputs", {}).get(name, ""))

    def _step(self, step: Step) -> None:
        if "uses" in step:
            self.used.append(str(step["uses"]).partition("@")[0])
            if step.get("id") == "python":
                self.outputs["python"] = {"outputs": {"python-path": sys.executable}}
            return
        self.ran.append(str(step["name"]))
        self._shell(str(step["run"]), step)

    def _shell(self, script: str, step: Step) -> None:
        place = Path(mkdtemp(dir=self.temp))
        (place / "script.sh").write_text(script, "utf-8")
        given = step.get("env", {})
        assert isinstance(given, Mapping)
        files = {"GITHUB_OUTPUT": place / "output", "GITHUB_STEP_SUMMARY": place / "summary"}
        for path in files.values():
            path.touch()
        ended = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(place / "script.sh")],
            cwd=self.repository,
            env={
                **self._environment(place),
                **{key: str(path) for key, path in files.items()},
                **{key: filled(str(value), self._contexts()) for key, value in given.items()},
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=600,
            check=False,
        )
        self.log += ended.stdout.decode("utf-8", "replace")
        self.summary += files["GITHUB_STEP_SUMMARY"].read_text("utf-8")
        self.has_failed = self.has_failed or ended.returncode != 0
        self.outputs[str(step.get("id"))] = {"outputs": dict(_outputs(files["GITHUB_OUTPUT"]))}

    def _environment(self, place: Path) -> dict[str, str]:
        event = place / "event.json"
        event.write_text(json.dumps(self.event), "utf-8")
        return {
            **INDEX,
            "PATH": os.environ["PATH"],
            "HOME": str(self.temp),
            "LANG": "C.UTF-8",
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_EVENT_NAME": self.event_name,
            "GITHUB_EVENT_PATH": str(event),
            "GITHUB_REPOSITORY": "example/tracker",
            "GITHUB_WORKSPACE": str(self.repository),
            "RUNNER_OS": "Linux",
            "RUNNER_TEMP": str(self.temp),
            **self.environment,
        }

    def _contexts(self) -> Mapping[str, Value]:
        defaults = {name: str(one.get("default", "")) for name, one in action_inputs().items()}
        return {
            "inputs": {**defaults, **self.inputs},
            "steps": self.outputs,
            "github": {"event": self.event, "token": self.token},
        }


def _outputs(file: Path) -> Iterator[tuple[str, Value]]:
    for line in file.read_text("utf-8").splitlines():
        match = _OUTPUT.fullmatch(line)
        assert match is not None, line
        yield match[1], match[2]


def action_inputs() -> Mapping[str, Step]:
    """The inputs of the action, by name."""
    inputs: Mapping[str, Step] = yaml.safe_load(ACTION.read_text("utf-8"))["inputs"]
    return inputs


def action_steps() -> list[Step]:
    """The steps of the action, in order."""
    steps: list[Step] = yaml.safe_load(ACTION.read_text("utf-8"))["runs"]["steps"]
    return steps
