from unicodedata import normalize

import pytest

from dnatrack.yamltext.characters import decode, scan
from dnatrack.yamltext.mistakes import syntax_slips
from tests.yamltext.said import FILE, places, said_of, words_of

CLEAN = """\
# yaml-language-server: $schema=../schema/task.schema.json
id: dg-1  # 설명
title: {ko: 데이터 축적·개방 확대(3법), en: "Data: open"}
note: 이른바 “데이터 3법”은 ’20.8월 시행 – ‘혁신’：가，나－다　라
due_stated: '20.3월까지'
plan: |
  key：value
  － 항목， 둘
  　'20.3월 “인용”
sources:
- S1
- S2
more: >-
  여러 줄의
  글 #3
quoted: "두 줄에
  걸친 글: '20"
url: https://example.org/a#3
"""


def test_a_file_in_order_gives_its_text_and_no_defect() -> None:
    assert scan(FILE, CLEAN.encode()) == (CLEAN, ())


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_any_line_end_is_in_order(line_end: str) -> None:
    text = CLEAN.replace("\n", line_end)

    assert scan(FILE, text.encode()) == (text, ())


def test_a_byte_order_mark_at_the_start_is_left_out() -> None:
    assert scan(FILE, b"\xef\xbb\xbfid: a\n") == ("id: a\n", ())
    assert decode(b"\xef\xbb\xbfid: a\n") == "id: a\n"


