"""One format per file: a report to text. Any report works with any format."""

from importlib import import_module
from typing import TYPE_CHECKING

from dnatrack.formats.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from dnatrack.reports.report import Report

REPORT_FORMATS = ("table", "json", "csv", "markdown", "html", "office")
_FOR_PROGRAMS = frozenset({"json", "csv"})
NARROW = 60
"""A screen of fewer cells has no room for columns."""


def render(report: "Report", form: str, page: Page) -> str:
    """`report` as text in the format named `form`; `table` is plain where nobody looks.

    A table for a screen is drawn; one that goes into a pipe or a file is aligned
    lines, which are never cut and cost far less for long lists.
    """
    shown = report if form in _FOR_PROGRAMS else report.for_people()
    module = _for_page(page) if form == "table" else form
    drawn: Callable[[Report, Page], str] = getattr(
        import_module(f"{__name__}.{module}"), f"render_{module}"
    )
    return drawn(shown.for_format(draws=module == "table"), page)


def _for_page(page: Page) -> str:
    if not page.is_screen:
        return "lines"
    return "table" if page.width >= NARROW else "narrow"
