import re

import pytest

from dnatrack.yamltext.characters import scan
from tests.reading.said import FILE, said_of

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


@pytest.mark.parametrize(
    "encoding",
    ["cp949", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"],
)
@pytest.mark.parametrize("is_marked", [False, True])
def test_the_cure_of_another_encoding_gives_the_same_text(
    encoding: str, *, is_marked: bool
) -> None:
    mark = "\ufeff" if is_marked and encoding.endswith("e") else ""
    data = f"{mark}{KOREAN}".encode(encoding)

    (defect,) = scan(FILE, data).defects

    assert defect.problem.hint is not None
    (named,) = re.findall("iconv -f ([A-Z0-9-]+) -t UTF-8", defect.problem.hint.en)
    assert data.decode(named) == KOREAN
    assert f"`iconv -f {named} -t UTF-8 파일 > 새파일`" in defect.problem.hint.ko


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
