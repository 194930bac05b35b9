"""`dnatrack report …`: the document for the review meeting, and whether it comes out the same."""

import re
import sys
from collections.abc import Mapping
from datetime import date
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

import typer

from dnatrack.app.difference import Moment, Stand, Stands
from dnatrack.app.named_files import write_content
from dnatrack.app.workspace import Workspace
from dnatrack.cli import completion
from dnatrack.cli.commands import REPORT
from dnatrack.cli.lazy_group import group_of
from dnatrack.cli.options import DATE, FILE, SHOWN, Asked, argument, offering, option
from dnatrack.cli.output import page_for, write, write_bytes
from dnatrack.cli.report_style import TEMPLATE, WAYS, ReportStyle, as_bytes, content_of, text_of
from dnatrack.errors import DnatrackError
from dnatrack.formats import PDF, Page, optional_format, stamp_in
from dnatrack.i18n import Language, Text, language, tr, use_language
from dnatrack.reports import period
from dnatrack.reports.report import JsonValue, Report
from dnatrack.reports.verification import Verification, build_verification
from dnatrack.version import __version__

WHEN = tr("시점", "REV|DATE|TAG")
SINCE = option(
    "직전 보고의 시점: 날짜(2020-03-31), 태그, 커밋. 날짜는 해당 일의 종료 시점입니다.",
    "The last report: a day (2020-03-31), a tag, a commit. A day means its end.",
    WHEN,
)
UNTIL = option(
    "이번 보고의 시점. 생략하면 현재 파일, 오늘.",
    "This report, named alike; else the files as they are, today.",
    WHEN,
)
ON = option(
    "이번 보고의 기준일. 생략하면 --until의 날짜.",
    "Evaluation day of this report; else the day of --until.",
    DATE,
)
FORM = option(
    "출력 형식. 생략하면 office(개조식).",
    "Output format; else markdown. office is the form of Korean offices.",
    "office|markdown|html|pdf|json|csv|table",
    completion.document_formats,
    names="--format",
)
TEMPLATE_FILE = option(
    "사용할 Jinja2 서식.",
    "Fill this template (Jinja2) instead of using a format.",
    FILE,
    names="--template",
)
BLANK = option(
    "항목 이름을 찾아 채울 한글 서식.",
    "Fill this Hangul form by its labels instead of using a format.",
    tr("파일.hwpx", "FILE.hwpx"),
    names="--form",
)
OUTPUT = option(
    "저장할 파일. 생략하면 화면에 출력.",
    "Write to this file instead of the screen.",
    FILE,
    names="--output -o",
)

