"""`dnatrack report verify FILE`: whether a report comes out the same when it is made again."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import unified_diff
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from dnatrack.app.moments import Moment
from dnatrack.app.review import Stand, Stands
from dnatrack.app.workspace import Workspace, open_workspace
from dnatrack.cli.option_groups import Shown, showing
from dnatrack.cli.output import say_aside
from dnatrack.cli.report.group import Template
from dnatrack.cli.report.manner import TEMPLATE, ReportStyle, text_in
from dnatrack.errors import DnatrackError
from dnatrack.formats import REPORT_FORMATS, Page, stamp_in
from dnatrack.i18n import Language, Text, language, tr, use_language
from dnatrack.reports import period
from dnatrack.reports.period import Verification
from dnatrack.reports.report import JsonValue, Report
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
    found = verified(shown.data, file, template)
    shown.print(found.report)
    if not found.is_same:
        raise typer.Exit(1)


class Verified(NamedTuple):
    """What came of it, and whether the report can be relied on."""

    report: Report
    is_same: bool


@dataclass(frozen=True, slots=True)
class _Origin:
    """What a report says it was made from, as far as it makes sense."""

    stands: Stands
    version: str
    form: str
    language: Language

    @property
    def commits(self) -> list[str]:
        """The commits it was made from, the latest last."""
        stands = (self.stands.earlier, self.stands.since, self.stands.until)
        return [one.moment.commit for one in stands if one and one.moment.commit]


def verified(data: Path | None, file: Path, template: Path | None) -> Verified:
    """What differs between the report in `file` and the same report made again.

    Raises:
        DnatrackError: the file does not say what it was made from, or was made from
            files that were never committed.
    """
    text = text_in(file)
    origin = _origin_in(text, str(file))
    workspace = open_workspace(data, say_aside)
    workspace.repository.refuse_shallow()
    gone, left = workspace.missing(origin.commits)
    lines = [] if gone else _differing(text, _again(workspace, origin, template))
    found = Verification(str(file), origin.version, __version__, gone, left, lines)
    return Verified(period.build_verification(found), found.is_same)


def _again(workspace: Workspace, origin: _Origin, template: Path | None) -> str:
    """The report made from the same states, in the same language and manner."""
    before = language()
    use_language(origin.language)
    try:
        report = period.build(workspace.review(origin.stands), version=origin.version)
        return _manner(origin, template).written(report, Page())
    finally:
        use_language(before)


def _manner(origin: _Origin, template: Path | None) -> ReportStyle:
    if origin.form != TEMPLATE:
        return ReportStyle.of(origin.form, None)
    if template is None:
        raise DnatrackError(
            Text(
                "이 보고서는 서식을 채워 만들었습니다",
                "this report was made by filling a template",
            ),
            Text("그 서식을 `--template 파일`로 알려 주세요", "name it by `--template FILE`"),
        )
    return ReportStyle.of(None, template)


def _differing(old: str, new: str) -> list[str]:
    """The lines that differ, as `git diff` shows them, without the names of files."""
    return list(unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=1))[2:]


def _origin_in(text: str, name: str) -> _Origin:
    said = stamp_in(text)
    origin = _origin(said) if said is not None else None
    if said is not None and said.get("is_committed") is False:
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
    stands = Stands(since, until, earlier)
    return _Origin(stands, version, form, Language(spoken))


def _stand(said: JsonValue) -> Stand | None:
    if not isinstance(said, Mapping):
        return None
    commit, day = str(said.get("commit")), str(said.get("on"))
    try:
        on = date.fromisoformat(day)
    except ValueError:
        return None
    return Stand(Moment(commit[:10], commit), on) if _COMMIT.fullmatch(commit) else None
