"""From values to text: the formats by their names, and what they have in common."""

import json
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from dnatrack.errors import DnatrackError, asking_for
from dnatrack.i18n import Text, tr
from dnatrack.model.frozen import Frozen
from dnatrack.terminal_text import CONTROL, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import ModuleType

    from dnatrack.formats.findings import FindingsContext
    from dnatrack.model.finding import Finding
    from dnatrack.reports.report import JsonValue, Report, Row, Table

    Render = Callable[[Sequence[Finding], FindingsContext], str]


# What a text is printed on.


class Page(Frozen):
    """Where a text goes: to a screen of `width` cells, or into a pipe or file.

    `has_colour` says whether colours and links may be used. A screen is cut to `max_rows`
    rows of each table, and to `height` lines, as far as a report can spare any; 0 is no limit.
    What is too wide folds, or is cut.
    """

    is_screen: bool = False
    has_colour: bool = False
    width: int = 80
    max_rows: int = 0
    height: int = 0
    folds: bool = True


REPORT_FORMATS = ("table", "json", "csv", "markdown", "html", "office")
_HOMES = {"lines": "plain", "narrow": "plain", "json": "data", "csv": "data", "codeowners": "data"}
"""The modules of the formats that are not called like theirs."""
_FOR_PROGRAMS = frozenset({"json", "csv"})
NARROW = 60
"""A screen of fewer cells has no room for columns."""


def render(report: "Report", form: str, page: Page) -> str:
    """`report` as text in the format named `form`; `table` is plain where nobody looks.

    A table for a screen is drawn; one that goes into a pipe or a file is aligned
    lines, which are never cut and cost far less for long lists.
    """
    shown = report if form in _FOR_PROGRAMS else report.for_people()
    shape = form
    if form == "table" and not (page.is_screen and page.width >= NARROW):
        shape = "narrow" if page.is_screen else "lines"
    drawn: Callable[[Report, Page], str] = getattr(
        import_module(f"{__name__}.{_HOMES.get(shape, shape)}"), f"render_{shape}"
    )
    return drawn(shown if shape == "html" else shown.for_format(draws=shape == "table"), page)


# Files that are no text, by libraries that not everybody has installed.

PDF, HWPX = "pdf", "hwpx"
_EXTRAS = {PDF: ("pdf", "weasyprint"), HWPX: ("office", "hwpx")}
"""The extra that each of them needs, and the library that it brings along."""


def optional_format(form: str) -> "ModuleType":
    """The module of the format named `form`.

    Raises:
        DnatrackError: its library is not installed, or lacks one of the system.
    """
    extra, library = _EXTRAS[form]
    try:
        with asking_for(library, extra, Text(f"{form} 파일을 만드는 데", f"{form} needs")):
            return import_module(f"{__name__}.{form}")
    except OSError as error:
        raise _without_pango(error) from None


def _without_pango(error: OSError) -> DnatrackError:
    said = printable(str(error).split(":", maxsplit=1)[0])
    return DnatrackError(
        Text(
            f"PDF에 필요한 시스템 라이브러리를 불러오지 못했습니다: {said}",
            f"PDF needs a library of the system that could not be loaded: {said}",
        ),
        Text(
            "pango를 설치하세요(`apt install libpango-1.0-0 libpangoft2-1.0-0 "
            "libharfbuzz-subset0`, `brew install pango`)",
            "install pango (`apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0`, "
            "`brew install pango`)",
        ),
    )


FINDINGS_FOR_PEOPLE = ("concise", "full")
_HOMES_OF_FINDINGS = {
    **dict.fromkeys(FINDINGS_FOR_PEOPLE, "findings"),
    **dict.fromkeys(("junit", "junit-gitlab"), "junit"),
    **dict.fromkeys(
        ("github", "gitlab", "json", "json-lines", "markdown", "sarif"), "findings_for_ci"
    ),
}
FINDINGS_FORMATS = tuple(sorted(_HOMES_OF_FINDINGS))


def format_named(name: str) -> "Render":
    """The format of that name: findings and their context to the text to be printed.

    The text is empty or ends with a line break.

    Raises:
        DnatrackError: there is no such format.
    """
    if name not in _HOMES_OF_FINDINGS:
        known = ", ".join(FINDINGS_FORMATS)
        raise DnatrackError(
            Text(f"`{name}` 출력 형식이 없습니다", f"there is no format `{name}`"),
            Text(f"사용할 수 있는 형식: {known}", f"formats: {known}"),
        )
    home = import_module(f"{__name__}.{_HOMES_OF_FINDINGS[name]}")
    render: Render = getattr(home, f"render_{name.replace('-', '_')}")
    return render


