"""Findings in words: for a person, and one to a line; rules and differences beside them."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import unified_diff

from dnatrack.formats import Page
from dnatrack.i18n import Text, counted, say, tr
from dnatrack.loading.snapshot import FileFault, Snapshot
from dnatrack.model.finding import SEVERITY_WORDS, Finding, Location, Severity
from dnatrack.rules.engine import AnyRule
from dnatrack.rules.rule import ChangeRule, Files
from dnatrack.terminal_text import printable, quote

# Names for findings that stay the same when lines move.


def stable_keys(findings: Sequence[Finding], home: str) -> list[str]:
    """A name for each finding, none twice: made of the rule, the file and the words.

    `home` leads from the top of the repository to the data folder. Where all of them are
    the same, the second is named after being the second.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    keys = []
    for finding in findings:
        what = finding.rule, home + finding.location.file, finding.message.en
        seen[what] += 1
        name = "\0".join((*what, str(seen[what])))
        keys.append(hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:32])
    return keys


# What a format needs to know besides the findings themselves.


@dataclass(frozen=True, slots=True)
class Older:
    """What was there before a change: how many findings, and how many the change resolved.

    `listed` are those of them that are listed among the findings of the change.
    """

    found: int
    resolved: int
    listed: frozenset[Finding] = frozenset()


@dataclass(frozen=True, slots=True)
class FindingsContext:
    """Where the findings come from and where they go.

    `line` gives the text of the line that a location is on. `files` is how many files
    were read. `prefix` leads from where the command runs to the data folder, such as
    `data/`; `home` does so from the top of the repository. `width` is that of the
    terminal, None where there is none. `room` is how many characters a comment or summary
    may have. `older` is None where no change was looked at.
    """

    line: Callable[[Location], str]
    files: int
    prefix: str = ""
    colour: bool = False
    width: int | None = None
    home: str = ""
    room: int = 65_000
    older: Older | None = None

    def is_older(self, finding: Finding) -> bool:
        """Whether a finding was there before the change that was looked at."""
        return self.older is not None and finding in self.older.listed


