"""The one exception that means: the tool cannot do its job here."""

from collections.abc import Iterator
from contextlib import contextmanager

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


@contextmanager
def asking_for(library: str, extra: str, needed: Text) -> Iterator[None]:
    """Import what needs a library; `needed` says what for, and `extra` brings it along.

    Raises:
        DnatrackError: the library is not installed.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name != library:
            raise
        raise DnatrackError(
            Text(
                f"{needed.ko} 필요한 `{library}` 라이브러리가 설치되어 있지 않습니다",
                f"{needed.en} `{library}`, which is not installed",
            ),
            Text(
                f"`pip install 'dnatrack[{extra}]'`로 설치하세요",
                f"install it with `pip install 'dnatrack[{extra}]'`",
            ),
        ) from None
