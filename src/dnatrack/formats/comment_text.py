"""Text from data in a comment of a pull request: neither markup nor a call to anybody."""

import re

from dnatrack.formats.reports.markdown import escape

MARKER = "<!-- dnatrack-summary -->"
"""By what a comment of ours is found again, so that it is renewed and not written twice."""

LARGEST_COMMENT = 65_000
"""A little less than what GitHub takes."""

_CALL = re.compile("@")
_LONGEST = 300


def comment_text(text: str) -> str:
    """`text` as Markdown that shows just this text, cut where it has no end."""
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return _CALL.sub("<span>@</span>", escape(shown))


def size_of(text: str) -> int:
    """How long a comment is, as GitHub counts: a character beyond the first 65,536 twice."""
    return len(text.encode("utf-16-le")) // 2
