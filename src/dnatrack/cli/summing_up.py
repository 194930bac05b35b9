"""From two names to a comment that says what the change between them means."""

from collections.abc import Callable
from contextvars import copy_context
from pathlib import Path

from dnatrack.cli.checking import home_of
from dnatrack.cli.clock import zone_named
from dnatrack.cli.comparing import seen_between
from dnatrack.cli.folder import data_folder
from dnatrack.cli.gating import check_since, parting
from dnatrack.cli.opening import read_settings
from dnatrack.formats.comment import Spoken, comment
from dnatrack.i18n import Language, use_language
from dnatrack.reports import change_summary
from dnatrack.reports.change_summary import Checks
from dnatrack.reports.report import Report
from dnatrack.storage.git_repository import GitRepository


def summed_up(
    data: Path | None, base: str, head: str | None, *, on: str | None, first: Language
) -> str:
    """What the change since it left `base` means, as a comment; in `first` and then the other.

    Raises:
        DnatrackError: there is no data, no history, or a name names nothing.
    """
    folder = data_folder(data)
    repository = GitRepository.around(folder)
    before = parting(repository, base, head, zone_named(read_settings(folder).timezone)).before
    seen = seen_between(folder, before, head, on=on)
    _, found = check_since(folder, base, head)
    checks = Checks(found.new, len(found.older), len(found.resolved), home_of(folder))

    def build() -> Report:
        return change_summary.build(*seen, checks)

    second = Language.EN if first is Language.KO else Language.KO
    return comment(_spoken(build, first), _spoken(build, second))


def _spoken(build: Callable[[], Report], language: Language) -> Spoken:
    """What `build` gives in a language; whoever asks goes on in the one in force."""

    def built() -> Report:
        use_language(language)
        return build()

    return Spoken(language, copy_context().run(built))
