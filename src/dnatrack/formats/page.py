"""What a text is printed on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """Where a text goes: to a screen of `width` cells, or into a pipe or file.

    `has_colour` says whether colours and links may be used.
    """

    is_screen: bool = False
    has_colour: bool = False
    width: int = 80
    max_rows: int = 0
