"""`dnatrack report …`: the document for the review meeting, and whether it comes out the same."""

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import unified_diff
from hashlib import sha256
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from dnatrack.app.difference import Moment
from dnatrack.app.named_files import printable_name, read_regular_file, write_report
from dnatrack.app.review import Stand, Stands
from dnatrack.app.workspace import Workspace, open_workspace
from dnatrack.cli import completion, options
from dnatrack.cli.commands import REPORT
from dnatrack.cli.lazy_group import group_of
from dnatrack.cli.option_groups import Shown, showing
from dnatrack.cli.output import format_of_reports, page_for, say_aside, write
from dnatrack.errors import DnatrackError
from dnatrack.formats import REPORT_FORMATS, Page, render, stamp_in
from dnatrack.i18n import Language, Text, language, tr, use_language
from dnatrack.reports import period
from dnatrack.reports.report import JsonValue, Report
from dnatrack.reports.verification import Verification, build_verification
from dnatrack.version import __version__

_MOST_BYTES = 16 * 1024 * 1024
TEMPLATE = "template"


@dataclass(frozen=True, slots=True)
class ReportStyle:
    """How a report is written: in a format, or by filling a template."""

    form: str
    template: Path | None = None
    text: str = ""

    @staticmethod
    def of(form: str | None, template: Path | None) -> "ReportStyle":
        """What options ask for; in Korean the form of Korean offices if nothing.

        Raises:
            DnatrackError: there is no such format, the template cannot be read, or both
                are asked for.
        """
        if template is None:
            usual = "office" if language() is Language.KO else "markdown"
            return ReportStyle(format_of_reports(form or usual))
        if form is not None:
            raise DnatrackError(
                Text(
                    "`--format`과 `--template`은 함께 쓸 수 없습니다",
                    "`--format` and `--template` exclude each other",
                ),
                Text("둘 중 하나만 지정하세요", "use one of them"),
            )
        return ReportStyle(TEMPLATE, template, text_in(template))

    def written(self, report: Report, page: Page) -> str:
        """The text of a report; who reads it can see how it was written, to do it again.

        Raises:
            DnatrackError: the template has a mistake.
        """
        how = {"as": self.form, "lang": language().value}
        if self.template is not None:
            how["template"] = sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
        report = report.replace(made_from={**(report.made_from or {}), **how})
        if self.template is None:
            return render(report, self.form, page)
        from dnatrack.formats.template import fill_template

        return fill_template(report, self.text, str(self.template))


def text_in(file: Path) -> str:
    """The text of a file that somebody named, with the line ends of Unix.

    Raises:
        DnatrackError: it cannot be read, or is not UTF-8.
    """
    content = read_regular_file(str(file), _MOST_BYTES)
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else None
    except UnicodeDecodeError:
        text = None
    if text is None:
        name = printable_name(str(file))
        raise DnatrackError(
            Text(f"`{name}` 파일을 읽지 못했습니다", f"the file `{name}` could not be read"),
            Text(
                "파일이 있는지, UTF-8 텍스트인지 확인하세요",
                "see whether it is there and is text in UTF-8",
            ),
        )
    return text.replace("\r\n", "\n")


