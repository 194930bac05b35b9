import pytest

from dnatrack.editing.format import Formatted, Tidied, format_file
from dnatrack.model.finding import Location, Problem

FILE = "tasks/a.yaml"


def text_of(text: str, file: str = FILE) -> str:
    """`text` once formatted."""
    result = format_file(file, text.encode())
    assert isinstance(result, Formatted)
    return result.data.decode()


def tidied(text: str) -> tuple[Tidied, ...]:
    result = format_file(FILE, text.encode())
    assert isinstance(result, Formatted)
    return result.tidied


def problem(text: str) -> tuple[int, str]:
    """The line that keeps a file from being formatted, and why."""
    result = format_file(FILE, text.encode())
    assert isinstance(result, Problem)
    assert isinstance(result.at, Location)
    return result.at.line, result.message.en


def test_keys_stand_in_the_order_of_the_data_format() -> None:
    assert text_of("title: x\nlifecycle: done\nid: a\n") == "id: a\ntitle: x\nlifecycle: done\n"


def test_an_unknown_key_stays_behind_the_key_that_it_followed() -> None:
    assert text_of("title: x\nfoo: 1\nid: a\n") == "id: a\ntitle: x\nfoo: 1\n"


def test_an_unknown_key_at_the_top_stays_there() -> None:
    assert text_of("foo: 1\ntitle: x\nid: a\n") == "foo: 1\nid: a\ntitle: x\n"


def test_keys_inside_braces_are_put_in_order_too() -> None:
    assert text_of("title: {en: A,  ko: 가 }\n") == "title: {ko: 가, en: A}\n"


def test_keys_that_are_ids_stay_in_their_order() -> None:
    text = "sources:\n  S2:\n    title: x\n  S1:\n    title: y\n"

    assert text_of(text, "sources.yaml") == text


def test_the_order_of_lists_stays() -> None:
    text = "sources: [S2, S1]\nmilestones:\n  - id: z\n  - id: a\n"

    assert text_of(text) == text


def test_a_file_of_an_unknown_name_keeps_its_order() -> None:
    assert text_of("title:  x\nid: a\n", "notes.yaml") == "title: x\nid: a\n"


def test_comments_go_with_the_entry_below_them_and_on_their_line() -> None:
    text = "title: x  # of title\n# above id\n\n# right above id\nid: a # of id\n"

    assert text_of(text) == (
        "# above id\n\n# right above id\nid: a  # of id\ntitle: x  # of title\n"
    )


def test_the_comments_at_the_top_stay_at_the_top() -> None:
    text = "# yaml-language-server: $schema=x\n# 주석\ntitle: x\nid: a\n"

    assert text_of(text) == "# yaml-language-server: $schema=x\n# 주석\nid: a\ntitle: x\n"


def test_below_a_blank_line_a_comment_at_the_top_is_of_its_entry() -> None:
    text = "# top\n\n# of title\ntitle: x\nid: a\n"

    assert text_of(text) == "# top\n\nid: a\n# of title\ntitle: x\n"


def test_the_sign_that_a_document_begins_stays_at_the_top() -> None:
    assert text_of("# top\n---\ntitle: x\nid: a\n") == "# top\n---\nid: a\ntitle: x\n"


def test_a_comment_of_the_first_key_of_an_item_goes_above_the_dash() -> None:
    text = "milestones:\n  - title: x\n    # of id\n    id: m\n"

    assert text_of(text) == "milestones:\n  # of id\n  - id: m\n    title: x\n"


def test_a_comment_at_the_end_of_a_block_stays_in_it() -> None:
    text = "milestones:\n- id: m\n  # due: 2020\n# of n\n- id: n\n# end\n"

    assert text_of(text) == (
        "milestones:\n  - id: m\n    # due: 2020\n  # of n\n  - id: n\n# end\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "basis:\n    due:\n        status: derived\n",
        "basis:\n due:\n  status: derived\n",
        "basis :\n  due:   \n    status:   derived   \n",
        "\n\nbasis:\n\n\n  due:\n\n    status: derived\n\n\n",
        "basis:\r\n  due:\r\n    status: derived\r\n",
        "basis:\r  due:\r    status: derived\r",
        "basis:\n  due:\n    status: derived",
        "\ufeffbasis:\n  due:\n    status: derived\n",
    ],
)
def test_spacing_is_always_the_same(text: str) -> None:
    assert text_of(text) == "basis:\n  due:\n    status: derived\n"


@pytest.mark.parametrize("text", ["- id: m\n  title: x\n", "-\n    id: m\n    title: x\n"])
def test_items_are_indented_below_their_key(text: str) -> None:
    assert text_of(f"milestones:\n{text}") == "milestones:\n  - id: m\n    title: x\n"


def test_of_blank_lines_one_stays() -> None:
    assert text_of("id: a\n\n\n\ntitle: x\n") == "id: a\n\ntitle: x\n"


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("due: 2020. 3. 31.", "due: 2020-03-31"),
        ("due: 2020.03", "due: 2020-03"),
        ("due: 20200331", "due: 2020-03-31"),
        ("due: 2020년 하반기", "due: 2020-H2"),
        ("due: 2020/3/31  # 까지", "due: 2020-03-31  # 까지"),
        ("due: '2020-03-31'", "due: 2020-03-31"),
        ('due: "2020"', "due: 2020"),
    ],
)
def test_a_date_that_is_certain_is_spelt_as_everywhere(written: str, line: str) -> None:
    assert text_of(f"milestones:\n  - {written}\n") == f"milestones:\n  - {line}\n"


