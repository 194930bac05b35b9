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
from dnatrack.terminal_text import printable

_MORE = Text("하나 더", "one more")
_Answer = TypeVar("_Answer")
_Word = TypeVar("_Word", bound=StrEnum)
Reading = Callable[[str], _Answer]


class Questions:
    """What can be asked of a person; as it stands here, there is nobody who could answer.

    Who knows a person overrides `can_ask`, `answer`, `tell` and `tell_error`. An answer that
    cannot be taken is asked for again, with what is wrong; nothing that was answered before
    is lost.
    """

    def __init__(self) -> None:
        self._answers: list[tuple[str, str]] = []
        self._earlier: list[tuple[str, str]] = []

    @property
    def has_answered(self) -> bool:
        """Whether a person answered anything but yes or no to what is proposed."""
        return bool(self._answers)

    def ask_again(self) -> None:
        """From now on Enter alone gives what was answered to the same question before."""
        self._earlier, self._answers = self._answers, []

    @property
    def can_ask(self) -> bool:
        """Whether a person reads what is shown, and can answer."""
        return False

    def answer(self, question: str) -> str:
        """What a person answers; nothing where they only press Enter.

        Raises:
            KeyboardInterrupt: they gave up.
        """
        raise NotImplementedError(question)

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
        return self.required_as(given, question, option, str, default=default)

    def optional(self, given: str | None, question: Text) -> str | None:
        """What was given, or else what a person answers; None for nothing, or without a person.

        Raises:
            KeyboardInterrupt: they gave up.
        """
        return self.optional_as(given, question, str)

    def confirm(self, question: Text) -> bool:
        """Whether a person says yes; Enter alone is a no.

        Raises:
            KeyboardInterrupt: they gave up.
        """
        words = f"{say(question)} {tr('[예/아니요]', '[yes/no]')}"
        while said := self.answer(words).strip():
            try:
                return yes_no(said) == "true"
            except DnatrackError as error:
                self.tell_error(error)
        return False

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
        if given is not None and given.strip():
            return reading(given.strip())
        if not self.can_ask:
            raise _not_given(question, option)
        return self._asked(say(question), reading, usual=default)

    def _asked(
        self, words: str, reading: Reading[_Answer], *, usual: str = "", is_needed: bool = True
    ) -> _Answer:
        """What a person answers, as `reading` takes it; until it does, they are asked again."""
        usual = self._said_before(words) or usual
        shown = f"{words} [{usual}]" if usual else words
        while True:
            said = self.answer(shown).strip() or usual
            try:
                _refuse_unusable(said, is_needed=is_needed)
                found = reading(said)
            except DnatrackError as error:
                self.tell_error(error)
            else:
                self._answers.append((words, said))
                return found

    def _said_before(self, words: str) -> str:
        """The answer to the same question before; each is given back once, in turn."""
        one = next((one for one in self._earlier if one[0] == words), None)
        if one is None:
            return ""
        self._earlier.remove(one)
        return one[1]

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
        if given is not None or not self.can_ask:
            return reading(given) if given else None
        words = f"{say(question)} {tr('(없으면 Enter)', '(Enter for none)')}"
        return self._asked(words, lambda said: reading(said) if said else None, is_needed=False)

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
        usual = tr("예", "yes") if default else tr("아니요", "no")
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
            Text("id를 입력하지 않았습니다", "not given: its id"),
            Text(
                f"id를 `{proposal}`처럼 인자로 입력하거나 `--title-en …` 옵션으로 만들게 하세요",
                f"give one as an argument, such as `{proposal}`, or have it made of `--title-en …`",
            ),
        )

    def word_of(
        self, members: type[_Word], given: str | None, question: Text, option: str
    ) -> _Word:
        """A word of a closed list, by its value or as it is called; a person is shown both.

        Raises:
            DnatrackError: there is no such word, or nobody can be asked.
        """
        if not given:
            words = words_of(members).items()
            self.show_choices((one.value, tr(text.ko, "")) for one, text in words)
        return self.required_as(given, question, option, lambda word: member_named(members, word))

    def show_choices(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Show a person what can be answered, with what it means, before they are asked."""
        rows = list(pairs)
        width = max((len(word) for word, _ in rows), default=0)
        if self.can_ask:
            self.tell("\n".join(f"  {word:<{width}}  {meaning}".rstrip() for word, meaning in rows))


def choices(members: type[StrEnum]) -> Text:
    """The words of a closed list, as a person may answer with them: in Korean either of two."""
    both = (f"{text.ko}({one.value})" for one, text in words_of(members).items())
    return Text(", ".join(both), ", ".join(members))


def _not_given(question: Text, option: str) -> DnatrackError:
    """That something was not given, and by which option or argument it is."""
    way = Text(f"`{option}` 옵션으로 입력하세요", f"say it with `{option} …`")
    if not option.startswith("-"):
        way = Text(f"`{option}` 인자로 입력하세요", f"give it as the argument `{option}`")
    return DnatrackError(
        Text(f"입력하지 않았습니다: {question.ko}", f"not given: {question.en}"), way
    )


def _refuse_unusable(said: str, *, is_needed: bool) -> None:
    """Refuse nothing where something is needed, and what no file can hold: keys, broken bytes."""
    if is_needed and not said:
        raise DnatrackError(
            Text("입력한 내용이 없습니다", "nothing was entered"),
            Text(
                "필요한 항목이므로 입력하세요. 그만두려면 Ctrl-C를 누르세요",
                "this is needed; press Ctrl-C to give up",
            ),
        )
    if printable(said) != said:
        raise DnatrackError(
            Text("저장할 수 없는 글자가 있습니다", "some of these characters cannot be written"),
            Text(
                "다시 입력하세요. 한글이 깨지면 터미널의 문자 인코딩을 UTF-8로 바꾸세요",
                "type it again; if letters come out wrong, set the terminal to UTF-8",
            ),
        )


def _parts(said: str) -> list[str]:
    return [part for one in said.split(",") if (part := one.strip())]