_METAVAR = tr("시점", "REV|DATE|TAG")
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar=_METAVAR,
        help=tr(
            "직전 보고의 시점: 날짜(2020-03-31), 태그, 커밋. 날짜는 해당 일의 종료 시점입니다.",
            "The last report: a day (2020-03-31), a tag, a commit. A day means its end.",
        ),
    ),
]
Until = Annotated[
    str | None,
    typer.Option(
        "--until",
        metavar=_METAVAR,
        help=tr(
            "이번 보고의 시점. 생략하면 현재 파일, 오늘.",
            "This report, named alike; else the files as they are, today.",
        ),
    ),
]
On = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar=tr("날짜", "DATE"),
        help=tr(
            "이번 보고의 기준일. 생략하면 --until의 날짜.",
            "Evaluation day of this report; else the day of --until.",
        ),
    ),
]
ReportFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="office|markdown|html|json|csv|table",
        help=tr(
            "출력 형식. 생략하면 office(개조식).",
            "Output format; else markdown. office is the form of Korean offices.",
        ),
        autocompletion=completion.report_formats,
    ),
]
Template = Annotated[
    Path | None,
    typer.Option(
        "--template",
        metavar=tr("파일", "FILE"),
        help=tr(
            "사용할 Jinja2 서식.",
            "Fill this template (Jinja2) instead of using a format.",
        ),
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar=tr("파일", "FILE"),
        help=tr("저장할 파일. 생략하면 화면에 출력.", "Write to this file instead of the screen."),
    ),
]

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
def report(
    context: typer.Context,
    *,
    since: Since = None,
    until: Until = None,
    on: On = None,
    form: ReportFormat = None,
    template: Template = None,
    output: Output = None,
    data: options.Data = None,
    lang: options.Lang = None,
    color: options.Color = "auto",
    width: options.Width = None,
) -> None:
    """Write the report of a period, for the review meeting."""
    del lang
    if context.invoked_subcommand is not None:
        return
    manner = ReportStyle.of(form, template)
    write_out(build_report(data, since, until, on=on), manner, output, color=color, width=width)


def build_report(
    data: Path | None, since: str | None, until: str | None, *, on: str | None
) -> Report:
    """The report of the period that options name.

    Raises:
        DnatrackError: there is no data, no history, or an option names nothing.
    """
    if since is None:
        raise DnatrackError(
            Text("`--since` 옵션을 입력하지 않았습니다", "`--since` is missing"),
            Text(
                "직전 보고의 날짜를 입력하세요(`dnatrack report --since 2020-03-31`)",
                "name the day of the last report (`dnatrack report --since 2020-03-31`)",
            ),
        )
    workspace = open_workspace(data, say_aside)
    workspace.repository.refuse_shallow()
    reviewed = workspace.review(workspace.stands(since, until, on=on))
    return period.build(reviewed, version=__version__)


def write_out(
    report: Report, manner: ReportStyle, output: Path | None, *, color: str, width: int | None
) -> None:
    """Write a report to the file `output`, whole or not at all, else to standard output.

    Documents are UTF-8 whatever the locale: the same report is the same bytes.

    Raises:
        DnatrackError: it cannot be written.
    """
    if output is not None:
        write_report(output, manner.written(report, Page()))
        return
    page = page_for(sys.stdout, color=color, width=width, limit=0)
    write(manner.written(report, page), is_data=manner.form != "table")


# `dnatrack report verify FILE`: whether a report comes out the same when it is made again.

_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")

File = Annotated[
    Path,
    typer.Argument(
        metavar=tr("파일", "FILE"),
        help=tr("`dnatrack report` 명령으로 만든 파일.", "A file that `dnatrack report` made."),
    ),
]


@showing
def verify(
    file: File,
    *,
    template: Template = None,
    shown: Shown,
) -> None:
    """Make a report again, and say whether it comes out the same."""
    found = verify_report(shown.open(), file, template)
    shown.print(build_verification(found))
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
    text = text_in(file)
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
        lines = list(unified_diff(text.splitlines(), new.splitlines(), lineterm="", n=1))[2:]
    return Verification(str(file), origin.version, gone, left, lines)


def _again(workspace: Workspace, origin: _Origin, template: Path | None) -> str:
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
        return style.written(report, Page())
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
            Text(
                "`dnatrack report` 명령으로 만든 office, markdown, html, json 파일을 지정하세요",
                "use a file of `dnatrack report` as it is (office, markdown, html, json)",
            ),
        )
    return origin


def _origin(said: Mapping[str, JsonValue]) -> _Origin | None:
    since, until, earlier = (_stand(said.get(key)) for key in ("since", "until", "earlier"))
    version, form, spoken = (str(said.get(key)) for key in ("version", "as", "lang"))
    is_known = form == TEMPLATE or form in REPORT_FORMATS
    if since is None or until is None or not is_known or spoken not in set(Language):
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
