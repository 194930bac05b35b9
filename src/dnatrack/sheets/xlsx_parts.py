"""The parts of an Excel workbook, read in pieces, and no further than there is room for."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from posixpath import join, normpath
from typing import IO
from xml.parsers.expat import ParserCreate

from dnatrack.sheets.grid import MAX_CELLS, TooLargeError

_MOST_ELEMENTS = 10_000_000
_MOST_OTHERS = 250_000
"""Elements that are in no row and no text: styles, merged cells, properties."""
MOST_TOGETHER = 100_000
"""Elements in one row, or in one text."""
_LONGEST_TEXT = 1_000_000
_CHUNK = 65_536

Attributes = Mapping[str, str]
Tag = tuple[str, Attributes]
Start = Callable[[Attributes], None]
End = Callable[[], None]


class Room:
    """What may still be read of a workbook, all its parts together."""

    def __init__(self) -> None:
        self.elements, self.others = _MOST_ELEMENTS, _MOST_OTHERS
        self.cells = self.texts = MAX_CELLS


class Part:
    """One part of a workbook: what to do where an element of some name begins and ends."""

    UNITS: frozenset[str] = frozenset()
    """Elements of which each is read as a whole."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.starts: dict[str, Start] = {}
        self.ends: dict[str, End] = {}
        self.text: list[str] | None = None
        self._length = self._together = 0

    def read(self, stream: IO[bytes]) -> None:
        """Read the part to its end.

        Raises:
            TooLargeError: there is too much of something.
        """
        parser = ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        fed = 0
        while chunk := stream.read(_CHUNK):
            parser.Parse(chunk)
            fed += len(chunk)
            # A tag or entity without end is gone through again each time.
            if fed - parser.CurrentByteIndex > _LONGEST_TEXT + _CHUNK:
                raise TooLargeError
        parser.Parse(b"", True)  # noqa: FBT003 - that is how it is called

    def _start(self, name: str, attributes: Attributes) -> None:
        if ":" in name:
            name = name.rpartition(":")[2]
        self._length = 0
        self.room.elements -= 1
        if name not in self.UNITS and self._together:
            self._together -= 1
            if not self._together:
                raise TooLargeError
        else:  # what stands in a unit is little enough to look after it
            if name in self.UNITS:
                self._together = MOST_TOGETHER
            else:
                self.room.others -= 1
            left = self.room
            if min(left.elements, left.others, left.cells, left.texts) < 0:
                raise TooLargeError
        start = self.starts.get(name)
        if start is not None:
            start(attributes)

    def _end(self, name: str) -> None:
        if ":" in name:
            name = name.rpartition(":")[2]
        if name in self.UNITS:
            self._together = 0
        end = self.ends.get(name)
        if end is not None:
            end()

    def _characters(self, text: str) -> None:
        self._length += len(text)
        if self._length > _LONGEST_TEXT:
            raise TooLargeError
        if self.text is not None:
            self.text.append(text)

    def listen(self, _attributes: Attributes) -> None:
        """Gather the characters from here on."""
        if self.text is None:
            self.text = []

    def heard(self) -> str:
        """The characters that were gathered; none are from here on."""
        text = "".join(self.text or ())
        self.text = None
        return text


# The parts that all sheets share: which there are, and what texts and formats they have.


class Tags(Part):
    """A small part: its tags in their order, each with its attributes."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.found: list[Tag] = []

    def _start(self, name: str, attributes: Attributes) -> None:
        super()._start(name, attributes)
        self.found.append((name.rpartition(":")[2], attributes))


def sheets_in(tags: Iterable[Tag]) -> Iterator[tuple[str, str]]:
    """Of `workbook.xml` the sheets: the name of each, and its link."""
    for name, one in tags:
        if name == "sheet":
            links = (value for key, value in one.items() if key.endswith(":id"))
            yield one.get("name", ""), next(links, "")


def links_in(tags: Iterable[Tag]) -> Iterator[tuple[str, str, str]]:
    """The links of a part to others: its id, to what sort of part, and where that is."""
    for name, one in tags:
        if name == "Relationship":
            to = one.get("Target", "")
            path = to[1:] if to.startswith("/") else normpath(join("xl", to))
            yield one.get("Id", ""), one.get("Type", "").rpartition("/")[2], path


def formats_in(tags: Iterable[Tag]) -> Iterator[str]:
    """Of `styles.xml` how each style of a cell shows numbers."""
    codes = dict(_KNOWN_FORMATS)
    is_of_cells = False
    for name, one in tags:
        if name == "numFmt":
            codes[one.get("numFmtId", "")] = one.get("formatCode", "")
        elif name in {"cellStyleXfs", "cellXfs"}:
            is_of_cells = name == "cellXfs"
        elif name == "xf" and is_of_cells:
            yield codes.get(one.get("numFmtId", ""), "")


_KNOWN_FORMATS = {
    "14": "mm-dd-yy",
    "15": "d-mmm-yy",
    "16": "d-mmm",
    "17": "mmm-yy",
    "18": "h:mm AM/PM",
    "19": "h:mm:ss AM/PM",
    "20": "h:mm",
    "21": "h:mm:ss",
    "22": "m/d/yy h:mm",
    "45": "mm:ss",
    "46": "[h]:mm:ss",
    "47": "mmss.0",
    "49": "@",
}
"""Formats that every program knows by their numbers."""


class StringsPart(Part):
    """`sharedStrings.xml`: the texts that cells name by their number."""

    UNITS = frozenset({"si"})

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.strings: list[str] = []
        self._parts: list[str] = []
        self.starts = {"si": self._begin, "t": self.listen, "rPh": self._begin_sounds}
        self.ends = {"t": self._take, "rPh": self._end_sounds, "si": self._finish}
        self._kept = 0

    def _begin(self, _attributes: Attributes) -> None:
        self.room.texts -= 1
        self._parts = []

    def _begin_sounds(self, _attributes: Attributes) -> None:
        """How the text is pronounced."""
        self._kept = len(self._parts)

    def _end_sounds(self) -> None:
        del self._parts[self._kept :]

    def _take(self) -> None:
        self._parts.append(self.heard())

    def _finish(self) -> None:
        self.strings.append(unescape("".join(self._parts)))


_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def unescape(text: str) -> str:
    """A text with the characters that XML cannot hold, which Excel writes as numbers."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
