"""What options do not say is asked at a terminal; a wrong answer is asked for again."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeVar

from dnatrack.cli.asking import can_ask, choices, optional, required
from dnatrack.cli.output import say_aside, say_error
from dnatrack.cli.periods import one_day_named, period_named
from dnatrack.editing.new_ids import IdsInUse
from dnatrack.editing.set_value import field_value, period, yes_no
from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text, say, tr
from dnatrack.model.data_format import Field
from dnatrack.model.fields import FieldKind, Name
from dnatrack.model.period import Period
from dnatrack.model.tracker import Tracker
from dnatrack.reports.selection import member_named

_MORE = Text("하나 더", "one more")
_Answer = TypeVar("_Answer")
_Word = TypeVar("_Word", bound=StrEnum)
Reading = Callable[[str], _Answer]
_TITLE = Text("제목", "title (Korean)")
_ENGLISH_TITLE = Text("영어 제목", "title in English")


def required_as(
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
        word = required(given, question, option, default=default)
        try:
            return reading(word)
        except DnatrackError as error:
            _say_again(error, is_given=given is not None and bool(given.strip()))


def proposed_as(
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
    if given is None and not can_ask():
        return reading(proposal)
    return required_as(given, question, option, reading, default=proposal)


def optional_as(given: str | None, question: Text, reading: Reading[_Answer]) -> _Answer | None:
    """The same of what may be left out; None for nothing.

    Raises:
        DnatrackError: the option cannot be taken.
    """
    while True:
        word = optional(given, question)
        if not word:
            return None
        try:
            return reading(word)
        except DnatrackError as error:
            _say_again(error, is_given=given is not None)


def several(given: Sequence[str], question: Text, reading: Reading[_Answer]) -> tuple[_Answer, ...]:
    """What an option says each time, or a person between commas.

    Raises:
        DnatrackError: one of them cannot be taken.
    """
    if given:
        return tuple(reading(word) for word in given)
    asked = Text(f"{question.ko}, 쉼표로", f"{question.en}, between commas")
    found = optional_as(None, asked, lambda said: tuple(reading(one) for one in _parts(said)))
    return found or ()


def one_by_one(given: Sequence[str], question: Text) -> tuple[str, ...]:
    """The texts that an option says each time, or a person until nothing more comes."""
    return tuple(given) or tuple(_until_nothing(question))


def _until_nothing(question: Text) -> Iterator[str]:
    answer = optional(None, question)
    while answer:
        yield answer
        answer = optional(None, _MORE)


def is_so(*, given: bool, question: Text, option: str, default: bool) -> bool:
    """Whether an option, or a person, says yes; without a person what the option says."""
    if given or not can_ask():
        return given
    usual = tr("예", "yes") if default else tr("아니오", "no")
    answer = required_as(None, question, option, yes_no, default=usual)
    return answer == "true"


def title(ko: str | None, en: str | None, *, proposal: str = "") -> Name:
    """A title in Korean and, where one is known, in English."""
    korean = (
        proposed_as(ko, _TITLE, "--title", str, proposal=proposal)
        if proposal
        else required(ko, _TITLE, "--title")
    )
    return Name(ko=korean, en=optional(en, _ENGLISH_TITLE) or None)


def chosen_id(given: str | None, ids: IdsInUse, proposal: str, *, is_guess: bool = False) -> str:
    """The id of a new thing: as given, as proposed, or as a person says.

    A guess is not taken without asking somebody.

    Raises:
        DnatrackError: it cannot be used, or nobody can be asked.
    """
    if given is not None:
        return ids.checked(given)
    if can_ask():
        return required_as(None, Text("id", "id"), "ID", ids.checked, default=proposal)
    if proposal and not is_guess:
        return proposal
    raise DnatrackError(
        Text("id를 적지 않았습니다", "not given: its id"),
        Text(
            f"id를 `{proposal}`처럼 인자로 적거나, `--title-en …`에서 만들게 하세요",
            f"give one as an argument, such as `{proposal}`, or have it made of `--title-en …`",
        ),
    )


def ministry_in(tracker: Tracker) -> Reading[str]:
    """A ministry by any of its names, as its id."""
    return lambda word: field_value(Field(kind=FieldKind.MINISTRY), word, tracker)


def period_of(given: str | None, option: str) -> Reading[Period]:
    """How periods are read: of a wrong one, a person who was asked hears of no option."""
    if given is not None:
        return lambda word: period_named(word, option)
    return lambda word: Period.parse(period(word))


def day_of(given: str | None, option: str) -> Reading[date]:
    """How days are read."""
    if given is not None:
        return lambda word: one_day_named(word, option)
    return lambda word: Period.parse(period(word, is_day=True)).first


def word_of(members: type[_Word], given: str | None, question: Text, option: str) -> _Word:
    """A word of a closed list, which is shown to a person.

    Raises:
        DnatrackError: there is no such word, or nobody can be asked.
    """
    if not given and can_ask():
        say_aside(f"  {say(choices(members))}")
    return required_as(given, question, option, lambda word: member_named(members, word))


def show_choices(pairs: Iterable[tuple[str, str]]) -> None:
    """Show a person what can be answered, with what it means, before they are asked."""
    rows = list(pairs)
    width = max((len(word) for word, _ in rows), default=0)
    if can_ask():
        say_aside("\n".join(f"  {word:<{width}}  {meaning}" for word, meaning in rows))


def _parts(said: str) -> list[str]:
    return [part for one in said.split(",") if (part := one.strip())]


def _say_again(error: DnatrackError, *, is_given: bool) -> None:
    """Say what is wrong with an answer; what was given by an option cannot be asked again."""
    if is_given or not can_ask():
        raise error
    say_error(say(error.message), say(error.hint) if error.hint else "")
