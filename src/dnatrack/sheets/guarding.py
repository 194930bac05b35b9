"""Texts that a spreadsheet would take for a formula when it opens a CSV file."""

import re

_FORMULA = re.compile("'*[=+\\-@＝＋－＠]")


def guard(text: str) -> str:
    """`text` behind an apostrophe where a spreadsheet would take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """The text that `guarded` made `text` of."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
