from pathlib import Path

from tests.cli.scenes import play
from tests.gate.tracker import write_tracker
from tests.rules.rows import Row, rows


@rows(Path(__file__).parent / "named_files.yaml")
def test_what_is_done_with_files_that_are_named(tmp_path: Path, row: Row) -> None:
    write_tracker(tmp_path)

    play(tmp_path, row)
