"""From what somebody means to change to changed files: shown, checked, asked, written."""

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import typer

from dnatrack.app.check import Checked, prefix_of
from dnatrack.app.edit import ChangedMeanwhileError, Committed, Planning
from dnatrack.app.workspace import Workspace
from dnatrack.cli.findings_output import Target, tell
from dnatrack.cli.output import page_for, say_aside, say_error, write
from dnatrack.cli.prompt import Terminal
from dnatrack.cli.write_options import Writing, doing
from dnatrack.editing.proposal import Proposal, commit_message, describe_proposal
from dnatrack.errors import DnatrackError
from dnatrack.formats.findings import file_difference
from dnatrack.i18n import Text, tr
from dnatrack.model.finding import Finding, Severity
from dnatrack.terminal_text import printable

_REFUSED, _CANNOT = 1, 2
_TRIES = 20


Show = Callable[[Workspace, Proposal, Writing], None]
Explain = Callable[[Proposal, Sequence[Finding]], Iterable[str]]


def carry_out(
    planning: Planning,
    how: Writing,
    *,
    workspace: Workspace | None = None,
    show: Show | None = None,
    explain: Explain | None = None,
) -> None:
    """Plan, show, check, ask, write and commit, as far as the options go.

    `show` shows what would change, in place of each change in words and each line;
    `explain` says what would be wrong, in place of each finding at its line.

    Who was not asked anything is not troubled with others who write at the same time:
    the plan is made again on what they wrote. Who was asked, and whose answers lead to
    nothing, may change them: each is shown again.

    Raises:
        DnatrackError: it cannot be done; nothing was written then.
        typer.Exit: it would make the data worse, or the person said no.
    """
    workspace = workspace or how.open()
    ask = Terminal()
    if how.commits and not how.dry_run and ask.can_ask:
        workspace.refuse_uncommitted((), how.branch)
    for left in reversed(range(_TRIES)):
        try:
            _once(workspace, planning, how, show or show_lines, explain, ask)
        except (DnatrackError, _Worse) as refusal:
            is_nobodys = isinstance(refusal, ChangedMeanwhileError) and not _asks(how)
            if not left or not (is_nobodys or _changes_answers(ask, refusal)):
                raise
        else:
            return


class _Worse(typer.Exit):
    """That the data would be worse than before, once that was told."""


def _changes_answers(ask: Terminal, refusal: Exception) -> bool:
    """Whether a person who answered something wants to answer otherwise, not to start anew."""
    if not ask.has_answered:
        return False
    if isinstance(refusal, DnatrackError):
        ask.tell_error(refusal)
    if not ask.confirm(Text("입력 내용을 수정하시겠습니까?", "Change your answers?")):
        raise typer.Exit(_REFUSED if isinstance(refusal, _Worse) else _CANNOT)
    ask.ask_again()
    return True


def _once(
    workspace: Workspace,
    planning: Planning,
    how: Writing,
    show: Show,
    explain: Explain | None,
    ask: Terminal,
) -> None:
    before = workspace.read_for(planning.items)
    plan = planning.plan(before, ask)
    proposal = workspace.propose(plan, before)
    if not proposal.files:
        say_aside(tr("변경할 내용이 없습니다.", "There is nothing to change."))
        return
    show(workspace, proposal, how)
    is_accepted = _is_worse_accepted(workspace.folder, proposal, how, planning.expected, explain)
    if how.dry_run:
        say_aside(
            tr(
                "`--dry-run` 실행이므로 저장하지 않았습니다.",
                "Nothing was written (--dry-run).",
            )
        )
        return
    if how.commits:
        workspace.refuse_uncommitted([one.path for one in proposal.files], how.branch)
    if _asks(how) and not is_accepted:
        _confirm(ask, Text("이대로 저장하시겠습니까?", "Write this?"))
    workspace.write(proposal, doing())
    _say_written(workspace.folder, proposal)
    if how.commits:
        _say_committed(workspace.commit(proposal, commit_message(proposal, plan), how.branch))


def _confirm(ask: Terminal, question: Text) -> None:
    if not ask.confirm(question):
        say_aside(tr("저장하지 않았습니다.", "Nothing was written."))
        raise typer.Exit(_REFUSED)


def _asks(how: Writing) -> bool:
    """Whether a person is asked before anything is written."""
    return not how.yes and not how.dry_run and Terminal().can_ask


def show_lines(workspace: Workspace, proposal: Proposal, how: Writing) -> None:
    """Print what changes in words, and then the lines that do."""
    words = [printable(line) for line in describe_proposal(proposal)]
    write("".join(f"{line}\n" for line in [*words, *([""] if words else [])]))
    show_difference(workspace, proposal, how)


def show_difference(workspace: Workspace, proposal: Proposal, how: Writing) -> None:
    """Print the lines that change, file by file."""
    page = page_for(sys.stdout, color=how.color, width=how.width, limit=None)
    prefix = prefix_of(workspace.folder)
    for one in proposal.files:
        write(file_difference(f"{prefix}{one.path}", one.old, one.new, page))


def _is_worse_accepted(
    folder: Path,
    proposal: Proposal,
    how: Writing,
    expected: frozenset[str],
    explain: Explain | None = None,
) -> bool:
    """Whether a person was shown warnings, and wants it written all the same.

    Warnings that are `expected` are none.

    Raises:
        typer.Exit: there are errors, or warnings that nobody accepts.
    """
    weighed = [Severity.ERROR] if how.accept_warnings else [Severity.ERROR, Severity.WARNING]
    worse = tuple(
        one
        for one in proposal.new_findings(*weighed)
        if one.severity is Severity.ERROR or one.rule not in expected
    )
    if not worse:
        return False
    if explain is not None:
        for line in explain(proposal, worse):
            say_aside(printable(line))
    else:
        write("\n")
        checked = Checked(folder, proposal.after.snapshot, worse)
        tell(checked, [Target("full")], color=how.color, width=how.width)
    has_error = any(one.severity is Severity.ERROR for one in worse)
    if not has_error and _asks(how):
        _confirm(Terminal(), Text("경고가 있지만 저장하시겠습니까?", "Write in spite of warnings?"))
        return True
    say_error(
        tr(
            "이 변경으로 위의 문제가 새로 발생하므로 저장하지 않았습니다",
            "this change would bring what is listed above, so nothing was written",
        ),
        ""
        if has_error
        else tr(
            "경고를 확인하고도 저장하려면 `--accept-warnings` 옵션을 추가하세요",
            "to write in spite of warnings, add `--accept-warnings`",
        ),
    )
    raise _Worse(_REFUSED)


def _say_written(folder: Path, proposal: Proposal) -> None:
    prefix = prefix_of(folder)
    for one in proposal.files:
        say_aside(tr(f"저장했습니다: {prefix}{one.path}", f"Written: {prefix}{one.path}"))


def _say_committed(committed: Committed) -> None:
    where = committed.branch or tr("브랜치 없음", "no branch")
    say_aside(
        tr(
            f"커밋했습니다: {committed.id[:10]} ({where})",
            f"Committed: {committed.id[:10]} ({where})",
        )
    )
