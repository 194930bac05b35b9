"""Questions to a person: what options do not say is asked, a wrong answer asked again."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import TypeVar

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
    `reading` refuses is asked for again, with what is wrong; nothing that was answered before
    is lost. What asks raises a `DnatrackError` where an option cannot be taken, or nobody can
    be asked for what is needed, and a `KeyboardInterrupt` where a person gives up.
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
        """What a person answers; nothing where they only press Enter."""
        raise NotImplementedError(question)

    def tell(self, text: str) -> None:
        """Show a person something beside the questions."""

    def tell_error(self, error: DnatrackError) -> None:
        """Show a person what is wrong with an answer."""

    def confirm(self, question: Text) -> bool:
        """Whether a person says yes; Enter alone is a no."""
        words = f"{say(question)} {tr('[예/아니요]', '[yes/no]')}"
        while said := self.answer(words).strip():
            try:
                return yes_no(said) == "true"
            except DnatrackError as error:
                self.tell_error(error)
        return False

    def required(
        self,
        given: str | None,
        question: Text,
        option: str,
        reading: Reading[_Answer],
        *,
        default: str = "",
    ) -> _Answer:
        """What `option` was given, or else what a person answers; Enter alone gives `default`."""
        if given is not None and given.strip():
            return reading(given.strip())
        if not self.can_ask:
            raise _not_given(question, option)
        return self._asked(say(question), reading, usual=default)

    def _asked(
        self, words: str, reading: Reading[_Answer], *, usual: str = "", is_needed: bool = True
    ) -> _Answer:
        """What a person answers, as `reading` takes it; until it does, they are asked again."""
        earlier = next((one for one in self._earlier if one[0] == words), None)
        if earlier is not None:  # each is given back once, in turn
            self._earlier.remove(earlier)
            usual = earlier[1] or usual
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

    def proposed(
        self,
        given: str | None,
        question: Text,
        option: str,
        reading: Reading[_Answer],
        *,
        proposal: str,
    ) -> _Answer:
        """The same, with a proposal that is good enough where nobody can be asked."""
        if given is None and not self.can_ask:
            return reading(proposal)
        return self.required(given, question, option, reading, default=proposal)

    def optional(
        self, given: str | None, question: Text, reading: Reading[_Answer]
    ) -> _Answer | None:
        """The same of what may be left out; None for nothing, or without a person."""
        if given is not None or not self.can_ask:
            return reading(given) if given else None
        words = f"{say(question)} {tr('(없으면 Enter)', '(Enter for none)')}"
        return self._asked(words, lambda said: reading(said) if said else None, is_needed=False)

    def several(
        self, given: Sequence[str], question: Text, reading: Reading[_Answer]
    ) -> list[_Answer]:
        """What an option says each time, or a person between commas."""
        if given:
            return [reading(word) for word in given]

        def each(said: str) -> list[_Answer]:
            return [reading(part) for one in said.split(",") if (part := one.strip())]

        asked = Text(f"{question.ko}, 쉼표로", f"{question.en}, between commas")
        return self.optional(None, asked, each) or []

    def one_by_one(self, given: Sequence[str], question: Text) -> list[str]:
        """The texts that an option says each time, or a person until nothing more comes."""
        said = list(given)
        while not given and (answer := self.optional(None, question, str)):
            said.append(answer)
            question = _MORE
        return said

    def word_of(
        self, members: type[_Word], given: str | None, question: Text, option: str
    ) -> _Word:
        """A word of a closed list, by its value or as it is called; a person is shown both."""
        if not given:
            words = words_of(members).items()
            self.show_choices((one.value, tr(text.ko, "")) for one, text in words)
        return self.required(given, question, option, lambda word: member_named(members, word))

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
