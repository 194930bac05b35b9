"""Questions at a terminal; nobody is asked anything elsewhere."""

import sys

import typer

from dnatrack.app.questions import Questions
from dnatrack.cli.output import say_aside, say_error
from dnatrack.errors import DnatrackError
from dnatrack.i18n import say


class Terminal(Questions):
    """The person at the terminal that the program runs in, if it does."""

    @property
    def can_ask(self) -> bool:
        """Whether a person sits at both ends: reads what is shown, and can answer."""
        return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))

    def answer(self, question: str, *, default: str = "", shows_default: bool = True) -> str:
        """What the person types.

        Raises:
            KeyboardInterrupt: they gave up.
        """
        usual = (default or None) if shows_default else default
        try:
            said: str = typer.prompt(question, default=usual, show_default=shows_default, err=True)
        except typer.Abort:
            raise KeyboardInterrupt from None
        return said

    def tell(self, text: str) -> None:
        """Show something on standard error."""
        say_aside(text)

    def tell_error(self, error: DnatrackError) -> None:
        """Show what is wrong on standard error."""
        say_error(say(error.message), say(error.hint) if error.hint else "")
