"""The options that commands for new things have in common."""

from typing import Annotated

import typer

from dnatrack.cli import completing
from dnatrack.i18n import tr

Id = Annotated[
    str | None,
    typer.Argument(
        metavar="ID",
        help=tr(
            "새 id. 없으면 제안합니다(터미널에서는 묻습니다).",
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
        help=tr("제목. 터미널에서는 묻습니다.", "Title in Korean. A terminal asks for it."),
    ),
]
TitleEn = Annotated[
    str | None,
    typer.Option(
        "--title-en", metavar=tr("제목", "TEXT"), help=tr("영어 제목.", "Title in English.")
    ),
]
Sources = Annotated[
    list[str] | None,
    typer.Option(
        "--source",
        metavar=tr("출처", "SOURCE|URL|TITLE"),
        help=tr(
            "근거: 출처의 id, 주소, 새 문서의 제목. 여러 번 쓸 수 있습니다.",
            "Where it says so: the id of a source, an address, the title of a new document. "
            "May be repeated.",
        ),
        autocompletion=completing.sources,
    ),
]
LifecycleOption = Annotated[
    str | None,
    typer.Option(
        "--lifecycle",
        metavar="planned|in-progress|…",
        help=tr("진행 상태. 없으면 planned.", "How far it has come; else planned."),
        autocompletion=completing.lifecycles,
    ),
]
TaskforceOption = Annotated[
    str | None,
    typer.Option(
        "--taskforce",
        metavar="TF",
        help=tr("범정부 TF의 id나 이름.", "The taskforce, by id or name."),
        autocompletion=completing.taskforces,
    ),
]
Note = Annotated[
    str | None,
    typer.Option("--note", metavar=tr("비고", "TEXT"), help=tr("비고.", "A note.")),
]
