from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.model.data_files import DataPath
from dnatrack.model.finding import Location
from dnatrack.yamltext.parse import (
    EventsOf,
    YamlText,
    fast_events,
    locate,
    read_yaml,
    salvage,
    slow_events,
)
from dnatrack.yamltext.value import Value, location_of
from tests.yamltext.said import FILE, places, said_of, words_of

both_parsers = pytest.mark.parametrize("events_of", [fast_events, slow_events])


@both_parsers
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: b\n", {"a": "b"}),
        ("a: no\nb: 12:30\nc: 010\nd: 1.10\n", {"a": "no", "b": "12:30", "c": "010", "d": "1.10"}),
        ("a: 2020-02-30\nb: true\nc: ~\n", {"a": "2020-02-30", "b": "true", "c": "~"}),
        ("a: null\nb:\nc: ''\n", {"a": "null", "b": None, "c": ""}),
        ("a: [b, {c: d}, []]\n", {"a": ["b", {"c": "d"}, []]}),
        ("1: a\ntrue: b\n", {"1": "a", "true": "b"}),
        ("a: |\n  b\n  c\nd: >-\n  e\n  f\n", {"a": "b\nc\n", "d": "e f"}),
        ("a: 'b''c'\nd: \"e\\nf\"\n", {"a": "b'c", "d": "e\nf"}),
        ("- a\n- b\n", ["a", "b"]),
        ("text", "text"),
        ("---\na: b\n", {"a": "b"}),
        ("a: b", {"a": "b"}),
        ("a: b\r\nc: d\r\n", {"a": "b", "c": "d"}),
        ("a: b\rc: d\r", {"a": "b", "c": "d"}),
        ("", None),
        ("# a\n", None),
        ("---\n", None),
        (normalize("NFD", "제목: 한글\n"), {"제목": "한글"}),
    ],
)
def test_everything_is_read_as_text(text: str, value: Value, events_of: EventsOf) -> None:
    assert read_yaml(FILE, text, events_of=events_of) == YamlText(value, ())


@both_parsers
@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        ("a: 1\na: 2\n", {"a": "2"}, ["duplicate-key 2:1-2"]),
        ("a: {b: 1, b: 2}\n", {"a": {"b": "2"}}, ["duplicate-key 1:11-12"]),
        ("가: 1\n\u1100\u1161: 2\n", {"가": "2"}, ["duplicate-key 2:1-3"]),
        ("a: &b c\n", {"a": "c"}, ["yaml-anchor 1:4-8"]),
        ("a: &b [c]\n", {"a": ["c"]}, ["yaml-anchor 1:4-8"]),
        ("a: *b\n", {"a": None}, ["yaml-alias 1:4-6"]),
        ("a: &b [*b]\n", {"a": [None]}, ["yaml-anchor 1:4-8", "yaml-alias 1:8-10"]),
        ("*a : b\n", {}, ["yaml-alias 1:1-3"]),
        ("a: !b c\n", {"a": "c"}, ["yaml-tag 1:4-8"]),
        ("a: !\n", {"a": None}, ["yaml-tag 1:4-5"]),
        ("a: !!str c\n", {"a": "c"}, ["yaml-tag 1:4-11"]),
        ("a: !b {c: d}\n", {"a": {"c": "d"}}, ["yaml-tag 1:4-8"]),
        ("<<: {a: b}\nc: d\n", {"c": "d"}, ["yaml-merge-key 1:1-3"]),
        ("'<<': a\n", {"<<": "a"}, []),
        ("a: b\n---\nc: d\n", {"a": "b"}, ["several-documents 2:1-4"]),
        ("? [a]\n: b\n", {}, ["yaml-syntax 1:3-4"]),
        ("'': b\n", {}, ["yaml-syntax 1:1-3"]),
        ('a: "\\u202eb"\n', {"a": "\ufffdb"}, ["forbidden-character 1:4-13"]),
    ],
)
def test_what_the_format_leaves_out_is_a_defect_and_the_rest_is_read(
    text: str, value: Value, said: list[str], events_of: EventsOf
) -> None:
    read = read_yaml(FILE, text, events_of=events_of)

    assert (read.value, places(*read.defects)) == (value, said)


@both_parsers
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[" * 100_000, ["too-deep 1:21-22"]),
        ("{a: " * 100_000, ["too-deep 1:81-82"]),
        ("? " * 1_000, ["too-deep 1:41-42"]),
        ("[" + "a," * 100_000, ["too-large 1:20002-20003"]),
        ("- a\n" * 100_000, ["too-large 10001:3-4"]),
        ("".join(f"k{n}: v\n" for n in range(100_000)), ["too-large 5001:1-6"]),
    ],
)
def test_what_is_larger_than_any_honest_file_is_given_up_early(
    text: str, said: list[str], events_of: EventsOf
) -> None:
    read = read_yaml(FILE, text, events_of=events_of)

    assert (read.value, places(*read.defects)) == (None, said)


@both_parsers
def test_aliases_are_never_followed(events_of: EventsOf) -> None:
    bomb = "a0: &a0 [x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9)
    )

    read = read_yaml(FILE, bomb, events_of=events_of)

    assert read.value is None
    assert {one.rule for one in read.defects[:-1]} == {"yaml-anchor", "yaml-alias"}
    assert read.defects[-1].problem.message.en == (
        "the file has more problems like these; no more are shown"
    )


@pytest.mark.parametrize("text", ["a: \ud800\n", "a: \x00\n", "\ufffe\n"])
@both_parsers
def test_text_that_no_parser_takes_is_a_defect_and_no_crash(text: str, events_of: EventsOf) -> None:
    read = read_yaml(FILE, text, events_of=events_of)

    assert read.value is None
    assert [one.rule for one in read.defects] == ["yaml-syntax"]


