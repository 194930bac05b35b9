"""`dnatrack new ministry`: a ministry that is named for the first time."""

from typing import Annotated

import typer

from dnatrack.cli import completion, options
from dnatrack.cli.option_groups import DocumentOptions, WriteOptions, writing_and_citing
from dnatrack.i18n import tr

MinistryId = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help=tr(
            "새 id. 영문 약어의 소문자가 좋습니다(moef).",
            "The new id; its acronym in small letters is a good one (moef).",
        ),
    ),
]
NameOption = Annotated[
    str | None,
    typer.Option(
        "--name",
        metavar=tr("이름", "TEXT"),
        help=tr(
            "정식 이름. 터미널에서는 묻습니다.",
            "Full name in Korean. A terminal asks for it.",
        ),
    ),
]
Short = Annotated[
    str | None,
    typer.Option(
        "--short",
        metavar=tr("약칭", "TEXT"),
        help=tr(
            "약칭.",
            "Short name in Korean.",
        ),
    ),
]
English = Annotated[
    str | None,
    typer.Option(
        "--en",
        metavar=tr("이름", "TEXT"),
        help=tr(
            "영어 이름.",
            "Name in English.",
        ),
    ),
]
Acronym = Annotated[
    str | None,
    typer.Option(
        "--acronym",
        metavar=tr("약어", "TEXT"),
        help=tr(
            "영문 약어.",
            "English acronym.",
        ),
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar=tr("날짜", "DATE"),
        help=tr(
            "이 이름을 쓰기 시작한 날. 이어받은 기관이면 이어받은 날.",
            "First day of this name, on which it took over from another.",
        ),
    ),
]
Aliases = Annotated[
    list[str] | None,
    typer.Option(
        "--alias",
        metavar=tr("이름", "TEXT"),
        help=tr(
            "쓰이는 다른 이름. 여러 번 쓸 수 있습니다.",
            "Another name in use. May be repeated.",
        ),
    ),
]
SuccessorOf = Annotated[
    str | None,
    typer.Option(
        "--successor-of",
        metavar=tr("기관", "MINISTRY"),
        help=tr(
            "이 기관이 이어받은 기관. 거기에도 함께 적습니다.",
            "The ministry that it takes over from, which is told so in the same change.",
        ),
        autocompletion=completion.ministries,
    ),
]
Relation = Annotated[
    str | None,
    typer.Option(
        "--relation",
        metavar="split|merger|replacement|transfer",
        help=tr(
            "어떻게 이어받았나: split(분리), merger(통합), replacement(대체), transfer(일부 이관).",
            "How it took over: split, merger, replacement or transfer of a part.",
        ),
        autocompletion=completion.relations,
    ),
]


@writing_and_citing
def ministry(
    id_: MinistryId,
    *,
    name: NameOption = None,
    short: Short = None,
    en: English = None,
    acronym: Acronym = None,
    since: Since = None,
    alias: Aliases = None,
    successor_of: SuccessorOf = None,
    relation: Relation = None,
    source: options.Sources = None,
    note: options.Note = None,
    document: DocumentOptions,
    how: WriteOptions,
) -> None:
    """Add a ministry, and tell the one that it takes over from."""
    from dnatrack.app.new_references import MinistryOptions, planned_ministry
    from dnatrack.app.past_ids import PastIds
    from dnatrack.cli.edit_steps import carry_out

    asked = MinistryOptions(
        id=id_,
        name=name,
        short=short,
        en=en,
        acronym=acronym,
        since=since,
        aliases=tuple(alias or ()),
        successor_of=successor_of,
        relation=relation,
        sources=tuple(source or ()),
        note=note,
        document=document.words,
    )
    carry_out(planned_ministry(asked, PastIds(how.open())), how)
