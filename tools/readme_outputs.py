"""The READMEs with what their commands print now, in a fresh copy of the data."""

import tempfile
from pathlib import Path

from tools.consoles import Session
from tools.running import copy_data


def refreshed(text: str, language: str) -> str:
    """A README with its shown outputs as they are now."""
    with tempfile.TemporaryDirectory() as place:
        folder = copy_data(Path(place))
        return Session(folder, language, home=Path(place)).refreshed(text)
