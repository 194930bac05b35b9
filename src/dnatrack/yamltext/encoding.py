"""Why the bytes of a file are not UTF-8 text, and what they are instead."""

import re

from dnatrack.i18n import Text
from dnatrack.model.finding import Defect, Location, Problem

_CODECS_OF_MARKS = {
    b"\xff\xfe\x00\x00": "utf-32-le",
    b"\x00\x00\xfe\xff": "utf-32-be",
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
}
_WIDE_CODECS = tuple(_CODECS_OF_MARKS.values())
_CP949 = "cp949"
_SAMPLE = 4096
_LATIN = re.compile("[a-z]{2}")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_HANGUL = re.compile("[가-힣]")


def not_utf8(file: str, data: bytes, error: UnicodeDecodeError) -> Defect:
    """What `data`, which is not UTF-8, seems to be, at the first byte that shows it."""
    if (wide := wide_encoding(file, data)) is not None:
        return wide
    if b"\x00" in data:
        return _binary(file)
    # What was decoded is in the error: `data` without its byte order mark.
    at = _place_after(file, error.object[: error.start].decode())
    return _cp949(at) if _is_cp949(data) else _damaged(at, error.object[error.start])


def wide_encoding(file: str, data: bytes) -> Defect | None:
    """The defect of a file in UTF-16 or UTF-32, with or without a mark; else None."""
    codec = _wide_codec(data)
    if codec is None:
        return None
    name = codec[: len("utf-16")].upper()
    message = Text(f"파일의 인코딩이 UTF-8이 아니라 {name}입니다", f"the file is {name}, not UTF-8")
    # Without a mark nothing but the name says which byte comes first.
    is_marked = data.startswith(tuple(_CODECS_OF_MARKS))
    return _defect(Location(file), message, _cure(name if is_marked else codec.upper()))


def _cp949(at: Location) -> Defect:
    message = Text(
        "UTF-8이 아니라 cp949(EUC-KR, 메모장의 ANSI)로 저장된 파일입니다",
        "the file is not UTF-8 but cp949 (EUC-KR, the ANSI of Korean Windows)",
    )
    return _defect(at, message, _cure(_CP949.upper()))


def _cure(name: str) -> Text:
    """How to save a file as UTF-8 that is in the encoding `name`, as `iconv` calls it."""
    command = f"iconv -f {name} -t UTF-8"
    return Text(
        "편집기에서 인코딩을 UTF-8로 골라 다시 저장하거나, "
        f"`{command} 파일 > 새파일`로 새 파일을 만들어 바꿔 놓으세요",
        f"save it as UTF-8 in an editor, or put in its place what `{command} FILE > NEW` writes",
    )


def _binary(file: str) -> Defect:
    message = Text("글이 아니라 이진 파일입니다", "this is a binary file, no text")
    hint = Text(
        "지우거나 자료 폴더 밖으로 옮기고, 이 자리에는 YAML 글을 두세요",
        "delete it or move it out of the data folder, and put YAML text here",
    )
    return _defect(Location(file), message, hint)


def _damaged(at: Location, byte: int) -> Defect:
    message = Text(
        f"UTF-8로 읽을 수 없는 바이트(0x{byte:02X})가 있습니다",
        f"a byte that is not UTF-8 (0x{byte:02X})",
    )
    hint = Text(
        "이 줄의 깨진 글자를 고쳐 쓰고 UTF-8로 저장하세요",
        "write the damaged characters of this line anew and save as UTF-8",
    )
    return _defect(at, message, hint)


def _defect(at: Location, message: Text, hint: Text) -> Defect:
    return Defect("not-utf8", Problem(at, message, hint))


def _wide_codec(data: bytes) -> str | None:
    """The codec with two or four bytes a character that `data` seems to be in."""
    for mark, codec in _CODECS_OF_MARKS.items():
        if data.startswith(mark):
            return codec
    if b"\x00" not in data:
        return None
    sample = data[:_SAMPLE]
    fits = (codec for codec in _WIDE_CODECS if _is_text_in(codec, sample))
    return next(fits, None)


def _is_text_in(codec: str, sample: bytes) -> bool:
    try:
        text = sample.decode(codec)
    except UnicodeDecodeError:
        return False
    # What is YAML has Latin letters, of which every other byte is zero, and no controls.
    return bool(_LATIN.search(text)) and not _CONTROL.search(text)


def _is_cp949(data: bytes) -> bool:
    """Whether `data` reads as Korean in cp949, and not better as damaged UTF-8."""
    try:
        text = data.decode(_CP949)
    except UnicodeDecodeError:
        return False
    as_utf8 = data.decode(errors="replace")
    return bool(_HANGUL.search(text)) and len(_HANGUL.findall(as_utf8)) < as_utf8.count("\ufffd")


def _place_after(file: str, before: str) -> Location:
    """The line and column after the text `before`."""
    lines = re.split(r"\r\n|\r|\n", before)
    column = len(lines[-1]) + 1
    return Location(file, len(lines), column, column + 1)
