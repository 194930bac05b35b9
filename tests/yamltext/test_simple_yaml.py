import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.yamltext.parse import NextEvent, YamlText, fast_events, read_yaml, slow_events
from dnatrack.yamltext.simple_yaml import read_simple
from dnatrack.yamltext.value import Value
from tests.yamltext.said import FILE

# What stands on one line, after any indentation: most of it usual, some of it not.
BEGINNINGS = ("", "- ", "-  ", "a: ", "b: ", "c:", "d:", "- e: ", "- f:", "# ", "a/b.c-d_1: ")
ENDINGS = (
    *("", "x", "x y", "12:30", "a#b", "x # y", "'it''s'", '"x"', "''", "[]", "[ ]", "[ x , y ]"),
    *("{}", "{ x: y , z: 'x' }", "[x, 'y, z']", "{x: {y: z, w: [v]}}", "{x: {y: {z: w}}}"),
    *(">-\n    x", ">-\n      x: y\n      # z", ">-\n  x '\n", ">- # y", ">-\n\n    x"),
    *(">-\n    x\n\n    y", ">-\n   x\n    y", ">-\n    x \n    y", "https://x.y/?z=1#a"),
    *("{ko: 가, en: 'n, m'}", "{x: [y, z]}", "x  ", "'x' # y", "null", "~", "x: y", "[x", "{x}"),
    *("{x: y, x: z}", "'x", "'x' y", "'x'#y", "&x y", "*x", "!x", "|", ">-", "-", "- x", "?"),
    *(": x", "[x: y]", "{x:y}", "[[x]]", "---", "...", "%x", "<<: x", '"\\n"', "\t"),
)
LINES = st.tuples(st.sampled_from((0, 0, 2, 2, 4, 1)), *map(st.sampled_from, (BEGINNINGS, ENDINGS)))


def libyaml(text: str) -> NextEvent:
    """Its events, where `fast_events` itself may not be asked."""
    return fast_events(text)


@given(st.lists(LINES, max_size=8))
def test_what_is_read_line_by_line_is_what_a_parser_reads(
    lines: list[tuple[int, str, str]],
) -> None:
    text = "\n".join(f"{' ' * indent}{begin}{end}" for indent, begin, end in lines)
    value = read_simple(text)

    if value is not None:
        assert read_yaml(FILE, text, events_of=libyaml) == YamlText(value, ())
        assert read_yaml(FILE, text, events_of=slow_events) == YamlText(value, ())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: b", {"a": "b"}),
        ("# x\na:  b # c\n\nd: 'it''s'  # e\n", {"a": "b", "d": "it's"}),
        ("a:\nb:\n- c\n- d: e\n  f: ''\n", {"a": None, "b": ["c", {"d": "e", "f": ""}]}),
        ("a:\n  - b:\n    - c\n    d: [x, 'y, z']\n", {"a": [{"b": ["c"], "d": ["x", "y, z"]}]}),
        ('a: {ko: 가, en: "n", s: [x, y]}\n', {"a": {"ko": "가", "en": "n", "s": ["x", "y"]}}),
        (
            "a:\n  b:\n    c: 12:30\nd: http://x/#y\n",
            {"a": {"b": {"c": "12:30"}}, "d": "http://x/#y"},
        ),
        ("- a\n- b: c\n  d:\n  - e\n", ["a", {"b": "c", "d": ["e"]}]),
        ("a: []\nb: {}\n", {"a": [], "b": {}}),
        ("- {on: x, a: {ko: 가, en: y's}}\n", [{"on": "x", "a": {"ko": "가", "en": "y's"}}]),
        ("a:\n- b: >-\n    x: 'y'\n    # z\n  c: d\n", {"a": [{"b": "x: 'y' # z", "c": "d"}]}),
        ("a: >-\n  x", {"a": "x"}),
    ],
)
def test_usual_text_needs_no_parser(text: str, value: Value) -> None:
    assert read_simple(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- a\nb: c\n",
        "a: b\n- c\n",
        " a: b\n",
        "a: b\n  c\n",
        "a: b\n  c: d\n",
        "a: |\n  b\n",
        "a: >\n  b\n",
        "a: >-\n  b\n\n  c\n",
        "a: >-\n  b\n   c\n",
        "a: >-\n  b \n  c\n",
        "a:\n  - b: >-\n    c\n",
        "a: >-\nb: c\n",
        "a: {b: {c: {d: e}}}\n",
        "a: b\na: c\n",
        "a: {b: c, b: d}\n",
        "a: b: c\n",
        "a: 'b\n  c'\n",
        "a: b\n c: d\n",
        "a:\n  b:\n- c\n",
        "a: b\u2028c: d\n",
        "a: \u3000\n",
        "a: &b c\n",
        "<<: a\n",
        "---\na: b\n",
        "".join(f"{' ' * depth}a:\n" for depth in range(21)),
        "".join(f"a{number}:\n" for number in range(5_001)),
    ],
)
def test_unusual_text_is_left_to_a_parser(text: str) -> None:
    assert read_simple(text) is None
