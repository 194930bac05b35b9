"""The READMEs with what their commands print now, in a fresh copy of the data."""

import tempfile
from pathlib import Path

from tools.consoles import Session
from tools.running import copy_data


def refreshed(text: str, language: str) -> str:
    """A README with its shown outputs as they are now."""
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        return Session(copy_data(home), language, home=home).refreshed(text)
