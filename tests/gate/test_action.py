"""action.yml, its steps run for real: see run_action.py."""

import json
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import pytest

from dnatrack.rules.changes import all_change_rules
from dnatrack.rules.data import rules_by_id
from tests.gate.expressions import Value
from tests.gate.forge import Forge
from tests.gate.run_action import COMMANDS, KEY, Job, action_inputs, action_steps
from tests.gate.tracker import commit, edit
from tests.history.repositories import git

pytestmark = pytest.mark.slow

MOVED = ("due: 2030-03", "due: 2030-09")
DONE = ("lifecycle: planned\n    sources", "lifecycle: in-progress\n    sources")
EVIL = "x$(touch${IFS}pwned)`touch${IFS}pwned`;touch${IFS}pwned"


def example(top: Path) -> Path:
    return top / "data/tasks/example.yaml"


def request(top: Path, *, title: str = "바꿈", fork: bool = False) -> Mapping[str, Value]:
    """The event of a pull request of what is checked out; then GitHub's merge is checked out."""
    head, branch = git(top, "rev-parse", "HEAD"), git(top, "branch", "--show-current")
    # As GitHub has it: what `main` was when the pull request was opened.
    base = git(top, "merge-base", "main", "HEAD")
    git(top, "checkout", "--quiet", "--detach", "main")
    git(top, "merge", "--quiet", "--no-ff", "--message=merge", head)
    return {
        "number": 5,
        "pull_request": {
            "number": 5,
            "title": title,
            "base": {"ref": "main", "sha": base},
            "head": {"ref": branch, "sha": head, "repo": {"fork": fork}},
        },
    }


def job(top: Path, temp: Path, forge: Forge, event: Mapping[str, Value], **inputs: str) -> Job:
    environment = {"GITHUB_API_URL": forge.address}
    given = {"lang": "en", **inputs}
    return Job(top, temp, event=event, inputs=given, environment=environment, token=KEY).run()


Action = Callable[..., Job]


@pytest.fixture
def action(tracker: Path, runner_temp: Path, forge: Forge) -> Action:
    """What runs the action in the tracker, for an event and with inputs."""
    return partial(job, tracker, runner_temp, forge)


@pytest.fixture
def begun(tracker: Path) -> Path:
    """The tracker, after a change that is in order."""
    edit(example(tracker), *DONE)
    commit(tracker, "begun")
    return tracker


def commands(log: str) -> Iterator[str]:
    """What a runner takes for commands in the log of a step."""
    stopped = ""
    for line in log.splitlines():
        if stopped:
            stopped = "" if line == f"::{stopped}::" else stopped
        elif match := re.match(r"\s*::stop-commands::(.*)", line):
            stopped = match[1]
        elif line.lstrip().startswith("::") or "##[" in line:
            yield line


def test_a_change_that_is_in_order_passes_and_is_told_in_a_comment(
    begun: Path, action: Action, forge: Forge
) -> None:
    done = action(request(begun))

    assert not done.has_failed, done.log
    assert done.output("check", "result") == "0"
    assert list(commands(done.log)) == []
    [body] = forge.bodies(5)
    assert "<!-- dnatrack-summary -->" in body
    assert body in done.summary
    assert forge.tokens == {f"Bearer {KEY}"}


def test_the_next_push_changes_the_same_comment(begun: Path, action: Action, forge: Forge) -> None:
    action(request(begun))
    before = forge.bodies(5)
    git(begun, "checkout", "--quiet", "work")
    edit(example(begun), "title: {ko: 보고서, en: Report}", "title: {ko: 결과, en: Result}")
    commit(begun, "named")

    action(request(begun))

    assert len(forge.bodies(5)) == 1
    assert forge.bodies(5) != before
    assert [one for one in forge.asked if not one.startswith("GET")] == [
        "POST /repos/example/tracker/issues/5/comments",
        "PATCH /repos/example/tracker/issues/comments/1",
    ]


def test_a_deadline_that_moves_silently_fails_after_everything_was_written(
    tracker: Path, action: Action, forge: Forge
) -> None:
    edit(example(tracker), *MOVED)
    commit(tracker, "moved")

    done = action(request(tracker))

    [command] = commands(done.log)
    assert done.has_failed
    assert command.startswith("::error file=data/tasks/example.yaml,line=11,")
    assert "title=undeclared-slip" in command
    assert len(forge.bodies(5)) == 1
    assert "undeclared-slip" in done.summary
    sarif = json.loads(Path(done.output("check", "sarif-file")).read_text("utf-8"))
    assert [one["ruleId"] for one in sarif["runs"][0]["results"]] == ["undeclared-slip"]
    assert done.ran[-1] == "Say what the check found"