TASK = """\
id: a
title: {ko: 가나, en: "b c"}
empty:
list:
  - one
  - key: [x, y]
    또: z
"""


@both_parsers
@pytest.mark.parametrize(
    ("keys", "on_value", "on_key"),
    [
        ((), (1, 1, 2), (1, 1, 2)),
        (("id",), (1, 5, 6), (1, 1, 3)),
        (("title",), (2, 1, 6), (2, 1, 6)),
        (("title", "ko"), (2, 13, 15), (2, 9, 11)),
        (("title", "en"), (2, 21, 26), (2, 17, 19)),
        (("empty",), (3, 1, 6), (3, 1, 6)),
        (("list",), (4, 1, 5), (4, 1, 5)),
        (("list", 0), (5, 5, 8), (5, 5, 8)),
        (("list", 1, "key"), (6, 5, 8), (6, 5, 8)),
        (("list", 1, "key", 1), (6, 14, 15), (6, 14, 15)),
        (("list", 1, "또"), (7, 8, 9), (7, 5, 6)),
        (("id", "ko"), (1, 5, 6), (1, 1, 3)),
        (("title", "zh"), (2, 1, 6), (2, 1, 6)),
        (("nothing", 3, "here"), (1, 1, 2), (1, 1, 2)),
    ],
)
def test_a_place_is_a_value_or_its_key_or_what_would_hold_it(
    keys: tuple[str | int, ...],
    on_value: tuple[int, int, int],
    on_key: tuple[int, int, int],
    events_of: EventsOf,
) -> None:
    spans = locate(FILE, TASK, events_of=events_of)

    at = DataPath(FILE, keys)
    assert location_of(spans, at, on_key=False) == Location(FILE, *on_value)
    assert location_of(spans, at, on_key=True) == Location(FILE, *on_key)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (normalize("NFD", "가: 나\n다: 라\n"), (2, 5, 7)),  # characters as they are written
        ("다: 1\n다: 2\n", (2, 4, 5)),  # of a repeated key the last
        *((one, (1, 1, 2)) for one in ("", "# a\n", ": [", "a: b\n  c: d", "[" * 1000)),
    ],
)
def test_a_place_is_found_as_far_as_the_text_is_yaml(
    text: str, place: tuple[int, int, int]
) -> None:
    found = location_of(locate(FILE, text), DataPath(FILE, ("다",)), on_key=False)

    assert found in {Location(FILE, *place), Location(FILE)}


def test_places_of_a_file_far_too_large_are_not_all_kept() -> None:
    assert len(locate(FILE, "- a\n" * 100_000)) == 10_000


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
def test_a_mistake_is_named_at_its_own_line_whatever_the_parser(
    text: str, place: str, message: str
) -> None:
    ((words, hint),) = words_of(text)

    assert said_of(text) == [f"yaml-syntax {place}"]
    assert words.startswith(message)
    assert hint
    assert read_yaml(FILE, text) == read_yaml(FILE, text, events_of=slow_events)


def test_a_colon_without_a_blank_in_brackets_is_named() -> None:
    # PyYAML's own parser takes it.
    assert words_of("a: {b:}\n")[0][0] == "no blank after a `:` in brackets"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # All lines that are no YAML, and those after the one that stopped the parser.
        ("title: [가칭] 하나\nnote: 둘: 셋\ndue:2020\nlead: mois\n",
         ["yaml-syntax 1:13-15", "yaml-syntax 2:8-9", "yaml-syntax 3:1-9"]),
        ("a: @b\nc: [가칭] 나\n", ["yaml-syntax 1:4-5", "yaml-syntax 2:9-10"]),
        # What was read before, and an alias, which explains what the parser says of its line.
        ("a: 1\na: 2\nb: @c\n", ["duplicate-key 2:1-2", "yaml-syntax 3:4-5"]),
        ("a: *b c\n", ["yaml-alias 1:4-6"]),
        # A quote that closes on a later line is told once, and where it opens.
        ("milestones: '20.3월\nid: '\n'20.3월: id\n",
         ["unclosed-quote 1:13-19", "yaml-syntax 3:2-11"]),
    ],
)  # fmt: skip
def test_all_mistakes_of_a_file_are_named_once_and_together(text: str, said: list[str]) -> None:
    assert places(*read_yaml(FILE, text).defects) == said


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


BROKEN = """\
id: a
title: {ko: 가, en: [b
milestones:
  - id: x
    title: "열린
    due: 2021
  - id: y
    due: 2020.03
    note: b: c
"""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: b\n", {"a": "b"}),
        ("a: b\nc: [d\ne: f\n", {"a": "b", "c": "[d", "e": "f"}),
        ("a:\n  - b: c\n  - d: [\n", {"a": [{"b": "c"}, {"d": "["}]}),
        ("a:\n- b: c\n- d: [\ne: f\n", {"a": [{"b": "c"}, {"d": "["}], "e": "f"}),
        (
            BROKEN,
            {
                "id": "a",
                "title": "{ko: 가, en: [b",
                "milestones": [
                    {"id": "x", "title": '"열린', "due": "2021"},
                    {"id": "y", "due": "2020.03", "note": "b: c"},
                ],
            },
        ),
        ("", None),
    ],
)
def test_what_is_no_yaml_is_read_as_far_as_anybody_could(text: str, value: Value) -> None:
    assert salvage(text) == value


@given(st.text("ab:- \n[]{}\"'#\t|>&*!%@,\r\u3000", max_size=80))
def test_salvaging_takes_any_text(text: str) -> None:
    salvage(text)
