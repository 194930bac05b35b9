"""The libraries for spreadsheets, which not everybody has installed."""

from importlib import import_module
from types import ModuleType

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text

_LIBRARIES = frozenset({"openpyxl", "xlsxwriter"})


def office_module(name: str) -> ModuleType:
    """The module of ours by that name, which uses one of the libraries.

    Raises:
        DnatrackError: the library is not installed.
    """
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name not in _LIBRARIES:
            raise
        raise DnatrackError(
            Text(
                f"xlsx에는 `{error.name}`이(가) 있어야 하는데 설치되어 있지 않습니다",
                f"xlsx needs `{error.name}`, which is not installed",
            ),
            Text(
                "`pip install 'dnatrack[office]'`로 설치하거나 csv를 쓰세요",
                "install it with `pip install 'dnatrack[office]'`, or use csv",
            ),
        ) from None
