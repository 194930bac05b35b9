"""A report as a PDF on A4: tagged for screen readers (PDF/UA-1), with its data attached.

The data are those of `json`: a program need not read pages, and what the report was made from
is said there.
"""

import io
import logging
import re
import warnings
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from datetime import UTC, datetime
from hashlib import sha256
from typing import NamedTuple

from dnatrack.formats import Page, render
from dnatrack.formats.html import TEMPLATES, fill_page, style_sheet
from dnatrack.i18n import tr
from dnatrack.reports.report import Report

# It prints where a library of the system is missing, and warns of one that it may want later.
with redirect_stdout(io.StringIO()), warnings.catch_warnings(action="ignore"):
    from weasyprint import HTML, Attachment

_DATA = "report.json"
_MOST_DATA = 64 * 1024 * 1024
_MANY_COLUMNS = 9
_EMBEDDED = re.compile(rb"/Type\s*/EmbeddedFile\b[^\x80-\xff]{0,1000}?>>\s*stream\r?\n")
_NO_GLYPH = re.compile(r"\(U\+([0-9A-F]+)\)$")


class Paper(NamedTuple):
    """A PDF, and the characters in it that no font of this machine has."""

    content: bytes
    unknown: str


def render_pdf(report: Report) -> Paper:
    """`report` as a PDF in the language in force.

    The same report, fonts and version of WeasyPrint give the same bytes.
    """
    day, tool = _origin(report)
    style = style_sheet() + (TEMPLATES / "paper.css").read_text("utf-8")
    shown = report.for_people()
    more = {"day": day, "tool": tool, "many": _MANY_COLUMNS}
    page = fill_page("paper.html", shown, style, **more)
    data = render(report, "json", Page())
    with _unknown_characters() as unknown:
        content = HTML(string=page, url_fetcher=_fetch_nothing).write_pdf(
            pdf_variant="pdf/ua-1",
            pdf_identifier=sha256(data.encode()).hexdigest()[:32].encode(),
            attachments=[_attached(data, day)],
        )
    return Paper(content, "".join(sorted(unknown)))


def data_in(content: bytes) -> str | None:
    """The data attached to a PDF, as text; None where there are none that can be read."""
    found = _EMBEDDED.search(content)
    if found is None:
        return None
    packed = zlib.decompressobj()
    try:
        data = packed.decompress(content[found.end() :], _MOST_DATA)
        return data.decode("utf-8") if packed.eof else None
    except (zlib.error, UnicodeDecodeError):
        return None


def _origin(report: Report) -> tuple[str, str]:
    """The day that a report is as of, which stands for the clock, and the tool."""
    made = report.made_from or {}
    until = made.get("until")
    day = until.get("on") if isinstance(until, Mapping) else None
    return str(day or ""), f"dnatrack {made.get('version', '')}".strip()


def _attached(data: str, day: str) -> Attachment:
    at = datetime.fromisoformat(day or "1970-01-01").replace(tzinfo=UTC)
    what = tr("이 보고서의 자료(JSON)", "The data of this report (JSON)")
    return Attachment(
        string=data, name=_DATA, description=what, created=at, modified=at, relationship="Data"
    )


def _fetch_nothing(url: str, *_: object, **__: object) -> object:
    """A page needs nothing from elsewhere, and gets nothing."""
    raise ValueError(url)


@contextmanager
def _unknown_characters() -> Iterator[set[str]]:
    """Collect the characters that no font has, which WeasyPrint only logs."""
    found: set[str] = set()

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if named := _NO_GLYPH.search(record.getMessage()):
                found.add(chr(int(named[1], 16)))

    logger, listener = logging.getLogger("weasyprint"), Listener()
    logger.addHandler(listener)
    try:
        yield found
    finally:
        logger.removeHandler(listener)
