"""dnatrack: a ledger of government promises, kept as text in git."""

from dnatrack.version import __version__

__all__ = ["__version__"]
