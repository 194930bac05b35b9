"""`dnatrack new task`, `milestone`, `issue`, `update`, `meeting`, `ministry`, `source`."""

from dataclasses import dataclass

import typer

from dnatrack.cli import completion, options
from dnatrack.cli.edit_steps import add
from dnatrack.cli.option_groups import DocumentOptions, WriteOptions, gather
from dnatrack.i18n import tr


@dataclass(frozen=True, slots=True)
class TaskOptions:
    """What the arguments and options say, by the names of the fields."""

    id_: options.Id = None
    taskforce: options.NewTaskforce = None
    priority: str | None = typer.Option(
        None,
        "--priority",
        metavar=tr("우선과제", "PRIORITY"),
        help=tr(
            "우선 추진과제의 id나 이름. 없는 TF에서는 생략합니다.",
            "The priority, by id or name; some taskforces have none.",
        ),
        autocompletion=completion.priorities,
    )
    title: options.Title = None
    title_en: options.TitleEn = None
    lead: str | None = typer.Option(
        None,
        "--lead",
        metavar=tr("기관", "MINISTRY"),
        help=tr(
            "주관기관의 이름, 약칭, id 가운데 하나.", "The lead ministry, by any of its names."
        ),
        autocompletion=completion.ministries,
    )
    partners: list[str] | None = typer.Option(
        None,
        "--partner",
        metavar=tr("기관", "MINISTRY"),
        help=tr(
            "협조기관. 여러 번 쓸 수 있습니다.", "A ministry that works with it. May be repeated."
        ),
        autocompletion=completion.ministries,
    )
    unnamed_partners: str | None = typer.Option(
        None,
        "--unnamed-partners",
        metavar=tr("텍스트", "TEXT"),
        help=tr(
            "출처에 이름이 없는 협조기관(등, 각부처·지자체).",
            "Partners that the source does not name, in its words.",
        ),
    )
    multi_ministry: bool = typer.Option(
        False, "--multi-ministry", help=tr("다부처 과제로 등록.", "It is a multi-ministry task.")
    )
    promise: str | None = typer.Option(
        None,
        "--promise",
        metavar=tr("텍스트", "TEXT"),
        help=tr(
            "약속한 내용, 출처의 표현 그대로. 나중에 고치지 않습니다.",
            "What was promised, in the words of the source; never edited later.",
        ),
    )
    lifecycle: options.LifecycleOption = None
    sources: options.Sources = None
    note: options.Note = None


@gather(given=TaskOptions, document=DocumentOptions, how=WriteOptions)
def task(given: TaskOptions, document: DocumentOptions, how: WriteOptions) -> None:
    """Add a task, in a file of its own."""
    from dnatrack.app.new import planned_task

    add(planned_task, how, given, document)


# `dnatrack new milestone`: something that a task or taskforce owes from now on.


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
        metavar=tr("텍스트", "TEXT"),
        help=tr("출처의 표현 그대로 적은 기한.", "The deadline in the words of the source."),
    )
    lifecycle: options.LifecycleOption = None
    critical: bool = typer.Option(
        False, "--critical", help=tr("핵심 이정표로 등록.", "Others wait for it.")
    )
    blocked_by: list[str] | None = typer.Option(
        None,
        "--blocked-by",
        metavar=tr("이정표", "MILESTONE"),
        help=tr(
            "선행 이정표. 여러 번 쓸 수 있습니다.",
            "A milestone that must come first. May be repeated.",
        ),
        autocompletion=completion.items,
    )
    sources: options.Sources = None
    note: options.Note = None


@gather(given=MilestoneOptions, document=DocumentOptions, how=WriteOptions)
def milestone(given: MilestoneOptions, document: DocumentOptions, how: WriteOptions) -> None:
    """Add a milestone to a task or taskforce."""
    from dnatrack.app.new import planned_milestone

    add(planned_milestone, how, given, document)


# `dnatrack new issue`: what ministries have to settle between them.


