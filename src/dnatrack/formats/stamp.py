"""What a report was made from, in a last line that only programs read.

A comment of HTML, which Markdown takes for one, too.
"""

import json
import re
from collections.abc import Mapping

from dnatrack.formats.json_text import json_text
from dnatrack.reports.report import JsonValue, Report

_START = "<!-- dnatrack "
_COMMENT = re.compile(rf"^{re.escape(_START)}(\{{.*\}}) -->$", re.MULTILINE)
_MARKUP = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def stamp(report: Report) -> str:
    """The last line of a document; empty where it is not known what the report was made from."""
    if report.made_from is None:
        return ""
    said = json_text({"format": report.form, **report.made_from}, indent=None)
    for one, escape in _MARKUP.items():
        said = said.replace(one, escape)
    return f"{_START}{said} -->"


def stamp_in(text: str) -> Mapping[str, JsonValue] | None:
    """What a document was made from: of JSON its `made_from`, else its last stamp; else None."""
    found = _COMMENT.findall(text)
    value = _object(found[-1]) if found else _object(text).get("made_from")
    return value if isinstance(value, dict) and value else None


def _object(text: str) -> dict[str, JsonValue]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
