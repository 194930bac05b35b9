"""The bytes of a file in another encoding to the same text in UTF-8."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from dnatrack.i18n import Text
from dnatrack.model.finding import Defect, Location, Problem
from dnatrack.yamltext.encoding import CONTROL, HANGUL, encoding_of, not_utf8, place_after
from dnatrack.yamltext.odd_characters import BYTE_ORDER_MARK

_LINE_END = re.compile("\r\n|\r|\n")
_UTF8 = "utf-8"


class Reencoded(NamedTuple):
    """A text that was read from bytes in `codec`, without a byte order mark."""

    codec: str
    text: str

    @property
    def encoding(self) -> str:
        """The encoding as people call it: `cp949`, `UTF-16`."""
        return self.codec if self.codec == "cp949" else self.codec[: len("utf-16")].upper()

    def shown_lines(self, most: int) -> tuple[tuple[int, str], ...]:
        """The first lines with Hangul, by number; of a text without, its first lines."""
        lines = list(enumerate(_LINE_END.split(self.text), start=1))
        korean = (one for one in lines if HANGUL.search(one[1]))
        return tuple(islice(korean, most)) or tuple(one for one in lines if one[1])[:most]


def reencode(file: str, data: bytes) -> Reencoded | Defect | None:
    """The text of `data`; None if it is UTF-8; a defect where it is binary, damaged or mixed.

    Encoded in the codec that was found, the text gives `data` again, byte for byte.
    """
    codec = encoding_of(data)
    if codec == _UTF8:
        return None
    try:
        text = data.decode(codec or _UTF8)
    except UnicodeDecodeError as error:
        return not_utf8(file, data, error) if codec is None else _cut_off(file, codec, error)
    defect = next(_defects(file, data, codec or _UTF8, text), None)
    return defect or Reencoded(codec or _UTF8, text.removeprefix(BYTE_ORDER_MARK))


def _defects(file: str, data: bytes, codec: str, text: str) -> Iterator[Defect]:
    """Why `text` cannot be all that `data` says."""
    if codec == "cp949" and (line := _line_in_utf8(data)) is not None:
        yield _mixed(Location(file, line))
    elif (control := CONTROL.search(text)) is not None:
        yield _damaged(place_after(file, text[: control.start()].removeprefix(BYTE_ORDER_MARK)))
    elif text.encode(codec) != data:
        yield _damaged(Location(file))


def _line_in_utf8(data: bytes) -> int | None:
    """The first line that is Korean in UTF-8, in what is otherwise cp949."""
    for number, line in enumerate(re.split(b"\r\n|\r|\n", data), start=1):
        try:
            text = line.decode()
        except UnicodeDecodeError:
            continue
        if HANGUL.search(text):
            return number
    return None


def _cut_off(file: str, codec: str, error: UnicodeDecodeError) -> Defect:
    before = error.object[: error.start].decode(codec)
    return _damaged(place_after(file, before.removeprefix(BYTE_ORDER_MARK)))


def _mixed(at: Location) -> Defect:
    message = Text(
        "cp949로 저장된 파일인데 이 줄은 UTF-8입니다",
        "this line is UTF-8, while the file is cp949",
    )
    hint = Text(
        "두 인코딩이 섞였습니다. 편집기에서 cp949로 열어 이 줄을 다시 쓰세요",
        "two encodings are mixed: open it as cp949 in an editor and write this line anew",
    )
    return Defect("not-utf8", Problem(at, message, hint))


def _damaged(at: Location) -> Defect:
    message = Text("읽을 수 없는 글자가 있습니다", "a character that cannot be read")
    hint = Text(
        "파일이 깨졌습니다. 성한 사본을 찾거나 이 줄을 다시 쓰세요",
        "the file is damaged: look for a sound copy, or write this line anew",
    )
    return Defect("not-utf8", Problem(at, message, hint))
