"""Which data folder a command is about."""

from pathlib import Path

from dnatrack.storage.data_folder import find_data_folder, given_data_folder


def data_folder(data: Path | None) -> Path:
    """The data folder that was named, or that is found from here upwards.

    Raises:
        DnatrackError: there is none.
    """
    return find_data_folder(Path.cwd()) if data is None else given_data_folder(data)
