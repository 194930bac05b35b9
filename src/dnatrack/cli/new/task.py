"""`dnatrack new task`: something that is promised from now on: a file of its own."""

from typing import Annotated

import typer

from dnatrack.cli import completion, options
from dnatrack.cli.option_groups import DocumentOptions, WriteOptions, writing_and_citing
from dnatrack.i18n import tr

PriorityOption = Annotated[
    str | None,
    typer.Option(
        "--priority",
        metavar=tr("과제군", "PRIORITY"),
        help=tr(
            "우선 추진과제의 id나 이름. 없는 TF도 있습니다.",
            "The priority, by id or name; some taskforces have none.",
        ),
        autocompletion=completion.priorities,
    ),
]
Lead = Annotated[
    str | None,
    typer.Option(
        "--lead",
        metavar=tr("기관", "MINISTRY"),
        help=tr(
            "주관기관. 어느 이름으로든 적습니다.",
            "The lead ministry, by any of its names.",
        ),
        autocompletion=completion.ministries,
    ),
]
Partners = Annotated[
    list[str] | None,
    typer.Option(
        "--partner",
        metavar=tr("기관", "MINISTRY"),
        help=tr(
            "협조기관. 여러 번 쓸 수 있습니다.",
            "A ministry that works with it. May be repeated.",
        ),
        autocompletion=completion.ministries,
    ),
]
UnnamedPartners = Annotated[
    str | None,
    typer.Option(
        "--unnamed-partners",
        metavar=tr("글", "TEXT"),
        help=tr(
            "출처가 이름 없이 적은 협조기관(등, 각부처·지자체).",
            "Partners that the source does not name, in its words.",
        ),
    ),
]
MultiMinistry = Annotated[
    bool,
    typer.Option(
        "--multi-ministry",
        help=tr(
            "다부처 과제입니다.",
            "It is a multi-ministry task.",
        ),
    ),
]
PromiseOption = Annotated[
    str | None,
    typer.Option(
        "--promise",
        metavar=tr("글", "TEXT"),
        help=tr(
            "약속한 내용, 출처에 적힌 그대로. 뒤에 고치지 않습니다.",
            "What was promised, in the words of the source; never edited later.",
        ),
    ),
]


@writing_and_citing
def task(
    id_: options.Id = None,
    *,
    taskforce: options.NewTaskforce = None,
    priority: PriorityOption = None,
    title: options.Title = None,
    title_en: options.TitleEn = None,
    lead: Lead = None,
    partner: Partners = None,
    unnamed_partners: UnnamedPartners = None,
    multi_ministry: MultiMinistry = False,
    promise: PromiseOption = None,
    lifecycle: options.LifecycleOption = None,
    source: options.Sources = None,
    note: options.Note = None,
    document: DocumentOptions,
    how: WriteOptions,
) -> None:
    """Add a task, in a file of its own."""
    from dnatrack.app.new_promises import TaskOptions, planned_task
    from dnatrack.app.past_ids import PastIds
    from dnatrack.cli.edit_steps import carry_out

    asked = TaskOptions(
        id=id_,
        taskforce=taskforce,
        priority=priority,
        title=title,
        title_en=title_en,
        lead=lead,
        partners=tuple(partner or ()),
        unnamed_partners=unnamed_partners,
        multi_ministry=multi_ministry,
        promise=promise,
        lifecycle=lifecycle,
        sources=tuple(source or ()),
        note=note,
        document=document.words,
    )
    carry_out(planned_task(asked, PastIds(how.open())), how)