# What is shown of a table on a screen, and what is said about rows that are not.


def rows_on(page: Page, table: "Table") -> "tuple[Row, ...]":
    """The rows of `table` that are shown on `page`."""
    most = min(page.max_rows, table.most or page.max_rows)
    return table.rows[:most] if most else table.rows


def cut_rows(table: "Table", shown: int) -> Iterator[str]:
    """How many rows a screen does not show when `shown` are shown, and how to see them."""
    more = tr("(전체: `--limit 0`)", " (all: `--limit 0`)") if table.rows[shown:] else ""
    yield from (line + more for line in hidden_rows(table, shown))


def hidden_rows(table: "Table", shown: int) -> Iterator[str]:
    """How many rows of `table` are missing when `shown` of them are shown, if any are."""
    hidden = table.hidden + len(table.rows) - shown
    if hidden:
        yield tr(f"… 외 {hidden:,}건", f"… and {hidden:,} more")


# JSON that is safe to print and to read back, whatever the data holds.


def json_text(value: object, *, indent: int | None = 2) -> str:
    """`value` as JSON: Hangul as it is, what controls a terminal as an escape.

    Halves of characters, which strict readers refuse, become U+FFFD.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return "\n".join(CONTROL.sub(_escape, line) for line in text.split("\n"))


def _escape(match: re.Match[str]) -> str:
    if "\ud800" <= match[0] <= "\udfff":
        return "\\ufffd"
    return json.dumps(match[0])[1:-1] if match[0] != "\x7f" else "\\u007f"


# What a report was made from, in a last line that only programs read.
#
# A comment of HTML, which Markdown takes for one, too.

_START = "<!-- dnatrack "
_COMMENT = re.compile(rf"^{re.escape(_START)}(\{{.*\}}) -->$", re.MULTILINE)
_MARKUP = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def stamp(report: "Report") -> str:
    """The last line of a document; empty where it is not known what the report was made from."""
    if report.made_from is None:
        return ""
    said = json_text({"format": report.form, **report.made_from}, indent=None)
    for one, escape in _MARKUP.items():
        said = said.replace(one, escape)
    return f"{_START}{said} -->"


def stamp_in(text: str) -> "Mapping[str, JsonValue] | None":
    """What a document was made from: of JSON its `made_from`, else its last stamp; else None."""
    if found := _MARK.findall(text):
        return _made_from(found[-1].split())
    found = _COMMENT.findall(text)
    value = _object(found[-1]) if found else _object(text).get("made_from")
    return value if isinstance(value, dict) and value else None


# The same as a last line that people may read, in a document that is plain text: words in
# this order, a state of the data as its day and commit, `-` for what is not known.

_MARK = re.compile(r"^※ [^\n]*: (dnatrack-[a-z]+/\d+(?: \S+){6}(?: uncommitted)?)$", re.MULTILINE)
_WORDS, _STATES = ("version", "as", "lang"), ("earlier", "since", "until")


def mark(report: "Report") -> str:
    """The last line of a plain text; empty where it is not known what it was made from."""
    made = report.made_from
    if made is None:
        return ""
    said = [report.form, *(str(made.get(key, "-")) for key in _WORDS)]
    said += [_state_mark(made.get(key)) for key in _STATES]
    said += ["uncommitted"] if made.get("is_committed") is False else []
    label = tr("작성 도구·자료 버전(재현용 표식)", "Tool and data, to make it again")
    return printable(f"※ {label}: {' '.join(said)}")


def _state_mark(state: "JsonValue") -> str:
    if not isinstance(state, Mapping):
        return "-"
    return f"{state.get('on') or '-'}@{state.get('commit') or '-'}"


def _made_from(words: list[str]) -> "Mapping[str, JsonValue]":
    form, *said = words
    states = zip(_STATES, said[3:6], strict=True)
    return {
        "format": form,
        **dict(zip(_WORDS, said[:3], strict=True)),
        "is_committed": len(said) == len(_WORDS) + len(_STATES),
        **{key: None if of == "-" else _state_in(of) for key, of in states},
    }


def _state_in(said: str) -> "Mapping[str, JsonValue]":
    day, _, commit = said.partition("@")
    return {"commit": None if commit == "-" else commit, "on": day}


def _object(text: str) -> "dict[str, JsonValue]":
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
