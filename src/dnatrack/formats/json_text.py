"""JSON that is safe to print and to read back, whatever the data holds."""

import json
import re

_UNSAFE = re.compile(
    "[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)


def json_text(value: object, *, indent: int | None = 2) -> str:
    """`value` as JSON: Hangul as it is, what controls a terminal as an escape."""
    shown = json.dumps(value, ensure_ascii=False, indent=indent)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", shown)
