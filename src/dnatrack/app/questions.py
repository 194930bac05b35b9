"""Questions to a person: what options do not say is asked, a wrong answer asked again."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TypeVar

from dnatrack.editing.new import IdsInUse
from dnatrack.editing.values import yes_no
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text, say, tr
from dnatrack.reports.selection import member_named
from dnatrack.reports.wording import words_of

# What options do not say is asked at a terminal; a wrong answer is asked for again.

_MORE = Text("하나 더", "one more")
_Answer = TypeVar("_Answer")
_Word = TypeVar("_Word", bound=StrEnum)
Reading = Callable[[str], _Answer]


class Questions:
    """What can be asked of a person; as it stands here, there is nobody who could answer.

    Who knows a person overrides `can_ask`, `answer`, `tell` and `tell_error`.
    """

    @property
    def can_ask(self) -> bool:
        """Whether a person reads what is shown, and can answer."""
        return False

    def answer(self, question: str, *, default: str = "", shows_default: bool = True) -> str:
        """What a person answers; Enter alone gives `default`.

        Raises:
            KeyboardInterrupt: they gave up.
        """
        raise NotImplementedError(question, default, shows_default)

    def tell(self, text: str) -> None:
        """Show a person something beside the questions."""

    def tell_error(self, error: DnatrackError) -> None:
        """Show a person what is wrong with an answer."""

    def required(self, given: str | None, question: Text, option: str, *, default: str = "") -> str:
        """What `option` was given, or else what a person answers; Enter alone gives `default`.

        Raises:
            DnatrackError: it was not given, and nobody can be asked.
            KeyboardInterrupt: they gave up.
        """
        if given is not None and given.strip():
            return given.strip()
        if not self.can_ask:
            raise DnatrackError(
                Text(f"{question.ko}: 적지 않았습니다", f"not given: {question.en}"),
                Text(f"`{option} …`(으)로 적으세요", f"say it with `{option} …`"),
            )
        answer = self.answer(say(question), default=default)
        return answer.strip()

    def optional(self, given: str | None, question: Text) -> str | None:
        """What was given, or else what a person answers; None for nothing, or without a person.

        Raises:
            KeyboardInterrupt: they gave up.
        """
        if given is not None or not self.can_ask:
            return given
        words = f"{say(question)} {tr('(없으면 Enter)', '(Enter for none)')}"
        answer = self.answer(words, shows_default=False)
        return answer.strip() or None

    def confirm(self, question: Text) -> bool:
        """Whether a person says yes.

        Raises:
            KeyboardInterrupt: they gave up.
        """
        words = f"{say(question)} [y/N]"
        answer = self.answer(words, shows_default=False)
        return answer.strip().casefold() in {"y", "yes", "예", "네", tr("ㅛ", "y")}

    def required_as(
        self,
        given: str | None,
        question: Text,
        option: str,
        reading: Reading[_Answer],
        *,
        default: str = "",
    ) -> _Answer:
        """What an option or a person says, as `reading` takes it.

        Raises:
            DnatrackError: the option cannot be taken, or nobody can be asked.
        """
        while True:
            word = self.required(given, question, option, default=default)
            try:
                return reading(word)
            except DnatrackError as error:
                self._say_again(error, is_given=given is not None and bool(given.strip()))

    def proposed_as(
        self,
        given: str | None,
        question: Text,
        option: str,
        reading: Reading[_Answer],
        *,
        proposal: str,
    ) -> _Answer:
        """The same, with a proposal that is good enough where nobody can be asked.

        Raises:
            DnatrackError: the option cannot be taken.
        """
        if given is None and not self.can_ask:
            return reading(proposal)
        return self.required_as(given, question, option, reading, default=proposal)

    def optional_as(
        self, given: str | None, question: Text, reading: Reading[_Answer]
    ) -> _Answer | None:
        """The same of what may be left out; None for nothing.

        Raises:
            DnatrackError: the option cannot be taken.
        """
        while True:
            word = self.optional(given, question)
            if not word:
                return None
            try:
                return reading(word)
            except DnatrackError as error:
                self._say_again(error, is_given=given is not None)

    def several(
        self, given: Sequence[str], question: Text, reading: Reading[_Answer]
    ) -> tuple[_Answer, ...]:
        """What an option says each time, or a person between commas.

        Raises:
            DnatrackError: one of them cannot be taken.
        """
        if given:
            return tuple(reading(word) for word in given)
        asked = Text(f"{question.ko}, 쉼표로", f"{question.en}, between commas")
        found = self.optional_as(
            None, asked, lambda said: tuple(reading(one) for one in _parts(said))
        )
        return found or ()

    def one_by_one(self, given: Sequence[str], question: Text) -> tuple[str, ...]:
        """The texts that an option says each time, or a person until nothing more comes."""
        return tuple(given) or tuple(self._until_nothing(question))

    def _until_nothing(self, question: Text) -> Iterator[str]:
        answer = self.optional(None, question)
        while answer:
            yield answer
            answer = self.optional(None, _MORE)

    def is_so(self, *, given: bool, question: Text, option: str, default: bool) -> bool:
        """Whether an option, or a person, says yes; without a person what the option says."""
        if given or not self.can_ask:
            return given
        usual = tr("예", "yes") if default else tr("아니오", "no")
        answer = self.required_as(None, question, option, yes_no, default=usual)
        return answer == "true"

    def chosen_id(
        self, given: str | None, ids: IdsInUse, proposal: str, *, is_guess: bool = False
    ) -> str:
        """The id of a new thing: as given, as proposed, or as a person says.

        A guess is not taken without asking somebody.

        Raises:
            DnatrackError: it cannot be used, or nobody can be asked.
        """
        if given is not None:
            return ids.checked(given)
        if self.can_ask:
            return self.required_as(None, Text("id", "id"), "ID", ids.checked, default=proposal)
        if proposal and not is_guess:
            return proposal
        raise DnatrackError(
            Text("id를 적지 않았습니다", "not given: its id"),
            Text(
                f"id를 `{proposal}`처럼 인자로 적거나, `--title-en …`에서 만들게 하세요",
                f"give one as an argument, such as `{proposal}`, or have it made of `--title-en …`",
            ),
        )

    def word_of(
        self, members: type[_Word], given: str | None, question: Text, option: str
    ) -> _Word:
        """A word of a closed list, which is shown to a person.

        Raises:
            DnatrackError: there is no such word, or nobody can be asked.
        """
        if not given and self.can_ask:
            self.tell(f"  {say(choices(members))}")
        return self.required_as(given, question, option, lambda word: member_named(members, word))

    def show_choices(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Show a person what can be answered, with what it means, before they are asked."""
        rows = list(pairs)
        width = max((len(word) for word, _ in rows), default=0)
        if self.can_ask:
            self.tell("\n".join(f"  {word:<{width}}  {meaning}" for word, meaning in rows))

    def _say_again(self, error: DnatrackError, *, is_given: bool) -> None:
        """Say what is wrong with an answer; what was given by an option cannot be asked again."""
        if is_given or not self.can_ask:
            raise error
        self.tell_error(error)


def choices(members: type[StrEnum]) -> Text:
    """The words of a closed list, as a person may answer with them."""
    return Text(", ".join(text.ko for text in words_of(members).values()), ", ".join(members))


def _parts(said: str) -> list[str]:
    return [part for one in said.split(",") if (part := one.strip())]
