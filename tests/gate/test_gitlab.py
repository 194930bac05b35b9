"""templates/dnatrack.yml: its script run as a runner of GitLab does, and its shape."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest
import yaml

from tests.gate.forge import Forge
from tests.gate.run_action import COMMANDS, INDEX, KEY, ROOT
from tests.gate.tracker import commit, edit
from tests.history.repositories import git

pytestmark = pytest.mark.slow

TEMPLATE = ROOT / "templates/dnatrack.yml"
MARKER = "<!-- dnatrack-summary -->"


class Ended(NamedTuple):
    """What came of a job."""

    code: int
    log: str
    results: Path


class Template(NamedTuple):
    """What the template says: its inputs, and the job."""

    inputs: dict[str, dict[str, object]]
    job: dict[str, object]


def template() -> Template:
    header, jobs = yaml.safe_load_all(TEMPLATE.read_text("utf-8"))
    [(name, job)] = jobs.items()
    assert name == "dnatrack"
    return Template(header["spec"]["inputs"], job)


SHIM = """\
#!/bin/sh
[ "$3" != venv ] || {{ mkdir -p "$4/bin"; ln -s "$0" "$4/bin/python"; exit; }}
[ "$3" != pip ] || exit 0
exec {python} "$@"
"""
"""Instead of installing again, takes what was installed for the action."""


@pytest.fixture
def quick(runner_temp: Path, tmp_path: Path) -> Path:
    shim = tmp_path / "quick/python"
    shim.parent.mkdir()
    shim.write_text(SHIM.format(python=runner_temp / "dnatrack-action/bin/python"))
    shim.chmod(0o755)
    return shim.parent


def run_job(
    top: Path, variables: dict[str, str], *, quick: Path | None = None, **inputs: str
) -> Ended:
    """Run the script of the job with `sh`, as the images that have no bash do."""
    python = quick or Path(sys.executable).parent
    said = template()
    given = {name: str(one.get("default", "")) for name, one in said.inputs.items()}
    given |= {"package": str(ROOT), "lang": "en", **inputs}
    job_variables, script = said.job["variables"], said.job["script"]
    assert isinstance(job_variables, dict)
    assert isinstance(script, list)
    ended = subprocess.run(
        ["sh", "-e"],
        input="\n".join(script).encode(),
        cwd=top,
        env={
            **INDEX,
            "PATH": f"{python}:{os.environ['PATH']}",
            "HOME": str(top.parent),
            "TMPDIR": str(top.parent),
            "LANG": "C.UTF-8",
            "GITLAB_CI": "true",
            "CI_PROJECT_ID": "42",
            **{name: _filled(str(value), given) for name, value in job_variables.items()},
            **variables,
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=600,
        check=False,
    )
    log = ended.stdout.decode("utf-8", "replace")
    return Ended(ended.returncode, log, top / "dnatrack-results")


def _filled(text: str, inputs: dict[str, str]) -> str:
    return re.sub(r"\$\[\[ inputs\.([a-z]+) \]\]", lambda match: inputs[match[1]], text)


def merge_request(top: Path, forge: Forge) -> dict[str, str]:
    return {
        "CI_API_V4_URL": forge.address,
        "CI_MERGE_REQUEST_IID": "5",
        "CI_MERGE_REQUEST_TITLE": COMMANDS,
        "CI_COMMIT_REF_NAME": COMMANDS,
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": git(top, "merge-base", "main", "HEAD"),
        "DNATRACK_GITLAB_TOKEN": KEY,
    }


def test_a_silent_move_fails_the_job_after_everything_was_written(
    tracker: Path, forge: Forge
) -> None:
    edit(tracker / "data/tasks/example.yaml", "due: 2030-03", "due: 2030-09")
    (tracker / "data/tasks/$(touch pwned).yaml").write_text("id: [\n")
    commit(tracker, COMMANDS)

    ended = run_job(tracker, merge_request(tracker, forge))

    quality = json.loads((ended.results / "code-quality.json").read_text("utf-8"))
    cases = ET.parse(ended.results / "junit.xml").getroot()  # noqa: S314 - our own
    assert ended.code == 1, ended.log
    assert "undeclared-slip" in {one["check_name"] for one in quality}
    assert int(cases.get("failures", "0")) > 0
    assert "undeclared-slip" in ended.log
    assert MARKER in forge.bodies(5)[0]
    assert not list(tracker.rglob("pwned"))


def test_the_next_push_changes_the_same_note(tracker: Path, forge: Forge, quick: Path) -> None:
    forge.add(5, f"{MARKER}\nold", {"author": {"id": 7}})
    edit(tracker / "data/tasks/example.yaml", "title: {ko: 보고서, en: Report}",
         "title: {ko: 결과, en: Result}")  # fmt: skip
    commit(tracker, "named")

    ended = run_job(tracker, merge_request(tracker, forge), quick=quick)

    [body] = forge.bodies(5)
    assert ended.code == 0, ended.log
    assert body == (ended.results / "summary.md").read_text("utf-8")
    assert [one for one in forge.asked if "GET" not in one] == [
        "PUT /projects/42/merge_requests/5/notes/1"
    ]


def test_without_a_token_the_summary_is_among_the_results(
    tracker: Path, forge: Forge, quick: Path
) -> None:
    """So it is for a merge request from a fork, which gets none."""
    (tracker / "dnatrack-results").symlink_to(tracker / "data")
    commit(tracker, "a link where the results go")

    variables = {**merge_request(tracker, forge), "DNATRACK_GITLAB_TOKEN": ""}

    ended = run_job(tracker, variables, quick=quick)

    assert (ended.code, forge.asked) == (0, []), ended.log
    assert MARKER in (ended.results / "summary.md").read_text("utf-8")
    assert not (tracker / "data/summary.md").exists()


def test_a_push_that_starts_from_nothing_checks_all_data(tracker: Path, quick: Path) -> None:
    edit(tracker / "data/tasks/example.yaml", "lead: mois", "lead: nobody")
    commit(tracker, "broken")

    ended = run_job(tracker, {"CI_COMMIT_BEFORE_SHA": "0" * 40}, quick=quick)

    assert ended.code == 1
    assert "unknown-ministry" in ended.log


def test_inputs_reach_the_script_by_variables_only() -> None:
    job = template().job
    script = "".join(str(one) for one in job["script"])  # type: ignore[attr-defined]
    used = set(re.findall(r"inputs\.([a-z]+)", str(job)))

    assert "$[[" not in script
    assert "CI_MERGE_REQUEST_TITLE" not in script
    assert used == set(template().inputs)
    assert subprocess.run(["sh", "-n"], input=script.encode(), check=True).returncode == 0


def test_the_results_are_kept_and_shown_whatever_the_outcome() -> None:
    artifacts = template().job["artifacts"]

    assert artifacts == {
        "when": "always",
        "expose_as": "dnatrack",
        "paths": ["dnatrack-results/"],
        "reports": {
            "codequality": "dnatrack-results/code-quality.json",
            "junit": "dnatrack-results/junit.xml",
        },
    }
