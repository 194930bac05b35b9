from collections.abc import Sequence

from hypothesis import given
from markdown_it import MarkdownIt  # rich brings it along

from dnatrack.formats.findings import Older
from dnatrack.formats.markdown import size_of
from dnatrack.model.finding import Finding
from tests.formats.findings.found import ERROR, FINDINGS, HOSTILE, NOTE, WARNING, rendered

READER = MarkdownIt("commonmark", {"html": True}).enable("table")


def rows(text: str) -> list[list[str]]:
    """The cells of the one table, as a reader of Markdown sees them."""
    cells: list[list[str]] = []
    for token in READER.parse(text):
        if token.type == "tr_open":
            cells.append([])
        elif token.type == "inline" and cells and token.level > 3:
            shown = (one.content for one in token.children or [] if one.type != "html_inline")
            cells[-1].append("".join(shown))
    return cells


def test_a_finding_is_a_row_the_worst_first() -> None:
    text = rendered("markdown", [NOTE, ERROR])

    assert rows(text) == [
        ["severity", "where", "what", "help", "rule"],
        [
            "error",
            "data/tasks/dg-2-4.yaml:3:6",
            "`2020.13` is no date",
            "write it as 2020-12",
            "impossible-date",
        ],
        ["note", "data/sources.yaml:1:1", "another title", "", "title-changed"],
    ]
    assert text.startswith("35 files read: 1 error, 0 warnings, 1 note.\n")


def test_what_was_there_before_comes_last_and_says_so() -> None:
    text = rendered("markdown", [ERROR, WARNING], older=Older(1, 0, frozenset({ERROR})))

    assert [row[0] for row in rows(text)] == ["severity", "warning", "error (before)"]


def test_a_title_is_no_markup_and_calls_nobody() -> None:
    text = rendered("markdown", [HOSTILE])

    assert rows(text)[1][2] == (
        "title ::error file=x::forged ##[error]forged %0A | <b>@minister</b>"
    )
    assert "@minister" not in text


def test_without_findings_there_is_no_table() -> None:
    assert rendered("markdown", []) == "35 files read, nothing wrong.\n"


def test_rows_that_have_no_room_are_counted() -> None:
    text = rendered("markdown", [ERROR] * 1000, room=5000)

    shown = len(rows(text)) - 1
    assert size_of(text) <= 5000
    assert shown > 10
    assert text.endswith(f"\n{1000 - shown:,} more.\n")


@given(FINDINGS)
def test_every_finding_has_a_row_with_all_its_cells(findings: Sequence[Finding]) -> None:
    found = rows(rendered("markdown", findings))

    assert [len(one) for one in found] == ([5] * (len(findings) + 1) if findings else [])
