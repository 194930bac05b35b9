"""`dnatrack new KIND`: a taskforce, priority, task, milestone, issue, … that was not there."""

import inspect
from collections.abc import Callable, Sequence

import typer

from dnatrack.cli import completion
from dnatrack.cli.commands import NEW
from dnatrack.cli.lazy_group import group_of
from dnatrack.cli.options import (
    DATE,
    MILESTONE,
    MINISTRY,
    PERIOD,
    SOURCE,
    TITLE_EN,
    argument,
    declared,
    flag,
    offering,
    option,
)
from dnatrack.cli.write_options import CITED, WRITTEN, Writing
from dnatrack.i18n import tr

group = typer.Typer(name="new", cls=group_of(NEW), add_completion=False, rich_markup_mode=None)


@group.callback(invoke_without_command=True)
@offering("lang")
def _start(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


# The arguments and options of each kind; shared ones first.

ID = argument(
    "새 id. 생략하면 제안하고 터미널에서 확인.",
    "The new id; else one is proposed (a terminal asks).",
    "ID",
)
TASKFORCE = option(
    "범정부 TF의 id나 이름.", "The taskforce, by id or name.", "TF", completion.taskforces
)
TITLE = option(
    "트래커의 언어로 쓴 제목(이름). 생략하면 터미널에서 묻습니다.",
    "Title or name, in the tracker's language. A terminal asks for it.",
    tr("제목", "TEXT"),
)
LIFECYCLE = option(
    "진행 상태. 생략하면 planned.",
    "How far it has come; else planned.",
    "planned|in-progress|…",
    completion.lifecycles,
)
SOURCES = option(
    "근거: 출처 id, 주소, 새 문서 제목. 여러 번 사용 가능.",
    "Where it says so: the id of a source, an address, the title of a new document. "
    "May be repeated.",
    SOURCE,
    completion.sources,
    names="--source",
)
NOTE = option("비고.", "A note.", tr("비고", "TEXT"))


class Taskforce:
    """Add a taskforce, and the ministries in it that are new."""

    id_: str | None = ID
    title: str | None = TITLE
    title_en: str | None = TITLE_EN
    ministries: list[str] | None = option(
        "참여 기관. `parks=공원과`는 새 기관을 등록합니다. 여러 번 쓸 수 있습니다.",
        "A ministry in it; `parks=Parks Department` registers a new one. May be repeated.",
        tr("기관|ID=이름", "MINISTRY|ID=NAME"),
        completion.ministries,
        names="--ministry",
    )
    chair: str | None = option("단장의 직위.", "Post of its chair.", tr("직위", "POST"))
    chair_en: str | None = option(
        "단장의 직위(영어).", "Post of its chair, in English.", tr("직위", "POST")
    )
    chair_ministry: str | None = option(
        "단장의 소속 기관. 참여 기관이 하나이면 생략할 수 있습니다.",
        "Ministry of its chair; may be left out where only one takes part.",
        MINISTRY,
        completion.ministries,
    )
    launched: str | None = option(
        "출범일(2020-01-16, 2020-01).", "When it was launched (2020-01-16, 2020-01).", PERIOD
    )
    sources: list[str] | None = SOURCES
    note: str | None = NOTE


class Priority:
    """Add a priority to a taskforce."""

    id_: str | None = ID
    taskforce: str | None = TASKFORCE
    title: str | None = TITLE
    title_en: str | None = TITLE_EN
    sources: list[str] | None = SOURCES


class Task:
    """Add a task, in a file of its own."""

    id_: str | None = ID
    taskforce: str | None = TASKFORCE
    priority: str | None = option(
        "우선 추진과제의 id나 이름. 없는 TF에서는 생략합니다.",
        "The priority, by id or name; some taskforces have none.",
        tr("우선과제", "PRIORITY"),
        completion.priorities,
    )
    title: str | None = TITLE
    title_en: str | None = TITLE_EN
    lead: str | None = option(
        "주관기관의 이름, 약칭, id 가운데 하나.",
        "The lead ministry, by any of its names.",
        MINISTRY,
        completion.ministries,
    )
    partners: list[str] | None = option(
        "협조기관. 여러 번 쓸 수 있습니다.",
        "A ministry that works with it. May be repeated.",
        MINISTRY,
        completion.ministries,
        names="--partner",
    )
    unnamed_partners: str | None = option(
        "출처에 이름이 없는 협조기관(등, 각부처·지자체).",
        "Partners that the source does not name, in its words.",
        tr("텍스트", "TEXT"),
    )
    multi_ministry: bool = flag("다부처 과제로 등록.", "It is a multi-ministry task.")
    promise: str | None = option(
        "약속한 내용, 출처의 표현 그대로. 나중에 고치지 않습니다.",
        "What was promised, in the words of the source; never edited later.",
        tr("텍스트", "TEXT"),
    )
    lifecycle: str | None = LIFECYCLE
    sources: list[str] | None = SOURCES
    note: str | None = NOTE


class Milestone:
    """Add a milestone to a task or taskforce."""

    owner: str = argument(
        "과제(dg-2-4)나 TF(digital-government).",
        "A task (dg-2-4), or a taskforce (digital-government).",
        tr("과제|TF", "OWNER"),
        completion.owners,
        default=...,
    )
    id_: str | None = ID
    title: str | None = TITLE
    title_en: str | None = TITLE_EN
    kind: str | None = option(
        "종류: plan(계획), legislation(입법), service(서비스), system(시스템), "
        "consultation(의견수렴), budget(예산), review(점검), roadmap(로드맵).",
        "Kind: plan, legislation, service, system, consultation, budget, review or roadmap.",
        "plan|legislation|service|…",
        completion.kinds,
    )
    due: str | None = option(
        "기한: 2021, 2021-H1, 2021-Q2, 2021-03, 2021-03-31.",
        "Deadline: 2021, 2021-H1, 2021-Q2, 2021-03, 2021-03-31.",
        tr("기한", "PERIOD"),
    )
    due_stated: str | None = option(
        "출처의 표현 그대로 적은 기한.",
        "The deadline in the words of the source.",
        tr("텍스트", "TEXT"),
    )
    lifecycle: str | None = LIFECYCLE
    critical: bool = flag("핵심 이정표로 등록.", "Others wait for it.")
    blocked_by: list[str] | None = option(
        "선행 이정표. 여러 번 쓸 수 있습니다.",
        "A milestone that must come first. May be repeated.",
        MILESTONE,
        completion.items,
    )
    sources: list[str] | None = SOURCES
    note: str | None = NOTE


class Issue:
    """Add an issue (현안) to a task."""

    task: str = argument(
        "과제(dg-2-4).", "A task (dg-2-4).", tr("과제", "TASK"), completion.tasks, default=...
    )
    id_: str | None = ID
    title: str | None = TITLE
    title_en: str | None = TITLE_EN
    between: list[str] | None = option(
        "관련 기관. 여러 번 쓸 수 있습니다.",
        "A ministry concerned. May be repeated.",
        MINISTRY,
        completion.ministries,
    )
    raised: str | None = option("제기일. 생략하면 오늘.", "When it was raised; else today.", PERIOD)
    sources: list[str] | None = SOURCES


class Update:
    """Add an update: what became known of how a task or milestone goes."""

    item: str = argument(
        "과제(dg-2-4)나 이정표(dg-2-4/first-card).",
        "A task (dg-2-4) or milestone (dg-2-4/first-card).",
        tr("과제|이정표", "TASK|MILESTONE"),
        completion.items,
        default=...,
    )
    on: str | None = option(
        "확인일. 생략하면 오늘.", "When it was said or happened; else today.", PERIOD
    )
    text: str | None = option(
        "내용. 생략하면 터미널에서 묻습니다.",
        "What it was. A terminal asks for it.",
        tr("내용", "TEXT"),
    )
    sources: list[str] | None = SOURCES


class Meeting:
    """Add a review meeting of a taskforce."""

    id_: str | None = ID
    on: str | None = option(
        "개최일. 터미널에서는 묻습니다.", "The day it was held. A terminal asks for it.", DATE
    )
    taskforce: str | None = TASKFORCE
    number: str | None = option(
        "회차. 생략하면 그 TF의 다음 회차.",
        "Which meeting it was; else the next of that taskforce.",
        tr("수", "N"),
    )
    title: str | None = TITLE
    title_en: str | None = TITLE_EN
    reviewed: list[str] | None = option(
        "점검 사항. 여러 번 쓸 수 있습니다.",
        "What was reviewed. May be repeated.",
        tr("텍스트", "TEXT"),
    )
    decided: list[str] | None = option(
        "결정 사항. 여러 번 쓸 수 있습니다.",
        "What was decided. May be repeated.",
        tr("텍스트", "TEXT"),
    )
    milestones: list[str] | None = option(
        "안건 이정표. 여러 번 쓸 수 있습니다.",
        "A milestone it dealt with. May be repeated.",
        MILESTONE,
        completion.items,
        names="--milestone",
    )
    sources: list[str] | None = SOURCES
    note: str | None = NOTE


class Ministry:
    """Add a ministry, and tell the one that it takes over from."""

    id_: str = argument(
        "새 id. 영문 약어의 소문자를 권장합니다(moef).",
        "The new id; its acronym in small letters is a good one (moef).",
        "ID",
        default=...,
    )
    ko: str | None = option(
        "정식 이름. 터미널에서는 묻습니다.",
        "Full name. A terminal asks for it.",
        tr("이름", "TEXT"),
        names="--name",
    )
    short: str | None = option("약칭.", "Short name in Korean.", tr("약칭", "TEXT"))
    en: str | None = option("영어 이름.", "Name in English.", tr("이름", "TEXT"))
    acronym: str | None = option("영문 약어.", "English acronym.", tr("약어", "TEXT"))
    from_: str | None = option(
        "명칭 사용 시작일. 승계기관이면 승계일.",
        "First day of this name, on which it took over from another.",
        DATE,
        names="--from",
    )
    aliases: list[str] | None = option(
        "다른 이름. 여러 번 쓸 수 있습니다.",
        "Another name in use. May be repeated.",
        tr("이름", "TEXT"),
        names="--alias",
    )
    successor_of: str | None = option(
        "이 기관이 승계한 기관. 그 기관에도 함께 적습니다.",
        "The ministry that it takes over from, which is told so in the same change.",
        MINISTRY,
        completion.ministries,
    )
    relation: str | None = option(
        "승계 유형: split(분리), merger(통합), replacement(대체), transfer(일부 이관).",
        "How it took over: split, merger, replacement or transfer of a part.",
        "split|merger|replacement|transfer",
        completion.relations,
    )
    sources: list[str] | None = SOURCES
    note: str | None = NOTE


class Source:
    """Add a document to the sources."""

    id_: str | None = ID
    title: str | None = TITLE
    publisher: str | None = option("발행 기관이나 매체.", "Who published it.", tr("기관", "TEXT"))
    date: str | None = option(
        "발행일(2020-03-31, 2020-03).", "When it was published (2020-03-31, 2020-03).", PERIOD
    )
    url: str | None = option("주소.", "Its address.", tr("주소", "URL"))
    kind: str | None = option(
        "종류: official(공식), law(법령), press(보도), reference(참고).",
        "Kind: official, law, press or reference.",
        "official|law|press|reference",
        completion.source_kinds,
    )
    seen: str | None = option(
        "열람 범위. 생략하면 excerpt.",
        "How much of it was read; else excerpt.",
        "full-text|excerpt",
        completion.seen,
    )
    note: str | None = NOTE


def adding(kind: type[object], cited: Sequence[str] = CITED) -> Callable[..., None]:
    """The command that adds a thing of this kind, as `planned_…` of `app.new` plans it."""
    own = declared(kind)

    def add(asked: Writing, **given: str | bool | list[str] | None) -> None:
        from dnatrack.app import new
        from dnatrack.app.new_entry import PastIds

        given |= {name: getattr(asked, name) for name in cited}
        words = {name.rstrip("_"): _words(value) for name, value in given.items()}
        planned = getattr(new, f"planned_{kind.__name__.lower()}")
        asked.carry_out(planned(words, PastIds(asked.open())))

    first, *_ = inspect.signature(add).parameters.values()
    add.__signature__ = inspect.Signature([first, *own.values()])  # type: ignore[attr-defined]
    add.__doc__, add.__name__ = kind.__doc__, kind.__name__.lower()
    return offering(*cited, *WRITTEN)(add)


def _words(value: str | bool | list[str] | None) -> tuple[str, ...]:
    """What an option was given, word for word; that of a yes is `true`."""
    match value:
        case None | False:
            return ()
        case True:
            return ("true",)
        case str():
            return (value,)
        case _:
            return tuple(value)


taskforce = adding(Taskforce)
priority = adding(Priority)
task = adding(Task)
milestone = adding(Milestone)
issue = adding(Issue)
update = adding(Update)
meeting = adding(Meeting)
ministry = adding(Ministry)
source = adding(Source, cited=())
