"""The version, which the build reads from here: the lowest module, so that all may know it."""

__version__ = "0.1.0"
