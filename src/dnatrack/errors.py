"""The one exception that means: the tool cannot do its job here."""

from dnatrack.i18n import Text, say


class DnatrackError(Exception):
    """The tool cannot do its job: no data, no such revision, nothing by that id.

    Defects of the data are never raised; they are findings. `message` says what
    is wrong and where, `hint` the way out; both are shown to a person.
    """

    def __init__(self, message: Text, hint: Text | None = None) -> None:
        super().__init__(message.en)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return say(self.message)