@pytest.mark.parametrize("inputs", [{}, {"base": "main"}], ids=["GitHub's merge", "the head"])
def test_only_what_this_change_did_counts(
    tracker: Path, action: Action, forge: Forge, inputs: Mapping[str, str]
) -> None:
    """The base moved on meanwhile: its silent move is not of this pull request."""
    edit(tracker / "data/tasks/other.yaml", "lifecycle: planned", "lifecycle: in-progress")
    commit(tracker, "begun")
    git(tracker, "checkout", "--quiet", "main")
    edit(example(tracker), *MOVED)
    commit(tracker, "moved in main")
    git(tracker, "checkout", "--quiet", "work")
    event = request(tracker)
    if inputs:
        git(tracker, "checkout", "--quiet", "work")

    done = action(event, **inputs)

    assert not done.has_failed, done.log
    assert "2030-09" not in forge.bodies(5)[0]


def test_nothing_of_a_hostile_change_is_run_or_taken_for_a_command(
    tracker: Path, action: Action
) -> None:
    git(tracker, "checkout", "--quiet", "-b", EVIL)
    title = r'"x\n::error::forged\n##[error]forged\n::set-output name=result::0\n$(touch pwned)"'
    edit(example(tracker), "title: {ko: 보고서, en: Report}", f"title: {{ko: {title}}}")
    edit(example(tracker), *MOVED)
    (tracker / "data/tasks/$(touch pwned) ::error::forged.yaml").write_text("id: [\n")
    (tracker / "data/tasks/a\n::error::forged\n.yaml").write_text("id: [\n")
    commit(tracker, "$(touch pwned)\n\n::error::forged")

    done = action(request(tracker, title=f"{EVIL}\n::error::forged"))

    assert done.has_failed
    rules = {*rules_by_id(), *(one.id for one in all_change_rules())}
    shape = (
        r"::(error|warning|notice) file=data/[^,]*,line=\d+,col=\d+(,endColumn=\d+)?,title=(.*?)::"
    )
    for command in commands(done.log):
        match = re.match(shape, command)
        assert match, command
        assert match[3] in rules
    assert not list(tracker.rglob("pwned")), done.log
    assert done.output("check", "result") == "1"


@pytest.mark.parametrize("name", ["data", "base", "lang"])
def test_an_input_is_never_run(tracker: Path, action: Action, name: str) -> None:
    event = request(tracker)

    done = action(event, **{name: COMMANDS})

    assert done.has_failed
    assert not list(tracker.rglob("pwned"))


@pytest.mark.parametrize("name", ["base", "lang"])
def test_an_input_is_never_an_option(tracker: Path, action: Action, name: str) -> None:
    done = action(request(tracker), **{name: "--help"})

    assert done.output("check", "result") == "2"
    assert "Usage" not in done.log


def test_programs_in_the_checkout_are_not_run(tracker: Path, action: Action) -> None:
    for module in ("sitecustomize", "usercustomize", "dnatrack/__init__", "pip/__init__", "typer",
                   "json", "yaml"):  # fmt: skip
        path = tracker / f"{module}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"open({str(tracker / 'pwned')!r}, 'w')\n")
    (tracker / "pip.conf").write_text("[install]\nindex-url = http://127.0.0.1:9/\n")
    commit(tracker, "evil")
    event = request(tracker)
    hook = tracker / ".git/hooks/evil"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\ntouch {tracker}/pwned\n")
    hook.chmod(0o755)
    for key in ("core.fsmonitor", "core.pager", "diff.external", "core.sshCommand",
                "core.editor", "log.showSignature", "gpg.program"):  # fmt: skip
        git(tracker, "config", key, "true" if key == "log.showSignature" else str(hook))
    for name in ("post-checkout", "reference-transaction", "post-index-change"):
        (hook.parent / name).write_bytes(hook.read_bytes())
        (hook.parent / name).chmod(0o755)

    done = action(event)

    assert not done.has_failed, done.log
    assert not (tracker / "pwned").exists()


def test_a_fork_gets_its_summary_in_the_job_and_fails_for_nothing(
    begun: Path, action: Action, forge: Forge
) -> None:
    forge.may_write = False

    done = action(request(begun, fork=True), sarif="true")

    assert not done.has_failed, done.log
    assert forge.bodies(5) == []
    assert "<!-- dnatrack-summary -->" in done.summary
    assert done.used == ["actions/setup-python"]


def test_a_forge_that_is_down_fails_nothing(begun: Path, action: Action, forge: Forge) -> None:
    forge.status = 500

    done = action(request(begun))

    assert not done.has_failed, done.log


