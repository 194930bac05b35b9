"""All edits of one file: made one after the other, and then read again."""

from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.model.data_files import DataPath
from dnatrack.yamltext import parsed_text
from dnatrack.yamltext.characters import scan
from dnatrack.yamltext.nodes import line_start, read_nodes
from dnatrack.yamltext.parse import read_yaml
from dnatrack.yamltext.parsed_text import (
    Edit,
    ParsedText,
    Remove,
    UnsafeSpliceError,
    apply_edits,
    compose_value,
)
from dnatrack.yamltext.splice import splice_of
from dnatrack.yamltext.value import Value


class _Read(NamedTuple):
    """A file as it reads: its text without a mark, what it says, and what is odd about it.

    `oddities` are the rules that the text breaks, each as often as it does; they keep
    nobody from reading it.
    """

    text: str
    value: Value
    oddities: Counter[str]


def edit_file(file: str, data: bytes, edits: Sequence[Edit]) -> bytes:
    """The bytes of a file with `edits` made, in their order, and nothing else changed.

    The result was read again: it says what it said before, but for the edits.

    Raises:
        DnatrackError: the file cannot be read, or an edit cannot be made safely.
    """
    before = _read(file, data)
    if before is None:
        raise DnatrackError(
            Text(
                f"`{file}` 파일에 읽을 수 없는 부분이 있어 수정하지 않았습니다",
                f"`{file}` cannot be read as a whole, so it was not changed",
            ),
            Text(
                "`dnatrack validate`에 표시되는 위치를 먼저 고치세요",
                "mend what `dnatrack validate` says of it first",
            ),
        )
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    text = before.text
    edits = [
        one if isinstance(one, Remove) else one._replace(value=compose_value(one.value))
        for one in edits
    ]
    for edit in edits:
        text = _splice(text, edit)
    result = mark + text.encode()
    after = _read(file, result)
    if after is None or after.oddities - before.oddities:
        raise _by_hand(edits[0].at, text, 0, parsed_text.ODD_CHARACTERS)
    if after.value != apply_edits(before.value, edits):
        raise _by_hand(edits[0].at, text, 0, parsed_text.RESULT_DIFFERS)
    return result


def read_back(file: str, data: bytes) -> Value:
    """What a file with these bytes says; None where it cannot be read as a whole.

    What is odd about its text, but keeps nobody from reading it, does not count.
    """
    read = _read(file, data)
    return read.value if read is not None else None


def _read(file: str, data: bytes) -> _Read | None:
    """A file that can be read as a whole and says something; else None."""
    text, defects = scan(file, data)
    if text is None:
        return None
    read = read_yaml(file, text)
    if read.defects or read.value is None:
        return None
    return _Read(text, read.value, Counter(defect.rule for defect in defects))


def _splice(text: str, edit: Edit) -> str:
    root = read_nodes(text)
    if root is None:
        return text
    try:
        splice = splice_of(ParsedText(text, root), edit)
    except UnsafeSpliceError as error:
        raise _by_hand(edit.at, text, error.offset, error.why) from None
    return splice.made_in(text) if splice is not None else text


def _by_hand(at: DataPath, text: str, offset: int, why: Text) -> DnatrackError:
    line = text.count("\n", 0, line_start(text, offset)) + 1
    where = ".".join(map(str, at.keys))
    return DnatrackError(
        Text(
            f"{at.file}:{line}의 `{where}` 값을 안전하게 수정할 수 없습니다: {why.ko}",
            f"{at.file}:{line}: `{where}` cannot be changed safely: {why.en}",
        ),
        Text(
            "이 줄을 편집기에서 직접 고치세요. 저장하지 않았습니다",
            "edit this line by hand; nothing was written",
        ),
    )
