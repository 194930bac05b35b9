"""The READMEs with what their commands print now, in a fresh sample and copy of the data."""

import tempfile
from pathlib import Path

from tools.consoles import Session
from tools.running import copy_data, run

_HEADING = "\n## "


def refreshed(text: str, language: str) -> str:
    """A README with its shown outputs as they are now.

    What stands above its first heading is shown in the sample of a history, all else in
    a fresh copy of the data.
    """
    head, heading, rest = text.partition(_HEADING)
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        run(["init", "--sample", "history", "above"], at=home, language=language)
        shown = Session(home / "above", language, home=home).refreshed(head)
        return shown + heading + Session(copy_data(home), language, home=home).refreshed(rest)
