"""The options and arguments that several commands share, each with one meaning."""

from pathlib import Path
from typing import Annotated

import typer

from dnatrack.cli import completion
from dnatrack.formats import REPORT_FORMATS
from dnatrack.i18n import tr

Data = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar=tr("폴더", "DIR"),
        envvar="DNATRACK_DATA",
        help=tr(
            "자료 폴더. 생략하면 현재 폴더부터 상위로 찾습니다.",
            "The data folder; else looked for from here upwards.",
        ),
    ),
]
On = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar=tr("날짜", "DATE"),
        help=tr("기준일(2020-03-31). 생략하면 오늘.", "Evaluation day (2020-03-31); else today."),
    ),
]
At = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar=tr("시점", "REV|DATE"),
        help=tr(
            "자료 시점: 브랜치, 커밋, 날짜(2020-03-31). 생략하면 현재 파일.",
            "The data as it was: a branch, a commit, a day (2020-03-31); else as it is.",
        ),
    ),
]
Format = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="|".join(REPORT_FORMATS),
        help=tr("출력 형식.", "Output format."),
        autocompletion=completion.report_formats,
    ),
]
Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="ko|en",
        help=tr(
            "언어. 생략하면 DNATRACK_LANG, 로캘 순서로 적용.",
            "Language; else DNATRACK_LANG, else the locale.",
        ),
        autocompletion=completion.languages,
    ),
]
Color = Annotated[
    str,
    typer.Option(
        "--color",
        metavar="auto|always|never",
        help=tr("색 사용 여부.", "Whether to use colour."),
        autocompletion=completion.colours,
    ),
]
Width = Annotated[
    int | None,
    typer.Option(
        "--width",
        metavar=tr("글자 수", "CELLS"),
        min=1,
        help=tr(
            "화면 너비. 지정하면 파이프에도 화면처럼 출력.",
            "Width of the screen; draws as on a screen even into a pipe.",
        ),
    ),
]
Limit = Annotated[
    int | None,
    typer.Option(
        "--limit",
        metavar=tr("개수", "N"),
        min=0,
        help=tr(
            "표마다 표시할 줄 수. 0은 전체. 화면에서는 200.",
            "Rows to show of each table; 0 for all. 200 on a screen.",
        ),
    ),
]
TaskforceOption = Annotated[
    str | None,
    typer.Option(
        "--taskforce",
        "--tf",
        metavar="ID",
        help=tr("해당 범정부 TF만.", "Only this taskforce."),
        autocompletion=completion.taskforces,
    ),
]
PriorityOption = Annotated[
    str | None,
    typer.Option(
        "--priority",
        metavar="ID",
        help=tr("해당 우선 추진과제만.", "Only this priority."),
        autocompletion=completion.priorities,
    ),
]
GroupOption = Annotated[
    str | None,
    typer.Option(
        "--group",
        metavar="ID",
        help=tr(
            "해당 작업반이나 분과의 과제만.", "Only tasks of this working group or subcommittee."
        ),
    ),
]
MinistryOption = Annotated[
    str | None,
    typer.Option(
        "--ministry",
        metavar=tr("기관", "MINISTRY"),
        help=tr(
            "해당 기관이 주관하거나 협조하는 과제만(기재부, moef, MOEF).",
            "Only what this ministry leads or partners in (기재부, moef, MOEF).",
        ),
        autocompletion=completion.ministries,
    ),
]
LeadOption = Annotated[
    bool,
    typer.Option(
        "--lead-only",
        help=tr("--ministry 기관이 주관하는 과제만.", "Only what the --ministry leads."),
    ),
]
MultiMinistry = Annotated[
    bool | None,
    typer.Option(
        "--multi-ministry/--single-ministry",
        help=tr(
            "다부처 과제만, 또는 다부처가 아닌 과제만.",
            "Only multi-ministry tasks, or only the others.",
        ),
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar=tr("기간", "PERIOD"),
        help=tr(
            "시작 시점(2020-03-31, 2020-03, 2020-H2).",
            "From then on (2020-03-31, 2020-03, 2020-H2).",
        ),
    ),
]
Until = Annotated[
    str | None,
    typer.Option(
        "--until",
        metavar=tr("기간", "PERIOD"),
        help=tr(
            "종료 시점(2020-03-31, 2020-03, 2020-H2).", "Up to then (2020-03-31, 2020-03, 2020-H2)."
        ),
    ),
]


# The options and arguments that commands which write have in common.

Item = Annotated[
    str,
    typer.Argument(
        metavar=tr("과제|이정표", "TASK|MILESTONE"),
        help=tr(
            "과제(dg-2-4)나 이정표(dg-2-4/first-card).",
            "A task (dg-2-4) or milestone (dg-2-4/first-card).",
        ),
        autocompletion=completion.items,
    ),
]
Why = Annotated[
    str | None,
    typer.Option(
        "--reason",
        metavar=tr("사유", "TEXT"),
        help=tr("사유. 생략하면 터미널에서 묻습니다.", "Why. A terminal asks for it."),
    ),
]


# The options that commands for new things have in common.

Id = Annotated[
    str | None,
    typer.Argument(
        metavar="ID",
        help=tr(
            "새 id. 생략하면 제안하고 터미널에서 확인.",
            "The new id; else one is proposed (a terminal asks).",
        ),
        show_default=False,
    ),
]
Title = Annotated[
    str | None,
    typer.Option(
        "--title",
        metavar=tr("제목", "TEXT"),
        help=tr(
            "트래커의 언어로 쓴 제목(이름). 생략하면 터미널에서 묻습니다.",
            "Title or name, in the tracker's language. A terminal asks for it.",
        ),
    ),
]
TitleEn = Annotated[
    str | None,
    typer.Option(
        "--title-en", metavar=tr("제목", "TEXT"), help=tr("영어 제목.", "Title in English, too.")
    ),
]
Sources = Annotated[
    list[str] | None,
    typer.Option(
        "--source",
        metavar=tr("출처", "SOURCE|URL|TITLE"),
        help=tr(
            "근거: 출처 id, 주소, 새 문서 제목. 여러 번 사용 가능.",
            "Where it says so: the id of a source, an address, the title of a new document. "
            "May be repeated.",
        ),
        autocompletion=completion.sources,
    ),
]
LifecycleOption = Annotated[
    str | None,
    typer.Option(
        "--lifecycle",
        metavar="planned|in-progress|…",
        help=tr("진행 상태. 생략하면 planned.", "How far it has come; else planned."),
        autocompletion=completion.lifecycles,
    ),
]
NewTaskforce = Annotated[
    str | None,
    typer.Option(
        "--taskforce",
        metavar="TF",
        help=tr("범정부 TF의 id나 이름.", "The taskforce, by id or name."),
        autocompletion=completion.taskforces,
    ),
]
Note = Annotated[
    str | None,
    typer.Option("--note", metavar=tr("비고", "TEXT"), help=tr("비고.", "A note.")),
]
HappenedOn = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar=tr("기간", "PERIOD"),
        help=tr("확인일. 생략하면 오늘.", "When it was said or happened; else today."),
    ),
]
UpdateText = Annotated[
    str | None,
    typer.Option(
        "--text",
        metavar=tr("내용", "TEXT"),
        help=tr("내용. 생략하면 터미널에서 묻습니다.", "What it was. A terminal asks for it."),
    ),
]
ShortName = Annotated[
    str | None,
    typer.Option("--short", metavar=tr("약칭", "TEXT"), help=tr("약칭.", "Short name in Korean.")),
]
