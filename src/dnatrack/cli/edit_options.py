"""The options and arguments that commands which write have in common."""

from typing import Annotated

import typer

from dnatrack.cli import completing
from dnatrack.i18n import tr

Item = Annotated[
    str,
    typer.Argument(
        metavar=tr("과제[/이정표]", "TASK[/MILESTONE]"),
        help=tr(
            "이정표(dg-2-4/first-card)나 과제(dg-2-4).",
            "A milestone (dg-2-4/first-card), or a task (dg-2-4).",
        ),
        autocompletion=completing.items,
    ),
]
Why = Annotated[
    str | None,
    typer.Option(
        "--reason",
        metavar=tr("사유", "TEXT"),
        help=tr("왜 그런가. 터미널에서는 묻습니다.", "Why. A terminal asks for it."),
    ),
]
DocumentTitle = Annotated[
    str | None,
    typer.Option(
        "--source-title",
        metavar=tr("제목", "TEXT"),
        help=tr("새 문서의 제목.", "Title of a document that is new."),
    ),
]
DocumentPublisher = Annotated[
    str | None,
    typer.Option(
        "--source-publisher",
        metavar=tr("곳", "TEXT"),
        help=tr("새 문서를 낸 기관이나 매체.", "Who published a document that is new."),
    ),
]
DocumentDate = Annotated[
    str | None,
    typer.Option(
        "--source-date",
        metavar=tr("기간", "PERIOD"),
        help=tr("새 문서를 낸 날.", "When a document that is new was published."),
    ),
]
DocumentKind = Annotated[
    str | None,
    typer.Option(
        "--source-kind",
        metavar="official|law|press|reference",
        help=tr("새 문서의 종류.", "Kind of a document that is new."),
        autocompletion=completing.source_kinds,
    ),
]
DocumentSeen = Annotated[
    str | None,
    typer.Option(
        "--source-seen",
        metavar="full-text|excerpt",
        help=tr(
            "새 문서를 읽은 범위. 없으면 excerpt.",
            "How much of a new document was read; else excerpt.",
        ),
    ),
]
