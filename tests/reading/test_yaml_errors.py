import pytest

from dnatrack.yamltext.parse import read_yaml, slow_events
from tests.reading.said import FILE, places, said_of, words_of

MISTAKES = [
    ("title: [가칭] 모바일\nid: a\n", "1:13-16", "text after the closing bracket"),
    ("title: {가칭} 모바일\nid: a\n", "1:13-16", "text after the closing bracket"),
    ("title: 디지털 혁신: 국민비서\n", "1:14-15", "a `: ` within a value without quotes"),
    ("- title: 디지털 혁신: 국민비서\n", "1:16-17", "a `: ` within a value without quotes"),
    ("title: 비고:\n", "1:10-11", "a `: ` within a value without quotes"),
    ('title: "디지털" 혁신\n', "1:14-16", "text after the closing quote"),
    ("a: [b, c\nd: e\n", "1:4-5", "the `[` opened here is not closed"),
    ("a: {b: c\nd: e\n", "1:4-5", "the `{` opened here is not closed"),
    ("a: {ko: 과제 #3, en: x}\nb: c\n", "1:4-5", "the `{` opened here is not closed"),
    ("a: [b, [c]", "1:4-5", "the `[` opened here is not closed"),
    ("a: b]\nc: ]\n", "2:4-5", "a value is expected here"),
    ("a: [b,, c]\n", "1:7-8", "a value is expected here"),
    ("a: [b}\n", "1:4-5", "a `,` or the closing bracket is missing after the one opened here"),
    ("due 2020-03\na: b\n", "1:1-12", "this line has not the form `name: value`"),
    ("a: b\ndue:2020-03\nc: d\n", "2:1-12", "no blank after the `:`"),
    ("a: b\n이어지는 글\n", "2:1-7", "this line has not the form `name: value`"),
    ("a: >\nb\n", "2:1-2", "this line has not the form `name: value`"),
    ("title: 디지털\n  due: 2020\n", "2:3-12", "`due: 2020` is indented deeper than the line"),
    ("a:\n  b: c\n   d: e\n", "3:4-8", "`d: e` is indented deeper than the line"),
    ("a:\n    b: c\n  d: e\n", "3:3-4", "the indentation does not fit the lines before"),
    ("a:\n  - b\n  c: d\n", "3:3-4", "the indentation does not fit the lines before"),
    ("a: b\n- c\n", "2:1-2", "the indentation does not fit the lines before"),
    (" a: b\nc: d\n", "2:1-2", "this line does not belong to what is before it"),
    ("a: b\n...\nc: d\n", "3:1-2", "this line does not belong to what is before it"),
    ("a: - b\n", "1:4-5", "a `- ` cannot stand on the line of its key"),
    ("a: @b\n", "1:4-5", "a value without quotes cannot begin with this character"),
    ("a: `b`\n", "1:4-5", "a value without quotes cannot begin with this character"),
    ("a: %b\n", "1:4-5", "a value without quotes cannot begin with this character"),
    ("%b\na: c\n", "1:1-3", "lines that begin with `%` are not used here"),
    ("a: *중요\n", "1:4-5", "values or lines that begin with `*`, `&`, `!` or `%`"),
    ("a: &중요 b\n", "1:4-5", "values or lines that begin with `*`, `&`, `!` or `%`"),
    ("a: !중요 b\n", "1:4-5", "values or lines that begin with `*`, `&`, `!` or `%`"),
    ("a: ? b\n", "1:4-5", "a value that begins with `? `"),
    ("a: |b\n  c\n", "1:5-6", "text on the line of a `|` or `>`"),
    ('a: "C:\\data"\n', "1:4-5", "in double quotes, a `\\` before a character"),
    (": a\n", "1:1-2", "a `:` without a key before it"),
    ("a: b\r\nc: [가] 나\r\n", "2:8-9", "text after the closing bracket"),
    ("a: b\rc: [가] 나\r", "2:8-9", "text after the closing bracket"),
    ("a: [\n", "1:4-5", "the `[` opened here is not closed"),
]


@pytest.mark.parametrize(("text", "place", "message"), MISTAKES)
def test_a_mistake_is_named_at_its_own_line(text: str, place: str, message: str) -> None:
    ((words, hint),) = words_of(text)

    assert said_of(text) == [f"yaml-syntax {place}"]
    assert words.startswith(message)
    assert hint


def test_a_colon_without_a_blank_in_brackets_is_named() -> None:
    assert words_of("a: {b:}\n")[0][0] == "no blank after a `:` in brackets"


@pytest.mark.parametrize("text", [text for text, _, _ in MISTAKES])
def test_both_parsers_come_to_the_same_verdict(text: str) -> None:
    assert read_yaml(FILE, text) == read_yaml(FILE, text, events_of=slow_events)


def test_all_lines_that_are_no_yaml_are_named_together() -> None:
    text = "title: [가칭] 하나\nnote: 둘: 셋\ndue:2020\nlead: mois\n"

    assert said_of(text) == ["yaml-syntax 1:13-15", "yaml-syntax 2:8-9", "yaml-syntax 3:1-9"]


def test_lines_after_the_one_that_stopped_the_parser_are_named_too() -> None:
    assert said_of("a: @b\nc: [가칭] 나\n") == ["yaml-syntax 1:4-5", "yaml-syntax 2:9-10"]


def test_what_was_read_before_the_mistake_keeps_its_defects() -> None:
    assert said_of("a: 1\na: 2\nb: @c\n") == ["duplicate-key 2:1-2", "yaml-syntax 3:4-5"]


def test_an_alias_explains_what_the_parser_says_of_its_line() -> None:
    assert said_of("a: *b c\n") == ["yaml-alias 1:4-6"]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a: b\ndue:2020-03\n", "write `due: 2020-03`"),
        ("due 2020-03\na: b\n", "did you mean `due: 2020-03`?"),
        ("a: b\n이어지는 글\n", "if it goes on with the text before, indent it deeper"),
    ],
)
def test_a_line_without_a_key_is_written_out_as_it_was_meant(text: str, hint: str) -> None:
    ((_, said),) = words_of(text)

    assert said.startswith(hint)


def test_unknown_words_of_a_parser_are_passed_on() -> None:
    read = read_yaml(FILE, "a: \x00\n")

    (defect,) = read.defects
    assert defect.problem.message.en.startswith("this is not YAML (")
    assert places(defect) == ["yaml-syntax 1:1-2"]


@pytest.mark.parametrize(
    "text",
    ["[" * 1_000_000 + "：", "a: " + "\"'" * 300_000, "a：" + "[b，" * 200_000, "　" * 1_000_000],
)
def test_a_very_long_line_is_scanned_in_one_go(text: str) -> None:
    assert said_of(text)
