"""Writes the documents that say what the code says, or checks that they still do.

`python tools/generate_docs.py` writes them; the references, of which nothing is written by
hand, go to `build/docs`. `--check` only compares what is committed, and fails with a sentence
for each document that is not as it would be written now.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextvars import copy_context
from functools import partial
from pathlib import Path
from typing import NamedTuple

from dnatrack.formats.findings import (
    FindingsContext,
    SourceLines,
    examples_of,
    render_full,
)
from dnatrack.i18n import Language, say, tr, use_language
from dnatrack.loading.load import load
from dnatrack.loading.schema import schema_files
from dnatrack.loading.snapshot import FileFault
from dnatrack.model.finding import SEVERITY_WORDS, Severity
from dnatrack.reports.wording import words_of
from dnatrack.rules.changes import all_change_rules
from dnatrack.rules.comparison import Comparison
from dnatrack.rules.data import all_rules
from dnatrack.rules.engine import AnyRule, check, check_change
from dnatrack.rules.examples import example_snapshot
from dnatrack.rules.rule import ChangeRule, Files
from dnatrack.terminal_text import printable

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools import field_tables, outcome_tables, picture, state_tables
from tools.command_reference import commands
from tools.consoles import refresh_readme, refresh_walk
from tools.filling import Part, filled
from tools.running import ROOT

MOST_LINES = 30
MOST_COLUMNS = 100


class Document(NamedTuple):
    """A generated file: its path below the root of the repository, and all of its text."""

    path: str
    text: str


Generator = Callable[[Language], Document]


def documents(languages: Iterable[Language] = tuple(Language)) -> Iterator[Document]:
    """Every generated document that is committed, in every language, as it has to be now.

    Each is made once it is asked for.
    """
    yield from _made(GENERATORS, languages)
    for name, text in schema_files(words_of).items():
        yield Document(f"schema/{name}", text)


def references(languages: Iterable[Language] = tuple(Language)) -> Iterator[Document]:
    """The rules and the commands in every language, which are not committed."""
    yield from _made((rules_document, commands_document), languages)


def _made(generators: Iterable[Generator], languages: Iterable[Language]) -> Iterator[Document]:
    for language in languages:
        for generate in generators:
            # In a context of its own: whoever asks goes on in the language that is in force.
            yield copy_context().run(_generated, generate, language)


def _generated(generate: Generator, language: Language) -> Document:
    use_language(language)
    return generate(language)


def rules_document(language: Language) -> Document:
    """The rules: an index, then each with its reason and its two examples."""
    return Document(f"build/docs/rules.{language}.md", "\n".join(_rules_lines()))


def _rules_lines() -> Iterator[str]:
    yield tr("# 점검 규칙", "# Rules")
    yield ""
    yield tr(
        "`dnatrack validate`가 자료를 점검하는 규칙입니다. 오류가 하나라도 있으면 올바른 자료가 "
        "아니며, 경고와 참고는 알려 주기만 합니다. 점검 결과는 자료에만 달려 있습니다. 날짜가 "
        "지났다는 이유로 걸리는 규칙은 없습니다.",
        "What `dnatrack validate` checks the data by. A single error makes the data invalid; "
        "warnings and notes only tell. The outcome depends on the data alone: no rule fails "
        "because a day has passed.",
    )
    yield ""
    yield tr("자료의 규칙:", "Rules about the data:")
    yield ""
    yield from _rules_index(all_rules())
    yield tr(
        "변경의 규칙. `dnatrack validate --base 시점`이 그 뒤의 변경을 따질 때 봅니다. 변경이 한 "
        "일만 걸립니다. 전부터 있던 문제는 세기만 합니다.",
        "Rules about a change, for `dnatrack validate --base REV`. Only what the change did can "
        "fail; what was wrong before is counted and no more.",
    )
    yield ""
    yield from _rules_index(all_change_rules())
    rules: tuple[AnyRule, ...] = (*all_rules(), *all_change_rules())
    for rule in rules:
        yield from _rule_section(rule)


def _rules_index(rules: Sequence[AnyRule]) -> Iterator[str]:
    yield tr("| 규칙 | 정도 | 무엇을 찾는가 |", "| rule | severity | what it finds |")
    yield "| --- | --- | --- |"
    for severity in Severity:
        for rule in rules:
            if rule.severity is severity:
                word = say(SEVERITY_WORDS[severity])
                yield f"| [`{rule.id}`](#{rule.id}) | {word} | {say(rule.summary)} |"
    yield ""


def _rule_section(rule: AnyRule) -> Iterator[str]:
    yield f"## {rule.id}"
    yield ""
    yield f"**{say(SEVERITY_WORDS[rule.severity])}** · {say(rule.summary)}"
    yield ""
    yield say(rule.reason)
    yield ""
    for title, files in examples_of(rule):
        yield f"{title}:"
        yield ""
        yield from _example(files)
        if files is rule.fails:
            yield from _fenced("text", _findings(rule))


def _example(files: Files) -> Iterator[str]:
    for file, content in files.items():
        yield f"`{file}`"
        yield ""
        match content:
            case None:
                yield tr("(파일이 없음)", "(the file is missing)")
                yield ""
            case FileFault():
                yield tr(
                    f"(읽을 수 없는 파일: {content})", f"(a file that cannot be read: {content})"
                )
                yield ""
            case bytes():
                yield from _fenced("yaml", content.decode(errors="backslashreplace").splitlines())
            case str():
                yield from _fenced("yaml", content.splitlines())


def _findings(rule: AnyRule) -> Iterator[str]:
    """The findings of the example that fails, as `validate` prints them."""
    if isinstance(rule, ChangeRule):
        before = load(example_snapshot(rule.before))
        loaded = load(example_snapshot({**rule.before, **rule.fails}))
        findings = check_change(Comparison(before, loaded, rule.retired)).new
    else:
        loaded = load(example_snapshot(rule.fails))
        findings = check(loaded)
    context = FindingsContext(SourceLines(loaded.snapshot).line, len(loaded.snapshot.files))
    for finding in findings:
        yield from render_full([finding], context).partition("\n\n")[0].splitlines()


def _fenced(syntax: str, lines: Iterable[str]) -> Iterator[str]:
    """`lines` as a block of code, cut where an example has to be too large to be shown."""
    yield f"```{syntax}"
    for number, line in enumerate(lines):
        if number == MOST_LINES:
            yield "…"
            break
        shown = printable(line[: MOST_COLUMNS + 1])
        yield shown if len(shown) <= MOST_COLUMNS else f"{shown[:MOST_COLUMNS]}…"
    yield "```"
    yield ""


def commands_document(language: Language) -> Document:
    """Every command with its arguments and options."""
    lines = (tr("# 명령", "# Commands"), "", *commands(language), "")
    return Document(f"build/docs/commands.{language}.md", "\n".join(lines))


# The documents that a person writes, and of which a program writes some parts.


def data_file(path: str) -> Iterator[str]:
    """A file of the data as it is now, without the line that is for editors."""
    lines = (ROOT / "data" / path).read_text("utf-8").splitlines()
    yield f"```yaml\n# data/{path}"
    yield from (line for line in lines if not line.startswith("# yaml-language-server"))
    yield "```"


PARTS: Mapping[str, Part] = {
    "cases": state_tables.cases,
    "fields": field_tables.field_rows,
    "file": data_file,
    "outcomes": outcome_tables.outcomes,
    "signals": state_tables.signals,
    "states": state_tables.states,
    "thresholds": state_tables.thresholds,
    "words": field_tables.all_words,
}


def page(name: str, language: Language) -> Document:
    """`docs/NAME.LANGUAGE.md` with its generated parts made anew."""
    path = f"docs/{name}.{language}.md"
    return Document(path, filled((ROOT / path).read_text("utf-8"), PARTS))


def readme(language: Language) -> Document:
    """The README, with what its commands print now."""
    path = "README.md" if language is Language.EN else f"README.{language}.md"
    return Document(path, refresh_readme((ROOT / path).read_text("utf-8"), language))


def walk_through(name: str, language: Language) -> Document:
    """`docs/NAME.LANGUAGE.md` with what its commands print now."""
    path = f"docs/{name}.{language}.md"
    return Document(path, refresh_walk((ROOT / path).read_text("utf-8"), language))


def status_picture(language: Language) -> Document:
    """The picture of the README."""
    path = picture.path_of(language).relative_to(ROOT).as_posix()
    return Document(path, picture.drawn(picture.status(language), language))


GENERATORS: tuple[Generator, ...] = (
    *(partial(page, name) for name in ("data-format", "states", "outcomes")),
    readme,
    *(partial(walk_through, name) for name in ("tutorial", "history", "editing", "coordination")),
    status_picture,
)
"""One function for each committed document. A new one is added here."""


def outdated(root: Path) -> Iterator[Document]:
    """The documents that are not below `root` as they have to be now."""
    for document in documents():
        path = root / document.path
        if not path.is_file() or path.read_text("utf-8") != document.text:
            yield document


def main(arguments: list[str]) -> int:
    """Write the documents that are out of date and the references, or say which are."""
    is_check = "--check" in arguments
    stale = [*outdated(ROOT), *(() if is_check else references())]
    for document in stale:
        if is_check:
            print(f"{document.path} does not say what the code says.", file=sys.stderr)
        else:
            (ROOT / document.path).parent.mkdir(parents=True, exist_ok=True)
            (ROOT / document.path).write_text(document.text, "utf-8", newline="\n")
            print(f"{document.path} written.")
    return 1 if is_check and stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
