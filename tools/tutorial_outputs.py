"""The tutorial with what its commands print now, from an empty folder on."""

import tempfile
from pathlib import Path

from tools.consoles import Session


def refreshed(text: str, language: str) -> str:
    """A tutorial with its shown outputs as they are now."""
    with tempfile.TemporaryDirectory() as place:
        desk = Path(place) / "desk"
        desk.mkdir()
        return Session(desk, language, home=Path(place)).refreshed(text)
