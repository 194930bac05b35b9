"""Writes the documents as static pages, in the look of the site, into `build/docs-site`.

Every Markdown document of the repository, and the rules and the commands, each on one page.
Paths stay as they are, so that a link to `a.md` is one to `a.html`.
"""

import posixpath
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dnatrack.formats.html import TEMPLATES, environment, style_sheet
from dnatrack.site.page import own_file
from dnatrack.version import __version__
from tools.generate_docs import references
from tools.running import ROOT

OWN = Path(__file__).parent / "templates"
SITE = ROOT / "build/docs-site"
_FOREIGN = re.compile(r"^[a-z]+:|^#")
MENU = {
    "ko": (
        ("docs/tutorial.ko.html", "따라 하기"),
        ("docs/commands.ko.html", "명령"),
        ("docs/rules.ko.html", "점검 규칙"),
        ("docs/data-format.ko.html", "자료 파일"),
        ("docs/reference.ko.html", "종료 코드, 형식, 언어"),
        ("docs/index.html", "모든 문서"),
    ),
    "en": (
        ("docs/tutorial.en.html", "Tutorial"),
        ("docs/commands.en.html", "Commands"),
        ("docs/rules.en.html", "Rules"),
        ("docs/data-format.en.html", "Data files"),
        ("docs/reference.en.html", "Codes, formats, languages"),
        ("docs/index.html", "All documents"),
    ),
}


class Source(NamedTuple):
    """A document: its path below the root of the repository, and its Markdown."""

    path: str
    text: str

    @property
    def language(self) -> str:
        """The language it is written in."""
        return "ko" if ".ko." in self.path else "en"

    @property
    def twin(self) -> str:
        """The path of the same document in the other language, which may not be there."""
        if self.path.startswith("README"):
            return "README.md" if self.language == "ko" else "README.ko.md"
        here, there = (".ko.", ".en.") if self.language == "ko" else (".en.", ".ko.")
        return self.path.replace(here, there) if here in self.path else ""


def sources() -> Iterator[Source]:
    """Every document, those that are made of the code among them."""
    for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")):
        yield Source(path.relative_to(ROOT).as_posix(), path.read_text("utf-8"))
    for one in references():
        yield Source(one.path.removeprefix("build/"), one.text)
    folder = ROOT / "docs/adr"
    links = (f"- [{_title(one)}]({one.name})" for one in sorted(folder.glob("*.md")))
    yield Source("docs/adr/README.md", "\n".join(("# Decisions", "", *links)))


def _title(document: Path) -> str:
    return document.read_text("utf-8").partition("\n")[0].removeprefix("# ")


def page_of(path: str) -> str:
    """The path of the page of a document; that of a folder's first one is `index`."""
    return re.sub(r"(^|/)README(?=[.])", r"\1index", path).removesuffix(".md") + ".html"


def anchor(heading: str) -> str:
    """The anchor that GitHub makes of a heading."""
    return re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-")


def site_files() -> Iterator[tuple[str, bytes]]:
    """Every file of the site: its path, and what is in it."""
    known = {one.path: one for one in sources()}
    wanted: list[str] = []
    for one in known.values():
        yield page_of(one.path), _page(one, known, wanted).encode()
    # What documents lead to besides, and what that leads to; a folder is a page that lists it.
    for place in wanted:
        if (ROOT / place).is_dir():
            listing = _listing(place)
            yield page_of(listing.path), _page(listing, known, wanted).encode()
        else:
            yield place, (ROOT / place).read_bytes()
    css = style_sheet() + own_file("site.css") + (OWN / "document.css").read_text("utf-8")
    yield "style.css", css.encode()


def _listing(folder: str) -> Source:
    names = sorted(one.name for one in (ROOT / folder).iterdir() if one.name[0] not in "._")
    links = (f"- [{one}]({one})" for one in names)
    return Source(f"{folder}/README.md", "\n".join((f"# {folder}", "", *links)))


def _page(source: Source, known: Mapping[str, Source], wanted: list[str]) -> str:
    tokens = _markdown().parse(source.text)
    title = source.path
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        if token.type == "heading_open" and following is not None:
            words = "".join(one.content for one in following.children or ())
            token.attrSet("id", anchor(words))
            title = words if token.tag == "h1" else title
        for one in (token, *(token.children or ())):
            _lead(one, source.path, known, wanted)
    _label_cells(tokens)
    path = page_of(source.path)
    text = _markdown().renderer.render(tokens, _markdown().options, {})
    return (
        _template()
        .get_template("document.html")
        .render(
            title=title,
            text=Markup(text),  # noqa: S704 - ours
            language=source.language,
            path=path,
            twin=page_of(source.twin) if source.twin in known else "",
            root="../" * path.count("/"),
            home=page_of("README.ko.md" if source.language == "ko" else "README.md"),
            menu=MENU[source.language],
            version=__version__,
        )
    )


def _lead(token: Token, path: str, known: Mapping[str, Source], wanted: list[str]) -> None:
    """Have a link or a picture lead to the page, or to a copy of the file."""
    name = {"link_open": "href", "image": "src"}.get(token.type)
    to = str(token.attrGet(name) or "") if name else ""
    if name is None or _FOREIGN.match(to):
        return
    file, mark, part = to.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), file))
    document = target if target in known else f"{target}/README.md"
    if document not in known and target not in wanted:
        wanted.append(target)
    if document in known or (ROOT / target).is_dir():
        target = page_of(document)
    here = posixpath.dirname(page_of(path))
    token.attrSet(name, posixpath.relpath(target, here or ".") + mark + part)


def _label_cells(tokens: list[Token]) -> None:
    """Name each cell by its column, for narrow screens, and align it by a class."""
    headings: list[str] = []
    column = 0
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        if token.type == "thead_open":
            headings = []
        elif token.type == "tr_open":
            column = 0
        elif token.type in {"th_open", "td_open"} and following is not None:
            if "right" in str(token.attrs.pop("style", "")):
                token.attrSet("class", "right")
            if token.tag == "th":
                headings.append(following.content)
            else:
                token.attrSet("data-label", headings[column])
            column += 1


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table")
    markdown.normalizeLink = str  # type: ignore[assignment]  # an anchor in Hangul stays one
    return markdown


@cache
def _template() -> Environment:
    return environment(OWN, TEMPLATES)


def main() -> None:
    """Write all of it, in place of what was there."""
    shutil.rmtree(SITE, ignore_errors=True)
    for path, content in site_files():
        file = SITE / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    print(f"{SITE.relative_to(ROOT)}/index.html")


if __name__ == "__main__":
    main()
