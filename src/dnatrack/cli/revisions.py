"""What people write to name a moment of the history."""

from datetime import tzinfo

from dnatrack.model.period import Period, PeriodError
from dnatrack.storage.git_read import GitRepository


def commit_named(repository: GitRepository, word: str, zone: tzinfo) -> str:
    """The commit that a day or a revision names; a day means its end in `zone`.

    Raises:
        DnatrackError: it names none.
    """
    try:
        period = Period.parse(word)
    except PeriodError:
        return repository.commit_named(word)
    return repository.commit_on(period.last, zone)