def test_what_is_not_utf_8_has_no_text() -> None:
    assert decode("제목: 가\n".encode("cp949")) is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("note: a\x1b[31mb\n", "forbidden-character 1:8-9"),
        ("note: a\x07\n", "forbidden-character 1:8-9"),
        ("note: a\x7f\n", "forbidden-character 1:8-9"),
        ("a: b\nnote: a\x00\n", "forbidden-character 2:8-9"),
        ("note: 가\x85나\n", "forbidden-character 1:8-9"),
        ("note: 가\u2028나\n", "forbidden-character 1:8-9"),
        ("note: 가\u2029나\n", "forbidden-character 1:8-9"),
        ("note: 가\u202e나\n", "forbidden-character 1:8-9"),
        ("note: 가\u2066나\n", "forbidden-character 1:8-9"),
        ("note: 가\u200e나\n", "forbidden-character 1:8-9"),
        ("a: b\n\ufeffnote: 가\n", "forbidden-character 2:1-2"),
        ("\ufeff\ufeffnote: 가\n", "forbidden-character 1:1-2"),
        ("note: 가\ufffd나\n", "forbidden-character 1:8-9"),
        ("note: 가\uffff나\n", "forbidden-character 1:8-9"),
        ("id: \u2028\n", "forbidden-character 1:5-6"),
        ("# \u202e\n", "forbidden-character 1:3-4"),
        ('note: "\\u202e"\n', "forbidden-character 1:7-15"),
        ('note: "\\x1b[31m"\n', "forbidden-character 1:7-17"),
        ('note: "\\r"\n', "forbidden-character 1:7-11"),
        ("note: 가\u200b나\n", "invisible-character 1:8-9"),
        ("note: 가\u2060나\n", "invisible-character 1:8-9"),
        ("note: 가\xad나\n", "invisible-character 1:8-9"),
        ("note: 가\xa0나\n", "invisible-character 1:8-9"),
        ("note: 가\u3164나\n", "invisible-character 1:8-9"),
        ("note: 가\uf0a7나\n", "invisible-character 1:8-9"),
        ("note: 가\U000e0041나\n", "invisible-character 1:8-9"),
        ("note: |\n  가\u200b나\n", "invisible-character 2:4-5"),
        ("\ta: b\n", "tab-character 1:1-2"),
        ("a:\tb\n", "tab-character 1:3-4"),
        ('a: "b\tc"\n', "tab-character 1:6-7"),
        ("a: b  #\tc\n", "tab-character 1:8-9"),
        ("a: |\n  b\tc\n", "tab-character 2:4-5"),
        ("key：value\n", "full-width-syntax 1:4-5"),
        ("a: b\nkey：　value\n", "full-width-syntax 2:4-5"),
        ("a:\n  - key：value\n", "full-width-syntax 2:8-9"),
        ("a: {ko：가, en: b}\n", "full-width-syntax 1:7-8"),
        ("a: {ko: 가，en: b}\n", "full-width-syntax 1:10-11"),
        ("a: [S1，S2]\n", "full-width-syntax 1:7-8"),
        ("a: [S1, [S2， S3]]\n", "full-width-syntax 1:12-13"),
        ("a:\n－ S1\n", "full-width-syntax 2:1-2"),
        ("a:\n  – S1\n", "full-width-syntax 2:3-4"),
        ("　a: b\n", "full-width-syntax 1:1-2"),
        ("a:\n\xa0\xa0b: c\n", "full-width-syntax 2:1-3"),
        ("a:　b\n", "full-width-syntax 1:3-4"),
        ("a:\n-　b\n", "full-width-syntax 2:2-3"),
        ("a: done　\n", "full-width-syntax 1:8-9"),
        ("a: 2020　# 설명\n", "full-width-syntax 1:8-9"),
        ("a: [S1,　S2]\n", "full-width-syntax 1:8-9"),
        ("a: |\n　글\n", "full-width-syntax 2:1-2"),
        ("a: “가 나”\n", "smart-quotes 1:4-9"),
        ("a: ‘2020’\n", "smart-quotes 1:4-10"),
        ("a: ＂가＂\n", "smart-quotes 1:4-7"),
        ("- “가”\n", "smart-quotes 1:3-6"),
        ("a: {ko: “가”, en: b}\n", "smart-quotes 1:9-12"),
        ('a: "가\n  b: 다"\nc: “d”\n', "smart-quotes 3:4-7"),
        ("a: [\n  b: c,\n  d]\ne: “f”\n", "smart-quotes 4:4-7"),
        ("가\u200b나 글\n", "invisible-character 1:2-3"),
        ("a: {ko: “가, 나”, en: b}\n", "smart-quotes 1:9-11"),
        ("a: “가: 나”\n", "smart-quotes 1:4-10"),
        ("a: '20.3월\n", "unclosed-quote 1:4-10"),
        ("a: '20.3월\nb: c\n", "unclosed-quote 1:4-10"),
        ("a: '20.3월, '20.4월\nb: c\n", "unclosed-quote 1:4-18"),
        ("a:\n  - '20.3월\n  - b\n", "unclosed-quote 2:5-11"),
        ('a: "가\nb: "나"\n', "unclosed-quote 1:4-6"),
        ('a: "가”\nb: c\n', "unclosed-quote 1:4-7"),
        ("a: [b, 'c\nd: e\n", "unclosed-quote 1:8-10"),
        ("a: 세부과제 #3\n", "swallowed-comment 1:9-11"),
        ("a: 세부과제 #3 보완\n", "swallowed-comment 1:9-14"),
        ("<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b\n", "conflict-marker 1:1-8"),
        ("<<<<<<< HEAD\na: 1\n||||||| x\n=======\na: 2\n>>>>>>> b\n", "conflict-marker 1:1-8"),
        ("a: 1\n=======\n", "conflict-marker 2:1-8"),
        ("a: 1\r\n>>>>>>> b\r\n", "conflict-marker 2:1-8"),
        ("a: |\n  b\n<<<<<<< HEAD\n  c\n=======\n>>>>>>> b\n", "conflict-marker 3:1-8"),
        (normalize("NFD", "a: b\nnote: 한글\n"), "decomposed-text 2:7-8"),
        (normalize("NFD", "note: é\n"), "decomposed-text 1:7-8"),
    ],
)
def test_a_mistake_is_found_once_and_in_its_place(content: str, said: str) -> None:
    assert said_of(content) == [said]


