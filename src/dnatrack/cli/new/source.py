"""`dnatrack new source`: a document that facts will be taken from."""

from typing import Annotated

import typer

from dnatrack.cli import completion, options
from dnatrack.cli.option_groups import WriteOptions, writing
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
        autocompletion=completion.source_kinds,
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
        autocompletion=completion.seen,
    ),
]


@writing
def source(
    id_: options.Id = None,
    *,
    title: options.Title = None,
    publisher: Publisher = None,
    date: Date = None,
    url: Url = None,
    kind: Kind = None,
    seen: SeenOption = None,
    note: options.Note = None,
    how: WriteOptions,
) -> None:
    """Add a document to the sources."""
    from dnatrack.app.new_references import SourceOptions, planned_source
    from dnatrack.app.past_ids import PastIds
    from dnatrack.cli.edit_steps import carry_out

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
    carry_out(planned_source(asked, PastIds(how.open())), how)
