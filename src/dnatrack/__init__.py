"""dnatrack: a ledger of government promises, kept as text in git.

What stands in `__all__` is for other people's programs, and is kept by the rules of semantic
versioning; the page `docs/python` lists it with all that it leads to. Everything else may be
another one tomorrow.
"""

from dnatrack.version import __version__

TYPE_CHECKING = False  # as of `typing`, whose import takes longer than all of this
if TYPE_CHECKING:
    from dnatrack.app.workspace import Workspace, open_workspace
    from dnatrack.errors import DnatrackError

__all__ = ["DnatrackError", "Workspace", "__version__", "open_workspace"]

_HOMES = {
    "DnatrackError": "dnatrack.errors",
    "Workspace": "dnatrack.app.workspace",
    "open_workspace": "dnatrack.app.workspace",
}


def __getattr__(name: str) -> object:
    """A public name, imported once it is asked for: every command imports this package."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - nobody pays who does not ask

    globals()[name] = getattr(import_module(_HOMES[name]), name)
    return globals()[name]


def __dir__() -> list[str]:
    """The public names."""
    return __all__
