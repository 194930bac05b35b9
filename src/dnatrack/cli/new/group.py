"""The commands behind `dnatrack new`."""

from collections.abc import Callable

import typer

from dnatrack.cli import options
from dnatrack.cli.help_text import Command, Group
from dnatrack.cli.new import issue, meeting, milestone, ministry, source, task
from dnatrack.i18n import tr

HELP = tr(
    "새 과제, 이정표, 출처, 기관, 회의, 현안을 더합니다. id는 제안하고 확인합니다.",
    "Add a task, milestone, source, ministry, meeting or issue; ids are proposed and checked.",
)

new = typer.Typer(name="new", cls=Group, help=HELP, rich_markup_mode=None)


@new.callback(invoke_without_command=True)
def _start(context: typer.Context, lang: options.Lang = None) -> None:
    del lang
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def _add(name: str, command: Callable[..., None], ko: str, en: str) -> None:
    help_ = tr(ko, en)
    new.command(name, cls=Command, help=help_, short_help=help_)(command)


_add(
    "task",
    task.task,
    "과제를 더합니다. 파일 하나가 생깁니다.",
    "Add a task, in a file of its own.",
)
_add(
    "milestone",
    milestone.milestone,
    "과제나 TF에 이정표를 더합니다.",
    "Add a milestone to a task or taskforce.",
)
_add(
    "source",
    source.source,
    "출처를 더합니다. 같은 주소는 두 번 적지 않습니다.",
    "Add a document to the sources; no address is entered twice.",
)
_add(
    "ministry",
    ministry.ministry,
    "기관을 더합니다. 이어받은 기관이 있으면 거기에도 함께 적습니다.",
    "Add a ministry, and tell the one that it takes over from.",
)
_add(
    "meeting",
    meeting.meeting,
    "점검 회의를 더합니다.",
    "Add a review meeting of a taskforce.",
)
_add(
    "issue",
    issue.issue,
    "과제에 현안을 더합니다.",
    "Add to a task an issue that ministries have to settle.",
)
