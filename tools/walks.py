"""Pages that begin in an empty folder, with what their commands print now."""

import tempfile
from pathlib import Path

from tools.consoles import Session


def refreshed(text: str, language: str) -> str:
    """A page of that sort, with its shown outputs as they are now."""
    with tempfile.TemporaryDirectory() as place:
        desk = Path(place) / "desk"
        desk.mkdir()
        return Session(desk, language, home=Path(place)).refreshed(text)
