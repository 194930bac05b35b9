"""What is to be known of a document that a command cites for the first time."""

from dataclasses import dataclass
from typing import Annotated

import typer

from dnatrack.cli import completing
from dnatrack.cli.gathering import gathered
from dnatrack.cli.how import How
from dnatrack.i18n import tr

_Title = Annotated[
    str | None,
    typer.Option(
        "--source-title",
        metavar=tr("제목", "TEXT"),
        help=tr("새 문서의 제목.", "Title of a document that is new."),
    ),
]
_Publisher = Annotated[
    str | None,
    typer.Option(
        "--source-publisher",
        metavar=tr("곳", "TEXT"),
        help=tr("새 문서를 낸 기관이나 매체.", "Who published a document that is new."),
    ),
]
_Date = Annotated[
    str | None,
    typer.Option(
        "--source-date",
        metavar=tr("기간", "PERIOD"),
        help=tr("새 문서를 낸 날.", "When a document that is new was published."),
    ),
]
_Kind = Annotated[
    str | None,
    typer.Option(
        "--source-kind",
        metavar="official|law|press|reference",
        help=tr("새 문서의 종류.", "Kind of a document that is new."),
        autocompletion=completing.source_kinds,
    ),
]
_Seen = Annotated[
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


@dataclass(frozen=True, slots=True)
class DocumentOptions:
    """What the options say about a document that is new."""

    source_title: _Title = None
    source_publisher: _Publisher = None
    source_date: _Date = None
    source_kind: _Kind = None
    source_seen: _Seen = None


writing_and_citing = gathered(document=DocumentOptions, how=How)
"""What gives a command that writes and cites documents its arguments `document` and `how`."""
