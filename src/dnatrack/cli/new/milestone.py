"""`dnatrack new milestone`: something that a task or taskforce owes from now on."""

from typing import Annotated

import typer

from dnatrack.cli import completing
from dnatrack.cli.document_options import DocumentOptions, writing_and_citing
from dnatrack.cli.how import How
from dnatrack.cli.new import new_options
from dnatrack.i18n import tr

Owner = Annotated[
    str,
    typer.Argument(
        metavar=tr("과제|TF", "OWNER"),
        help=tr(
            "과제(dg-2-4)나 TF(digital-government).",
            "A task (dg-2-4), or a taskforce (digital-government).",
        ),
        autocompletion=completing.owners,
    ),
]
Kind = Annotated[
    str | None,
    typer.Option(
        "--kind",
        metavar="plan|legislation|service|…",
        help=tr(
            "종류: plan(계획), legislation(입법), service(서비스), system(시스템), "
            "consultation(의견수렴), budget(예산), review(점검), roadmap(로드맵).",
            "Kind: plan, legislation, service, system, consultation, budget, review or roadmap.",
        ),
        autocompletion=completing.kinds,
    ),
]
Due = Annotated[
    str | None,
    typer.Option(
        "--due",
        metavar=tr("기한", "PERIOD"),
        help=tr(
            "기한: 2021, 2021-H1, 2021-Q2, 2021-03, 2021-03-31.",
            "Deadline: 2021, 2021-H1, 2021-Q2, 2021-03, 2021-03-31.",
        ),
    ),
]
DueStated = Annotated[
    str | None,
    typer.Option(
        "--due-stated",
        metavar=tr("글", "TEXT"),
        help=tr(
            "출처에 적힌 그대로의 기한.",
            "The deadline in the words of the source.",
        ),
    ),
]
Critical = Annotated[
    bool,
    typer.Option(
        "--critical",
        help=tr(
            "다른 일이 이것을 기다립니다.",
            "Others wait for it.",
        ),
    ),
]
BlockedBy = Annotated[
    list[str] | None,
    typer.Option(
        "--blocked-by",
        metavar=tr("이정표", "MILESTONE"),
        help=tr(
            "먼저 끝나야 하는 이정표. 여러 번 쓸 수 있습니다.",
            "A milestone that must come first. May be repeated.",
        ),
        autocompletion=completing.items,
    ),
]


@writing_and_citing
def milestone(
    owner: Owner,
    id_: new_options.Id = None,
    *,
    title: new_options.Title = None,
    title_en: new_options.TitleEn = None,
    kind: Kind = None,
    due: Due = None,
    due_stated: DueStated = None,
    lifecycle: new_options.LifecycleOption = None,
    critical: Critical = False,
    blocked_by: BlockedBy = None,
    source: new_options.Sources = None,
    note: new_options.Note = None,
    document: DocumentOptions,
    how: How,
) -> None:
    """Add a milestone to a task or taskforce."""
    from dnatrack.cli.editing import carry_out
    from dnatrack.cli.new.planned.milestone import MilestoneOptions, planned_milestone
    from dnatrack.cli.new.planned.past_ids import PastIds

    asked = MilestoneOptions(
        owner=owner,
        id=id_,
        title=title,
        title_en=title_en,
        kind=kind,
        due=due,
        due_stated=due_stated,
        lifecycle=lifecycle,
        critical=critical,
        blocked_by=tuple(blocked_by or ()),
        sources=tuple(source or ()),
        note=note,
        document=document,
    )
    carry_out(planned_milestone(asked, PastIds(how.data)), how)
