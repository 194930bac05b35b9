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


LAYOUT = {
    "keys stand in the order of the data format": (
        "title: x\nlifecycle: done\nid: a\n",
        "id: a\ntitle: x\nlifecycle: done\n",
    ),
    "an unknown key stays behind the key that it followed": (
        "title: x\nfoo: 1\nid: a\n",
        "id: a\ntitle: x\nfoo: 1\n",
    ),
    "an unknown key at the top stays there": (
        "foo: 1\ntitle: x\nid: a\n",
        "foo: 1\nid: a\ntitle: x\n",
    ),
    "keys inside braces are put in order too": (
        "title: {en: A,  ko: 가 }\n",
        "title: {ko: 가, en: A}\n",
    ),
    "the order of lists stays": (
        "sources: [S2, S1]\nmilestones:\n  - id: z\n  - id: a\n",
        "sources: [S2, S1]\nmilestones:\n  - id: z\n  - id: a\n",
    ),
    "comments go with the entry below them and on their line": (
        "title: x  # of title\n# above id\n\n# right above id\nid: a # of id\n",
        "# above id\n\n# right above id\nid: a  # of id\ntitle: x  # of title\n",
    ),
    "the comments at the top stay at the top": (
        "# yaml-language-server: $schema=x\n# 주석\ntitle: x\nid: a\n",
        "# yaml-language-server: $schema=x\n# 주석\nid: a\ntitle: x\n",
    ),
    "below a blank line a comment at the top is of its entry": (
        "# top\n\n# of title\ntitle: x\nid: a\n",
        "# top\n\nid: a\n# of title\ntitle: x\n",
    ),
    "the sign that a document begins stays at the top": (
        "# top\n---\ntitle: x\nid: a\n",
        "# top\n---\nid: a\ntitle: x\n",
    ),
    "a comment of the first key of an item goes above the dash": (
        "milestones:\n  - title: x\n    # of id\n    id: m\n",
        "milestones:\n  # of id\n  - id: m\n    title: x\n",
    ),
    "a comment at the end of a block stays in it": (
        "milestones:\n- id: m\n  # due: 2020\n# of n\n- id: n\n# end\n",
        "milestones:\n  - id: m\n    # due: 2020\n  # of n\n  - id: n\n# end\n",
    ),
    "of blank lines one stays": ("id: a\n\n\n\ntitle: x\n", "id: a\n\ntitle: x\n"),
    "decomposed characters are put together": (
        "title: \u1100\u1161 # \u1100\u1161\n",
        "title: 가  # 가\n",
    ),
    "quotes stay": (
        "id: 'a'\ntitle: \"x\"\nnote: 'it''s'\n",
        "id: 'a'\ntitle: \"x\"\nnote: 'it''s'\n",
    ),
    "block scalars keep what they say": (
        "note: >-\n      한 줄  \n        더\n\n      끝\n\n\nid: a\n",
        "id: a\nnote: >-\n  한 줄  \n    더\n\n  끝\n",
    ),
    "a block scalar that keeps its blank lines keeps them": (
        "note: |+\n    a\n\n\nfoo: 1\n",
        "note: |+\n  a\n\n\nfoo: 1\n",
    ),
    "no blank line moves below a block scalar that would keep it": (
        "id: |+\n  a\ntaskforce: x\n\ntitle: y\n",
        "id: |+\n  a\ntitle: y\ntaskforce: x\n",
    ),
    "an indicated indentation is kept": (
        "promise:\n    text: |2\n        a\n",
        "promise:\n  text: |2\n      a\n",
    ),
    "a block scalar without a line break at its end says so": ("note: |\n  a", "note: |-\n  a\n"),
    "a text over several lines is indented below its key": (
        "promise:\n    text: a\n     b\n",
        "promise:\n  text: a\n    b\n",
    ),
    "brackets over several lines are moved as they are": (
        "promise:\n    foo: [\n      a,b,  # c\n    ]\n",
        "promise:\n  foo: [\n    a,b,  # c\n  ]\n",
    ),
}


@pytest.mark.parametrize(("text", "formatted"), LAYOUT.values(), ids=LAYOUT)
def test_a_task_is_laid_out_as_the_house_does(text: str, formatted: str) -> None:
    assert text_of(text) == formatted


def test_keys_that_are_ids_stay_in_their_order() -> None:
    text = "sources:\n  S2:\n    title: x\n  S1:\n    title: y\n"

    assert text_of(text, "sources.yaml") == text


def test_a_file_of_an_unknown_name_keeps_its_order() -> None:
    assert text_of("title:  x\nid: a\n", "notes.yaml") == "title: x\nid: a\n"


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
