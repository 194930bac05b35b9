"""JSON that is safe to print and to read back, whatever the data holds."""

import json
import re

from dnatrack.terminal_text import CONTROL


def json_text(value: object, *, indent: int | None = 2) -> str:
    """`value` as JSON: Hangul as it is, what controls a terminal as an escape.

    Halves of characters, which strict readers refuse, become U+FFFD.
    """
    lines = json.dumps(value, ensure_ascii=False, indent=indent).split("\n")
    return "\n".join(line if line.isprintable() else CONTROL.sub(_escape, line) for line in lines)


def _escape(match: re.Match[str]) -> str:
    if "\ud800" <= match[0] <= "\udfff":
        return "\\ufffd"
    return json.dumps(match[0])[1:-1] if match[0] != "\x7f" else "\\u007f"
