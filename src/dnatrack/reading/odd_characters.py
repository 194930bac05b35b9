"""The characters that have no business in a data file, or only in its texts.

Most constants are the inside of a regular expression's `[…]`.
"""

CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
LINE_BREAKS = "\x85\u2028\u2029"
"""Line breaks to YAML and to Python, but not to editors and git."""

BIDI_CONTROLS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
BYTE_ORDER_MARK = "\ufeff"
DAMAGE = "\ufff9-\ufffd"
"""What a failed conversion leaves behind."""

NO_CHARACTERS = "\ud800-\udfff\ufffe\uffff"

FORBIDDEN = CONTROLS + LINE_BREAKS + BIDI_CONTROLS + BYTE_ORDER_MARK + DAMAGE + NO_CHARACTERS

ZERO_WIDTH = "\xad\u180e\u200b\u200c\u2060-\u2064\U000e0000-\U000e007f"
HANGUL_FILLERS = "\u115f\u1160\u3164\uffa0"
PRIVATE_USE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
"""Shown by one font only: what word processors paste for their own symbols."""

NARROW_BLANKS = "\xa0\u1680\u2000-\u200a\u202f\u205f"
IDEOGRAPHIC_SPACE = "\u3000"
WIDE_BLANKS = NARROW_BLANKS + IDEOGRAPHIC_SPACE
"""Blanks that a person cannot tell from a space, and that YAML takes for letters."""

BLANKS = (
    " \t\xa0\u1680"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000"
)
"""The same and ordinary ones, each by itself: what may be stripped from a text."""

CONFLICT_SIGNS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
"""What the lines begin with by which git marks a conflict."""

WIDE_COLON, WIDE_COMMA = "：", "，"
WIDE_DASHES = "－–−"

OPENING_QUOTES = "“”„‟‘’‚‛＂＇"
CLOSING_QUOTES = "”“‟’‘‛＂＇"
