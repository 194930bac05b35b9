"""Findings in words: how bad, where, what is wrong, and all of them counted."""

from collections import Counter
from collections.abc import Mapping, Sequence

from dnatrack.formats.safe_text import printable
from dnatrack.i18n import Text, say, tr
from dnatrack.reading.finding import Finding, Location, Severity

SEVERITY_WORDS: Mapping[Severity, Text] = {
    Severity.ERROR: Text("오류", "error"),
    Severity.WARNING: Text("경고", "warning"),
    Severity.NOTE: Text("참고", "note"),
}
_LONGEST = 1000


def place_words(location: Location, prefix: str) -> str:
    """`file:line:column`, as editors and terminals make a link of it."""
    return f"{printable(prefix + location.file)}:{location.line}:{location.column}"


def sentence(text: Text) -> str:
    """A message or hint in the language in force, fit for one line of a terminal."""
    said = printable(say(text))
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"


def count_by_severity(findings: Sequence[Finding]) -> Mapping[Severity, int]:
    """How many findings there are of each severity, worst first."""
    counted = Counter(finding.severity for finding in findings)
    return {severity: counted[severity] for severity in Severity}


def summary_words(findings: Sequence[Finding], files: int) -> str:
    """The closing line: how many files were read, and what was found in them."""
    if not findings:
        return tr(
            f"파일 {files:,}개를 읽었고, 문제가 없습니다.",
            f"{_counted(files, 'file')} read, nothing wrong.",
        )
    counts = count_by_severity(findings)
    korean = ", ".join(f"{SEVERITY_WORDS[one].ko} {count:,}건" for one, count in counts.items())
    english = ", ".join(_counted(count, SEVERITY_WORDS[one].en) for one, count in counts.items())
    return tr(
        f"파일 {files:,}개를 읽었습니다: {korean}.", f"{_counted(files, 'file')} read: {english}."
    )


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
