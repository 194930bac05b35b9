"""The language in force, and the one function that picks a text of that language.

Every sentence of dnatrack is written where it is used, in both languages side by
side, so that none can be missing and a reviewer sees both (ADR 0003).
"""

from contextvars import ContextVar
from enum import StrEnum
from typing import NamedTuple


class Language(StrEnum):
    """A language that all commands, messages and reports exist in."""

    KO = "ko"
    EN = "en"


class Text(NamedTuple):
    """One sentence or word in both languages."""

    ko: str
    en: str


_language: ContextVar[Language] = ContextVar("language", default=Language.KO)


def use_language(language: Language) -> None:
    """Make `language` the one that `say` and `tr` answer in, from now on."""
    _language.set(language)


def language() -> Language:
    """The language in force."""
    return _language.get()


def say(text: Text) -> str:
    """`text` in the language in force."""
    return text.en if _language.get() is Language.EN else text.ko


def counted(number: int, noun: str, plural: str = "") -> str:
    """So many of something in English: `1 task`, `1,200 tasks`."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def tr(ko: str, en: str) -> str:
    """The one of two renderings that is in the language in force."""
    return en if _language.get() is Language.EN else ko
