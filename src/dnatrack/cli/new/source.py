"""`dnatrack new source`: a document that facts will be taken from."""

from dataclasses import dataclass

import typer

from dnatrack.cli import completion, options
from dnatrack.cli.new.entry import add
from dnatrack.cli.option_groups import WriteOptions, gather
from dnatrack.i18n import tr


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """What the arguments and options say, by the names of the fields."""

    id_: options.Id = None
    title: options.Title = None
    publisher: str | None = typer.Option(
        None,
        "--publisher",
        metavar=tr("곳", "TEXT"),
        help=tr("발행한 기관이나 매체.", "Who published it."),
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
        help=tr("읽은 범위. 없으면 excerpt.", "How much of it was read; else excerpt."),
        autocompletion=completion.seen,
    )
    note: options.Note = None


@gather(given=SourceOptions, how=WriteOptions)
def source(given: SourceOptions, how: WriteOptions) -> None:
    """Add a document to the sources."""
    from dnatrack.app.new_references import planned_source

    add(planned_source, how, given)