group = typer.Typer(
    name="report",
    cls=group_of(REPORT),
    add_completion=False,
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@group.callback()
@offering(
    *("since", "until", "on", "form", "template", "blank", "output"),
    *("data", "lang", "color", "width"),
    since=SINCE,
    until=UNTIL,
    on=ON,
)
def report(
    asked: Asked,
    context: typer.Context,
    *,
    form: str | None = FORM,
    template: Path | None = TEMPLATE_FILE,
    blank: Path | None = BLANK,
    output: Path | None = OUTPUT,
) -> None:
    """Write the report of a period, for the review meeting."""
    if context.invoked_subcommand is None:
        style = ReportStyle.of(form, template, blank)
        write_out(build_report(asked), style, output, color=asked.color, width=asked.width)


def build_report(asked: Asked) -> Report:
    """The report of the period that options name.

    Raises:
        DnatrackError: there is no data, no history, or an option names nothing.
    """
    if asked.since is None:
        raise DnatrackError(
            Text("`--since` 옵션을 입력하지 않았습니다", "`--since` is missing"),
            Text(
                "직전 보고의 날짜를 입력하세요(`dnatrack report --since 2020-03-31`)",
                "name the day of the last report (`dnatrack report --since 2020-03-31`)",
            ),
        )
    workspace = asked.open()
    workspace.repository.refuse_shallow()
    reviewed = workspace.review(workspace.stands(asked.since, asked.until, on=asked.on))
    return period.build(reviewed, version=__version__)


def write_out(
    report: Report, manner: ReportStyle, output: Path | None, *, color: str, width: int | None
) -> None:
    """Write a report to the file `output`, whole or not at all, else to standard output.

    Documents are UTF-8 whatever the locale: the same report is the same bytes.

    Raises:
        DnatrackError: it cannot be written.
    """
    page = Page() if output is not None else page_for(sys.stdout, color=color, width=width, limit=0)
    if output is None and manner.is_binary and page.is_screen:
        raise DnatrackError(
            Text(
                "텍스트가 아니어서 화면에 출력할 수 없습니다",
                "this is no text that a screen could show",
            ),
            Text("`-o 파일`로 저장할 파일을 지정하세요", "name a file with `-o FILE`"),
        )
    content = manner.written(report, page)
    if output is not None:
        write_content(output, as_bytes(content))
    elif isinstance(content, bytes):
        write_bytes(content)
    else:
        write(content, is_data=manner.form != "table")


# `dnatrack report verify FILE`: whether a report comes out the same when it is made again.

_PDF_HEAD = b"%PDF-"
_INSTEAD = Text(
    "`dnatrack report` 명령으로 만든 파일을 지정하세요(office, markdown, html, pdf, json)",
    "use a file of `dnatrack report` as it is (office, markdown, html, pdf, json)",
)
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")

VERIFIED = argument(
    "`dnatrack report` 명령으로 만든 파일.",
    "A file that `dnatrack report` made.",
    FILE,
    default=...,
)


@offering(*SHOWN)
def verify(asked: Asked, file: Path = VERIFIED, *, template: Path | None = TEMPLATE_FILE) -> None:
    """Make a report again, and say whether it comes out the same."""
    found = verify_report(asked.open(), file, template)
    asked.print(build_verification(found))
    if not found.is_same:
        raise typer.Exit(1)


class _Origin(NamedTuple):
    """What a report says it was made from, as far as it makes sense."""

    stands: Stands
    version: str
    form: str
    language: Language


def verify_report(workspace: Workspace, file: Path, template: Path | None) -> Verification:
    """What differs between the report in `file` and the same report made again.

    Raises:
        DnatrackError: the file does not say what it was made from, or was made from
            files that were never committed.
    """
    content = content_of(file)
    text = _text_in(content, file)
    origin = _origin_in(text, str(file))
    workspace.repository.refuse_shallow()
    since, until, earlier = origin.stands
    stands = [one for one in (earlier, since, until) if one is not None]
    commits = [one.moment.commit for one in stands if one.moment.commit]  # the latest last
    gone, left = workspace.missing(commits)
    lines: list[str] = []
    if not gone:
        new = _again(workspace, origin, template)
        # As `git diff` shows them, without the names of files.
        again = _text_in(new, file)
        lines = list(unified_diff(text.splitlines(), again.splitlines(), lineterm="", n=1))[2:]
        if content.startswith(_PDF_HEAD) and content != new:
            lines = lines or [
                tr(
                    "첨부된 자료는 같으나 쪽 내용이 다름(글꼴, WeasyPrint 버전 또는 수정)",
                    "the data attached are the same, its pages differ "
                    "(fonts, WeasyPrint, or edited)",
                )
            ]
    return Verification(str(file), origin.version, gone, left, lines)


def _text_in(content: bytes, file: Path) -> str:
    """The text of a report: of a PDF the data that it carries."""
    if content.startswith(_PDF_HEAD):
        return optional_format(PDF).data_in(content) or ""
    return text_of(content, file, instead=_INSTEAD)


def _again(workspace: Workspace, origin: _Origin, template: Path | None) -> bytes:
    """The report made from the same states, in the same language and manner."""
    if origin.form == TEMPLATE and template is None:
        raise DnatrackError(
            Text(
                "서식을 사용해 작성한 보고서입니다",
                "this report was made by filling a template",
            ),
            Text("해당 서식을 `--template 파일`로 지정하세요", "name it by `--template FILE`"),
        )
    before = language()
    use_language(origin.language)
    try:
        report = period.build(workspace.review(origin.stands), version=origin.version)
        form = origin.form if origin.form != TEMPLATE else None
        style = ReportStyle.of(form, template if form is None else None)
        return as_bytes(style.written(report, Page()))
    finally:
        use_language(before)


def _origin_in(text: str, name: str) -> _Origin:
    said = stamp_in(text) or {}
    origin = _origin(said)
    if said.get("is_committed") is False:
        raise DnatrackError(
            Text(
                f"커밋하지 않은 파일로 작성한 보고서여서 확인할 수 없습니다: `{name}`",
                f"`{name}` was made from files that were not committed: it cannot be verified",
            ),
            Text("자료를 커밋한 뒤 보고서를 다시 작성하세요", "commit the data and make it again"),
        )
    if origin is None:
        raise DnatrackError(
            Text(
                f"`{name}` 파일에 재현용 표식이 없습니다",
                f"`{name}` does not say what it was made from",
            ),
            _INSTEAD,
        )
    return origin


def _origin(said: Mapping[str, JsonValue]) -> _Origin | None:
    since, until, earlier = (_stand(said.get(key)) for key in ("since", "until", "earlier"))
    version, form, spoken = (str(said.get(key)) for key in ("version", "as", "lang"))
    if since is None or until is None or form not in WAYS or spoken not in set(Language):
        return None
    return _Origin(Stands(since, until, earlier), version, form, Language(spoken))


def _stand(said: JsonValue) -> Stand | None:
    if not isinstance(said, Mapping):
        return None
    commit, day = str(said.get("commit")), str(said.get("on"))
    try:
        on = date.fromisoformat(day)
    except ValueError:
        return None
    return Stand(Moment(commit[:10], commit), on) if _COMMIT.fullmatch(commit) else None
