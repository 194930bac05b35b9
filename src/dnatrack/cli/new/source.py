"""`dnatrack new source`: a document that facts will be taken from."""

from typing import Annotated

import typer

from dnatrack.cli import completing
from dnatrack.cli.how import How, writing
from dnatrack.cli.new import new_options
from dnatrack.i18n import tr

Publisher = Annotated[
    str | None,
    typer.Option(
        "--publisher",
        metavar=tr("곳", "TEXT"),
        help=tr(
            "발행한 기관이나 매체.",
            "Who published it.",
        ),
    ),
]
Date = Annotated[
    str | None,
    typer.Option(
        "--date",
        metavar=tr("기간", "PERIOD"),
        help=tr(
            "발행일(2020-03-31, 2020-03).",
            "When it was published (2020-03-31, 2020-03).",
        ),
    ),
]
Url = Annotated[
    str | None,
    typer.Option(
        "--url",
        metavar=tr("주소", "URL"),
        help=tr(
            "주소.",
            "Its address.",
        ),
    ),
]
Kind = Annotated[
    str | None,
    typer.Option(
        "--kind",
        metavar="official|law|press|reference",
        help=tr(
            "종류: official(공식), law(법령), press(보도), reference(참고).",
            "Kind: official, law, press or reference.",
        ),
        autocompletion=completing.source_kinds,
    ),
]
SeenOption = Annotated[
    str | None,
    typer.Option(
        "--seen",
        metavar="full-text|excerpt",
        help=tr(
            "읽은 범위. 없으면 excerpt.",
            "How much of it was read; else excerpt.",
        ),
        autocompletion=completing.seen,
    ),
]


@writing
def source(
    id_: new_options.Id = None,
    *,
    title: new_options.Title = None,
    publisher: Publisher = None,
    date: Date = None,
    url: Url = None,
    kind: Kind = None,
    seen: SeenOption = None,
    note: new_options.Note = None,
    how: How,
) -> None:
    """Add a document to the sources."""
    from dnatrack.cli.editing import carry_out
    from dnatrack.cli.new.planned.past_ids import PastIds
    from dnatrack.cli.new.planned.source import SourceOptions, planned_source

    asked = SourceOptions(
        id=id_,
        title=title,
        publisher=publisher,
        date=date,
        url=url,
        kind=kind,
        seen=seen,
        note=note,
    )
    carry_out(planned_source(asked, PastIds(how.data)), how)
