"""A rule told to a person: what it finds, why, and an example of each kind."""

from collections.abc import Iterator

from dnatrack.i18n import say, tr
from dnatrack.loading.snapshot import FileFault
from dnatrack.rules.engine import AnyRule
from dnatrack.rules.rule import ChangeRule, Files
from dnatrack.terminal_text import printable


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
        yield tr("변경 전의 예", "An example before the change"), rule.before
        yield tr("이렇게 바꾸면 걸립니다", "A change that fails"), rule.fails
        yield tr("이렇게 바꾸면 걸리지 않습니다", "A change that passes"), rule.passes
        return
    yield tr("걸리는 예", "An example that fails"), rule.fails
    if rule.passes:
        yield tr("걸리지 않는 예", "An example that passes"), rule.passes


def _example(files: Files) -> Iterator[str]:
    for file, content in files.items():
        yield ""
        yield f"  {file}"
        yield from (f"    {line}".rstrip() for line in _content(content))


def _content(content: str | bytes | FileFault | None) -> list[str]:
    match content:
        case None:
            return [tr("(파일이 없음)", "(the file is missing)")]
        case FileFault():
            return [tr(f"(읽을 수 없는 파일: {content})", f"(cannot be read: {content})")]
        case bytes():
            return [printable(line) for line in content.decode(errors="replace").splitlines()]
        case str():
            return [printable(line) for line in content.splitlines()]
