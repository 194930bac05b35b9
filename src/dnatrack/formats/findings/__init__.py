"""The formats of findings: one file each, found by name."""

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from dnatrack.errors import DnatrackError
from dnatrack.i18n import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dnatrack.formats.findings_context import FindingsContext
    from dnatrack.model.finding import Finding

    Render = Callable[[Sequence[Finding], FindingsContext], str]

FINDINGS_FORMATS = tuple(sorted(module.name.replace("_", "-") for module in iter_modules(__path__)))


def format_named(name: str) -> "Render":
    """The format of that name: findings and their context to the text to be printed.

    The text is empty or ends with a line break.

    Raises:
        DnatrackError: there is no such format.
    """
    if name not in FINDINGS_FORMATS:
        raise _no_such_format(name)
    render: Render = getattr(
        import_module(f"{__name__}.{_module(name)}"), f"render_{_module(name)}"
    )
    return render


def _module(name: str) -> str:
    return name.replace("-", "_")


def _no_such_format(name: str) -> DnatrackError:
    known = ", ".join(FINDINGS_FORMATS)
    return DnatrackError(
        Text(f"`{name}`이라는 출력 형식이 없습니다", f"there is no format `{name}`"),
        Text(f"쓸 수 있는 형식: {known}", f"formats: {known}"),
    )
