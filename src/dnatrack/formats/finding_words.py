"""Findings in words: how bad, where, what is wrong, and all of them counted."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from dnatrack.formats.findings_context import FindingsContext, Older
from dnatrack.i18n import Text, say, tr
from dnatrack.model.finding import Finding, Location, Severity
from dnatrack.terminal_text import printable

SEVERITY_WORDS: Mapping[Severity, Text] = {
    Severity.ERROR: Text("오류", "error"),
    Severity.WARNING: Text("경고", "warning"),
    Severity.NOTE: Text("참고", "note"),
}
_LONGEST = 1000


def place_words(location: Location, prefix: str) -> str:
    """`file:line:column`, as editors and terminals make a link of it."""
    return f"{printable(prefix + location.file)}:{location.line}:{location.column}"


def older_mark(finding: Finding, context: FindingsContext) -> str:
    """What is said of a finding that was there before the change; empty of all others."""
    return tr(" (전부터)", " (before)") if context.is_older(finding) else ""


def sentence(text: Text) -> str:
    """A message or hint in the language in force, fit for one line of a terminal."""
    said = printable(say(text))
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"


def count_by_severity(findings: Sequence[Finding]) -> Mapping[Severity, int]:
    """How many findings there are of each severity, worst first."""
    counted = Counter(finding.severity for finding in findings)
    return {severity: counted[severity] for severity in Severity}


def closing_lines(findings: Sequence[Finding], context: FindingsContext) -> list[str]:
    """How many files were read, and what was found in them; of a change also what was before."""
    if context.older is None:
        return [_summary(findings, context.files)]
    new = [one for one in findings if not context.is_older(one)]
    return [_summary(new, context.files, of_change=True), *_before(context.older)]


def _summary(findings: Sequence[Finding], files: int, *, of_change: bool = False) -> str:
    if not findings:
        whose = Text("이 변경에 ", " with this change") if of_change else Text("", "")
        return tr(
            f"파일 {files:,}개를 읽었고, {whose.ko}문제가 없습니다.",
            f"{_counted(files, 'file')} read, nothing wrong{whose.en}.",
        )
    counts = count_by_severity(findings)
    korean = ", ".join(f"{SEVERITY_WORDS[one].ko} {count:,}건" for one, count in counts.items())
    english = ", ".join(_counted(count, SEVERITY_WORDS[one].en) for one, count in counts.items())
    whose = Text(": 이 변경에서", "; this change brings") if of_change else Text(":", ":")
    return tr(
        f"파일 {files:,}개를 읽었습니다{whose.ko} {korean}.",
        f"{_counted(files, 'file')} read{whose.en} {english}.",
    )


def _before(older: Older) -> Iterator[str]:
    if older.found:
        listed = "" if older.listed else tr(" `--all`이 모두 보여 줍니다.", " `--all` lists them.")
        were = tr(
            f"전부터 있던 문제가 {older.found:,}건 있습니다.",
            f"{_counted(older.found, 'finding')} {_were(older.found)} there before.",
        )
        yield f"{were}{listed}"
    if older.resolved:
        yield tr(
            f"이 변경으로 {older.resolved:,}건이 해결되었습니다.",
            f"{_counted(older.resolved, 'finding')} {_were(older.resolved)} resolved.",
        )


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
