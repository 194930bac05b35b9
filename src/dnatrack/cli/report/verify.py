"""`dnatrack report verify FILE`: whether a report comes out the same when it is made again."""

import re
from collections.abc import Mapping
from datetime import date
from difflib import unified_diff
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from dnatrack.app.difference import Moment
from dnatrack.app.review import Stand, Stands
from dnatrack.app.workspace import Workspace
from dnatrack.cli.option_groups import Shown, showing
from dnatrack.cli.report.group import TEMPLATE, ReportStyle, Template, text_in
from dnatrack.errors import DnatrackError
from dnatrack.formats import REPORT_FORMATS, Page, stamp_in
from dnatrack.i18n import Language, Text, language, tr, use_language
from dnatrack.reports import period
from dnatrack.reports.period import Verification
from dnatrack.reports.report import JsonValue
from dnatrack.version import __version__

_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")

File = Annotated[
    Path,
    typer.Argument(
        metavar=tr("파일", "FILE"),
        help=tr("`dnatrack report`가 만든 파일.", "A file that `dnatrack report` made."),
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
    shown.print(period.build_verification(found))
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
    return Verification(str(file), origin.version, __version__, gone, left, lines)


def _again(workspace: Workspace, origin: _Origin, template: Path | None) -> str:
    """The report made from the same states, in the same language and manner."""
    if origin.form == TEMPLATE and template is None:
        raise DnatrackError(
            Text(
                "이 보고서는 서식을 채워 만들었습니다",
                "this report was made by filling a template",
            ),
            Text("그 서식을 `--template 파일`로 알려 주세요", "name it by `--template FILE`"),
        )
    before = language()
    use_language(origin.language)
    try:
        report = period.build(workspace.review(origin.stands), version=origin.version)
        is_filled = origin.form == TEMPLATE
        style = ReportStyle.of(None if is_filled else origin.form, template if is_filled else None)
        return style.written(report, Page())
    finally:
        use_language(before)


def _origin_in(text: str, name: str) -> _Origin:
    said = stamp_in(text) or {}
    origin = _origin(said)
    if said.get("is_committed") is False:
        raise DnatrackError(
            Text(
                f"`{name}`은(는) 커밋하지 않은 파일로 만든 보고서라 확인할 수 없습니다",
                f"`{name}` was made from files that were not committed: it cannot be verified",
            ),
            Text("커밋한 뒤 다시 만드세요", "commit the data and make it again"),
        )
    if origin is None:
        raise DnatrackError(
            Text(
                f"`{name}`에는 무엇으로 만들었는지 적힌 줄이 없습니다",
                f"`{name}` does not say what it was made from",
            ),
            Text(
                "`dnatrack report`가 쓴 office, markdown, html, json 파일을 그대로 쓰세요",
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