@pytest.mark.parametrize(
    "line",
    [
        "due: 2020년 3월말",  # the end of March is more than March
        "due: 20.3월",
        "due: 2020.1",  # a spreadsheet's 2020.10?
        "due: 2020-02-30",
        "due: 202003",
        "due: '2020.13'",
        "due_stated: '2020.03.31'",  # the words of a source
        "id: '2020'",
        "revisions: [{on: 2020.03}]",  # no day
    ],
)
def test_a_date_that_is_a_guess_or_none_stays(line: str) -> None:
    text = f"milestones:\n  - {line}\n"

    assert text_of(text) == text


def test_dates_inside_braces_are_spelt_too() -> None:
    text = "milestones:\n  - revisions:\n      - {on: 2020.3.1, from: '2019', to: 2020}\n"

    assert text_of(text).endswith("{on: 2020-03-01, from: 2019, to: 2020}\n")


def test_decomposed_characters_are_put_together() -> None:
    assert text_of("title: \u1100\u1161 # \u1100\u1161\n") == "title: 가  # 가\n"


def test_quotes_stay() -> None:
    text = "id: 'a'\ntitle: \"x\"\nnote: 'it''s'\n"

    assert text_of(text) == text


def test_block_scalars_keep_what_they_say() -> None:
    text = "note: >-\n      한 줄  \n        더\n\n      끝\n\n\nid: a\n"

    assert text_of(text) == "id: a\nnote: >-\n  한 줄  \n    더\n\n  끝\n"


def test_a_block_scalar_that_keeps_its_blank_lines_keeps_them() -> None:
    text = "note: |+\n    a\n\n\nfoo: 1\n"

    assert text_of(text) == "note: |+\n  a\n\n\nfoo: 1\n"


def test_no_blank_line_moves_below_a_block_scalar_that_would_keep_it() -> None:
    text = "id: |+\n  a\ntaskforce: x\n\ntitle: y\n"

    assert text_of(text) == "id: |+\n  a\ntitle: y\ntaskforce: x\n"


def test_an_indicated_indentation_is_kept() -> None:
    text = "promise:\n    text: |2\n        a\n"

    assert text_of(text) == "promise:\n  text: |2\n      a\n"


def test_a_block_scalar_without_a_line_break_at_its_end_says_so() -> None:
    assert text_of("note: |\n  a") == "note: |-\n  a\n"


def test_a_text_over_several_lines_is_indented_below_its_key() -> None:
    assert text_of("promise:\n    text: a\n     b\n") == "promise:\n  text: a\n    b\n"


def test_brackets_over_several_lines_are_moved_as_they_are() -> None:
    text = "promise:\n    foo: [\n      a,b,  # c\n    ]\n"

    assert text_of(text) == "promise:\n  foo: [\n    a,b,  # c\n  ]\n"


@pytest.mark.parametrize("value", ["{a: , b: c}", "[a: b]", "{? a : b}"])
def test_unusual_things_in_brackets_stay_as_they_are(value: str) -> None:
    assert text_of(f"foo:  {value}\n") == f"foo: {value}\n"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("id: a\n", ()),
        ("\ufeffid: a\r\n", (Tidied.MARK, Tidied.LINE_ENDS)),
        ("title: \u1100\u1161\n", (Tidied.CHARACTERS,)),
        ("title:  x\nid: a\n", (Tidied.SPACING, Tidied.ORDER)),
        ("done_on: 2020.03.01\n", (Tidied.DATES,)),
    ],
)
def test_what_was_changed_is_told(text: str, what: tuple[Tidied, ...]) -> None:
    assert tidied(text) == what


def test_a_file_that_is_empty_stays_so() -> None:
    assert format_file(FILE, b"# nothing\n\n\n") == Formatted(b"# nothing\n\n\n")


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("id: a\n<<<<<<< HEAD\n", 2, "a merge conflict that is not settled"),
        ("id: [a\n", 1, "the `[` opened here is not closed"),
        ("title:  x\nid: &x a\n", 2, "the anchor `&x` is not used here"),
        ("title:  x\nid: a\nid: b\n", 3, "the key `id` is here twice"),
        ("title:  x\n? id\n: b\n", 2, "written in a way that cannot be formatted safely"),
        ("id:  a\n...\n", 2, "written in a way that cannot be formatted safely"),
    ],
)
def test_a_file_that_cannot_be_formatted_is_said_with_its_line(
    text: str, line: int, why: str
) -> None:
    assert problem(text) == (line, why)


def test_bytes_that_are_no_utf_8_are_said() -> None:
    result = format_file(FILE, "title: 가나다\n".encode("cp949"))

    assert isinstance(result, Problem)
    assert result.message.en.startswith("the file is not UTF-8 but cp949")
