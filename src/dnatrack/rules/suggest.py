"""Ways out for words that are not known."""

from collections.abc import Iterable

from dnatrack.i18n import Text
from dnatrack.model.words import closest

_MOST_LISTED = 12
_MOST_COMPARISONS = 50_000
_LONGEST = 100
_FEWEST_LETTERS = 0.7
"""Of Hangul: names of ministries all end alike, and share letters by chance."""


def did_you_mean(word: str, known: Iterable[str]) -> Text:
    """The known word closest to `word`, or else all of them, if they are few."""
    return Vocabulary(known).way_out(word)


class Patience:
    """How many more comparisons of words are worth the wait: about a second at first."""

    def __init__(self) -> None:
        self._left = _MOST_COMPARISONS

    def allows(self, comparisons: int) -> bool:
        """Whether so many more may be made; they count as made."""
        self._left -= comparisons
        return self._left >= 0


class Vocabulary:
    """The words that are known at some place, and the way out for others.

    Comparing words is slow, and a mistake that was made once was often made a
    thousand times: answers are remembered, and when `patience` is at its end no more
    words are compared. Vocabularies that are used side by side share theirs.
    """

    def __init__(self, words: Iterable[str], patience: Patience | None = None) -> None:
        self._words = list(words)
        self._closest: dict[str, str | None] = {}
        self._patience = patience or Patience()

    def closest(self, word: str) -> str | None:
        """The known word that `word` was most likely meant to be; None if there is none."""
        if word not in self._closest:
            self._closest[word] = self._compare(word)
        return self._closest[word]

    def way_out(self, word: str) -> Text:
        """The known word closest to `word`, or else all of them, if they are few."""
        close = self.closest(word)
        if close is not None:
            return Text(f"비슷한 이름: `{close}`", f"did you mean `{close}`?")
        return self.listed()

    def listed(self) -> Text:
        """The known words, or the first of them."""
        if not self._words:
            return Text("등록된 항목이 없습니다", "nothing is registered yet")
        some = ", ".join(f"`{one}`" for one in self._words[:_MOST_LISTED])
        more = "…" if len(self._words) > _MOST_LISTED else ""
        return Text(f"등록된 이름: {some}{more}", f"there are: {some}{more}")

    def _compare(self, word: str) -> str | None:
        if len(word) > _LONGEST or not self._patience.allows(len(self._words)):
            return None
        if not word.isascii():
            return closest(word, self._words, cutoff=_FEWEST_LETTERS)
        return closest(word, self._words) or closest(word.casefold(), self._words, cutoff=0.5)