@dataclass(frozen=True, slots=True)
class IssueOptions:
    """What the arguments and options say, by the names of the fields."""

    task: str = typer.Argument(
        ...,
        metavar=tr("과제", "TASK"),
        help=tr("과제(dg-2-4).", "A task (dg-2-4)."),
        autocompletion=completion.tasks,
    )
    id_: options.Id = None
    title: options.Title = None
    title_en: options.TitleEn = None
    between: list[str] | None = typer.Option(
        None,
        "--between",
        metavar=tr("기관", "MINISTRY"),
        help=tr("관련 기관. 여러 번 쓸 수 있습니다.", "A ministry concerned. May be repeated."),
        autocompletion=completion.ministries,
    )
    raised: str | None = typer.Option(
        None,
        "--raised",
        metavar=tr("기간", "PERIOD"),
        help=tr("제기일. 생략하면 오늘.", "When it was raised; else today."),
    )
    sources: options.Sources = None


@gather(given=IssueOptions, document=DocumentOptions, how=WriteOptions)
def issue(given: IssueOptions, document: DocumentOptions, how: WriteOptions) -> None:
    """Add an issue (현안) to a task."""
    from dnatrack.app.new import planned_issue

    add(planned_issue, how, given, document)


# `dnatrack new update`: what became known of how something goes.


@dataclass(frozen=True, slots=True)
class UpdateOptions:
    """What the arguments and options say, by the names of the fields."""

    item: options.Item
    on: options.HappenedOn = None
    text: options.UpdateText = None
    sources: options.Sources = None


@gather(given=UpdateOptions, document=DocumentOptions, how=WriteOptions)
def update(given: UpdateOptions, document: DocumentOptions, how: WriteOptions) -> None:
    """Add an update: what became known of how a task or milestone goes."""
    from dnatrack.app.new import planned_update

    add(planned_update, how, given, document)


# `dnatrack new meeting`: a review meeting that was held.


@dataclass(frozen=True, slots=True)
class MeetingOptions:
    """What the arguments and options say, by the names of the fields."""

    id_: options.Id = None
    on: str | None = typer.Option(
        None,
        "--on",
        metavar=tr("날짜", "DATE"),
        help=tr("개최일. 터미널에서는 묻습니다.", "The day it was held. A terminal asks for it."),
    )
    taskforce: options.NewTaskforce = None
    number: str | None = typer.Option(
        None,
        "--number",
        metavar=tr("수", "N"),
        help=tr(
            "회차. 생략하면 그 TF의 다음 회차.",
            "Which meeting it was; else the next of that taskforce.",
        ),
    )
    title: options.Title = None
    title_en: options.TitleEn = None
    reviewed: list[str] | None = typer.Option(
        None,
        "--reviewed",
        metavar=tr("텍스트", "TEXT"),
        help=tr("점검 사항. 여러 번 쓸 수 있습니다.", "What was reviewed. May be repeated."),
    )
    decided: list[str] | None = typer.Option(
        None,
        "--decided",
        metavar=tr("텍스트", "TEXT"),
        help=tr("결정 사항. 여러 번 쓸 수 있습니다.", "What was decided. May be repeated."),
    )
    milestones: list[str] | None = typer.Option(
        None,
        "--milestone",
        metavar=tr("이정표", "MILESTONE"),
        help=tr(
            "안건 이정표. 여러 번 쓸 수 있습니다.", "A milestone it dealt with. May be repeated."
        ),
        autocompletion=completion.items,
    )
    sources: options.Sources = None
    note: options.Note = None


@gather(given=MeetingOptions, document=DocumentOptions, how=WriteOptions)
def meeting(given: MeetingOptions, document: DocumentOptions, how: WriteOptions) -> None:
    """Add a review meeting of a taskforce."""
    from dnatrack.app.new import planned_meeting

    add(planned_meeting, how, given, document)


# `dnatrack new ministry`: a ministry that is named for the first time.


