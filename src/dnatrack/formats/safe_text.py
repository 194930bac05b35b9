"""Text from outside, made fit for a terminal: everything that prints data goes through here."""

import re

# Written as numbers: in the source they would do to a reader what they are kept from here.
_CONTROLS = (
    (0x00, 0x1F),
    (0x7F, 0x9F),
    (0x061C, 0x061C),  # a bidi mark
    (0x180E, 0x180E),  # no width
    (0x200B, 0x200B),  # no width
    (0x200E, 0x200F),  # bidi marks
    (0x2028, 0x202E),  # separators of lines and paragraphs; bidi embeddings and overrides
    (0x2060, 0x206F),  # no width; bidi isolates; deprecated format characters
    (0xD800, 0xDFFF),  # halves of a character: no output encoding takes them
    (0xFEFF, 0xFEFF),  # no width
    (0xFFF9, 0xFFFB),  # annotations
    (0xE0000, 0xE0FFF),  # tags, which hide text in text
)
CONTROL = re.compile("[" + "".join(f"{chr(one)}-{chr(last)}" for one, last in _CONTROLS) + "]")
"""One character that controls a terminal, hides, or reorders what stands around it."""

_BREAKS = re.compile(r"\r\n|[\n\t]")


def printable(text: str) -> str:
    r"""`text` on one line, without any character that controls a terminal.

    Line breaks and tabs become a blank each; every other control, bidi, invisible or
    broken character becomes a visible escape such as `\x1b` or `\u202e`.
    """
    if text.isascii() and text.isprintable():  # Python calls hidden tags printable, too
        return text
    return CONTROL.sub(_escape, _BREAKS.sub(" ", text))


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code <= 0xFF:  # noqa: PLR2004 - what two digits can say
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004
