"""Questions at a terminal; nobody is asked anything elsewhere."""

import sys

import typer

from dnatrack.app.questions import Questions
from dnatrack.cli.output import say_aside, say_error
from dnatrack.errors import DnatrackError
from dnatrack.i18n import say, tr


class Terminal(Questions):
    """The person at the terminal that the program runs in, if it does."""

    @property
    def can_ask(self) -> bool:
        """Whether a person sits at both ends: reads what is shown, and can answer."""
        return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))

    def answer(self, question: str) -> str:
        """What the person types; nothing where they only press Enter.

        Raises:
            KeyboardInterrupt: they gave up.
        """
        try:
            said: str = typer.prompt(question, default="", show_default=False, err=True)
        except typer.Abort:
            say_aside(
                tr("\n중단했습니다. 저장한 내용이 없습니다.", "\nStopped; nothing was written.")
            )
            raise KeyboardInterrupt from None
        return said

    def tell(self, text: str) -> None:
        """Show something on standard error."""
        say_aside(text)

    def tell_error(self, error: DnatrackError) -> None:
        """Show what is wrong on standard error."""
        say_error(say(error.message), say(error.hint) if error.hint else "")
