"""From what somebody means to change to changed files: shown, checked, asked, written."""

import sys
from collections.abc import Callable
from pathlib import Path

import typer

from dnatrack.cli.asking import can_ask, confirm
from dnatrack.cli.checking import Checked, prefix_of, tell
from dnatrack.cli.clock import now_in, zone_named
from dnatrack.cli.edit_scope import read_for
from dnatrack.cli.folder import data_folder
from dnatrack.cli.how import How, doing
from dnatrack.cli.output import page_for, say_aside, say_error, write
from dnatrack.cli.planning import Planning
from dnatrack.cli.targets import Target
from dnatrack.editing.proposal import Proposal, commit_message, describe_proposal, propose
from dnatrack.formats.findings import file_difference
from dnatrack.i18n import Text, tr
from dnatrack.model.finding import Severity
from dnatrack.storage.write import ChangedMeanwhileError, FileEdit, write_edits
from dnatrack.terminal_text import printable

_REFUSED = 1
_TRIES = 20


Show = Callable[[Path, Proposal, How], None]


def carry_out(planning: Planning, how: How, *, show: Show | None = None) -> None:
    """Plan, show, check, ask, write and commit, as far as the options go.

    `show` shows what would change, in place of each change in words and each line.

    Who was not asked anything is not troubled with others who write at the same time:
    the plan is made again on what they wrote.

    Raises:
        DnatrackError: it cannot be done; nothing was written then.
        typer.Exit: it would make the data worse, or the person said no.
    """
    folder = data_folder(how.data)
    for left in reversed(range(_TRIES)):
        try:
            _once(folder, planning, how, show or show_lines)
        except ChangedMeanwhileError:
            if _asks(how) or not left:
                raise
        else:
            return


def _once(folder: Path, planning: Planning, how: How, show: Show) -> None:
    before = read_for(folder, planning.items)
    plan = planning.plan(before)
    proposal = propose(before, plan)
    if not proposal.files:
        say_aside(tr("바꿀 것이 없습니다.", "There is nothing to change."))
        return
    show(folder, proposal, how)
    _refuse_worse(folder, proposal, how, planning.expected)
    if how.dry_run:
        say_aside(tr("--dry-run이라 쓰지 않았습니다.", "Nothing was written (--dry-run)."))
        return
    if how.commits:
        _refuse_commit(folder, proposal, how.branch)
    if _asks(how) and not confirm(Text("이대로 쓸까요?", "Write this?")):
        say_aside(tr("쓰지 않았습니다.", "Nothing was written."))
        raise typer.Exit(_REFUSED)
    _write(folder, proposal)
    if how.commits:
        _commit(folder, proposal, commit_message(proposal, plan), how.branch)


def _asks(how: How) -> bool:
    """Whether a person is asked before anything is written."""
    return not how.yes and not how.dry_run and can_ask()


def _paths(proposal: Proposal) -> list[str]:
    return [one.path for one in proposal.files]


def show_lines(folder: Path, proposal: Proposal, how: How) -> None:
    """Print what changes in words, and then the lines that do."""
    words = [printable(line) for line in describe_proposal(proposal)]
    write("".join(f"{line}\n" for line in [*words, *([""] if words else [])]))
    show_difference(folder, proposal, how)


def show_difference(folder: Path, proposal: Proposal, how: How) -> None:
    """Print the lines that change, file by file."""
    page = page_for(sys.stdout, color=how.color, width=how.width, limit=None)
    prefix = prefix_of(folder)
    for one in proposal.files:
        write(file_difference(f"{prefix}{one.path}", one.old, one.new, page))


def _refuse_worse(folder: Path, proposal: Proposal, how: How, expected: frozenset[str]) -> None:
    """Refuse what `validate` would find fault with, but for warnings that are `expected`."""
    weighed = [Severity.ERROR] if how.accept_warnings else [Severity.ERROR, Severity.WARNING]
    worse = tuple(
        one
        for one in proposal.new_findings(*weighed)
        if one.severity is Severity.ERROR or one.rule not in expected
    )
    if not worse:
        return
    write("\n")
    checked = Checked(folder, proposal.after.snapshot, worse)
    tell(checked, [Target("full")], color=how.color, width=how.width)
    has_error = any(one.severity is Severity.ERROR for one in worse)
    say_error(
        tr(
            "이 변경으로 위의 문제가 새로 생기므로 쓰지 않았습니다",
            "this change would bring what is listed above, so nothing was written",
        ),
        ""
        if has_error
        else tr(
            "경고를 알고도 쓰려면 `--accept-warnings`를 덧붙이세요",
            "to write in spite of warnings, add `--accept-warnings`",
        ),
    )
    raise typer.Exit(_REFUSED)


def _write(folder: Path, proposal: Proposal) -> None:
    zone = zone_named(proposal.after.tracker.settings.timezone)
    edits = [FileEdit(one.path, one.old, one.new) for one in proposal.files]
    write_edits(folder, edits, doing=doing(), now=now_in(zone))
    prefix = prefix_of(folder)
    for one in proposal.files:
        say_aside(tr(f"썼습니다: {prefix}{one.path}", f"Written: {prefix}{one.path}"))


def _refuse_commit(folder: Path, proposal: Proposal, branch: str | None) -> None:
    """Refuse, before anything is written, what could not be committed by itself."""
    from dnatrack.storage.git_commit import refuse_uncommitted

    refuse_uncommitted(folder, _paths(proposal), branch=branch)


def _commit(folder: Path, proposal: Proposal, message: str, branch: str | None) -> None:
    from dnatrack.storage.git_commit import commit_files

    committed = commit_files(folder, _paths(proposal), message, branch=branch)
    where = committed.branch or tr("가지 없음", "no branch")
    say_aside(
        tr(
            f"커밋했습니다: {committed.id[:10]} ({where})",
            f"Committed: {committed.id[:10]} ({where})",
        )
    )
