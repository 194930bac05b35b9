"""The documents lead to files and headings that exist, and say the same in both languages.

That they show what their commands print is checked by `make docs-check`.
"""

import re
import shlex
from pathlib import Path

import pytest

from dnatrack.history.changes import Change, ChangeKind, move_between
from tools.running import ROOT, run

DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"))
)
READMES = {"en": "README.md", "ko": "README.ko.md"}
MOST_LINES = 200
FOUND = 1  # `audit` ends so on the sample
both = pytest.mark.parametrize("language", READMES)


def text_of(name: str, language: str) -> str:
    return (ROOT / "docs" / f"{name}.{language}.md").read_text("utf-8")


def readme(language: str) -> str:
    return (ROOT / READMES[language]).read_text("utf-8")


def without_code(text: str) -> str:
    return re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)


def anchors(text: str) -> set[str]:
    """The anchors of a document, by the way in which GitHub makes them from headings."""
    prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    headings = re.findall(r"^#+ (.*)$", prose, re.MULTILINE)
    made = {re.sub(r"[^\w\- ]", "", one).strip().lower().replace(" ", "-") for one in headings}
    return made | set(re.findall(r'<a id="([^"]+)">', text))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_links_of_a_document_lead_somewhere(document: str) -> None:
    path = ROOT / document
    text = path.read_text("utf-8")
    links = re.findall(r"\]\((?!https?:)([^)\s]+)\)", without_code(text))
    broken = []
    for link in links:
        file, _, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        is_there = target.exists() and target.is_relative_to(ROOT)
        if not is_there or (anchor and anchor not in anchors(target.read_text("utf-8"))):
            broken.append(link)

    assert broken == []


def test_every_document_is_in_the_list_of_documents() -> None:
    listed = (ROOT / "docs/README.md").read_text("utf-8")

    pages = sorted(path.name for path in (ROOT / "docs").glob("*.md") if path.name != "README.md")
    assert [page for page in pages if f"]({page})" not in listed] == []


def test_the_documents_of_both_languages_have_the_same_parts() -> None:
    def parts(path: Path) -> list[str]:
        text = path.read_text("utf-8")
        found: list[str] = re.findall(r"<!-- generated: (.*?)(?: ko| en)? -->", text)
        return found

    for english in (ROOT / "docs").glob("*.en.md"):
        assert parts(english.with_name(english.name.replace(".en.", ".ko."))) == parts(english)


def test_the_documents_of_both_languages_show_the_same_commands_and_edits() -> None:
    def shown(path: Path) -> list[str]:
        blocks = re.findall(
            r"^```(?:console|diff)\n(.*?)^```$", path.read_text("utf-8"), re.DOTALL | re.MULTILINE
        )
        return re.findall(r"^(?:\$ |[-+@]).*$", "".join(blocks), re.MULTILINE)

    pages = [one for one in (ROOT / "docs").glob("*.en.md") if one.name != "tutorial.en.md"]
    pairs = {one: one.with_name(one.name.replace(".en.", ".ko.")) for one in pages}
    pairs[ROOT / "README.md"] = ROOT / "README.ko.md"

    assert sum(len(shown(one)) for one in pairs) > 100  # the pattern finds them
    assert [one.name for one, other in pairs.items() if shown(one) != shown(other)] == []


# The READMEs.


def commands_in_passing(text: str) -> list[str]:
    """The commands that stand in the text or in a table, without those with a blank to fill."""
    found = re.findall(r"`dnatrack ([^`]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    return [one for one in found if not re.search("[A-Z가-힣]{3,}|규칙|명령", one)]


@both
def test_a_readme_is_read_in_one_go(language: str) -> None:
    assert len(readme(language).splitlines()) <= MOST_LINES


@pytest.mark.slow
def test_the_commands_that_a_readme_names_in_passing_work(tmp_path: Path) -> None:
    run(["init", "--sample", "history", "sample"], at=tmp_path, language="en")
    commands = {one for language in READMES for one in commands_in_passing(readme(language))}

    done = {
        one: run(shlex.split(one), at=tmp_path / "sample", language="en")
        for one in sorted(commands)
    }

    failed = {one: ran.stderr for one, ran in done.items() if ran.returncode not in (0, FOUND)}
    assert failed == {}
    assert {"overdue --within 30d", "slips", "silent"} <= commands  # the pattern finds them


@both
def test_the_make_targets_that_a_readme_names_exist(language: str) -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", readme(language), re.MULTILINE))

    assert {"status", "overdue", "validate"} <= named <= set(targets)


# The tutorials.


@both
def test_a_tutorial_stops_the_silent_move_and_lets_the_declared_one_pass(language: str) -> None:
    stopped, passed = re.findall(
        r"^\$ dnatrack validate --base main\n(.*?)^\$ echo \$\?\n(.)",
        text_of("tutorial", language),
        re.DOTALL | re.MULTILINE,
    )

    assert ("undeclared-slip" in stopped[0], stopped[1]) == (True, "1")
    assert ("undeclared-slip" in passed[0], passed[1]) == (False, "0")


def typed_in_tutorial(language: str) -> list[str]:
    """The commands and edits of a tutorial, without the words that are in its language."""
    found = re.findall(
        r"^```(console|diff)\n(.*?)^```$", text_of("tutorial", language), re.DOTALL | re.MULTILINE
    )
    kinds = {"console": r"^\$ .*$", "diff": r"^[-+@].*$"}
    lines = [line for kind, block in found for line in re.findall(kinds[kind], block, re.MULTILINE)]
    return [re.sub(r'"[^"@]*"|(title|publisher|note|authority): .*', r"\1", one) for one in lines]


def test_both_tutorials_show_the_same_commands_and_edits() -> None:
    assert typed_in_tutorial("en") == typed_in_tutorial("ko")


# The page on history: what it says of moves is so.

WORDS = {
    "postponed": ChangeKind.POSTPONED,
    "brought forward": ChangeKind.BROUGHT_FORWARD,
    "narrowed": ChangeKind.NARROWED,
    "widened": ChangeKind.WIDENED,
}


def rows_of_moves(language: str) -> list[list[str]]:
    """The rows of the table of moves whose two sides are both a deadline."""
    rows = re.findall(r"^\| (\d{4}\S* \| \d{4}.*) \|$", text_of("history", language), re.MULTILINE)
    return [row.split(" | ") for row in rows]


def test_the_moves_of_the_table_are_called_and_counted_so() -> None:
    rows = rows_of_moves("en")

    said = [
        (WORDS[called.partition(":")[0].partition(",")[0]], int(days), slip == "yes")
        for _, _, called, days, slip in rows
    ]
    computed = [(*move_between(old, new), is_slip(old, new)) for old, new, *_ in rows]

    assert said == computed
    assert {kind for kind, *_ in said} == set(WORDS.values())


def is_slip(old: str, new: str) -> bool:
    kind, days = move_between(old, new)
    return kind is not None and Change(kind, "t/m", old, new, days).is_slip


def test_both_languages_show_the_same_moves() -> None:
    def moves(language: str) -> list[tuple[str, str, str]]:
        rows = rows_of_moves(language)
        return [(old, new, days.replace("△", "-")) for old, new, _, days, _ in rows]

    assert moves("en") == moves("ko") != []
