"""The language in force, and the one function that picks a text of that language.

Every sentence of dnatrack is written where it is used, in both languages side by
side, so that none can be missing and a reviewer sees both (ADR 0003).
"""

import re
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


# The Korean particles whose shape depends on how the word before them ends.

_EXPLANATION = re.compile(r"(?<=\w)[^\w\s]*\([^()]*\)\W*$")
_WITH_CONSONANT = re.compile(
    r"[036]$|(?:[MN]|[mn]|ng)$|(?:^|[^aeiou\W])[aeiou][bckpt]$", flags=re.ASCII
)
_WITH_L = re.compile(r"[178LR]$|(?:l|le)$")
_FIRST_SYLLABLE, _LAST_SYLLABLE, _FINALS, _FINAL_L = "가", "힣", 28, 8


def particle(word: str, pair: str) -> str:
    """Which particle of `pair` follows `word`: `particle("2020-03-31", "은/는")` is `은`.

    `pair` names the one behind a consonant first; `으로/로` is `로` behind ㄹ, too. Quotes,
    dots and an explanation in brackets at the end of `word` are not heard. Digits are read
    one by one, capitals as an abbreviation, small letters as an English word.
    """
    with_consonant, without = pair.split("/")
    match _last_sound(word):
        case "":
            return without
        case "ㄹ" if without == "로":
            return without
    return with_consonant


def _last_sound(word: str) -> str:
    """`ㄹ`, `받침` for any other final consonant, or nothing."""
    heard = re.sub(r"[^\w%]+$", "", _EXPLANATION.sub("", word))
    if _FIRST_SYLLABLE <= heard[-1:] <= _LAST_SYLLABLE:
        final = (ord(heard[-1]) - ord(_FIRST_SYLLABLE)) % _FINALS
        return "ㄹ" if final == _FINAL_L else "받침" if final else ""
    if _WITH_L.search(heard):
        return "ㄹ"
    return "받침" if _WITH_CONSONANT.search(heard) else ""
