import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnatrack.model.finding import Defect, Location
from dnatrack.yamltext.reencode import Reencoded, reencode

FILE = "tasks/a.yaml"
KOREAN = "id: a\r\ntitle: 디지털 정부혁신\r\nnote: 똠방각하\r\n"
CODECS = ["cp949", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]


def refused(data: bytes) -> tuple[int, str]:
    """The line of the defect, and what is said of it."""
    found = reencode(FILE, data)
    assert isinstance(found, Defect)
    assert isinstance(found.problem.at, Location)
    return found.problem.at.line, found.problem.message.en


@pytest.mark.parametrize("codec", CODECS)
def test_a_text_is_read_in_the_encoding_it_is_in(codec: str) -> None:
    assert reencode(FILE, KOREAN.encode(codec)) == Reencoded(codec, KOREAN)


@pytest.mark.parametrize("codec", CODECS[1:])
def test_a_byte_order_mark_is_no_part_of_the_text(codec: str) -> None:
    assert reencode(FILE, f"\ufeff{KOREAN}".encode(codec)) == Reencoded(codec, KOREAN)


@pytest.mark.parametrize("data", [KOREAN.encode(), KOREAN.encode("utf-8-sig"), b"id: a\n", b""])
def test_what_is_utf_8_is_left_alone(data: bytes) -> None:
    assert reencode(FILE, data) is None


def test_a_line_in_utf_8_within_cp949_is_refused() -> None:
    data = KOREAN.encode("cp949") * 3 + "note: 과제\n".encode()

    assert refused(data) == (10, "this line is UTF-8, while the file is cp949")


def test_a_line_in_cp949_within_utf_8_is_refused() -> None:
    data = KOREAN.encode() + "note: 과제\n".encode("cp949")

    assert refused(data) == (4, "a byte that is not UTF-8 (0xB0)")


def test_utf_16_that_is_cut_off_is_refused() -> None:
    data = f"\ufeff{KOREAN}note: 과제".encode("utf-16-le")[:-1]

    assert refused(data) == (4, "a character that cannot be read")


def test_utf_16_with_control_characters_is_refused() -> None:
    data = f"\ufeff{KOREAN}\x01".encode("utf-16-be")

    assert refused(data) == (4, "a character that cannot be read")


def test_a_binary_file_is_refused() -> None:
    assert refused(b"PK\x03\x04\x14\x00\x00\xff") == (1, "this is a binary file, no text")


def test_the_first_lines_with_hangul_are_shown() -> None:
    found = Reencoded("cp949", KOREAN)

    assert found.shown_lines(1) == ((2, "title: 디지털 정부혁신"),)
    assert found.shown_lines(5) == ((2, "title: 디지털 정부혁신"), (3, "note: 똠방각하"))


def test_of_a_text_without_hangul_the_first_lines_are_shown() -> None:
    assert Reencoded("utf-16-le", "\nid: a\nlead: b\n").shown_lines(1) == ((2, "id: a"),)


@pytest.mark.parametrize(
    ("codec", "name"), [("cp949", "cp949"), ("utf-16-be", "UTF-16"), ("utf-32-le", "UTF-32")]
)
def test_an_encoding_has_the_name_that_people_use(codec: str, name: str) -> None:
    assert Reencoded(codec, "").encoding == name


@given(st.text(st.characters(codec="cp949", exclude_categories=["Cc"])), st.sampled_from(CODECS))
def test_what_was_read_gives_the_same_bytes_again(words: str, codec: str) -> None:
    data = f"title: 과제 {words}\n".encode(codec)

    found = reencode(FILE, data)

    assert not isinstance(found, Reencoded) or found.text.encode(found.codec) == data


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    found = reencode(FILE, b"\xff\xfe" + data)

    assert found is None or isinstance(found, Reencoded | Defect)
