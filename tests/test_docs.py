"""The documents lead to files and headings that exist, and say the same in both languages."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"))
)


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
