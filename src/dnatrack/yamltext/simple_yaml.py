"""The YAML that nearly all files are written in, read line by line: faster than any parser.

What is told here is what `parse` would tell. Whatever is the least unusual is left to it.
"""

import re

from dnatrack.yamltext.refusals import MAX_DEPTH, MAX_NODES
from dnatrack.yamltext.value import Value

# A line is `key: value`, `- value`, `- key: value`, a comment, or blank. A value is on this
# line as a whole: a text, or a list or mapping of texts in brackets, where a mapping may hold
# such mappings; or it is a folded text (`>-`), which is read as if it stood there in quotes.

_KEY = r"[A-Za-z0-9_][A-Za-z0-9_./-]{0,99}+"
_QUOTED = r"""'(?:[^'\n]++|'')*+'|"[^"\\\n]*+\""""
_FIRST = r"""[^ \n\-?:,\[\]{}#&*!|>'"%@`]"""
_PLAIN = rf"{_FIRST}(?:[^:#\n]++|:(?=[^ \n])|(?<=[^ ])#)*+"
# Inside brackets colons are left out: libyaml has not always read them in the same way.
_IN_BRACKETS = rf"{_QUOTED}|{_FIRST}[^:#?,\[\]{{}}\n]*+"
_LIST = rf"\[ *+(?:(?:{_IN_BRACKETS}) *+(?:, *+(?:{_IN_BRACKETS}) *+)*+)?+\]"
_ENTRY = rf"{_KEY}: ++(?:{_LIST}|{_IN_BRACKETS}) *+"
_INNER = rf"{{ *+(?:{_ENTRY}(?:, *+{_ENTRY})*+)?+}}"
_OUTER_ENTRY = rf"{_KEY}: ++(?:{_LIST}|{_INNER}|{_IN_BRACKETS}) *+"
_MAPPING = rf"{{ *+(?:{_OUTER_ENTRY}(?:, *+{_OUTER_ENTRY})*+)?+}}"

_LINE = re.compile(
    rf"^( *+)(?:#.*+|(- ++)?+(?:({_KEY}):(?= |$) *+)?+({_QUOTED}|{_LIST}|{_MAPPING}|{_PLAIN})?+"
    r" *+(?:(?<= )#.*+)?+)$",
    re.MULTILINE,
)
_TEXTS_OF = re.compile(_IN_BRACKETS)
_ENTRIES_OF = re.compile(rf"({_KEY}): ++({_LIST}|{_INNER}|{_IN_BRACKETS})")
_FOLDED = re.compile(
    rf"^( *+)(- ++)?+({_KEY}): ++>- *+\n(( ++)[^ \n].*+(?:\n\5[^ \n].*+)*+)", re.MULTILINE
)
_NEXT = re.compile(r"\n( *+)(?=[^ \n])|\n?\Z")

_BEFORE_NODES = "::-,[{"
"""What stands before each node; a colon counts twice, since a key does, too."""
_OPENS = frozenset("'\"[{")
_DEEPEST = MAX_DEPTH - 4
"""Inside stand an item, which may be a mapping, and lists in mappings in brackets."""

_Open = list[Value] | dict[str, Value]
_Stack = list[tuple[int, _Open]]
"""What is still open, each with the column that its entries begin in."""


class _UnusualError(Exception):
    """More than is understood here."""


def read_simple(text: str) -> Value:
    """The one mapping or list of `text`; None where a parser has to be asked, for whatever reason.

    `text` is in NFC.
    """
    if 2 * len(text) > MAX_NODES and sum(map(text.count, _BEFORE_NODES)) >= MAX_NODES:
        return None
    # What cannot be printed may be a line break.
    if not text.replace("\n", "").isprintable():
        return None
    try:
        shown = _FOLDED.sub(_in_quotes, text) if ">-" in text else text
        lines = _LINE.findall(shown)
        return (_fold(lines) or None) if len(lines) > shown.count("\n") else None
    except _UnusualError:
        return None


def _in_quotes(folded: re.Match[str]) -> str:
    """The key of a folded text, with the text behind it on the same line."""
    indent, dash, key, text, inside = folded.groups("")
    column = len(indent + dash)
    following = _NEXT.match(folded.string, folded.end())
    if following is None or len(following[1] or "") > column or len(inside) <= column:
        raise _UnusualError
    if " \n" in f"{text}\n":
        raise _UnusualError
    quoted = text.strip(" ").replace(f"\n{inside}", " ").replace("'", "''")
    return f"{indent}{dash}{key}: '{quoted}'"


def _fold(lines: list[tuple[str, str, str, str]]) -> _Open:
    root: _Open = [] if next((dash for _, dash, key, _ in lines if dash or key), "") else {}
    column, around, awaiting = 0, root, ""
    stack: _Stack = [(column, root)]
    for indent, dash, key, text in lines:
        if not dash and not key:
            if text:
                raise _UnusualError
            continue
        here = len(indent)
        if here != column or (awaiting if dash else type(around) is list):
            column, around = _turn(stack, here, awaiting, is_item=bool(dash))
        # Nearly all values are plain words: these are taken without a call.
        is_plain = text and text[0] not in _OPENS and text[-1] != " "
        value = text if is_plain else _value(text)
        if dash:
            if type(around) is not list:
                raise _UnusualError
            around.append({} if key else value)
            if key:
                column, around = here + len(dash), around[-1]  # type: ignore[assignment]
                stack.append((column, around))
        if key:
            if key in around:
                raise _UnusualError
            around[key] = value  # type: ignore[call-overload] # a list takes no key
        awaiting = "" if text else key
    return root


def _turn(stack: _Stack, here: int, awaiting: str, *, is_item: bool) -> tuple[int, _Open]:
    """What an entry that begins in another column belongs to: opened by it, or open already."""
    column, around = stack[-1]
    if here > column or (here == column and is_item and awaiting):
        if not awaiting or type(around) is list or len(stack) > _DEEPEST:
            raise _UnusualError
        inside: _Open = [] if is_item else {}
        around[awaiting] = inside  # type: ignore[call-overload] # it is a mapping
        stack.append((here, inside))
        return stack[-1]
    while len(stack) > 1 and (here < column or (type(around) is list and not is_item)):
        stack.pop()
        column, around = stack[-1]
    if here != column or (type(around) is list) is not is_item:
        raise _UnusualError
    return stack[-1]


def _value(text: str) -> Value:
    sign = text[:1]
    if sign not in _OPENS:
        return text.rstrip(" ") or None
    if sign == "'":
        return text[1:-1].replace("''", "'")
    if sign == '"':
        return text[1:-1]
    return _list(text) if sign == "[" else _mapping(text)


def _list(text: str) -> Value:
    inside = text[1:-1].strip(" ")
    if "'" in inside or '"' in inside:
        return [_value(one) for one in _TEXTS_OF.findall(inside)]
    return [one.strip(" ") for one in inside.split(",")] if inside else []


def _mapping(text: str) -> Value:
    entries = _ENTRIES_OF.findall(text, 1)
    found: dict[str, Value] = {
        key: _value(one) if one[0] in _OPENS or one[-1] == " " else one for key, one in entries
    }
    if len(found) != len(entries):
        raise _UnusualError
    return found
