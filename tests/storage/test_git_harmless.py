"""Nothing that a repository says of itself is run, or changes what is read."""

import sys
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from dnatrack.storage.git_read import GitRepository
from dnatrack.storage.read_history import read_ledger
from dnatrack.storage.uncommitted import find_uncommitted
from tests.history.repositories import NOW, Step, extend, git, milestone, moved, repository, task
from tests.history.telling import events_in, whole
from tests.storage.folders import refusal

pytestmark = pytest.mark.usefixtures("nothing_remembered")

POSTPONED = ["dg-1/first postponed 2020-03 -> 2020-06 +91"]
RUN = """
core.fsmonitor core.pager pager.log core.editor core.sshCommand core.askPass
core.alternateRefsCommand core.gitProxy credential.helper diff.external diff.x.command
diff.x.textconv filter.x.clean filter.x.smudge filter.x.process merge.x.driver gpg.program
gpg.ssh.program interactive.diffFilter sequence.editor uploadpack.packObjectsHook alias.log
alias.cat-file alias.ls-files alias.rev-parse
"""
HOOKS = """
post-index-change post-checkout fsmonitor-watchman query-watchman reference-transaction
pre-auto-gc
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return repository(tmp_path / "it", [Step(moved("2020-03")), Step(moved("2020-06"))])


def look_at_everything(data: Path) -> None:
    found = GitRepository.around(data)
    head = found.commit_named("HEAD")
    found.commit_on(date(2020, 12, 31), ZoneInfo("Asia/Seoul"))
    found.snapshot(head)
    found.changes(found.commit_named("HEAD~1"), head)
    found.commits_after(found.commit_named("HEAD~1"))
    find_uncommitted(found)
    read_ledger(data, NOW)


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """A program that leaves a trace wherever it is started."""
    script = tmp_path / "script"
    script.write_text(f'#!/bin/sh\necho "$0 $@" >> {tmp_path}/trace\ncat\n')
    script.chmod(0o755)
    return script


def test_no_program_that_the_repository_names_is_started(
    folder: Path, tmp_path: Path, script: Path
) -> None:
    trace, hooks = tmp_path / "trace", tmp_path / "hooks"
    hooks.mkdir()
    for name in HOOKS.split():
        for place in (hooks / name, folder / ".git/hooks" / name):
            place.unlink(missing_ok=True)
            place.symlink_to(script)
    extend(folder, [Step({".gitattributes": "* filter=x diff=x merge=x text\n"})])
    _sign(folder)
    for name in RUN.split():
        git(folder, "config", name, f"!{script}" if name.startswith("alias") else str(script))
    git(folder, "config", "core.hooksPath", str(hooks))
    git(folder, "config", "log.showSignature", "true")
    git(folder, "config", "core.fsmonitorHookVersion", "2")
    (folder / "data/tasks/dg-1.yaml").write_text(task("dg-1", milestone(due="2020-09")))
    trace.unlink(missing_ok=True)

    look_at_everything(folder / "data")

    assert not trace.exists(), trace.read_text()


def test_the_scripts_of_this_test_would_leave_a_trace(
    folder: Path, tmp_path: Path, script: Path
) -> None:
    extend(folder, [Step({".gitattributes": "* filter=x\n"})])
    git(folder, "config", "filter.x.clean", str(script))
    (folder / "data/tasks/dg-1.yaml").touch()

    git(folder, "status")

    assert (tmp_path / "trace").exists()


def test_a_partial_clone_fetches_nothing_and_says_so(folder: Path, tmp_path: Path) -> None:
    git(folder, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=blob:none", f"file://{folder}", "partial")
    trace, partial = tmp_path / "trace", tmp_path / "partial"
    git(partial, "config", "remote.origin.uploadpack", f"echo fetched > {trace}; git-upload-pack")

    said, _ = refusal(lambda: read_ledger(partial / "data", NOW))

    assert said.startswith("the contents were not all fetched")
    assert not trace.exists()


# What must not change what is read: settings, and what is said of commits beside them.

SETTINGS = """
log.showRoot=false log.follow=true log.date=relative log.decorate=full log.diffMerges=separate
log.abbrevCommit=true log.mailmap=true log.showSignature=true format.pretty=oneline
format.notes=* notes.displayRef=* core.abbrev=4 core.quotePath=true
core.attributesFile=/dev/zero-not-there core.splitIndex=true core.untrackedCache=true
diff.relative=true diff.renames=copies diff.noprefix=true diff.mnemonicPrefix=true
diff.orderFile=README diff.ignoreSubmodules=none diff.submodule=log color.ui=always
color.diff=always i18n.logOutputEncoding=euc-kr submodule.recurse=true
core.logAllRefUpdates=always grep.lineNumber=true
"""
REPLACED = "replace HEAD~1:data/tasks/dg-1.yaml HEAD:data/tasks/dg-1.yaml"


@pytest.mark.parametrize(
    "commands",
    [
        *(["config " + one.replace("=", " ")] for one in SETTINGS.split()),
        ["notes add -m \x1eabc:100644"],
        ["replace --graft HEAD", REPLACED],
    ],
    ids=[*SETTINGS.split(), "notes", "replaced objects"],
)
def test_nothing_that_is_said_beside_the_commits_changes_what_is_read(
    folder: Path, commands: list[str]
) -> None:
    before = whole(read_ledger(folder / "data", NOW))

    for one in commands:
        git(folder, *one.split(" "))

    assert whole(read_ledger(folder / "data", NOW)) == before


def test_what_a_hook_inherits_leads_nowhere_else(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = repository(tmp_path / "other", [Step(moved("1999"))])
    inherited = {
        **dict.fromkeys(("GIT_DIR", "GIT_COMMON_DIR"), f"{other}/.git"),
        "GIT_WORK_TREE": str(other),
        "GIT_INDEX_FILE": f"{other}/.git/index",
        "GIT_PREFIX": "tasks/",
        "GIT_OBJECT_DIRECTORY": f"{other}/.git/objects",
        "GIT_ALTERNATE_OBJECT_DIRECTORIES": f"{other}/.git/objects",
        "GIT_NAMESPACE": "x",
        "GIT_SHALLOW_FILE": f"{other}/README",
        **dict.fromkeys(("GIT_LITERAL_PATHSPECS", "GIT_ICASE_PATHSPECS"), "1"),
        "GIT_EXTERNAL_DIFF": "false",
        "GIT_DIFF_OPTS": "-u0",
    }
    for name, value in inherited.items():
        monkeypatch.setenv(name, value)

    assert events_in(folder / "data", after=1) == POSTPONED


def test_a_commit_hook_can_ask_for_the_history(folder: Path) -> None:
    hook = folder / ".git/hooks/pre-commit"
    code = "from tests.history.telling import events_in; from pathlib import Path"
    said = f"{code}; print(events_in(Path('data'), after=1))"
    root = Path(__file__).parents[2]
    python = f"PYTHONPATH={root}:{root}/src {sys.executable}"
    hook.write_text(f'#!/bin/sh\n{python} -c "{said}" > said\n')
    hook.chmod(0o755)
    (folder / "data/tasks/dg-1.yaml").write_text(task("dg-1", milestone(due="2020-09")))

    git(folder, "commit", "-q", "-a", "-m", "moved", DNATRACK_CACHE="0")

    assert (folder / "said").read_text().strip() == str(
        [*POSTPONED, "dg-1/first postponed 2020-06 -> 2020-09 +92"]
    )


def test_grafts_do_not_rewrite_the_witness(folder: Path) -> None:
    before = whole(read_ledger(folder / "data", NOW))
    (folder / ".git/info").mkdir(exist_ok=True)
    (folder / ".git/info/grafts").write_text(git(folder, "rev-parse", "HEAD") + "\n")

    assert whole(read_ledger(folder / "data", NOW)) == before


def test_nothing_is_written_to_the_repository(folder: Path) -> None:
    for file in (folder / "data/tasks").iterdir():
        file.touch()
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}

    look_at_everything(folder / "data")

    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def _sign(folder: Path) -> None:
    """Put a signature that nobody can check under the last commit."""
    head, _, message = git(folder, "cat-file", "commit", "HEAD").partition("\n\n")
    signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n -----END PGP SIGNATURE-----"
    commit = f"{head}\n{signature}\n\n{message}\n".encode()
    signed = git(folder, "hash-object", "-t", "commit", "-w", "--stdin", given=commit)
    git(folder, "reset", "-q", signed)
