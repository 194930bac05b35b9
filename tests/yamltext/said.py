"""What reading says about one file, short enough to be compared whole."""

from dnatrack.loading.load import NoMemory, parse
from dnatrack.model.data_files import DataPath
from dnatrack.model.finding import Defect

FILE = "tasks/a.yaml"


def places(*defects: Defect) -> list[str]:
    """Each defect as `rule line:column-end`."""
    return [f"{one.rule} {_place(one)}" for one in defects]


def _place(defect: Defect) -> str:
    at = defect.problem.at
    if isinstance(at, DataPath):
        return "/".join(map(str, at.keys))
    return f"{at.line}:{at.column}-{at.end_column}"


def said_of(content: str | bytes) -> list[str]:
    """The places of all that is wrong with one file of this content."""
    data = content if isinstance(content, bytes) else content.encode()
    return places(*parse(FILE, data, NoMemory()).defects)


def words_of(content: str) -> list[tuple[str, str]]:
    """Message and hint in English of all that is wrong with one file of this content."""
    defects = parse(FILE, content.encode(), NoMemory()).defects
    return [
        (one.problem.message.en, one.problem.hint.en if one.problem.hint else "") for one in defects
    ]
