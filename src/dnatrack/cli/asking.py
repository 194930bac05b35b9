"""Questions at a terminal; nobody is asked anything elsewhere."""

import sys
from collections.abc import Callable
from enum import StrEnum

import typer

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text, say, tr


def can_ask() -> bool:
    """Whether a person sits at both ends: reads what is shown, and can answer."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def required(given: str | None, question: Text, option: str, *, default: str = "") -> str:
    """What `option` was given, or else what a person answers; Enter alone gives `default`.

    Raises:
        DnatrackError: it was not given, and nobody can be asked.
        KeyboardInterrupt: they gave up.
    """
    if given is not None and given.strip():
        return given.strip()
    if not can_ask():
        raise DnatrackError(
            Text(f"{question.ko}: 적지 않았습니다", f"not given: {question.en}"),
            Text(f"`{option} …`(으)로 적으세요", f"say it with `{option} …`"),
        )
    answer: str = _answered(lambda: typer.prompt(say(question), default=default or None, err=True))
    return answer.strip()


def optional(given: str | None, question: Text) -> str | None:
    """What was given, or else what a person answers; None for nothing, or without a person.

    Raises:
        KeyboardInterrupt: they gave up.
    """
    if given is not None or not can_ask():
        return given
    words = f"{say(question)} {tr('(없으면 Enter)', '(Enter for none)')}"
    answer: str = _answered(lambda: typer.prompt(words, default="", show_default=False, err=True))
    return answer.strip() or None


def choices(members: type[StrEnum]) -> Text:
    """The words of a closed list, as a person may answer with them."""
    from dnatrack.reports.wording import words_of

    return Text(", ".join(text.ko for text in words_of(members).values()), ", ".join(members))


def confirm(question: Text) -> bool:
    """Whether a person says yes.

    Raises:
        KeyboardInterrupt: they gave up.
    """
    words = f"{say(question)} [y/N]"
    answer: str = _answered(lambda: typer.prompt(words, default="", show_default=False, err=True))
    return answer.strip().casefold() in {"y", "yes", "예", "네", tr("ㅛ", "y")}


def _answered(ask_now: Callable[[], str]) -> str:
    try:
        return ask_now()
    except typer.Abort:
        raise KeyboardInterrupt from None