@dataclass(frozen=True, slots=True)
class MinistryOptions:
    """What the arguments and options say, by the names of the fields."""

    id_: str = typer.Argument(
        ...,
        metavar="ID",
        help=tr(
            "새 id. 영문 약어의 소문자를 권장합니다(moef).",
            "The new id; its acronym in small letters is a good one (moef).",
        ),
    )
    ko: str | None = typer.Option(
        None,
        "--name",
        metavar=tr("이름", "TEXT"),
        help=tr("정식 이름. 터미널에서는 묻습니다.", "Full name. A terminal asks for it."),
    )
    short: options.ShortName = None
    en: str | None = typer.Option(
        None, "--en", metavar=tr("이름", "TEXT"), help=tr("영어 이름.", "Name in English.")
    )
    acronym: str | None = typer.Option(
        None, "--acronym", metavar=tr("약어", "TEXT"), help=tr("영문 약어.", "English acronym.")
    )
    from_: str | None = typer.Option(
        None,
        "--from",
        metavar=tr("날짜", "DATE"),
        help=tr(
            "명칭 사용 시작일. 승계기관이면 승계일.",
            "First day of this name, on which it took over from another.",
        ),
    )
    aliases: list[str] | None = typer.Option(
        None,
        "--alias",
        metavar=tr("이름", "TEXT"),
        help=tr("다른 이름. 여러 번 쓸 수 있습니다.", "Another name in use. May be repeated."),
    )
    successor_of: str | None = typer.Option(
        None,
        "--successor-of",
        metavar=tr("기관", "MINISTRY"),
        help=tr(
            "이 기관이 승계한 기관. 그 기관에도 함께 적습니다.",
            "The ministry that it takes over from, which is told so in the same change.",
        ),
        autocompletion=completion.ministries,
    )
    relation: str | None = typer.Option(
        None,
        "--relation",
        metavar="split|merger|replacement|transfer",
        help=tr(
            "승계 유형: split(분리), merger(통합), replacement(대체), transfer(일부 이관).",
            "How it took over: split, merger, replacement or transfer of a part.",
        ),
        autocompletion=completion.relations,
    )
    sources: options.Sources = None
    note: options.Note = None


@gather(given=MinistryOptions, document=DocumentOptions, how=WriteOptions)
def ministry(given: MinistryOptions, document: DocumentOptions, how: WriteOptions) -> None:
    """Add a ministry, and tell the one that it takes over from."""
    from dnatrack.app.new import planned_ministry

    add(planned_ministry, how, given, document)


# `dnatrack new source`: a document that facts will be taken from.


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """What the arguments and options say, by the names of the fields."""

    id_: options.Id = None
    title: options.Title = None
    publisher: str | None = typer.Option(
        None,
        "--publisher",
        metavar=tr("기관", "TEXT"),
        help=tr("발행 기관이나 매체.", "Who published it."),
    )
    date: str | None = typer.Option(
        None,
        "--date",
        metavar=tr("기간", "PERIOD"),
        help=tr("발행일(2020-03-31, 2020-03).", "When it was published (2020-03-31, 2020-03)."),
    )
    url: str | None = typer.Option(
        None, "--url", metavar=tr("주소", "URL"), help=tr("주소.", "Its address.")
    )
    kind: str | None = typer.Option(
        None,
        "--kind",
        metavar="official|law|press|reference",
        help=tr(
            "종류: official(공식), law(법령), press(보도), reference(참고).",
            "Kind: official, law, press or reference.",
        ),
        autocompletion=completion.source_kinds,
    )
    seen: str | None = typer.Option(
        None,
        "--seen",
        metavar="full-text|excerpt",
        help=tr("열람 범위. 생략하면 excerpt.", "How much of it was read; else excerpt."),
        autocompletion=completion.seen,
    )
    note: options.Note = None


@gather(given=SourceOptions, how=WriteOptions)
def source(given: SourceOptions, how: WriteOptions) -> None:
    """Add a document to the sources."""
    from dnatrack.app.new import planned_source

    add(planned_source, how, given)
