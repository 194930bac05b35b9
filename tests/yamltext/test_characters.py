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


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_file_in_order_gives_its_text_whatever_its_line_ends(line_end: str) -> None:
    text = CLEAN.replace("\n", line_end)

    assert scan(FILE, text.encode()) == (text, ())


def test_a_byte_order_mark_at_the_start_is_left_out() -> None:
    assert scan(FILE, b"\xef\xbb\xbfid: a\n") == ("id: a\n", ())
    assert decode(b"\xef\xbb\xbfid: a\n") == "id: a\n"
    assert decode(KOREAN.encode("cp949")) is None


@pytest.mark.parametrize("odd", "\x85\u2028\u2029\u202e\u2066\u200e\ufffd\uffff\x1b\x07\x7f\x00")
def test_a_character_that_no_file_may_hold_is_found(odd: str) -> None:
    assert said_of(f"note: 가{odd}나\n") == ["forbidden-character 1:8-9"]


@pytest.mark.parametrize("odd", "\u200b\u2060\xad\xa0\u3164\uf0a7\U000e0041")
def test_a_character_that_nobody_sees_is_found(odd: str) -> None:
    assert said_of(f"note: 가{odd}나\n") == ["invisible-character 1:8-9"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a: b\nnote: a\x00\n", "forbidden-character 2:8-9"),
        ("a: b\n\ufeffnote: 가\n", "forbidden-character 2:1-2"),
        ("\ufeff\ufeffnote: 가\n", "forbidden-character 1:1-2"),
        ("id: \u2028\n", "forbidden-character 1:5-6"),
        ("# \u202e\n", "forbidden-character 1:3-4"),
        ('note: "\\u202e"\n', "forbidden-character 1:7-15"),
        ('note: "\\x1b[31m"\n', "forbidden-character 1:7-17"),
        ('note: "\\r"\n', "forbidden-character 1:7-11"),
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
    CLEAN,
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
    # Nor is it to those who look at each line.
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


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        # What follows a conflict is not looked at any further.
        ("<<<<<<< HEAD\na：1\n=======\na: [가] 나\n>>>>>>> b\n", [1]),
        ("<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b\n" * 2, [1, 6]),
    ],
)
def test_each_conflict_is_one_mistake_and_hides_all_others(content: str, lines: list[int]) -> None:
    assert said_of(content) == [f"conflict-marker {line}:1-8" for line in lines]


def test_of_very_many_mistakes_the_first_are_shown_and_the_rest_counted() -> None:
    defects = scan(FILE, b"\ta: b\n" * 120).defects

    assert places(*defects) == [f"tab-character {line}:1-2" for line in range(1, 51)]
    assert defects[-1].problem.message == (
        "이 줄부터 같은 문제가 71개 더 있습니다",
        "from this line on there are 71 more problems like these",
    )


@pytest.mark.parametrize(
    ("content", "is_read"),
    [
        *((one, True) for one in ("a: “b”\n", "a: b\u200bc\n", "a: 가 #3\n", "a: 가\u202e나\n")),
        (normalize("NFD", "a: 한\n"), True),
        *((one, False) for one in ("a：b\n", "a: '20\n", "\ta: b\n", "a: \x1b\n", "=======\n")),
    ],
)
def test_only_what_a_parser_would_stumble_over_is_kept_from_it(
    content: str, *, is_read: bool
) -> None:
    assert scan(FILE, content.encode()).text == (content if is_read else None)


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
PLAN = "note: 계획 모바일 과제\n".encode()


def said_in(data: bytes) -> tuple[str, str]:
    """The place of the one thing that is wrong, and what it is in English."""
    (defect,) = scan(FILE, data).defects
    return places(defect)[0].removeprefix("not-utf8 "), defect.problem.message.en


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        (KOREAN.encode("cp949"), "2:8-9",
         "the file is not UTF-8 but cp949 (EUC-KR, the ANSI of Korean Windows)"),
        # A damaged byte; the same in what happens to be cp949, too; a character cut in two.
        (KOREAN.encode() + b"note: \xb0\xa1\n", "3:7-8", "a byte that is not UTF-8 (0xB0)"),
        (PLAN[:13] + PLAN[14:], "1:10-11", "a byte that is not UTF-8 (0xAA)"),
        (KOREAN.encode()[:-2], "2:15-16", "a byte that is not UTF-8 (0xEC)"),
        (b"PK\x03\x04\x14\x00\x00\x00\x08\x00\xff\xfe", "1:1-1", "this is a binary file, no text"),
        (b"\x07\x00a\x00b\x00\xff\xff", "1:1-1", "this is a binary file, no text"),
        *((b"\xef\xbb\xbfa: b" + end + b"c: \xff", "2:4-5", "a byte that is not UTF-8 (0xFF)")
          for end in (b"\r\n", b"\r", b"\n")),
        *((text.encode(codec), "1:1-1", f"the file is {codec[:6].upper()}, not UTF-8")
          for text in (KOREAN, "id: a\nlead: mois\n")
          for codec in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")),
    ],
)  # fmt: skip
def test_what_is_no_utf_8_is_named_where_that_shows(data: bytes, place: str, message: str) -> None:
    assert said_in(data) == (place, message)


def test_a_single_nul_is_no_encoding_but_a_character() -> None:
    assert said_of(b"a: b\x00c\n") == ["forbidden-character 1:5-6"]
