from pathlib import Path

from dnatrack.loading.load import load
from dnatrack.model.data_files import DataPath
from dnatrack.model.finding import Defect
from dnatrack.rules.examples import (
    EXAMPLE_TASK,
    EXAMPLE_TASK_FILE,
    example_snapshot,
    task_with,
)
from dnatrack.rules.rule import Files
from tests.rules.rows import Row, files_of, rows


def defects_in(files: Files) -> tuple[Defect, ...]:
    return load(example_snapshot(files)).defects


def said_in(files: Files) -> list[str]:
    """Each defect as `rule keys: message (hint)`, in English."""
    return [
        f"{one.rule} {_keys(one.problem.at)}: {one.problem.message.en} "
        f"({one.problem.hint.en if one.problem.hint else ''})"
        for one in defects_in(files)
    ]


def _keys(at: object) -> str:
    return "/".join(map(str, at.keys)) if isinstance(at, DataPath) else ""


@rows(Path(__file__).parent / "problems.yaml")
def test_what_does_not_fit_is_named_with_the_way_out(row: Row) -> None:
    said = row["said"]

    assert said_in(files_of(row)) == ([said] if isinstance(said, str) else said)


def test_a_file_that_is_a_list_or_a_text_has_no_keys() -> None:
    for content in ("- a\n", "text\n"):
        (defect,) = defects_in({EXAMPLE_TASK_FILE: content})

        assert defect.rule == "wrong-type"


def test_long_values_are_cut() -> None:
    (said,) = said_in(task_with(f"done_on: {'가' * 10_000}\n"))

    assert said.startswith(f"impossible-date done_on: `{'가' * 39}…` is no date")
    assert len(said) < 200


def test_of_very_many_defects_the_first_are_shown_and_the_rest_counted() -> None:
    ids = ", ".join(f"S_{n}" for n in range(1000))

    said = said_in(task_with(f"evidence: [{ids}]\n"))

    assert len(said) == 50
    assert said[-1].startswith(
        "id-format evidence/49: from here on there are 951 more values that do not fit"
    )


def test_an_example_in_order_has_no_defect() -> None:
    assert defects_in({EXAMPLE_TASK_FILE: EXAMPLE_TASK}) == ()
