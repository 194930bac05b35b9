"""The options of commands that write, what they say together, and how it is carried out."""

import sys
from typing import TYPE_CHECKING

from dnatrack.cli import completion
from dnatrack.cli.options import PERIOD, Asked, flag, option
from dnatrack.i18n import tr

if TYPE_CHECKING:
    from dnatrack.app.cite import DocumentWords
    from dnatrack.app.edit import Planning

_LONGEST = 100

CITED = ("source_title", "source_publisher", "source_date", "source_kind", "source_seen")
WRITTEN = (
    *("dry_run", "yes", "accept_warnings", "commit", "branch"),
    *("data", "lang", "color", "width"),
)


class Writing(Asked):
    """What the shared options of a command that writes say."""

    dry_run: bool = flag(
        "저장하지 않고 변경 내용만 표시.", "Show what would change; write nothing."
    )
    yes: bool = flag(
        "확인 질문 없이 저장.",
        "Write without asking, at a terminal too.",
        names="--yes -y",
    )
    accept_warnings: bool = flag(
        "새 경고가 있어도 저장. 새 오류가 있으면 저장하지 않음.",
        "Write even if that brings new warnings; never if it brings errors.",
    )
    commit: bool = flag(
        "변경한 파일만 커밋. 커밋 메시지는 자동 작성.",
        "Commit just the changed files, with a message made from the change.",
    )
    branch: str | None = option(
        "새 브랜치를 만들어 커밋(--commit 포함).",
        "Commit on a new branch of this name; implies --commit.",
        tr("브랜치", "NAME"),
    )
    source_title: str | None = option(
        "새 문서의 제목.", "Title of a document that is new.", tr("제목", "TEXT")
    )
    source_publisher: str | None = option(
        "새 문서의 발행기관이나 매체.", "Who published a document that is new.", tr("기관", "TEXT")
    )
    source_date: str | None = option(
        "새 문서의 발행일.", "When a document that is new was published.", PERIOD
    )
    source_kind: str | None = option(
        "새 문서의 종류: official(공식 문서), law(법령), press(언론), reference(참고 자료).",
        "Kind of a document that is new.",
        "official|law|press|reference",
        completion.source_kinds,
    )
    source_seen: str | None = option(
        "새 문서의 열람 범위: full-text(전문), excerpt(발췌). 생략하면 발췌.",
        "How much of a new document was read; else excerpt.",
        "full-text|excerpt",
    )

    @property
    def commits(self) -> bool:
        """Whether what is written is to be committed."""
        return self.commit or self.branch is not None

    @property
    def document(self) -> "DocumentWords":
        """What is said of a document that is new."""
        from dnatrack.app.cite import DocumentWords

        return DocumentWords(*(getattr(self, name) for name in CITED))

    def carry_out(self, planning: "Planning") -> None:
        """Make the change that is planned, as far as the options go.

        Raises:
            DnatrackError: it cannot be done; nothing was written then.
            typer.Exit: it would make the data worse, or the person said no.
        """
        from dnatrack.cli.edit_steps import carry_out

        carry_out(planning, self)


def doing() -> str:
    """The command line in short, for others who want to write at the same time."""
    said = " ".join(("dnatrack", *sys.argv[1:]))
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
