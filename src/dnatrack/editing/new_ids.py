"""Ids for new things: proposed from a title or a series, and checked before they are used."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count, islice

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text
from dnatrack.model.fields import ID_PATTERN

_SMALL_WORDS = frozenset(
    "a an and as at by for from in into of on or the to under with".split()  # noqa: SIM905 - words
)
_MOST_WORDS = 4
_MOST_TRIES = 100
_IN_PARENTHESES = re.compile(r"\([^()]*\)")
_NUMBERED = re.compile(r"(.*?)([0-9]+)")


def _never(_id: str) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class IdsInUse:
    """The ids that a new thing cannot have.

    `last_title` gives what an id stood for before it was deleted: ids are never used again.
    """

    taken: frozenset[str]
    last_title: Callable[[str], str | None] = _never
    pattern: str = ID_PATTERN
    example: str = "first-card"

    def first_free(self, wanted: Iterable[str]) -> str:
        """The first id of those that are wanted which a new thing can have; else none: ``."""
        return next((one for one in islice(wanted, _MOST_TRIES) if self._is_free(one)), "")

    def checked(self, id_: str) -> str:
        """`id_`, which a new thing can have.

        Raises:
            DnatrackError: it is no id, in use, or was in use once.
        """
        if re.fullmatch(self.pattern, id_) is None:
            raise self._malformed(id_)
        if self._is_taken(id_):
            raise self._refused(
                Text(f"`{id_}`은(는) 이미 쓰고 있는 id입니다", f"the id `{id_}` is in use already"),
                id_,
            )
        if (title := self.last_title(id_)) is not None:
            raise self._refused(
                Text(
                    f"`{id_}`은(는) 전에 ‘{title}’에 쓰였던 id입니다. id는 다시 쓰지 않습니다",
                    f"the id `{id_}` was that of “{title}” before, and ids are never used again",
                ),
                id_,
            )
        return id_

    def _is_free(self, id_: str) -> bool:
        return not self._is_taken(id_) and self.last_title(id_) is None

    def _is_taken(self, id_: str) -> bool:
        """Whether it is in use; some file systems do not tell `A` from `a`."""
        return id_.casefold() in {one.casefold() for one in self.taken}

    def _malformed(self, id_: str) -> DnatrackError:
        message = Text(f"`{id_}`은(는) id로 쓸 수 없습니다", f"`{id_}` cannot be an id")
        if self.pattern != ID_PATTERN:
            ko, en = "영문자와 숫자를 `-`로 이으세요", "join letters and digits with `-`"
            example = self.example
        else:
            ko = "영어 소문자와 숫자를 `-`로 이으세요"
            en = "join lower-case letters and digits with `-`"
            example = self.first_free(number_ids(id_of_title(id_) or self.example))
        return DnatrackError(message, Text(f"{ko}: `{example}`", f"{en}: `{example}`"))

    def _refused(self, message: Text, id_: str) -> DnatrackError:
        free = self.first_free(series(next_in_series([id_], f"{id_}-2")))
        return DnatrackError(
            message, Text(f"다른 id를 쓰세요: `{free}`", f"choose another: `{free}`")
        )


def id_of_title(english: str) -> str:
    """The first words of a title that say something, joined; empty where it has none."""
    bare = _IN_PARENTHESES.sub(" ", english.casefold().replace("'", ""))
    words = re.findall(r"[a-z0-9]+", bare)
    telling = [word for word in words if word not in _SMALL_WORDS]
    return "-".join((telling or words)[:_MOST_WORDS])


def next_in_series(known: Iterable[str], first: str) -> str:
    """The id after the highest of the sort that most have: `dg-2-6` after `dg-2-5`.

    `first` where none has a number at its end.
    """
    numbered = [match for match in map(_NUMBERED.fullmatch, known) if match]
    if not numbered:
        return first
    prefix = Counter(match[1] for match in numbered).most_common(1)[0][0]
    return f"{prefix}{max(int(match[2]) for match in numbered if match[1] == prefix) + 1}"


def series(first: str) -> Iterator[str]:
    """`first`, then the same with higher numbers at its end."""
    match = _NUMBERED.fullmatch(first)
    if match is None:
        yield from number_ids(first)
    else:
        yield from (f"{match[1]}{number}" for number in count(int(match[2])))


def number_ids(first: str) -> Iterator[str]:
    """`first`, then the same with a number behind it: that of a year stays as it is."""
    yield first
    yield from (f"{first}-{number}" for number in count(2))
