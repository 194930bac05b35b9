"""The words of closed lists, as a sheet shows them and as people write them."""

from enum import StrEnum

from dnatrack.i18n import say
from dnatrack.reports.wording import word, words_of
from dnatrack.sheets.columns import Column


def word_shown(column: Column, text: str) -> str:
    """What stands for `text` in a cell of `column`: a word in the language in force."""
    if column.words is None or not text:
        return text
    return word(column.words(text))


def shown_words(words: type[StrEnum]) -> list[str]:
    """Every word of a closed list in the language in force."""
    return [say(text) for text in words_of(words).values()]


def value_named(words: type[StrEnum], text: str) -> str | None:
    """The value that a person means: by itself, or by its word in either language."""
    wanted = _bare_word(text)
    for member, spelled in words_of(words).items():
        if wanted in {_bare_word(member.value), _bare_word(spelled.ko), _bare_word(spelled.en)}:
            return member.value
    return None


def _bare_word(text: str) -> str:
    """`text` without what people vary: capitals, blanks, hyphens."""
    return text.casefold().replace(" ", "").replace("-", "").replace("_", "")
