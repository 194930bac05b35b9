"""`dnatrack new milestone`: something that a task or taskforce owes from now on."""

from dataclasses import dataclass

import typer

from dnatrack.cli import completion, options
from dnatrack.cli.new.entry import add
from dnatrack.cli.option_groups import DocumentOptions, WriteOptions, gather
from dnatrack.i18n import tr


@dataclass(frozen=True, slots=True)
class MilestoneOptions:
    """What the arguments and options say, by the names of the fields."""

    owner: str = typer.Argument(
        ...,
        metavar=tr("과제|TF", "OWNER"),
        help=tr(
            "과제(dg-2-4)나 TF(digital-government).",
            "A task (dg-2-4), or a taskforce (digital-government).",
        ),
        autocompletion=completion.owners,
    )
    id_: options.Id = None
    title: options.Title = None
    title_en: options.TitleEn = None
    kind: str | None = typer.Option(
        None,
        "--kind",
        metavar="plan|legislation|service|…",
        help=tr(
            "종류: plan(계획), legislation(입법), service(서비스), system(시스템), "
            "consultation(의견수렴), budget(예산), review(점검), roadmap(로드맵).",
            "Kind: plan, legislation, service, system, consultation, budget, review or roadmap.",
        ),
        autocompletion=completion.kinds,
    )
    due: str | None = typer.Option(
        None,
        "--due",
        metavar=tr("기한", "PERIOD"),
        help=tr(
            "기한: 2021, 2021-H1, 2021-Q2, 2021-03, 2021-03-31.",
            "Deadline: 2021, 2021-H1, 2021-Q2, 2021-03, 2021-03-31.",
        ),
    )
    due_stated: str | None = typer.Option(
        None,
        "--due-stated",
        metavar=tr("글", "TEXT"),
        help=tr("출처에 적힌 그대로의 기한.", "The deadline in the words of the source."),
    )
    lifecycle: options.LifecycleOption = None
    critical: bool = typer.Option(
        False, "--critical", help=tr("다른 일이 이것을 기다립니다.", "Others wait for it.")
    )
    blocked_by: list[str] | None = typer.Option(
        None,
        "--blocked-by",
        metavar=tr("이정표", "MILESTONE"),
        help=tr(
            "먼저 끝나야 하는 이정표. 여러 번 쓸 수 있습니다.",
            "A milestone that must come first. May be repeated.",
        ),
        autocompletion=completion.items,
    )
    sources: options.Sources = None
    note: options.Note = None


@gather(given=MilestoneOptions, document=DocumentOptions, how=WriteOptions)
def milestone(given: MilestoneOptions, document: DocumentOptions, how: WriteOptions) -> None:
    """Add a milestone to a task or taskforce."""
    from dnatrack.app.new_promises import planned_milestone

    add(planned_milestone, how, given, document)