IN_ORDER = [
    "a: b  # 설명：가， “나” '20\n",
    "# －　설명 '20.3월 #3\n",
    "# 가\u200b나\xa0다\n",
    "a: b #설명\n",
    "a: 2020 #2020년 하반기\n",
    "a: 2020 #3월 31일\n",
    "a: b  # 3\n",
    "a: 글：글，글－글 – 글\n",
    "a: {ko: 데이터：가， 나, en: b}\n",
    "a: 가　나\n",
    'a: "가， 나："\n',
    'a: ["가， 나"]\n',
    "a: 이른바 “가”\n",
    "a: “가”와 “나”\n",
    "a: “가”라는 이름\n",
    "a: '20.3월'\n",
    "a: 가 '20.3월\n",
    "a: it's\n",
    "a: '가''나'\n",
    'a: "가\\"나"\n',
    "a: \"가\n  나\"\nb: 'c\n\n  d'\n",
    "a: 글이\n  이어：지는\n  － 글\n",
    "a:\n  글이\n  이어지는 글\n",
    "a: # 설명\n  글\n",
    "a: 👨\u200d👩\u200d👧 가족\n",
    "a: ====== b\n",
    "a: |\n  =======\n",
]


@pytest.mark.parametrize("content", IN_ORDER)
def test_what_belongs_to_a_text_or_a_comment_is_no_mistake(content: str) -> None:
    assert said_of(content) == []


@pytest.mark.parametrize("content", [CLEAN, *IN_ORDER])
def test_lines_in_order_have_no_slip_even_for_those_who_look_at_each(content: str) -> None:
    assert list(syntax_slips(FILE, content)) == []


def test_all_mistakes_of_a_file_come_in_one_go_by_line() -> None:
    content = "a：1\n\tb: 2\nc: “3”\nd: [가칭] 넷\ne: '20\nf: 여섯 #6\ng: 7\u200b\n"

    assert said_of(content) == [
        "full-width-syntax 1:2-3",
        "tab-character 2:1-2",
        "smart-quotes 3:4-7",
        "yaml-syntax 4:9-10",
        "unclosed-quote 5:4-7",
        "swallowed-comment 6:7-9",
        "invisible-character 7:5-6",
    ]


def test_a_line_may_hold_several_sorts_of_characters() -> None:
    assert said_of("a: 가\u202e\x1b\u2028\u200b\xa0나\n") == [
        "forbidden-character 1:5-6",
        "forbidden-character 1:6-7",
        "forbidden-character 1:7-8",
        "invisible-character 1:8-9",
        "invisible-character 1:9-10",
    ]


def test_a_file_with_a_conflict_is_not_read_any_further() -> None:
    assert said_of("<<<<<<< HEAD\na：1\n=======\na: [가] 나\n>>>>>>> b\n") == [
        "conflict-marker 1:1-8"
    ]


def test_each_conflict_is_a_mistake_of_its_own() -> None:
    conflict = "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b\n"

    assert said_of(conflict + "b: c\n" + conflict) == [
        "conflict-marker 1:1-8",
        "conflict-marker 7:1-8",
    ]


def test_of_very_many_mistakes_the_first_are_shown_and_the_rest_counted() -> None:
    defects = scan(FILE, b"\ta: b\n" * 120).defects

    assert places(*defects) == [f"tab-character {line}:1-2" for line in range(1, 51)]
    assert defects[-1].problem.message == (
        "이 줄부터 같은 문제가 71개 더 있습니다",
        "from this line on there are 71 more problems like these",
    )


@pytest.mark.parametrize(
    "content",
    ["a: “b”\n", "a: b\u200bc\n", "a: 가 #3\n", "a: 가\u202e나\n", normalize("NFD", "a: 한\n")],
)
def test_what_a_parser_can_read_is_read_on(content: str) -> None:
    assert scan(FILE, content.encode()).text == content


@pytest.mark.parametrize("content", ["a：b\n", "a: '20\n", "\ta: b\n", "a: \x1b\n", "=======\n"])
def test_what_a_parser_would_stumble_over_is_kept_from_it(content: str) -> None:
    assert scan(FILE, content.encode()).text is None


