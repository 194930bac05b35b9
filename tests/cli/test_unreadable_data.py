from pathlib import Path

from tests.cli.scenes import play
from tests.rules.rows import Row, rows


@rows(Path(__file__).parent / "unreadable.yaml")
def test_what_cannot_be_read_is_told(tracker: Path, row: Row) -> None:
    play(tracker, row)