def test_code_scanning_is_fed_where_it_was_asked_for(tracker: Path, action: Action) -> None:
    done = action(request(tracker), sarif="true")

    assert done.used == ["actions/setup-python", "github/codeql-action/upload-sarif"]


def test_without_comment_nobody_is_asked(begun: Path, action: Action, forge: Forge) -> None:
    done = action(request(begun), comment="false")

    assert (done.has_failed, forge.asked) == (False, [])
    assert "<!-- dnatrack-summary -->" in done.summary


def test_a_cut_off_history_is_said_with_the_cure(
    begun: Path, runner_temp: Path, forge: Forge, tmp_path: Path
) -> None:
    event = request(begun)
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth=1", begun.as_uri(), str(shallow))

    done = job(shallow, runner_temp, forge, event)

    assert done.output("check", "result") == "2"
    assert done.has_failed
    assert [one for one in commands(done.log) if "fetch-depth: 0" in one] != []


def test_the_event_that_gives_forks_a_writing_token_is_refused(
    tracker: Path, runner_temp: Path
) -> None:
    done = Job(tracker, runner_temp, event_name="pull_request_target", event=request(tracker)).run()

    assert done.has_failed
    assert done.ran[-1] == "Check the data"
    assert "pull_request_target" in done.log


@pytest.mark.parametrize("before", ["0" * 40, "1" * 40])
def test_a_push_that_starts_from_nothing_checks_all_data(
    tracker: Path, runner_temp: Path, before: str
) -> None:
    edit(example(tracker), "lead: mois", "lead: nobody")
    commit(tracker, "broken")

    done = Job(tracker, runner_temp, "push", {"before": before}, {"lang": "en"}).run()

    assert done.has_failed
    assert "title=unknown-ministry" in done.log
    assert "<!-- dnatrack-summary -->" not in done.summary


def test_a_push_is_judged_since_what_was_there_before(tracker: Path, runner_temp: Path) -> None:
    edit(example(tracker), "lead: mois", "lead: nobody")
    before = commit(tracker, "broken")
    edit(example(tracker), *DONE)
    commit(tracker, "begun")

    done = Job(tracker, runner_temp, "push", {"before": before}, {"lang": "en"}).run()

    assert not done.has_failed, done.log


@pytest.mark.parametrize(
    ("base", "has_failed"), [("", False), ("main", True)], ids=["the entry before", "main"]
)
def test_an_entry_of_a_queue_answers_for_itself_or_with_a_base_for_its_group(
    tracker: Path, runner_temp: Path, base: str, *, has_failed: bool
) -> None:
    edit(example(tracker), *MOVED)
    before = commit(tracker, "moved by the entry before")
    edit(example(tracker), *DONE)
    commit(tracker, "begun")
    event: Mapping[str, Value] = {"merge_group": {"base_sha": before}}

    done = Job(tracker, runner_temp, "merge_group", event, {"lang": "en", "base": base}).run()

    assert done.has_failed == has_failed, done.log
    assert ("title=undeclared-slip" in done.log) == has_failed
    assert "<!-- dnatrack-summary -->" in done.summary


def test_the_data_folder_can_be_named(tracker: Path, action: Action) -> None:
    git(tracker, "mv", "data", "ledger")
    commit(tracker, "elsewhere")

    done = action(request(tracker), data="ledger")

    assert done.output("check", "result") in {"0", "1"}


def test_a_repository_without_data_fails(tmp_path: Path, runner_temp: Path, forge: Forge) -> None:
    git(tmp_path, "init", "--quiet")
    commit(tmp_path, "nothing")

    done = job(tmp_path, runner_temp, forge, {})

    assert done.has_failed
    assert "no data found" in done.log


SCRIPTS = [(str(step["name"]), str(step["run"])) for step in action_steps() if "run" in step]


@pytest.mark.parametrize(("name", "script"), SCRIPTS)
def test_no_expression_is_part_of_a_script(name: str, script: str) -> None:
    assert "${{" not in script, name
    assert subprocess.run(["bash", "-n"], input=script.encode(), check=True).returncode == 0


def test_every_script_names_its_shell_and_every_input_is_described() -> None:
    assert {step.get("shell") for step in action_steps() if "run" in step} == {"bash"}
    assert set(action_inputs()) == {"data", "base", "comment", "sarif", "lang"}
    assert all(one["description"] for one in action_inputs().values())


def test_only_the_step_that_comments_gets_the_token() -> None:
    with_token = [step["name"] for step in action_steps() if "github.token" in str(step)]

    assert with_token == ["Comment on the pull request"]
