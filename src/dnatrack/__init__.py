"""dnatrack: a ledger of government promises, kept as text in git."""

__version__ = "0.1.0"