@pytest.mark.parametrize(
    ("content", "message", "hint"),
    [
        (
            "due_stated: '20.3월까지\n",
            "the quote (`'`) opened here is not closed",
            'put the whole value in double quotes: `"\'20.3월까지"`',
        ),
        (
            'a: "가”\nb: c\n',
            'the quote (`"`) opened here is not closed',
            'write `"` for the `”` at its end',
        ),
        (
            "key：value\n",
            "`：` stands where `:` is meant",
            "write `:` and a space; quote the whole value if the sign belongs to the text",
        ),
        (
            "a: 세부과제 #3\n",
            "a `#` after a blank begins a comment: `#3` is not in the value",
            "quote the whole value, or put a blank after the `#` of a comment",
        ),
    ],
)
def test_a_message_says_what_is_wrong_and_the_way_out(
    content: str, message: str, hint: str
) -> None:
    assert words_of(content) == [(message, hint)]


def test_a_long_value_is_cut_in_the_message() -> None:
    ((_, hint),) = words_of("a: '20" + "가" * 5000 + "\n")

    assert hint == f'put the whole value in double quotes: `"\'20{"가" * 36}…"`'


KOREAN = "id: a\ntitle: 디지털 정부혁신\n"


def said_first(data: bytes) -> str:
    (defect,) = scan(FILE, data).defects
    return defect.problem.message.en


def test_cp949_is_named_at_its_first_hangul() -> None:
    data = KOREAN.encode("cp949")

    assert said_of(data) == ["not-utf8 2:8-9"]
    assert (
        said_first(data) == "the file is not UTF-8 but cp949 (EUC-KR, the ANSI of Korean Windows)"
    )


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("utf-32-le", "UTF-32"),
        ("utf-32-be", "UTF-32"),
    ],
)
@pytest.mark.parametrize("text", [KOREAN, "id: a\nlead: mois\n"])
def test_encodings_of_two_or_four_bytes_are_named_with_and_without_a_mark(
    encoding: str, name: str, text: str
) -> None:
    data = text.encode(encoding)

    assert said_of(data) == ["not-utf8 1:1-1"]
    assert said_first(data) == f"the file is {name}, not UTF-8"


def test_a_damaged_byte_in_utf_8_is_not_taken_for_cp949() -> None:
    data = KOREAN.encode() + b"note: \xb0\xa1\n"

    assert said_of(data) == ["not-utf8 3:7-8"]
    assert said_first(data) == "a byte that is not UTF-8 (0xB0)"


def test_damaged_utf_8_that_happens_to_be_cp949_is_not_taken_for_it() -> None:
    text = "note: 계획 모바일 과제\n".encode()
    data = text[:13] + text[14:]

    assert data.decode("cp949")
    assert said_first(data) == "a byte that is not UTF-8 (0xAA)"


def test_a_character_cut_in_two_is_found() -> None:
    assert said_of(KOREAN.encode()[:-2]) == ["not-utf8 2:15-16"]


@pytest.mark.parametrize("line_end", [b"\r\n", b"\r", b"\n"])
def test_lines_are_counted_as_an_editor_does(line_end: bytes) -> None:
    assert said_of(b"\xef\xbb\xbfa: b" + line_end + b"c: \xff") == ["not-utf8 2:4-5"]


def test_a_binary_file_is_named() -> None:
    assert (
        said_first(b"PK\x03\x04\x14\x00\x00\x00\x08\x00\xff\xfe")
        == "this is a binary file, no text"
    )


def test_latin_text_within_a_binary_file_is_no_encoding() -> None:
    assert said_first(b"\x07\x00a\x00b\x00\xff\xff") == "this is a binary file, no text"


def test_a_single_nul_is_no_encoding_but_a_character() -> None:
    assert said_of(b"a: b\x00c\n") == ["forbidden-character 1:5-6"]
