"""Which sources a cell names."""

import re
from collections.abc import Iterable

from dnatrack.i18n import Text
from dnatrack.rules.suggest import Vocabulary
from dnatrack.sheets.grid import CellValue
from dnatrack.sheets.said import Said, take_back, unusable
from dnatrack.sheets.spelling import spell
from dnatrack.sheets.spoiled import is_spoiled
from dnatrack.sheets.texts import BETWEEN_SOURCES
from dnatrack.terminal_text import short

_BETWEEN = re.compile(r"[\s,;、，；·|]+")
_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)


class KnownSources:
    """The ids of the sources that there are."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._ids = tuple(ids)
        self._by_spelling = {one.casefold(): one for one in self._ids} | {
            one: one for one in self._ids
        }
        self._vocabulary = Vocabulary(self._ids)

    def named(self, word: str) -> str | None:
        """The id that a word means, in whatever case; None where there is none."""
        return self._by_spelling.get(word) or self._by_spelling.get(word.casefold())

    def way_out(self, word: str) -> Text:
        """What a person could have meant."""
        return self._vocabulary.way_out(word)


def read_sources(value: CellValue, was: str, sources: KnownSources) -> Said:
    """The ids that a cell which is not empty names, in its order, each once."""
    text = spell(value)
    if text == was:
        return Said(was)
    if is_spoiled(was, value):
        return take_back(was, text)
    if _ADDRESS.search(text):
        return _address(text)
    words = [word for word in _BETWEEN.split(text) if word]
    found = [sources.named(word) for word in words]
    for word, id_ in zip(words, found, strict=True):
        if id_ is None:
            message = Text(
                f"`{short(word)}`라는 출처는 없습니다", f"there is no source `{short(word)}`"
            )
            return unusable(message, sources.way_out(word))
    return Said(BETWEEN_SOURCES.join(dict.fromkeys(id_ for id_ in found if id_)))


def _address(text: str) -> Said:
    return unusable(
        Text(
            f"`{short(text)}`은(는) 출처의 id가 아닙니다", f"`{short(text)}` is no id of a source"
        ),
        Text(
            "`dnatrack new source`로 출처를 만들고 그 id를 적으세요",
            "make a source with `dnatrack new source`, and write its id",
        ),
    )