class SourceLines:
    """The lines of the files of a snapshot; those of the file asked for last are at hand."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._file = ""
        self._lines: Sequence[str] = ()

    def line(self, location: Location) -> str:
        """The text of the line that a location is on; empty where there is none."""
        if location.file != self._file:
            from dnatrack.yamltext.characters import decode  # noqa: PLC0415 - slow to import

            text = decode(self._snapshot.files.get(location.file, b"")) or ""
            self._file, self._lines = location.file, re.split(r"\r\n|\r|\n", text)
        return self._lines[location.line - 1] if location.line <= len(self._lines) else ""


_LONGEST = 1000


def place_words(location: Location, prefix: str) -> str:
    """`file:line:column`, as editors and terminals make a link of it."""
    return f"{printable(prefix + location.file)}:{location.line}:{location.column}"


def older_mark(finding: Finding, context: FindingsContext) -> str:
    """What is said of a finding that was there before the change; empty of all others."""
    return tr("(기존)", " (before)") if context.is_older(finding) else ""


def worst_first(findings: Sequence[Finding], context: FindingsContext) -> list[Finding]:
    """New ones before those that were there, errors first among each."""
    order = list(Severity)
    return sorted(findings, key=lambda one: (context.is_older(one), order.index(one.severity)))


def with_hint(finding: Finding, said: str, before: str) -> str:
    """What is said of a finding, and behind some words the way out if there is one."""
    return said if finding.hint is None else f"{said}{before}{sentence(finding.hint)}"


def with_help(finding: Finding, said: str) -> str:
    """What is said of a finding, and on a line of its own the way out if there is one."""
    return with_hint(finding, said, f"\n{tr('조치 방법', 'help')}: ")


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
            f"{counted(files, 'file')} read, nothing wrong{whose.en}.",
        )
    counts = count_by_severity(findings)
    korean = ", ".join(f"{SEVERITY_WORDS[one].ko} {count:,}건" for one, count in counts.items())
    english = ", ".join(counted(count, SEVERITY_WORDS[one].en) for one, count in counts.items())
    whose = Text(": 이 변경에서", "; this change brings") if of_change else Text(":", ":")
    return tr(
        f"파일 {files:,}개를 읽었습니다{whose.ko} {korean}.",
        f"{counted(files, 'file')} read{whose.en} {english}.",
    )


def _before(older: Older) -> Iterator[str]:
    if older.found:
        listed = (
            ""
            if older.listed
            else tr(" 전체는 `--all` 옵션으로 확인하세요.", " `--all` lists them.")
        )
        were = tr(
            f"기존 문제가 {older.found:,}건 있습니다.",
            f"{counted(older.found, 'finding')} {_were(older.found)} there before.",
        )
        yield f"{were}{listed}"
    if older.resolved:
        yield tr(
            f"이 변경으로 {older.resolved:,}건이 해결되었습니다.",
            f"{counted(older.resolved, 'finding')} {_were(older.resolved)} resolved.",
        )


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


# A finding as the fields of a JSON object.


def finding_fields(
    finding: Finding, context: FindingsContext
) -> dict[str, str | int | bool | None]:
    """Its place, then what is wrong and the way out: in the language in force, and in both.

    `is_new` says whether a change brought it; None where no change was looked at.
    """
    location, message, hint = finding.location, finding.message, finding.hint
    return {
        "file": context.prefix + location.file,
        "line": location.line,
        "column": location.column,
        "end_column": location.end_column,
        "severity": str(finding.severity),
        "rule": finding.rule,
        "is_new": None if context.older is None else not context.is_older(finding),
        "message": say(message),
        "message_ko": message.ko,
        "message_en": message.en,
        "hint": None if hint is None else say(hint),
        "hint_ko": None if hint is None else hint.ko,
        "hint_en": None if hint is None else hint.en,
    }


# Findings for a person: each with its line, a caret, and the way out.

_WIDTH = 120
"""Of a page without a width. Even there a line is cut: a file may be one line of a MiB."""

_BOLD, _DIM = "1", "2"
_SEVERITY_STYLES: Mapping[Severity, str] = {
    Severity.ERROR: "1;31",
    Severity.WARNING: "1;33",
    Severity.NOTE: "1;36",
}


def render_full(findings: Sequence[Finding], context: FindingsContext) -> str:
    """One block for each finding, with an empty line after it, then the summary."""
    closing = "\n".join(closing_lines(findings, context))
    blocks = ["\n".join((_headline(one, context), *_below(one, context))) for one in findings]
    return "\n\n".join((*blocks, closing)) + "\n"


def _headline(finding: Finding, context: FindingsContext) -> str:
    place = _style_text(place_words(finding.location, context.prefix), _BOLD, context)
    severity = _style_text(
        say(SEVERITY_WORDS[finding.severity]), _SEVERITY_STYLES[finding.severity], context
    )
    said = f"{finding.rule}: {sentence(finding.message)}"
    return f"{place}: {severity} {said}{older_mark(finding, context)}"


def _below(finding: Finding, context: FindingsContext) -> Iterator[str]:
    number = str(finding.location.line)
    margin = " " * len(number)
    line = context.line(finding.location)
    if line.strip():
        room = (context.width or _WIDTH) - len(number) - len(" | ")
        quoted = quote(line, finding.location, room)
        carets = quoted.carets.lstrip(" ")
        blanks = quoted.carets.removesuffix(carets)
        marked = _style_text(carets, _SEVERITY_STYLES[finding.severity], context)
        yield f"{_style_text(f'{number} |', _DIM, context)} {quoted.text}"
        yield f"{_style_text(f'{margin} |', _DIM, context)} {blanks}{marked}"
    if finding.hint is not None:
        label = tr("조치 방법", "help")
        yield f"{margin} = {_style_text(label, _BOLD, context)}: {sentence(finding.hint)}"


def _style_text(text: str, style: str, context: FindingsContext) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if context.colour else text


# Findings one to a line, for editors, `grep`, and long lists.


def render_concise(findings: Sequence[Finding], context: FindingsContext) -> str:
    """A line for each finding, then the summary."""
    plain = replace(context, colour=False)
    lines = (with_hint(one, _headline(one, plain), " — ") for one in findings)
    return "\n".join((*lines, *closing_lines(findings, context))) + "\n"


# A rule told to a person: what it finds, why, and an example of each kind.


def explain_rule(rule: AnyRule) -> str:
    """Everything about `rule`, as text."""
    return "\n".join(_lines(rule)) + "\n"


def _lines(rule: AnyRule) -> Iterator[str]:
    yield f"{rule.id} ({rule.severity.value})"
    yield ""
    yield say(rule.summary)
    yield ""
    yield say(rule.reason)
    for title, files in examples_of(rule):
        yield ""
        yield title
        yield from _example(files)


def examples_of(rule: AnyRule) -> Iterator[tuple[str, Files]]:
    """The examples of a rule with their titles: what fails, what passes, what was before."""
    if isinstance(rule, ChangeRule):
        yield tr("변경 전", "An example before the change"), rule.before
        yield tr("위반 예", "A change that fails"), rule.fails
        yield tr("올바른 예", "A change that passes"), rule.passes
        return
    yield tr("위반 예", "An example that fails"), rule.fails
    if rule.passes:
        yield tr("올바른 예", "An example that passes"), rule.passes


def _example(files: Files) -> Iterator[str]:
    for file, content in files.items():
        yield ""
        yield f"  {file}"
        yield from (f"    {line}".rstrip() for line in _content(content))


def _content(content: str | bytes | FileFault | None) -> list[str]:
    match content:
        case None:
            return [tr("(파일 없음)", "(the file is missing)")]
        case FileFault():
            return [tr(f"(읽을 수 없는 파일: {content})", f"(cannot be read: {content})")]
        case _:
            text = content if isinstance(content, str) else content.decode(errors="replace")
            return list(map(printable, text.splitlines()))


# How the text of a file changes, line by line, as `git diff` shows it.

_NAMES = ("--- ", "+++ ")
_STYLES = {"+": "32", "-": "31", "@": "36"}


def file_difference(path: str, old: bytes | None, new: bytes, page: Page) -> str:
    """The changed lines of a file with three lines around them; empty where none changed.

    `old` is None for a new file.
    """
    lines = unified_diff(
        _difference_lines(old or b""),
        _difference_lines(new),
        path if old is not None else tr("(새 파일)", "(new file)"),
        path,
        lineterm="",
    )
    return "".join(f"{_style_line(line, page)}\n" for line in _mark_ends(lines))


def _difference_lines(data: bytes) -> list[str]:
    # Line breaks count: a changed ending is a changed line.
    return [line.decode("utf-8", "replace") for line in data.splitlines(keepends=True)]


def _mark_ends(lines: Iterator[str]) -> Iterator[str]:
    """Lines without their breaks; that the last of a file has none is said."""
    for line in lines:
        bare = line.rstrip("\r\n")
        yield bare
        if line == bare and line[:1] in "+- " and not line.startswith(_NAMES):
            yield tr("\\ 끝에 줄바꿈 없음", "\\ no line break at the end")


def _style_line(line: str, page: Page) -> str:
    shown = printable(line)
    style = "1" if line.startswith(_NAMES) else _STYLES.get(line[:1], "")
    return f"\x1b[{style}m{shown}\x1b[0m" if page.has_colour and style else shown
