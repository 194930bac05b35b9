from tests.cli.conftest import folder

__all__ = ["folder"]
