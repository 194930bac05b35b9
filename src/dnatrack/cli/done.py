"""`dnatrack done`: something was done, when, and what shows it."""

from typing import Annotated

import typer

from dnatrack.cli import completing, edit_options
from dnatrack.cli.document_options import DocumentOptions, writing_and_citing
from dnatrack.cli.how import How
from dnatrack.i18n import tr

DoneOn = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar=tr("기간", "PERIOD"),
        help=tr(
            "완료한 때(2020-03-31, 2020-03). 터미널에서는 묻습니다.",
            "When it was done (2020-03-31, 2020-03). A terminal asks for it.",
        ),
    ),
]
Evidence = Annotated[
    list[str] | None,
    typer.Option(
        "--evidence",
        "-e",
        metavar=tr("출처", "SOURCE|URL|TITLE"),
        help=tr(
            "증빙: 출처의 id, 주소, 새 문서의 제목. 여러 번 쓸 수 있습니다.",
            "What shows it: the id of a source, an address, the title of a new document. "
            "May be repeated.",
        ),
        autocompletion=completing.sources,
    ),
]
CompletionOption = Annotated[
    str | None,
    typer.Option(
        "--completion",
        metavar="full|modified|partial",
        help=tr("다 이루지 못했으면 어디까지.", "How far, where not in full."),
        autocompletion=completing.completions,
    ),
]
VerificationOption = Annotated[
    str | None,
    typer.Option(
        "--verification",
        metavar="self-reported|confirmed|…",
        help=tr("누가 확인했는가.", "Who vouches for it."),
        autocompletion=completing.verifications,
    ),
]


@writing_and_citing
def done(
    item: edit_options.Item,
    *,
    on: DoneOn = None,
    evidence: Evidence = None,
    completion: CompletionOption = None,
    verification: VerificationOption = None,
    document: DocumentOptions,
    how: How,
) -> None:
    """Write down that something was done."""
    from dnatrack.cli.editing import carry_out
    from dnatrack.cli.planning import DoneOptions, planned_completion

    asked = DoneOptions(on, tuple(evidence or ()), completion, verification, document)
    carry_out(planned_completion(item, asked), how)
