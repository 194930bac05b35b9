"""That a text is written in a way that cannot be formatted without a doubt."""


class UnformattableError(Exception):
    """The text at `offset` is left to be formatted by hand, and the file with it."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset
