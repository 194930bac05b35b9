"""`dnatrack new ministry`: a ministry that is named for the first time."""

from dataclasses import dataclass

import typer

from dnatrack.cli import completion, options
from dnatrack.cli.new.entry import add
from dnatrack.cli.option_groups import DocumentOptions, WriteOptions, gather
from dnatrack.i18n import tr


@dataclass(frozen=True, slots=True)
class MinistryOptions:
    """What the arguments and options say, by the names of the fields."""

    id_: str = typer.Argument(
        ...,
        metavar="ID",
        help=tr(
            "새 id. 영문 약어의 소문자가 좋습니다(moef).",
            "The new id; its acronym in small letters is a good one (moef).",
        ),
    )
    ko: str | None = typer.Option(
        None,
        "--name",
        metavar=tr("이름", "TEXT"),
        help=tr(
            "정식 이름. 터미널에서는 묻습니다.", "Full name in Korean. A terminal asks for it."
        ),
    )
    short: str | None = typer.Option(
        None, "--short", metavar=tr("약칭", "TEXT"), help=tr("약칭.", "Short name in Korean.")
    )
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
            "이 이름을 쓰기 시작한 날. 이어받은 기관이면 이어받은 날.",
            "First day of this name, on which it took over from another.",
        ),
    )
    aliases: list[str] | None = typer.Option(
        None,
        "--alias",
        metavar=tr("이름", "TEXT"),
        help=tr(
            "쓰이는 다른 이름. 여러 번 쓸 수 있습니다.", "Another name in use. May be repeated."
        ),
    )
    successor_of: str | None = typer.Option(
        None,
        "--successor-of",
        metavar=tr("기관", "MINISTRY"),
        help=tr(
            "이 기관이 이어받은 기관. 거기에도 함께 적습니다.",
            "The ministry that it takes over from, which is told so in the same change.",
        ),
        autocompletion=completion.ministries,
    )
    relation: str | None = typer.Option(
        None,
        "--relation",
        metavar="split|merger|replacement|transfer",
        help=tr(
            "어떻게 이어받았나: split(분리), merger(통합), replacement(대체), transfer(일부 이관).",
            "How it took over: split, merger, replacement or transfer of a part.",
        ),
        autocompletion=completion.relations,
    )
    sources: options.Sources = None
    note: options.Note = None


@gather(given=MinistryOptions, document=DocumentOptions, how=WriteOptions)
def ministry(given: MinistryOptions, document: DocumentOptions, how: WriteOptions) -> None:
    """Add a ministry, and tell the one that it takes over from."""
    from dnatrack.app.new_references import planned_ministry

    add(planned_ministry, how, given, document)
